"""A contribution: one answer to a question.

An anonymous one comes out of an envelope at release, under a random id, with the
week and nothing else: there is no column here that could hold who wrote it, because
`person_id` belongs to a named one only, which a CHECK enforces.
"""

import secrets
from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, func, select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import maybe, one_of, to


class How(StrEnum):
    """The way an answer came."""

    NAMELESS = "nameless"
    NAMED = "named"
    RELAYED = "relayed"
    PAPER = "paper"


class About(StrEnum):
    """What a writer can warn readers of: a content note. One letter each, so that they fit a button."""

    HARM = "v"
    SUICIDE = "s"
    DRUGS = "d"
    LOSS = "l"


def random_id() -> int:
    """A row number that says nothing about when it was made: 62 random bits."""
    return secrets.randbits(62)


class Contribution(SQLModel, table=True):
    """One answer.

    Attributes:
        how: see `How`; a nameless one never has a person.
        released_week: the Monday of the week it could first be read.
        notes: content notes the writer chose, as values of `About`.
        quotable: whether it may be quoted in updates and papers.
        theme_id: the theme it is in; `unused_because` says why when it is in none.
        hidden_because: why a coordinator hid it; the outside person sees this.
        outside_told: whether the outside person has been told that it is hidden.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        CheckConstraint("how = 'named' OR person_id IS NULL", name="nameless"),
        {"sqlite_with_rowid": False},
    )

    id: int = Field(
        default_factory=random_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False)
    )
    question_id: int = to("question")
    batch_id: int | None = maybe("batch")
    text: str
    how: How = Field(sa_type=one_of(How))
    person_id: int | None = maybe("person")
    released_week: date
    notes: list[str] = Field(default_factory=list, sa_type=JSON)
    quotable: bool = False
    theme_id: int | None = maybe("theme")
    unused_because: str = ""
    hidden_because: str = ""
    outside_told: bool = False


def unsorted(db: Session, question_id: int) -> list[Contribution]:
    """The contributions that are in no theme and not set aside yet, in the order of their random ids."""
    return list(
        db.execute(
            select(Contribution)
            .where(
                col(Contribution.question_id) == question_id,
                col(Contribution.theme_id).is_(None),
                col(Contribution.unused_because) == "",
                col(Contribution.hidden_because) == "",
            )
            .order_by(col(Contribution.id))
        ).scalars()
    )


def unsorted_count(db: Session, question_id: int) -> int:
    """How many contributions are still in no theme and not set aside."""
    return len(unsorted(db, question_id))


def heard(db: Session, question_id: int) -> int:
    """How many answers a question has. Shown to people only through `bot.chat.counts`."""
    asked = select(func.count()).where(col(Contribution.question_id) == question_id)
    return int(db.execute(asked).scalar_one())


def hidden(db: Session, question_id: int) -> list[Contribution]:
    """The contributions that were hidden from readers, in the order of their random ids."""
    return list(
        db.execute(
            select(Contribution)
            .where(col(Contribution.question_id) == question_id, col(Contribution.hidden_because) != "")
            .order_by(col(Contribution.id))
        ).scalars()
    )


def in_theme(db: Session, theme_id: int) -> list[Contribution]:
    """The contributions that make one point, in the order of their random ids."""
    return list(
        db.execute(
            select(Contribution).where(col(Contribution.theme_id) == theme_id).order_by(col(Contribution.id))
        ).scalars()
    )


def named_answer(db: Session, question_id: int, person_id: int) -> Contribution | None:
    """What somebody answered with their name."""
    return db.execute(
        select(Contribution).where(
            col(Contribution.question_id) == question_id,
            col(Contribution.person_id) == person_id,
            col(Contribution.how) == How.NAMED,
        )
    ).scalar_one_or_none()
