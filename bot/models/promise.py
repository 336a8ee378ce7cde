"""A promise: the day by which the next news is owed, and who owes it.

It lies at most 21 days ahead (design/product.md, "A question's life"): a longer
wait gets an interim date.
"""

from datetime import date
from itertools import takewhile

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from bot.models.base import key, to

AT_MOST_DAYS = 21


class Promise(SQLModel, table=True):
    """One date owed to a question's audience. Exactly one is open until the question is settled.

    Attributes:
        owner_id: who tells people.
        decider: who decides, in words.
        asked_on: the day on which the owner passed the letter on to who decides; until then the silence is ours.
        kept_on, missed_on: the day it ended, one way or the other.
        reason: why it is later than the one before, which people read.
    """

    __tablename__ = "promise"

    id: int | None = key()
    question_id: int = to("question")
    due_on: date
    owner_id: int = to("person")
    decider: str = ""
    reason: str = ""
    asked_on: date | None = None
    kept_on: date | None = None
    missed_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is still owed."""
        return self.kept_on is None and self.missed_on is None


def current_promise(db: Session, question_id: int) -> Promise | None:
    """The promise that is owed now; None once a question is settled."""
    return (
        db.execute(
            select(Promise)
            .where(
                col(Promise.question_id) == question_id,
                col(Promise.kept_on).is_(None),
                col(Promise.missed_on).is_(None),
            )
            .order_by(col(Promise.id).desc())
        )
        .scalars()
        .first()
    )


def missed_in_a_row(db: Session, question_id: int) -> int:
    """How many promises were missed since the last one that was kept."""
    promises = db.execute(
        select(Promise)
        .where(
            col(Promise.question_id) == question_id,
            (col(Promise.kept_on).is_not(None)) | (col(Promise.missed_on).is_not(None)),
        )
        .order_by(col(Promise.id).desc())
    ).scalars()
    return len(list(takewhile(lambda p: p.missed_on is not None, promises)))
