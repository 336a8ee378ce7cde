"""The box in which envelopes wait: putting one in, taking it out, and where a receipt leads.

A box belongs to a question or a briefing (`bot.models.envelope.Box`). Another conversation
uses it like this: `release.new_batch(db, home, box, day)` opens it; a tap puts
`Letter(vote="clear:no", alone=True)` in with `put(db, box, mint(), letter)`, in a route that
is `sealed=True`, after `house.limits.hold(chat, batch.id, receipt, "clear")` has said that
this chat has not yet voted in this batch; a timer whose route begins with ``release.`` calls
`release.release(...)` on the day, and afterwards `envelope.tallies(db, box)` counts the votes,
which are shown only through `bot.chat.counts`. A letter with text is an answer (or one to
a question's points), and becomes a contribution; only a question's box takes those.

Nothing here knows a person. On PostgreSQL a lock that leaves no trace in any row keeps
an envelope from slipping in between a release and the new key; SQLite has one writer.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from bot.anonymity.receipts import NotAReceipt, digest
from bot.anonymity.seal import Letter, seal
from bot.models.envelope import Batch, BatchState, Box, Envelope, Receipt, waiting_batch

LOCKS = 0x48656172
"""The first half of every advisory lock of a question's box ("Hear"), and one more of a briefing's; the second is its number."""


class Where(StrEnum):
    """Where the envelope of a receipt is."""

    WAITING = "waiting"
    TAKEN_BACK = "taken_back"
    PASSED_ON = "passed_on"
    LOST = "lost"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a receipt leads; the batch tells when it was, or will be, opened."""

    where: Where
    batch: Batch | None = None


class NoBatch(Exception):
    """The box collects no envelopes: it is not open, or its last ones were released."""


def lock(db: Session, box: Box, *, alone: bool = False) -> None:
    """Keep a release and the putting in of envelopes apart until the transaction ends (PostgreSQL)."""
    if db.get_bind().dialect.name == "postgresql":
        take = func.pg_advisory_xact_lock if alone else func.pg_advisory_xact_lock_shared
        db.execute(select(take(LOCKS + (box.question_id is None), box.question_id or box.briefing_id)))


def put(db: Session, box: Box, receipt: str, letter: Letter) -> Where:
    """Seal a letter and put it in a box, once however often it is done.

    Returns:
        WAITING when it lies there now, or where an earlier one with this receipt went.

    Raises:
        NoBatch: if nothing is collected.
        NotAReceipt: if `receipt` is none.
    """
    name = digest(receipt)
    lock(db, box)
    used = find(db, receipt)
    if used.where is not Where.UNKNOWN:
        return used.where
    batch = waiting_batch(db, box)
    if batch is None:
        raise NoBatch
    dialect: Any = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    row = {"digest": name, "batch_id": batch.id, "sealed": seal(letter, batch.public_key)}
    db.execute(dialect.insert(Envelope).values(**row).on_conflict_do_nothing())
    return Where.WAITING


def take_back(db: Session, receipt: str) -> Found:
    """Destroy the waiting envelope of a receipt. The receipt stays used, so that an old *Send* never stores it again.

    Returns:
        Where it was found; WAITING means that it is gone now.
    """
    found = find(db, receipt)
    if found.where is Where.WAITING and found.batch is not None:
        lock(db, box_of(found.batch))
        gone = db.execute(delete(Envelope).where(col(Envelope.digest) == digest(receipt)))
        if not gone.rowcount:  # type: ignore[attr-defined]  # SQLAlchemy types it as Result
            return find(db, receipt)
        db.execute(insert(Receipt).values(digest=digest(receipt), batch_id=found.batch.id))
    return found


def box_of(batch: Batch) -> Box:
    """The box a batch belongs to."""
    return Box(batch.question_id, batch.briefing_id)


def find(db: Session, receipt: str) -> Found:
    """Where a receipt leads. Reads only; words that are no receipt lead nowhere."""
    try:
        name = digest(receipt)
    except NotAReceipt:
        return Found(Where.UNKNOWN)
    waiting = _batch_of(db, Envelope, name)
    if waiting is not None:
        return Found(Where.WAITING, waiting)
    batch = _batch_of(db, Receipt, name)
    return Found(_where(batch), batch) if batch else Found(Where.UNKNOWN)


def _batch_of(db: Session, table: type[Envelope] | type[Receipt], name: bytes) -> Batch | None:
    return db.execute(
        select(Batch).join(table, col(table.batch_id) == col(Batch.id)).where(col(table.digest) == name)
    ).scalar_one_or_none()


def _where(batch: Batch) -> Where:
    if batch.state is BatchState.WAITING:
        return Where.TAKEN_BACK
    return Where.LOST if batch.lost else Where.PASSED_ON
