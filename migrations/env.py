"""Runs migrations on the engine that Heard gives, with foreign keys off while tables are made anew.

Recreating a parent table with foreign keys on and ON DELETE CASCADE deleted its
children when it was tried; so they are switched off before the transaction and
checked after it.
"""

from alembic import context

from bot.models.tables import metadata

engine = context.config.attributes["engine"]
sqlite = engine.dialect.name == "sqlite"

with engine.connect() as connection:
    if sqlite:
        raw = connection.connection.driver_connection
        connection.rollback()
        raw.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=sqlite, compare_type=True
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if sqlite:
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        raw.execute("PRAGMA foreign_keys=ON")
        if broken:
            raise RuntimeError(f"{len(broken)} rows lost what they belong to; restore the copy in backups/")
