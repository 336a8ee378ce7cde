"""Meetings for a person's own calendar, as an iCalendar file (RFC 5545) that any calendar opens.

A meeting keeps its wall time and zone, so it stays at 2pm on both sides of a clock change. Each meeting of a series
is an event of its own with its own lasting name: moving or cancelling one is then one changed event, which every
calendar program understands, where exceptions to a repeat rule go wrong in many.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.files.zone import zone_part

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Heard//Meetings//EN"


@dataclass(frozen=True)
class CalendarMeeting:
    """One meeting, as it is put in a calendar.

    Args:
        uid: its lasting name, the same in every file about it, as "meeting-12@open-door".
        title: what it is called; neutral, since a calendar shows on a locked phone.
        start: local wall time where the meeting is, without a zone.
        end: local wall time, in the same zone.
        zone: as "Europe/London".
        where: the place, or the link to join.
        about: what people want to know, in paragraphs.
        sequence: 0 at first, one more with every change, so that a newer file replaces an older one.
        cancelled: whether it was cancelled.
    """

    uid: str
    title: str
    start: datetime
    end: datetime
    zone: str
    where: str
    about: str
    sequence: int = 0
    cancelled: bool = False


def calendar_file(meetings: Iterable[CalendarMeeting], *, name: str, made: datetime) -> bytes:
    """Write one meeting, or all meetings of a series, as an ``.ics`` file.

    A file in which every meeting is cancelled asks calendars to take them out (``METHOD:CANCEL``); otherwise
    cancelled ones stand in it as cancelled.

    Args:
        meetings: at least one.
        name: what the calendar is called where it is opened as one, as the group's name.
        made: when this file is written (with a zone).

    Raises:
        ZoneInfoNotFoundError: a meeting's zone is not known.
    """
    from icalendar import Calendar, vText  # noqa: PLC0415 - 0.3 s that starting the bot must not pay

    meetings = list(meetings)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if all(meeting.cancelled for meeting in meetings) else "PUBLISH")
    calendar.add("x-wr-calname", vText(" ".join(_plain(name).split())))
    for zone in sorted({meeting.zone for meeting in meetings}):
        calendar.add_component(zone_part(zone))
    for meeting in meetings:
        calendar.add_component(_event(meeting, made))
    return bytes(calendar.to_ical())


def _event(meeting: CalendarMeeting, made: datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    zone = ZoneInfo(meeting.zone)
    event = Event()
    event.add("uid", _plain(meeting.uid))
    event.add("dtstamp", made.astimezone(UTC))
    event.add("last-modified", made.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("summary", _plain(meeting.title))
    event.add("dtstart", meeting.start.replace(tzinfo=zone))
    event.add("dtend", meeting.end.replace(tzinfo=zone))
    event.add("location", _plain(meeting.where))
    event.add("description", _plain(meeting.about))
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    return event


def _plain(text: str) -> str:
    """Leave out control signs, which RFC 5545 forbids (3.3.11), and halves of signs, which UTF-8 cannot hold."""
    allowed = "".join(sign for sign in text if sign in "\n\t" or (sign.isprintable() or sign.isspace()))
    return allowed.replace("\r", "").encode("utf-8", "ignore").decode()
