"""Brings a database to this program's version, and refuses one that is newer.

Alembic costs half a second to import, so it is only loaded when the schema is not
current. A copy of a SQLite database is made before anything in it changes.
"""

from pathlib import Path

from sqlalchemy import Engine, column, inspect, select, table

from bot.shipped import shipped

HEAD = "0001"
"""The newest migration; a test holds it against the folder."""


VERSION = table("alembic_version", column("version_num"))
MOVED = "moved"
"""Stands in the place of a version once everything lies in another database (`bot.move`)."""


class Newer(Exception):
    """The database was written by a newer version of Heard than this one."""


class Moved(Exception):
    """Everything in this database was moved to another one; it is used no more."""


def version(engine: Engine) -> str | None:
    """The migration a database stands at; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(select(VERSION.c.version_num)).scalar()
    return str(found) if found else None


def is_newer(at: str | None) -> bool:
    """Whether a database at that migration is from a later version of Heard than this one."""
    return at is not None and not (shipped("migrations") / "versions" / f"{at}.py").exists()


def bring_up_to_date(engine: Engine, backups: Path) -> bool:
    """Migrate the database to `HEAD`, after copying it to `backups` when it holds anything.

    Returns:
        Whether the database was empty before.

    Raises:
        Newer: if it is from a later version. Nothing is touched then.
        Moved: if it was moved to another database.
    """
    at = version(engine)
    if at == HEAD:
        return False
    if at == MOVED:
        raise Moved
    if is_newer(at):
        raise Newer(at)
    if at is not None and engine.dialect.name == "sqlite":
        copy_database(engine, backups / f"before-{HEAD}.db")
    _migrate(engine)
    return at is None


def copy_database(engine: Engine, path: Path) -> None:
    """Copy a SQLite database to `path`, in an order that says nothing about when rows were written (VACUUM INTO)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        connection.rollback()
        raw.execute("VACUUM INTO ?", (str(path),))
    path.chmod(0o600)


def _migrate(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - slow, and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")
