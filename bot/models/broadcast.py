"""A broadcast: one message to many people, previewed, held, paced, reported, recallable."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.models.base import Instant, key, maybe, one_of, to


class BroadcastState(StrEnum):
    """HELD for a minute in which it can be stopped; SENDING once fanned out; then one of the rest."""

    HELD = "held"
    SENDING = "sending"
    STOPPED = "stopped"
    RECALLED = "recalled"


class Broadcast(SQLModel, table=True):
    """One sending. `route` and `args` name the builder that draws each person's screen when the hold ends.

    Attributes:
        urgent: a meeting within a day has moved or is cancelled, or somebody's safety (design/talk.md).
    """

    __tablename__ = "broadcast"

    id: int | None = key()
    group_id: int = to("group")
    author_id: int | None = maybe("person", index=False)
    route: str
    args: list[str] = Field(default_factory=list, sa_type=JSON)
    urgent: bool = False
    goes_at: datetime = Field(sa_type=Instant)
    state: BroadcastState = Field(default=BroadcastState.HELD, sa_type=one_of(BroadcastState))
