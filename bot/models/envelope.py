"""Envelopes, batches and receipts: the three tables of the anonymous channel.

Each row says as little as it can. An envelope is a digest, a question, and bytes
that nobody can open before release. A receipt is a digest and where it leads. A
test holds the list of columns: adding one fails it.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import LargeBinary, select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import key, one_of, to


class BatchState(StrEnum):
    """WAITING collects envelopes; RELEASED has been opened, its private key destroyed."""

    WAITING = "waiting"
    RELEASED = "released"


class Batch(SQLModel, table=True):
    """What is released together; its private key is a file outside the database.

    Attributes:
        public_key: seals its envelopes; names its key file.
        release_on: the local day of its next tick.
        released_on: the local day on which it was opened.
        too_few: fewer than enough had written when it was closed.
        lost: what waited in it was destroyed unread: its key was gone, or the question was sent by mistake.
        tidied: its key is destroyed and the database holds no old copy of its pages.
    """

    __tablename__ = "batch"

    id: int | None = key()
    question_id: int = to("question")
    public_key: bytes = Field(sa_type=LargeBinary)
    state: BatchState = Field(default=BatchState.WAITING, sa_type=one_of(BatchState))
    release_on: date
    released_on: date | None = None
    too_few: bool = False
    lost: bool = False
    tidied: bool = False


class Envelope(SQLModel, table=True):
    """One sealed contribution: SHA-256 of its receipt, its question, its bytes. Nothing else, ever."""

    __tablename__ = "envelope"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: bytes = Field(sa_type=LargeBinary, primary_key=True)
    question_id: int = to("question")
    sealed: bytes = Field(sa_type=LargeBinary)


class Receipt(SQLModel, table=True):
    """Where a receipt leads: a question and a batch, never one contribution."""

    __tablename__ = "receipt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: bytes = Field(sa_type=LargeBinary, primary_key=True)
    question_id: int = to("question", index=False)
    batch_id: int = to("batch", index=False)


def waiting_batch(db: Session, question_id: int) -> Batch | None:
    """The batch that collects a question's envelopes now; None before it opens and after its last release."""
    return db.execute(
        select(Batch).where(col(Batch.question_id) == question_id, col(Batch.state) == BatchState.WAITING)
    ).scalar_one_or_none()


def untidied(db: Session) -> list[Batch]:
    """Released batches whose key is not yet known to be destroyed, or whose old pages are not yet gone."""
    return list(
        db.execute(
            select(Batch)
            .where(col(Batch.state) == BatchState.RELEASED, col(Batch.tidied).is_(False))
            .order_by(col(Batch.id))
        ).scalars()
    )
