"""After a release: destroy the key and the letterbox, and leave no old copy in the database file.

A transaction can neither shrink its own database nor remove a file. So this runs after
every release that was committed, and at every start: it goes on where a crash left off,
and doing it again changes nothing.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col

from bot.anonymity import keys, letterbox
from bot.models.connection import failing
from bot.models.envelope import Batch, untidied


def tidy(engine: Engine, home: Path) -> bool:
    """Finish every release that is not finished.

    Call it outside of any transaction, on the thread that writes, after each due turn
    whose route begins with ``release.`` and once at start.

    Args:
        engine: the database.
        home: HEARD_HOME.

    Returns:
        True when nothing is left to do. False when it could not be finished, because another
        connection is still reading an old copy, the database fails, or the disk is full or cannot be written: call
        again later; until then `heard doctor` shows it (`bot.models.envelope.untidied`).
    """
    try:
        return _tidied(engine, home)
    except DBAPIError as error:
        if not failing(error):
            raise
        return False


def _tidied(engine: Engine, home: Path) -> bool:
    with Session(engine) as db:
        batches = untidied(db)
        done = [b.id for b in batches]
        public_keys = [b.public_key for b in batches]
    if not done:
        return True
    if not _destroyed(home, public_keys) or (engine.dialect.name == "sqlite" and not rewrite(engine)):
        return False
    with Session(engine) as db:
        db.execute(update(Batch).where(col(Batch.id).in_(done)).values(tidied=True))
        db.commit()
    return True


def _destroyed(home: Path, public_keys: list[bytes]) -> bool:
    try:
        for public_key in public_keys:
            keys.destroy(home, public_key)
            letterbox.remove(home, public_key)
    except OSError:
        return False
    return True


def rewrite(engine: Engine) -> bool:
    """Write the SQLite file anew and empty its log; whether both could be done."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy
    except sqlite3.Error:
        return False
    finally:
        connection.close()
