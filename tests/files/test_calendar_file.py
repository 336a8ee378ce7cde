"""Calendar files: two readers that share no code show the right local time on both sides of a clock change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.calendar import CalendarMeeting, calendar_file

MADE = datetime(2026, 11, 23, 10, tzinfo=UTC)
MEETING = CalendarMeeting(
    uid="meeting-12@open-door",
    title="Group meeting",
    start=datetime(2026, 10, 23, 14),
    end=datetime(2026, 10, 23, 15, 30),
    zone="Europe/London",
    where="The Hub, 12 Bridge Street; room 2",
    about="Bring tea.\nThe way in is level.",
)
# Clocks went back on 25 October 2026 and go forward on 28 March 2027 in London, on the 14th in New York.
CASES = [
    ("Europe/London", datetime(2026, 10, 24, 14), 13),
    ("Europe/London", datetime(2026, 10, 26, 14), 14),
    ("Europe/London", datetime(2027, 3, 27, 14), 14),
    ("Europe/London", datetime(2027, 3, 29, 14), 13),
    ("America/New_York", datetime(2027, 3, 13, 14), 19),
    ("America/New_York", datetime(2027, 3, 15, 14), 18),
    ("Asia/Dhaka", datetime(2027, 3, 15, 14), 8),
]


def by_icalendar(data: bytes) -> dict[str, tuple[datetime, datetime]]:
    """Each meeting's start and end by its lasting name, read with icalendar."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {str(event["uid"]): (event["dtstart"].dt, event["dtend"].dt) for event in events}


def by_vobject(data: bytes) -> dict[str, tuple[datetime, datetime]]:
    """The same read with vobject, which works the zone out from the file itself."""
    events = vobject.readOne(data.decode()).vevent_list
    return {event.uid.value: (event.dtstart.value, event.dtend.value) for event in events}


@pytest.mark.parametrize("read", [by_icalendar, by_vobject])
@pytest.mark.parametrize(("zone", "start", "utc_hour"), CASES)
def test_two_readers_see_the_right_time(read, zone, start, utc_hour) -> None:
    meeting = replace(MEETING, zone=zone, start=start, end=start + timedelta(minutes=90))
    began, ended = read(calendar_file([meeting], name="Open Door", made=MADE))[MEETING.uid]
    assert began.replace(tzinfo=None) == start
    assert began.astimezone(UTC).hour == utc_hour
    assert ended - began == timedelta(minutes=90)


def test_the_zone_is_the_same_in_every_file_of_these_years() -> None:
    """A reader that keeps the first "Europe/London" it meets must not read a later meeting wrong with it."""
    zones = set()
    for year in range(2026, 2036):
        meeting = replace(MEETING, start=datetime(year, 5, 1, 14), end=datetime(year, 5, 1, 15))
        data = calendar_file([meeting], name="x", made=MADE).decode()
        zones.add(data[data.index("BEGIN:VTIMEZONE") : data.index("BEGIN:VEVENT")])
    assert len(zones) == 1


@pytest.mark.parametrize("read", [by_icalendar, by_vobject])
def test_a_series_stays_at_two_o_clock_across_both_changes(read) -> None:
    starts = [datetime(2026, 9, 1, 14) + timedelta(weeks=3 * n) for n in range(12)]
    series = [
        replace(MEETING, uid=f"meeting-{n}@open-door", start=at, end=at + timedelta(hours=1))
        for n, at in enumerate(starts)
    ]
    seen = read(calendar_file(series, name="Open Door", made=MADE))
    assert len(seen) == 12
    assert [seen[f"meeting-{n}@open-door"][0].replace(tzinfo=None) for n in range(12)] == starts
    assert {began.astimezone(UTC).hour for began, _ended in seen.values()} == {13, 14}


def test_text_comes_through_whole() -> None:
    [event] = icalendar.Calendar.from_ical(calendar_file([MEETING], name="x", made=MADE)).walk("VEVENT")
    assert (event["summary"], event["location"], event["description"]) == (
        MEETING.title,
        MEETING.where,
        MEETING.about,
    )


def test_a_change_keeps_the_name_and_raises_the_number() -> None:
    moved = replace(MEETING, start=datetime(2026, 10, 30, 14), end=datetime(2026, 10, 30, 15), sequence=1)
    calendar = icalendar.Calendar.from_ical(calendar_file([moved], name="x", made=MADE))
    [event] = calendar.walk("VEVENT")
    assert (calendar["method"], event["uid"], event["sequence"]) == ("PUBLISH", MEETING.uid, 1)


def test_a_cancelled_meeting_is_taken_out() -> None:
    gone = replace(MEETING, cancelled=True, sequence=2)
    calendar = icalendar.Calendar.from_ical(calendar_file([gone], name="x", made=MADE))
    [event] = calendar.walk("VEVENT")
    assert (calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 2)


def test_one_cancelled_in_a_series_does_not_cancel_the_others() -> None:
    other = replace(MEETING, uid="meeting-13@open-door", cancelled=True, sequence=1)
    calendar = icalendar.Calendar.from_ical(calendar_file([MEETING, other], name="x", made=MADE))
    assert calendar["method"] == "PUBLISH"
    assert [event["status"] for event in calendar.walk("VEVENT")] == ["CONFIRMED", "CANCELLED"]


def test_the_file_is_small() -> None:
    assert len(calendar_file([MEETING], name="x", made=MADE)) < 2000


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=300))
def test_any_text_gives_a_file_that_both_read(text: str) -> None:
    data = calendar_file([replace(MEETING, title=text, where=text, about=text)], name=text, made=MADE)
    assert by_icalendar(data)[MEETING.uid][0].replace(tzinfo=None) == MEETING.start
    assert by_vobject(data)[MEETING.uid][0].replace(tzinfo=None) == MEETING.start
