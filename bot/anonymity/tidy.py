"""After a release: destroy the key, and leave no old copy in the file.

A transaction can neither shrink its own database nor remove a file. So this runs after
every release that was committed, and at every start: it goes on where a crash left off,
and doing it again changes nothing.
"""

from pathlib import Path

from sqlalchemy import Engine, update
from sqlmodel import Session, col

from bot.anonymity import keys
from bot.models.envelope import Batch, untidied


def tidy(engine: Engine, home: Path) -> bool:
    """Finish every release that is not finished.

    Call it outside of any transaction, on the thread that writes, after each due turn
    whose route begins with ``release.`` and once at start.

    Args:
        engine: the database.
        home: HEARD_HOME.

    Returns:
        True when nothing is left to do. False when another connection is still reading an
        old copy: call again later; until then `heard doctor` shows it (`bot.models.envelope.untidied`).
    """
    with Session(engine) as db:
        batches = untidied(db)
        done = [b.id for b in batches]
        for batch in batches:
            keys.destroy(home, batch.public_key)
    if not done:
        return True
    if engine.dialect.name == "sqlite" and not _rewrite(engine):
        return False
    with Session(engine) as db:
        db.execute(update(Batch).where(col(Batch.id).in_(done)).values(tidied=True))
        db.commit()
    return True


def _rewrite(engine: Engine) -> bool:
    """Write the SQLite file anew and empty its log; whether both could be done."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy
    finally:
        connection.close()
