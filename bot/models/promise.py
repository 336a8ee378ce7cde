"""A promise: the day by which the next news is owed, and who owes it.

It lies at most 21 days ahead (design/product.md, "A question's life"): a longer
wait gets an interim date.
"""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, SQLModel, col

from bot.models.base import NEVER_AGAIN, key, to

AT_MOST_DAYS = 21


class Promise(SQLModel, table=True):
    """One date owed to a question's audience. Exactly one is open until the question is settled.

    Attributes:
        owner_id: who tells people.
        decider: who decides, in words.
        asked_on: the day on which the owner passed the letter on to who decides; until then the silence is ours.
        kept_on, missed_on, moved_on: the day it ended, one way or the other. One that moved gave way to a later date
            before its day: its owner said why, or the group chose to ask again.
    """

    __tablename__ = "promise"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    question_id: int = to("question")
    due_on: date
    owner_id: int = to("person")
    decider: str = ""
    asked_on: date | None = None
    kept_on: date | None = None
    missed_on: date | None = None
    moved_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is still owed."""
        return self.kept_on is None and self.missed_on is None and self.moved_on is None


def still_owed() -> tuple[ColumnElement[bool], ...]:
    """What is so of a promise that is still owed, for a query."""
    return (
        col(Promise.kept_on).is_(None),
        col(Promise.missed_on).is_(None),
        col(Promise.moved_on).is_(None),
    )


def current_promise(db: Session, question_id: int) -> Promise | None:
    """The promise that is owed now; None once a question is settled."""
    return (
        db.execute(
            select(Promise)
            .where(col(Promise.question_id) == question_id, *still_owed())
            .order_by(col(Promise.id).desc())
        )
        .scalars()
        .first()
    )


def promises_of(db: Session, question_id: int) -> list[Promise]:
    """Every promise there was on a question, oldest first."""
    return list(
        db.execute(
            select(Promise).where(col(Promise.question_id) == question_id).order_by(col(Promise.id))
        ).scalars()
    )


def missed_in_a_row(db: Session, question_id: int) -> int:
    """How many promises were missed since the last one that was kept. One that was moved is neither."""
    ended = [p for p in reversed(promises_of(db, question_id)) if p.kept_on or p.missed_on]
    return len(list(takewhile(lambda p: p.missed_on is not None, ended)))


def first_due(promises: Sequence[Promise], promise: Promise) -> date:
    """The day on which news was first due, before the dates that passed in silence.

    Args:
        promises: those of one question, oldest first.
        promise: one of them.
    """
    before = [p for p in promises if p.id is not None and promise.id is not None and p.id < promise.id]
    silent = takewhile(lambda p: p.kept_on is None, reversed(before))
    missed = [p for p in silent if p.missed_on]
    return missed[-1].due_on if missed else promise.due_on
