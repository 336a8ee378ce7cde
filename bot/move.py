"""From one file to PostgreSQL, with proof that nothing is missing.

Every table goes over in one transaction, each in a single INSERT in random order, so
that nothing in the new database says when a row was written or what it was written
beside. Then both are read again and compared, row by row.

Envelopes that wait are in neither database: they and their keys stay where they are, under
HEARD_HOME (`bot.anonymity.letterbox`). The old file is marked as moved, so that nobody can run
it by mistake. Interrupted at any point it is simply typed again: it finds out how far it came.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    Table,
    func,
    insert,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.anonymity.tidy import tidy
from bot.models import schema
from bot.models.connection import connect, sqlite_url
from bot.models.tables import metadata
from bot.why_not import WHY_NOT

TOGETHER = 1000
"""Rows sent to the new database at a time."""


class CannotMove(Exception):
    """Why nothing was moved, or not all of it, in a plain sentence."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One table on both sides: how many rows, and a digest of them all in whatever order they lie."""

    table: str
    rows: int
    digest: str
    same: bool


def move(home: Path, to: str) -> list[Compared]:
    """Move the installation in `home` from its file to the empty PostgreSQL database `to`.

    The caller holds the folder (`bot.lock.take`), so that nothing runs meanwhile.

    Returns:
        A line for each table: all of them are the same.

    Raises:
        CannotMove: if there is nothing to move, the target holds something else, or something would be missing.
    """
    file = home / "heard.db"
    if not file.exists():
        raise CannotMove(f"There is no database at {file}. Is this the right HEARD_HOME?")
    new, old = _target(to), connect(sqlite_url(file))
    try:
        _ready(old, home)
        schema.bring_up_to_date(new, home / "backups")
        if _empty(new):
            _copy(old, new)  # otherwise it may be a copy already, and what follows was interrupted
        compared = list(_compare(old, new))
        if not all(one.same for one in compared):
            raise CannotMove(_different(compared))
        _leave(old)
    except schema.Newer:
        raise CannotMove("One of the databases was written by a newer Heard. Install that version.") from None
    except sqlite3.Error as error:
        raise CannotMove(f"{WHY_NOT[sqlite3.Error]} Nothing was moved.") from error
    except SQLAlchemyError as error:
        why = type(error.__cause__ or error).__name__
        raise CannotMove(f"One of the databases does not do what it should: {why}. Try again.") from None
    finally:
        old.dispose()
        new.dispose()
    return compared


def _target(to: str) -> Engine:
    with contextlib.suppress(SQLAlchemyError):  # what is no address at all
        new = connect(to)
        if new.dialect.name == "postgresql":
            return new
    raise CannotMove("The target must be PostgreSQL: postgresql+psycopg://user@host/name")


def _ready(old: Engine, home: Path) -> None:
    """See to it that the old database is at this version, with no release half done."""
    try:
        schema.bring_up_to_date(old, home / "backups")
    except schema.Moved:
        raise CannotMove(
            "This installation was moved already. Set HEARD_DATABASE_URL to where it is now."
        ) from None
    if not tidy(old, home):
        raise CannotMove("A release is not finished: another program holds the database file. Stop it first.")


def _empty(new: Engine) -> bool:
    with new.connect() as there:
        return not any(
            there.execute(select(literal(1)).select_from(t).limit(1)).first() for t in metadata.sorted_tables
        )


def _copy(old: Engine, new: Engine) -> None:
    """Copy every table in one transaction."""
    with old.connect() as here, new.begin() as there:
        for table in metadata.sorted_tables:
            there.execute(text(f'CREATE TEMP TABLE "moving" (LIKE "{table.name}") ON COMMIT DROP'))
            moving = table.to_metadata(MetaData(), name="moving")
            for rows in (
                here.execution_options(yield_per=TOGETHER).execute(select(table)).mappings().partitions()
            ):
                there.execute(insert(moving), [dict(row) for row in rows])
            names = ", ".join(f'"{c.name}"' for c in table.columns)
            there.execute(
                text(f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM "moving" ORDER BY random()')  # noqa: S608 - our own names
            )
            there.execute(text('DROP TABLE "moving"'))
            _count_on(here, there, table)


def _count_on(here: Connection, there: Connection, table: Table) -> None:
    """Let running numbers go on after the last one that was ever given, so that old buttons mean nothing new."""
    key = table.autoincrement_column
    if key is None:
        return
    last = here.execute(
        text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": table.name}
    ).scalar() or there.scalar(select(func.max(key)))
    if last:
        there.execute(select(func.setval(func.pg_get_serial_sequence(f'"{table.name}"', key.name), last)))


def _compare(old: Engine, new: Engine) -> Iterator[Compared]:
    with old.connect() as here, new.connect() as there:
        for table in metadata.sorted_tables:
            mine, theirs = _digest(here, table), _digest(there, table)
            yield Compared(table.name, mine[0], mine[1], mine == theirs)


def _digest(connection: Connection, table: Table) -> tuple[int, str]:
    """How many rows a table has, and a digest of what is in them, in whatever order they lie."""
    rows = connection.execution_options(yield_per=TOGETHER).execute(select(table))
    each = sorted(hashlib.sha256(repr(tuple(row)).encode()).digest() for row in rows)
    return len(each), hashlib.sha256(b"".join(each)).hexdigest()


def _different(compared: list[Compared]) -> str:
    names = ", ".join(one.table for one in compared if not one.same)
    return (
        f"The target is not a copy of this installation: {names}. Nothing here was changed. "
        "Is something else in that database? Give it an empty one."
    )


def _leave(old: Engine) -> None:
    """Mark the old file as moved: no Heard starts on it."""
    with Session(old) as db:
        db.execute(update(schema.VERSION).values(version_num=schema.MOVED))
        db.commit()
