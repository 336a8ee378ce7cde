"""The box in which envelopes wait: putting one in, taking it out, and where a receipt leads.

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
from bot.models.envelope import Batch, BatchState, Envelope, Receipt, waiting_batch

LOCKS = 0x48656172
"""The first half of every advisory lock of the box ("Hear"); the second is the question."""


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
    question_id: int = 0
    batch: Batch | None = None


class NoBatch(Exception):
    """The question collects no envelopes: it is not open, or its last ones were released."""


def lock(db: Session, question_id: int, *, alone: bool = False) -> None:
    """Keep a release and the putting in of envelopes apart until the transaction ends (PostgreSQL)."""
    if db.get_bind().dialect.name == "postgresql":
        take = func.pg_advisory_xact_lock if alone else func.pg_advisory_xact_lock_shared
        db.execute(select(take(LOCKS, question_id)))


def put(db: Session, question_id: int, receipt: str, letter: Letter) -> Where:
    """Seal a letter and put it in the question's box, once however often it is done.

    Returns:
        WAITING when it lies there now, or where an earlier one with this receipt went.

    Raises:
        NoBatch: if nothing is collected.
        NotAReceipt: if `receipt` is none.
    """
    name = digest(receipt)
    lock(db, question_id)
    used = find(db, receipt)
    if used.where is not Where.UNKNOWN:
        return used.where
    batch = waiting_batch(db, question_id)
    if batch is None:
        raise NoBatch
    dialect: Any = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    row = {"digest": name, "question_id": question_id, "sealed": seal(letter, batch.public_key)}
    db.execute(dialect.insert(Envelope).values(**row).on_conflict_do_nothing())
    return Where.WAITING


def take_back(db: Session, receipt: str) -> Found:
    """Destroy the waiting envelope of a receipt. The receipt stays used, so that an old *Send* never stores it again.

    Returns:
        Where it was found; WAITING means that it is gone now.
    """
    found = find(db, receipt)
    if found.where is Where.WAITING and found.batch is not None:
        lock(db, found.question_id)
        gone = db.execute(delete(Envelope).where(col(Envelope.digest) == digest(receipt)))
        if not gone.rowcount:  # type: ignore[attr-defined]  # SQLAlchemy types it as Result
            return find(db, receipt)
        db.execute(
            insert(Receipt).values(
                digest=digest(receipt), question_id=found.question_id, batch_id=found.batch.id
            )
        )
    return found


def find(db: Session, receipt: str) -> Found:
    """Where a receipt leads. Reads only; words that are no receipt lead nowhere."""
    try:
        name = digest(receipt)
    except NotAReceipt:
        return Found(Where.UNKNOWN)
    question_id = db.execute(
        select(col(Envelope.question_id)).where(col(Envelope.digest) == name)
    ).scalar_one_or_none()
    if question_id is not None:
        return Found(Where.WAITING, question_id, waiting_batch(db, question_id))
    row = db.execute(
        select(Receipt, Batch)
        .join(Batch, col(Batch.id) == col(Receipt.batch_id))
        .where(col(Receipt.digest) == name)
    ).one_or_none()
    if row is None:
        return Found(Where.UNKNOWN)
    kept, batch = row
    return Found(_where(batch), kept.question_id, batch)


def _where(batch: Batch) -> Where:
    if batch.state is BatchState.WAITING:
        return Where.TAKEN_BACK
    return Where.LOST if batch.lost else Where.PASSED_ON
