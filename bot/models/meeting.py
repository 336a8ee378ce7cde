"""A meeting: a date people are invited to, with all they need to decide whether to come.

Meetings keep local wall time and a zone, not an instant: "2pm on the Tuesday after
the clocks go back" must stay 2pm.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, maybe, one_of, to
from bot.models.briefing import SendState
from bot.models.person import Person


class Reply(StrEnum):
    """What somebody said to an invitation."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    THOUGHTS = "thoughts"


class Meeting(SQLModel, table=True):
    """One meeting.

    Attributes:
        on, starts, ends: the day and times, local to `zone`.
        place: where, and how to get there.
        services: which services will be in the room, and who decides.
        host: who meets people at the door.
        expected: what is expected of people; `you_get` what they get; `afterwards` what happens after.
        changed: how often it was changed since people were invited; the calendar file's number.
    """

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
    services: str = ""
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

    def ends_at(self) -> datetime:
        """The instant it ends (UTC); two hours after the start when no end was given."""
        if not self.ends or not self.on:
            return self.starts_at() + timedelta(hours=2)
        return datetime.combine(self.on, self.ends, ZoneInfo(self.zone)).astimezone(UTC)


class Rsvp(SQLModel, table=True):
    """One person's reply to one meeting.

    Attributes:
        needs: what would help them come; only coordinators read it.
        thoughts: what they would say in the room, with their name.
        by_id: the coordinator who entered it for someone who phoned.
    """

    __tablename__ = "rsvp"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: int | None = key()
    meeting_id: int = to("meeting", index=False)
    person_id: int = to("person")
    reply: Reply = Field(sa_type=one_of(Reply))
    needs: str = ""
    thoughts: str = ""
    by_id: int | None = maybe("person", index=False)


class MeetingChange(SQLModel, table=True):
    """A change of a meeting that everybody is told of: it moved, something on its card changed, or it is cancelled."""

    __tablename__ = "meeting_change"

    id: int | None = key()
    meeting_id: int = to("meeting")
    cancelled: bool = False
    what: str = ""
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))


def rsvp_of(db: Session, meeting_id: int, person_id: int) -> Rsvp | None:
    """What somebody said to an invitation; None when they have not said."""
    return db.execute(
        select(Rsvp).where(col(Rsvp.meeting_id) == meeting_id, col(Rsvp.person_id) == person_id)
    ).scalar_one_or_none()


def said_to(db: Session, meeting_id: int, *replies: Reply) -> list[Person]:
    """The people who said one of `replies`, by name."""
    return list(
        db.execute(
            select(Person)
            .join(Rsvp, col(Rsvp.person_id) == col(Person.id))
            .where(col(Rsvp.meeting_id) == meeting_id, col(Rsvp.reply).in_(replies))
            .order_by(col(Person.name), col(Person.id))
        ).scalars()
    )


def coming_meetings(db: Session, group_ids: Collection[int], today: date) -> list[Meeting]:
    """Meetings people were invited to that are today or later and not cancelled, the next one first."""
    return list(
        db.execute(
            select(Meeting)
            .where(
                col(Meeting.group_id).in_(group_ids),
                col(Meeting.state) == SendState.SENT,
                col(Meeting.cancelled).is_(False),
                col(Meeting.on) >= today,
            )
            .order_by(col(Meeting.on), col(Meeting.starts))
        ).scalars()
    )
