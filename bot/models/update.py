"""An update: what happened with what people said. "You said → what happened → why"."""

from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, maybe, one_of, to
from bot.models.briefing import SendState
from bot.models.contribution import Contribution
from bot.models.theme import Theme, themes_of


class Status(StrEnum):
    """What can happen to a theme (design/product.md)."""

    HEARD = "heard"
    LOOKING = "looking_into_it"
    YES = "yes"
    PARTLY = "partly"
    NO = "no_because"
    DONE = "done"
    NO_NEWS = "no_news"
    NO_ANSWER = "no_answer"


SAID = (Status.LOOKING, Status.YES, Status.PARTLY, Status.NO, Status.DONE)
"""Outcomes a coordinator can give to a point."""
FINAL = (Status.YES, Status.PARTLY, Status.NO, Status.DONE, Status.NO_ANSWER)
"""Outcomes that can settle a question."""


class Update(SQLModel, table=True):
    """One update to a question's audience.

    Attributes:
        author_id: the coordinator who wrote it; None for *no news yet*, which writes itself.
        note: what is said to everyone, in plain words.
        final: it settles the question; otherwise `next_on` is the next promise.
        next_reason: why the next news takes longer, which people read.
        silent: whose silence a *no news yet* tells of: a name in words; empty in every other update.
    """

    __tablename__ = "update"

    id: int | None = key()
    question_id: int = to("question")
    author_id: int | None = maybe("person")
    note: str = ""
    final: bool = False
    next_on: date | None = None
    next_reason: str = ""
    silent: str = ""
    sent_on: date | None = None
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))


class Outcome(SQLModel, table=True):
    """What one update says about one theme; `theme_id` is None for everything that was not used."""

    __tablename__ = "outcome"
    __table_args__ = (UniqueConstraint("update_id", "theme_id"),)

    id: int | None = key()
    update_id: int = to("update", index=False)
    theme_id: int | None = maybe("theme")
    status: Status = Field(sa_type=one_of(Status))
    happened: str = ""
    why: str = ""


def outcomes(db: Session, update_id: int) -> list[Outcome]:
    """What an update says, in the one order of themes that everybody sees; "not used" comes last."""
    return list(
        db.execute(
            select(Outcome)
            .outerjoin(Theme, col(Theme.id) == col(Outcome.theme_id))
            .where(col(Outcome.update_id) == update_id)
            .order_by(col(Outcome.theme_id).is_(None), col(Theme.place), col(Theme.id))
        ).scalars()
    )


def sent_updates(db: Session, question_id: int) -> list[Update]:
    """The updates people got about a question, oldest first."""
    return list(
        db.execute(
            select(Update)
            .where(col(Update.question_id) == question_id, col(Update.state) == SendState.SENT)
            .order_by(col(Update.id))
        ).scalars()
    )


def points_of(db: Session, question_id: int) -> list[int | None]:
    """What an update can speak to: the themes that hold something, in order, then None for "not used" if there is any."""
    used = set(
        db.execute(
            select(col(Contribution.theme_id)).where(
                col(Contribution.question_id) == question_id, col(Contribution.theme_id).is_not(None)
            )
        ).scalars()
    )
    themes: list[int | None] = [t.id for t in themes_of(db, question_id) if t.id in used]
    unused = db.execute(
        select(col(Contribution.id))
        .where(col(Contribution.question_id) == question_id, col(Contribution.unused_because) != "")
        .limit(1)
    ).first()
    return [*themes, None] if unused else themes
