"""From one file to PostgreSQL, with proof that nothing is missing.

Every table goes over in one transaction, each in a single INSERT in random order, so
that nothing in the new database says when a row was written or what it was written
beside. Then both are read again and compared, row by row.

Letters that wait unopened are opened in memory and sealed anew, under keys that are made
for the new database, and the old keys are destroyed. From then on nobody can open a copy
of the old file, a backup of it or this file itself, and nobody could run it by mistake: it
is marked as moved, and its envelopes are gone. Interrupted at any point it is simply typed
again: it finds out how far it came.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    Table,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from bot.anonymity import keys
from bot.anonymity.seal import Unreadable, open_sealed, seal
from bot.anonymity.tidy import rewrite, tidy
from bot.models import schema
from bot.models.database import connect, sqlite_url
from bot.models.envelope import Batch, BatchState, Envelope
from bot.models.tables import metadata

TOGETHER = 1000
"""Rows sent to the new database at a time."""
SEALED_ANEW = {"envelope": {"sealed"}, "batch": {"public_key"}}
"""Columns that differ on purpose. What is inside the letters is compared instead."""


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
    old, new = connect(sqlite_url(file)), connect(to)
    try:
        if new.dialect.name != "postgresql":
            raise CannotMove("The target must be PostgreSQL: postgresql+psycopg://user@host/name")
        _ready(old, home)
        schema.bring_up_to_date(new, home / "backups")
        if _empty(new):
            _copy(old, new, home)  # otherwise it may be a copy already, and what follows was interrupted
        compared = list(_compare(old, new))
        if not all(one.same for one in compared) or not _same_letters(old, new, home):
            raise CannotMove(_different(compared))
        _leave(old, home)
    except SQLAlchemyError as error:
        why = type(error.__cause__ or error).__name__
        raise CannotMove(f"One of the databases does not do what it should: {why}. Try again.") from None
    finally:
        old.dispose()
        new.dispose()
    return compared


def _ready(old: Engine, home: Path) -> None:
    """See to it that the old database is at this version, with no release half done."""
    try:
        schema.bring_up_to_date(old, home / "backups")
    except schema.Moved:
        _destroy(old, home)  # in case that it was interrupted just there
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


def _copy(old: Engine, new: Engine, home: Path) -> None:
    """Copy every table in one transaction; the keys of the new database are on the disk before it commits."""
    with old.connect() as here, new.begin() as there:
        anew = _new_keys(here, home)
        for table in metadata.sorted_tables:
            there.execute(text(f'CREATE TEMP TABLE "moving" (LIKE "{table.name}") ON COMMIT DROP'))
            moving = table.to_metadata(MetaData(), name="moving")
            for rows in (
                here.execution_options(yield_per=TOGETHER).execute(select(table)).mappings().partitions()
            ):
                there.execute(insert(moving), [_sealed_anew(table, dict(row), anew) for row in rows])
            names = ", ".join(f'"{c.name}"' for c in table.columns)
            there.execute(
                text(f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM "moving" ORDER BY random()')  # noqa: S608 - our own names
            )
            there.execute(text('DROP TABLE "moving"'))
            _count_on(there, table)


@dataclass(frozen=True, slots=True)
class _Anew:
    """The private key that opens a batch's letters, and the public one that seals them for the new database."""

    private: bytes
    public: bytes


def _new_keys(here: Connection, home: Path) -> dict[int, _Anew]:
    """For each waiting batch whose key is there, a new pair; a letter whose key is lost stays as it is, and unreadable."""
    waiting = here.execute(
        select(col(Batch.id), col(Batch.public_key)).where(col(Batch.state) == BatchState.WAITING)
    )
    found = {row.id: keys.read(home, row.public_key) for row in waiting}
    return {batch: _Anew(private, keys.make(home)) for batch, private in found.items() if private}


def _sealed_anew(table: Table, row: dict[str, Any], anew: dict[int, _Anew]) -> dict[str, Any]:
    if table.name == "batch" and row["id"] in anew:
        return row | {"public_key": anew[row["id"]].public}
    if table.name == "envelope" and (its := anew.get(row["batch_id"])):
        try:
            return row | {"sealed": seal(open_sealed(row["sealed"], its.private), its.public)}
        except Unreadable:
            return row  # it was unreadable before
    return row


def _count_on(there: Connection, table: Table) -> None:
    """Let running numbers go on after the last one that came over."""
    key = table.autoincrement_column
    if key is None:
        return
    last = there.execute(select(func.max(key))).scalar()
    if last:
        there.execute(select(func.setval(func.pg_get_serial_sequence(f'"{table.name}"', key.name), last)))


def _compare(old: Engine, new: Engine) -> Iterator[Compared]:
    with old.connect() as here, new.connect() as there:
        for table in metadata.sorted_tables:
            mine, theirs = _digest(here, table), _digest(there, table)
            yield Compared(table.name, mine[0], mine[1], mine == theirs)


def _digest(connection: Connection, table: Table) -> tuple[int, str]:
    """How many rows a table has, and a digest of what is in them, in whatever order they lie."""
    columns = [c for c in table.columns if c.name not in SEALED_ANEW.get(table.name, ())]
    rows = connection.execution_options(yield_per=TOGETHER).execute(select(*columns))
    each = sorted(hashlib.sha256(repr(tuple(row)).encode()).digest() for row in rows)
    return len(each), hashlib.sha256(b"".join(each)).hexdigest()


def _same_letters(old: Engine, new: Engine, home: Path) -> bool:
    """Whether each letter says on both sides the same, as far as anybody can read it."""
    with Session(old) as here, Session(new) as there:
        theirs = {
            r.digest: r.sealed for r in there.execute(select(col(Envelope.digest), col(Envelope.sealed)))
        }
        keys_there = {r.id: r.public_key for r in there.execute(select(col(Batch.id), col(Batch.public_key)))}
        mine = here.execute(
            select(col(Envelope.digest), col(Envelope.sealed), col(Envelope.batch_id), col(Batch.public_key))
            .join(Batch, col(Batch.id) == col(Envelope.batch_id))
        )  # fmt: skip
        return all(
            _read(sealed, keys.read(home, public_key))
            == _read(theirs.get(digest, b""), keys.read(home, keys_there[batch]))
            for digest, sealed, batch, public_key in mine
        )


def _read(sealed: bytes, private_key: bytes | None) -> object:
    """What a letter says; its bytes where nobody can read it."""
    try:
        return open_sealed(sealed, private_key) if private_key else sealed
    except Unreadable:
        return sealed


def _different(compared: list[Compared]) -> str:
    names = ", ".join(one.table for one in compared if not one.same) or "envelope"
    return (
        f"The target is not a copy of this installation: {names}. Nothing here was changed. "
        "Is something else in that database? Give it an empty one."
    )


def _leave(old: Engine, home: Path) -> None:
    """Make the old file unusable: no Heard starts on it, its letters are gone, and their keys destroyed."""
    with Session(old) as db:
        db.execute(delete(Envelope))
        db.execute(update(schema.VERSION).values(version_num=schema.MOVED))
        db.commit()
    _destroy(old, home)


def _destroy(old: Engine, home: Path) -> None:
    """Destroy the keys of what waited in the old file, and leave no copy of it in the file. Twice is no fault."""
    with Session(old) as db:
        waiting = select(col(Batch.public_key)).where(col(Batch.state) == BatchState.WAITING)
        public_keys = list(db.execute(waiting).scalars())
    for public_key in public_keys:
        keys.destroy(home, public_key)
    rewrite(old)
