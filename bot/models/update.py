"""An update: what happened with what people said. "You said → what happened → why"."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel, UniqueConstraint

from bot.models.base import Instant, key, maybe, one_of, to
from bot.models.briefing import SendState


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


FINAL = (Status.YES, Status.PARTLY, Status.NO, Status.DONE, Status.NO_ANSWER)
"""Outcomes that can settle a question."""


class Update(SQLModel, table=True):
    """One update to a question's audience. `final` settles the question; otherwise `next_on` is the next promise."""

    __tablename__ = "update"

    id: int | None = key()
    question_id: int = to("question")
    author_id: int | None = maybe("person")
    note: str = ""
    final: bool = False
    next_on: date | None = None
    next_reason: str = ""
    send_at: datetime | None = Field(default=None, sa_type=Instant)
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
