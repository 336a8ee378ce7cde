"""Batches, receipts and tallies: the tables of the anonymous channel.

An envelope that waits is in none of them: it lies in a file (`bot.anonymity.letterbox`),
and every row here was written on a day when nobody in particular did anything. Each says
as little as it can. A receipt is a digest and where it leads. A tally is how many
envelopes of a batch said the same. A test holds the list of columns: adding one fails it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, LargeBinary, func, select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import key, maybe, one_of, to


@dataclass(frozen=True, slots=True)
class Box:
    """Whose envelopes lie together: those of one question, of one briefing, or the taps about one update."""

    question_id: int | None = None
    briefing_id: int | None = None
    update_id: int | None = None


class BatchState(StrEnum):
    """WAITING collects envelopes; RELEASED has been opened, its private key destroyed."""

    WAITING = "waiting"
    RELEASED = "released"


_THERE = "CASE WHEN {} IS NULL THEN 0 ELSE 1 END"
ONE_BOX = " + ".join(map(_THERE.format, ("question_id", "briefing_id", "update_id"))) + " = 1"
"""A batch belongs to one box."""


class Batch(SQLModel, table=True):
    """What is released together; its private key and its envelopes are files outside the database.

    Attributes:
        question_id, briefing_id, update_id: whose it is: one of the three.
        public_key: seals its envelopes; names its key file.
        release_on: the local day of its next tick.
        released_on: the local day on which it was opened.
        too_few: fewer than enough had written when it was closed.
        lost: what waited in it was destroyed unread: its key was gone, or the question was sent by mistake.
        tidied: its key and letterbox are destroyed and the database holds no old copy of its pages.
    """

    __tablename__ = "batch"
    __table_args__ = (CheckConstraint(ONE_BOX, name="one_box"),)

    id: int | None = key()
    question_id: int | None = maybe("question")
    briefing_id: int | None = maybe("briefing")
    update_id: int | None = maybe("update")
    public_key: bytes = Field(sa_type=LargeBinary)
    state: BatchState = Field(default=BatchState.WAITING, sa_type=one_of(BatchState))
    release_on: date
    released_on: date | None = None
    too_few: bool = False
    lost: bool = False
    tidied: bool = False


class Receipt(SQLModel, table=True):
    """Where a receipt leads: a batch, never one contribution."""

    __tablename__ = "receipt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: bytes = Field(sa_type=LargeBinary, primary_key=True)
    batch_id: int = to("batch", index=False)


class Tally(SQLModel, table=True):
    """How many letters of one batch held the same vote. Shown to people only through `bot.chat.counts`."""

    __tablename__ = "tally"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: int = Field(foreign_key="batch.id", primary_key=True)
    vote: str = Field(primary_key=True)
    count: int


def _in(box: Box) -> ColumnElement[bool]:
    """That a batch belongs to a box."""
    if box.question_id:
        return col(Batch.question_id) == box.question_id
    if box.briefing_id:
        return col(Batch.briefing_id) == box.briefing_id
    return col(Batch.update_id) == box.update_id


def tallies(db: Session, box: Box) -> dict[str, int]:
    """How often each vote was found in the released envelopes of a box."""
    rows = db.execute(
        select(col(Tally.vote), func.sum(col(Tally.count)))
        .join(Batch, col(Batch.id) == col(Tally.batch_id))
        .where(_in(box))
        .group_by(col(Tally.vote))
    )
    return {vote: int(count) for vote, count in rows}


def waiting_batch(db: Session, box: Box) -> Batch | None:
    """The batch that collects a box's envelopes now; None before it opens and after its last release."""
    return db.execute(
        select(Batch).where(_in(box), col(Batch.state) == BatchState.WAITING)
    ).scalar_one_or_none()


def waiting_batches(db: Session) -> list[Batch]:
    """Every batch that collects envelopes now."""
    return list(
        db.execute(
            select(Batch).where(col(Batch.state) == BatchState.WAITING).order_by(col(Batch.id))
        ).scalars()
    )


def were_lost(db: Session, box: Box) -> bool:
    """Whether envelopes of a box were lost with their key, so that a count of nobody says nothing."""
    return db.execute(select(col(Batch.id)).where(_in(box), col(Batch.lost)).limit(1)).first() is not None


def any_lost(db: Session) -> bool:
    """Whether envelopes were ever lost here, so that a receipt that leads nowhere may be of one of them."""
    return db.execute(select(col(Batch.id)).where(col(Batch.lost)).limit(1)).first() is not None


def untidied(db: Session) -> list[Batch]:
    """Released batches whose key is not yet known to be destroyed, or whose old pages are not yet gone."""
    return list(
        db.execute(
            select(Batch)
            .where(col(Batch.state) == BatchState.RELEASED, col(Batch.tidied).is_(False))
            .order_by(col(Batch.id))
        ).scalars()
    )
