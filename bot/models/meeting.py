"""A meeting: a date people are invited to, with all they need to decide whether to come.

Meetings keep local wall time and a zone, not an instant: "2pm on the Tuesday after
the clocks go back" must stay 2pm.
"""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlmodel import Field, SQLModel, UniqueConstraint

from bot.models.base import key, maybe, one_of, to
from bot.models.briefing import SendState


class Reply(StrEnum):
    """What somebody said to an invitation."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    THOUGHTS = "thoughts"


class Meeting(SQLModel, table=True):
    """One meeting. `on`, `starts` and `ends` are local to `zone`; `changed` counts changes people were told of."""

    __tablename__ = "meeting"

    id: int | None = key()
    group_id: int = to("group")
    project_id: int | None = maybe("project")
    author_id: int = to("person")
    title: str = ""
    on: date | None = None
    starts: time | None = None
    ends: time | None = None
    zone: str = "Europe/London"
    place: str = ""
    who: str = ""
    decides: str = ""
    host: str = ""
    purpose: str = ""
    expected: str = ""
    you_get: str = ""
    afterwards: str = ""
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))
    cancelled: bool = False
    changed: int = 0

    def starts_at(self) -> datetime:
        """The instant it starts (UTC). Only for a meeting whose day and time are known."""
        assert self.on
        assert self.starts
        return datetime.combine(self.on, self.starts, ZoneInfo(self.zone)).astimezone(UTC)


class Rsvp(SQLModel, table=True):
    """One person's reply to one meeting; `by_id` is the coordinator who entered it for someone who phoned."""

    __tablename__ = "rsvp"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: int | None = key()
    meeting_id: int = to("meeting", index=False)
    person_id: int = to("person")
    reply: Reply = Field(sa_type=one_of(Reply))
    needs: str = ""
    by_id: int | None = maybe("person", index=False)
