"""A question: something people are asked, with an audience, a closing date, and a promise.

``draft → open → closed → settled``, or ``withdrawn`` where it was sent by mistake. A question opens only inside a project that is
ready, with a date by which people will hear, somebody who decides and somebody who
tells them.
"""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, maybe, one_of, to
from bot.models.person import Person


class QuestionState(StrEnum):
    """Where a question is in its life."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class Question(SQLModel, table=True):
    """One question. Dates are local to the group; closing is the end of that day.

    Attributes:
        ready_answers: up to three answers that can be tapped.
        hear_by: the day by which people hear; its promise is made when it opens.
        decider: who decides, a person in an organisation.
        owner_id: who tells people (the promise's owner in the group).
        with_group_id: another group that is asked the same at the same time.
        nameless: whether it can be answered without a name.
        at_closing: release once at closing, instead of weekly.
        guests: whether a poster lets people outside the group answer.
        checking: whether its points are with the people who were asked, so that what is missing can still be said.
        heard: how many answers it had, kept when it is settled: the answers themselves go 90 days later.
        passers: whether at least 20 people pass that poster; without that, guests are not offered "without my name".
    """

    __tablename__ = "question"

    id: int | None = key()
    group_id: int = to("group")
    project_id: int = to("project")
    author_id: int = to("person")
    text: str = ""
    ready_answers: list[str] = Field(default_factory=list, sa_type=JSON)
    closes_on: date | None = None
    hear_by: date | None = None
    decider: str = ""
    owner_id: int | None = maybe("person")
    with_group_id: int | None = maybe("group")
    nameless: bool = True
    at_closing: bool = False
    guests: bool = False
    passers: bool = False
    checking: bool = False
    opened_on: date | None = None
    heard: int | None = None
    state: QuestionState = Field(default=QuestionState.DRAFT, sa_type=one_of(QuestionState))

    @property
    def group_ids(self) -> tuple[int, ...]:
        """The groups that are asked: its own first."""
        return (self.group_id, self.with_group_id) if self.with_group_id else (self.group_id,)


class Audience(SQLModel, table=True):
    """One person of a question's audience, frozen when it opened. `active` ends when a guest says stop."""

    __tablename__ = "audience"
    __table_args__ = (UniqueConstraint("question_id", "person_id"),)

    id: int | None = key()
    question_id: int = to("question", index=False)
    person_id: int = to("person")
    guest: bool = False
    active: bool = True


_Q: Any = Question.__table__.c  # type: ignore[attr-defined]  # SQLModel hides the table
_A: Any = Audience.__table__.c  # type: ignore[attr-defined]  # as above


def nameless_for(person_id: Any) -> Any:
    """Numbers of the questions that somebody could be answering without a name: open, or with its points looked at.

    Args:
        person_id: a number, or a column of a statement that this becomes part of.
    """
    open_to_all = (_Q.state == QuestionState.OPEN) | ((_Q.state == QuestionState.CLOSED) & _Q.checking)
    theirs = (_A.question_id == _Q.id, _A.person_id == person_id, _A.active, open_to_all, _Q.nameless)
    return select(_Q.id).where(*theirs)


def nameless_questions_for(db: Session, person_id: int) -> list[Question]:
    """The questions that `person_id` could be answering without a name, newest last. Reads only."""
    theirs = select(Question).where(col(Question.id).in_(nameless_for(person_id)))
    return list(db.execute(theirs.order_by(col(Question.id))).scalars())


def audience_of(db: Session, question_id: int) -> list[Person]:
    """Everybody who gets news of a question: its frozen audience, without those who asked to stop. By name."""
    return list(
        db.execute(
            select(Person)
            .join(Audience, col(Audience.person_id) == col(Person.id))
            .where(col(Audience.question_id) == question_id, col(Audience.active), ~col(Person.died))
            .order_by(col(Person.name), col(Person.id))
        ).scalars()
    )


def in_audience(db: Session, question_id: int, person_id: int) -> bool:
    """Whether somebody was asked a question."""
    return (
        db.execute(
            select(col(Audience.id)).where(
                col(Audience.question_id) == question_id, col(Audience.person_id) == person_id
            )
        ).first()
        is not None
    )


def questions_of(db: Session, group_id: int) -> list[Question]:
    """A group's questions, newest first."""
    return list(
        db.execute(
            select(Question).where(col(Question.group_id) == group_id).order_by(col(Question.id).desc())
        ).scalars()
    )


def place_in_audience(db: Session, question_id: int, person_id: int) -> Audience | None:
    """Somebody's place in a question's audience; None when they were not asked."""
    return db.execute(
        select(Audience).where(col(Audience.question_id) == question_id, col(Audience.person_id) == person_id)
    ).scalar_one_or_none()
