"""A meeting: a date people are invited to, with all they need to decide whether to come.

Meetings keep local wall time and a zone, not an instant: "2pm on the Tuesday after
the clocks go back" must stay 2pm.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import NEVER_AGAIN, Instant, key, maybe, one_of, to
from bot.models.briefing import SendState
from bot.models.person import Person


class Reply(StrEnum):
    """What somebody said to an invitation."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    THOUGHTS = "thoughts"
    NOT_READY = "not_ready"
    WAITING = "waiting"


class Meeting(SQLModel, table=True):
    """One meeting.

    Attributes:
        on, starts, ends: the day and times, local to `zone`.
        series_id: the series it belongs to, if it is one of several.
        meant_for: in a series, the day it was first planned for; where it is another than `on`, it has moved.
        place: where, or the link to join; `getting_there` how to get there.
        steps: whether everybody can get in, `ground` whose place it is: one of the words in `meeting_words`, or typed.
        places: how many people fit in the room; None when there is no limit.
        services: which services will be in the room, and who decides.
        host: who meets people at the door.
        expected: what is expected of people; `you_get` what they get; `afterwards` what happens after.
        changed: how often it was changed since people were invited; the calendar file's number.
        told_start: the start (UTC) that people were last told of; None while nobody knows of the meeting.
        told_place: the place that people were last told of.
    """

    __tablename__ = "meeting"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    group_id: int = to("group")
    project_id: int | None = maybe("project")
    series_id: int | None = maybe("series")
    author_id: int = to("person")
    title: str = ""
    on: date | None = None
    meant_for: date | None = None
    starts: time | None = None
    ends: time | None = None
    zone: str = "Europe/London"
    place: str = ""
    getting_there: str = ""
    steps: str = ""
    ground: str = ""
    places: int | None = None
    services: str = ""
    host: str = ""
    purpose: str = ""
    expected: str = ""
    you_get: str = ""
    afterwards: str = ""
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))
    cancelled: bool = False
    changed: int = 0
    told_start: datetime | None = Field(default=None, sa_type=Instant)
    told_place: str = ""

    def starts_at(self) -> datetime:
        """The instant it starts (UTC). Only for a meeting whose day and time are known."""
        assert self.on
        assert self.starts
        return datetime.combine(self.on, self.starts, ZoneInfo(self.zone)).astimezone(UTC)

    def ends_at(self) -> datetime:
        """The instant it ends (UTC): on the next day where it passes midnight; two hours after the start when no end was given."""
        if not self.ends or not self.on or not self.starts:
            return self.starts_at() + timedelta(hours=2)
        day = self.on if self.ends > self.starts else self.on + timedelta(days=1)
        return datetime.combine(day, self.ends, ZoneInfo(self.zone)).astimezone(UTC)


class Rsvp(SQLModel, table=True):
    """One person's reply to one meeting.

    Attributes:
        by_id: the coordinator who entered it for someone who phoned.
        late: they said that they are running late.
        in_line: their number on the waiting list, which only ever grows; None when they do not wait.
        reminders: when they asked to be reminded besides the one reminder everybody gets.
    """

    __tablename__ = "rsvp"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: int | None = key()
    meeting_id: int = to("meeting", index=False)
    person_id: int = to("person")
    reply: Reply = Field(sa_type=one_of(Reply))
    by_id: int | None = maybe("person", index=False)
    late: bool = False
    in_line: int | None = None
    reminders: list[str] = Field(default_factory=list, sa_type=JSON)


class MeetingChange(SQLModel, table=True):
    """A change of a meeting that everybody is told of: it moved, something on its card changed, or it is cancelled.

    Attributes:
        rest: it is a change of this meeting and all that follow it in its series.
        what: the names of the fields that changed, with commas between; `meeting_words.label` says them.
        also: the numbers of the later dates that were cancelled with it.
        was_start, was_place: what people knew before they were told of it, so that it can be taken back.
    """

    __tablename__ = "meeting_change"

    id: int | None = key()
    meeting_id: int = to("meeting")
    rest: bool = False
    cancelled: bool = False
    what: str = ""
    also: list[int] = Field(default_factory=list, sa_type=JSON)
    was_start: datetime | None = Field(default=None, sa_type=Instant)
    was_place: str = ""
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
            .where(col(Rsvp.meeting_id) == meeting_id, col(Rsvp.reply).in_(replies), ~col(Person.died))
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


def waiting_list(db: Session, meeting_id: int) -> list[Rsvp]:
    """Who waits for a place, the longest first."""
    return list(
        db.execute(
            select(Rsvp)
            .where(col(Rsvp.meeting_id) == meeting_id, col(Rsvp.reply) == Reply.WAITING)
            .order_by(col(Rsvp.in_line))
        ).scalars()
    )


def last_in_line(db: Session, meeting_id: int) -> int:
    """The highest number that was ever given out on a meeting's waiting list."""
    numbers = db.execute(select(col(Rsvp.in_line)).where(col(Rsvp.meeting_id) == meeting_id)).scalars()
    return max((n for n in numbers if n), default=0)


def series_meetings(db: Session, series_id: int) -> list[Meeting]:
    """The meetings of a series in the order of their days, cancelled ones too."""
    return list(
        db.execute(
            select(Meeting)
            .where(col(Meeting.series_id) == series_id)
            .order_by(col(Meeting.on), col(Meeting.starts), col(Meeting.id))
        ).scalars()
    )
