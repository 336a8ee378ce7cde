"""A series: typed in words, one timeline, changed from a date on, told once; wall clocks hold across clock changes."""

from datetime import date, time

import icalendar
import pytest
import vobject
from sqlmodel import select

from bot.models.broadcast import Broadcast
from bot.models.meeting import Meeting, Reply, Rsvp
from bot.models.series import Series
from tests.core import Core
from tests.flows.meetings import Meetings
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path), ("Ade", "Rowan"))


def make(scene, said="every three weeks for six months", **fields):
    number = scene.plan(**fields)
    scene.sam.press_data(f"series.make:{number}")
    scene.sam.say(said)
    return number


def meetings(scene):
    with scene.core.session() as db:
        return db.exec(select(Meeting).order_by(Meeting.on)).all()


def test_typed_in_words_it_is_one_timeline(scene):
    make(scene)
    assert [m.on for m in meetings(scene)][:4] == [
        date(2026, 12, 8), date(2026, 12, 29), date(2027, 1, 19), date(2027, 2, 9),
    ]  # fmt: skip
    assert {m.starts for m in meetings(scene)} == {time(14)}
    assert "Tuesday 29 December, 2pm to 3.30pm" in scene.sam.text
    scene.send("series", 1)
    assert "every three weeks for six months" in scene.ade.text
    assert "Tuesday 9 February, 2pm to 3.30pm" in scene.ade.text
    assert "Mill Lane" in scene.ade.text
    scene.ade.press("Yes, I will come to all")
    assert len(meetings(scene)) == 9
    with scene.core.session() as db:
        assert {r.reply for r in db.exec(select(Rsvp)).all()} == {Reply.YES}
        assert len(db.exec(select(Rsvp)).all()) == 9


@pytest.mark.parametrize(
    "said", ["now and then", "every three weeks", "", "😀" * 500, "every day for a hundred years"]
)
def test_what_is_not_clear_is_asked_again(scene, said):
    make(scene, said)
    assert len(meetings(scene)) == 1
    assert "every three weeks" in scene.sam.text or "Type it" in scene.sam.text


def test_the_files_hold_every_date_at_the_right_hour_across_the_october_clock_change(scene):
    make(scene, "fortnightly until December 2027", on=date(2027, 10, 5))
    scene.send("series", 1)
    scene.ade.press("Put them in my calendar")
    (path,) = (scene.core.house.home / "files" / "meetings").glob("*.ics")
    data = path.read_bytes()
    for starts in (
        [event.decoded("dtstart") for event in icalendar.Calendar.from_ical(data).walk("VEVENT")],
        [event.dtstart.value for event in vobject.readOne(data.decode()).vevent_list],
    ):
        assert len(starts) == 5
        assert {s.replace(tzinfo=None).time() for s in starts} == {time(14)}
        assert [s.utcoffset().total_seconds() for s in starts] == [3600, 3600, 0, 0, 0]
    scene.ade.press("See them as a picture", scene.ade.messages[0])
    assert scene.ade.last.method == "sendPhoto"


def test_one_date_moves_and_the_rest_stays(scene):
    make(scene)
    scene.send("series", 1)
    scene.sam.press_data("meet.ask:2:when")
    scene.sam.say("Wednesday 30 December, 10am to 11am")
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert [m.on for m in meetings(scene)][:3] == [date(2026, 12, 8), date(2026, 12, 30), date(2027, 1, 19)]
    assert "Wednesday 30 December, 10am to 11am" in scene.ade.text
    scene.sam.press_data("series.show:1")
    assert "Wednesday 30 December, 10am to 11am: moved" in scene.sam.text


def test_the_rest_follows_and_everybody_is_told_once(scene):
    make(scene)
    scene.send("series", 1)
    before = len(scene.ade.messages)
    scene.sam.press_data("meet.ask:2:when")
    scene.sam.say("Wednesday 30 December, 10am to 11am")
    scene.sam.press("Change all later dates too")
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert [m.on for m in meetings(scene)][:4] == [
        date(2026, 12, 8), date(2026, 12, 30), date(2027, 1, 20), date(2027, 2, 10),
    ]  # fmt: skip
    assert {m.starts for m in meetings(scene)[1:]} == {time(10)}
    assert len(scene.ade.messages) == before + 1
    assert "Wednesday 20 January, 10am to 11am" in scene.ade.text
    with scene.core.session() as db:
        assert len(db.exec(select(Broadcast)).all()) == 2


def test_cancelling_the_rest_is_told_once_and_nobody_is_reminded(scene):
    make(scene)
    scene.send("series", 1)
    scene.ade.press("Yes, I will come to all")
    before = len(scene.ade.messages)
    scene.sam.press_data("change.cancel:2")
    scene.sam.press("Cancel it and all later dates")
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert len(scene.ade.messages) == before + 1
    assert "29 December, 2pm to 3.30pm: cancelled" in scene.ade.text
    assert [m.cancelled for m in meetings(scene)] == [False] + [True] * 8
    scene.core.wait(days=200)
    assert sum("help you remember" in m.text for m in scene.ade.messages) == 1


def test_holidays_can_be_skipped(scene):
    make(scene, "every Friday until February", on=date(2026, 12, 18))
    assert "Public holidays: Friday 25 December, Friday 1 January" in scene.sam.text
    scene.sam.press("Skip 2 holidays")
    assert [m.on.day for m in meetings(scene)] == [18, 8, 15, 22, 29]


def test_undone_before_it_went_it_is_one_meeting(scene):
    make(scene)
    scene.sam.press("Undo")
    assert len(meetings(scene)) == 1
    with scene.core.session() as db:
        assert db.exec(select(Series)).all() == []


def test_only_this_groups_people(scene):
    make(scene)
    scene.send("series", 1)
    other = scene.other_coordinator()
    for data in ("series.show:1", "series.dates:1", "series.yes:1", "series.picture:1", "series.rest:1", "series.undo:1",
                 "series.pick:1", "series.holidays:1", "series.calendar:1", "series.make:1", "change.cancelled_rest:1"):  # fmt: skip
        other.press_data(data)
        assert "Front door" not in other.text, data
    assert len(meetings(scene)) == 9
    for data in (
        "series.show:1",
        "series.rest:1",
        "series.holidays:1",
        "change.cancelled_rest:1",
        "series.undo:1",
    ):
        scene.ade.press_data(data)
    assert not any(m.cancelled for m in meetings(scene))


def test_the_screens_keep_the_rules(scene):
    with scene.watch_screens() as seen:
        make(scene)
        scene.send("series", 1)
        for data in ("series.pick:1", "series.show:1", "series.print:1", "series.make:1"):
            scene.sam.press_data(data)
        for data in ("series.dates:1", "series.yes:1", "series.picture:1"):
            scene.ade.press_data(data)
        scene.sam.press_data("change.cancelled_rest:3")
        scene.sam.press("Tell everyone")
    no_faults(seen)
