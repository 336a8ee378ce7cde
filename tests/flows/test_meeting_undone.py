"""A meeting that was cancelled or changed and should not have been: undone, taken back, and what people read of it."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.models.meeting import Meeting, MeetingChange
from bot.models.timer import Timer
from tests.core import Core
from tests.flows.meetings import Meetings
from tests.flows.pages import no_faults

NIGHT_BEFORE = datetime(2026, 12, 7, 22, tzinfo=UTC)


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path), ("Ade", "Rowan"))


def timers(scene):
    with scene.core.session() as db:
        return sorted((t.name, t.at) for t in db.exec(select(Timer)))


def cancelled(scene):
    with scene.core.session() as db:
        return [m.id for m in db.exec(select(Meeting).order_by(Meeting.id)) if m.cancelled]


def tell(scene):
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(seconds=61)


def take_back(scene):
    scene.sam.press("Take it back")
    asked = scene.sam.text
    scene.sam.press("Take it back")
    return asked


def cancel(scene, number=1, *, rest=False):
    scene.sam.press_data(f"change.cancel:{number}")
    scene.sam.press("Cancel it and all later" if rest else "Cancel the meeting")


# -- undone before people know -----------------------------------------------------


def test_a_cancelled_meeting_takes_place_again_with_all_it_had_set_going(scene):
    scene.invite()
    scene.ade.press("Yes, I will come")
    before = timers(scene)
    cancel(scene)
    assert timers(scene) != before
    scene.sam.press("Undo: it takes place")
    assert timers(scene) == before
    scene.sam.press("Back")
    assert "People are invited." in scene.sam.text
    scene.sam.press("See who comes")
    assert "Ade" in scene.sam.text


def test_it_can_be_undone_from_its_page_and_once_telling_was_stopped(scene):
    scene.invite()
    cancel(scene)
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.sam.press("Stop it")
    assert "The meeting is still cancelled. People do not know yet." in scene.sam.text
    scene.sam.press_data("meet.look:1")
    assert "It is cancelled. People do not know yet." in scene.sam.text
    scene.sam.press("Undo: it takes place")
    assert cancelled(scene) == []
    scene.sam.press_data("send.go:change:1")
    assert "There is nothing to tell." in scene.sam.text


def test_undoing_stops_what_is_on_its_way(scene):
    scene.invite()
    cancel(scene)
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.sam.press_data("change.undo:1")
    scene.core.wait(minutes=5)
    assert "cancelled" not in scene.texts(scene.ade)
    assert "did not go" not in scene.sam.text


def test_what_else_has_changed_is_still_to_be_told(scene):
    scene.invite()
    scene.sam.press_data("meet.ask:1:host")
    scene.sam.say("Kim")
    cancel(scene)
    scene.sam.press("Undo: it takes place")
    tell(scene)
    assert "What changed: At the door" in scene.ade.text


def test_it_cannot_be_undone_once_people_know_or_it_has_begun(scene):
    scene.invite()
    cancel(scene)
    tell(scene)
    scene.sam.press_data("change.undo:1")
    assert "cannot be undone any more" in scene.sam.text
    scene.sam.press_data("change.cancelled:1")
    assert "This meeting is cancelled." in scene.sam.text
    assert "Tell everyone" not in scene.sam.last.buttons
    assert cancelled(scene) == [1]


def test_later_dates_come_back_but_not_those_cancelled_before(scene):
    scene.plan()
    scene.sam.press_data("series.make:1")
    scene.sam.say("every week, 4 times")
    scene.send("series", 1)
    cancel(scene, 3)
    cancel(scene, 2, rest=True)
    assert cancelled(scene) == [2, 3, 4]
    scene.sam.press("Undo: it takes place")
    assert cancelled(scene) == [3]


# -- taken back when people know ---------------------------------------------------


def test_taking_back_a_cancelling_lets_it_take_place_and_says_so_at_once(scene):
    scene.invite()
    before = timers(scene)
    scene.core.wait(seconds=(NIGHT_BEFORE - scene.core.now).total_seconds())
    cancel(scene)
    tell(scene)
    scene.sam.press_data("send.report:2")
    assert "Then the meeting takes place" in take_back(scene)
    assert cancelled(scene) == []
    assert "It takes place.\n\nWhen: Tuesday 8 December, 2pm to 3.30pm" in scene.ade.text
    assert "ignore" not in scene.ade.text
    scene.sam.press_data("send.report:2")
    assert "This was taken back.\n\nThe meeting takes place." in scene.sam.text
    left = [t for t in before if t[1] > scene.core.now]
    assert set(left) <= set(timers(scene))


def test_taking_back_a_change_makes_it_untold_again(scene):
    scene.invite()
    scene.sam.press_data("meet.ask:1:when")
    scene.sam.say("Tuesday 15 December, 2pm to 3.30pm")
    tell(scene)
    scene.sam.press_data("send.report:2")
    assert "stays as its card says now" in take_back(scene)
    assert "Something about it has changed. You hear from us again." in scene.ade.text
    assert "ignore" not in scene.ade.text
    scene.sam.press_data(f"meet.list:{scene.group}")
    scene.sam.press("Not told yet: ")
    tell(scene)
    assert "What changed: When\nBefore: Tuesday 8 December, 2pm" in scene.ade.text


def test_what_changed_since_is_told_with_it(scene):
    scene.invite()
    scene.sam.press_data("meet.ask:1:when")
    scene.sam.say("Tuesday 15 December, 2pm to 3.30pm")
    tell(scene)
    scene.sam.press_data("meet.ask:1:host")
    scene.sam.say("Kim")
    scene.sam.press_data("send.report:2")
    take_back(scene)
    scene.sam.press_data("meet.look:1")
    tell(scene)
    assert "What changed: When, At the door" in scene.ade.text
    with scene.core.session() as db:
        assert len(db.exec(select(MeetingChange)).all()) == 2


# -- another place -----------------------------------------------------------------


def test_what_the_card_says_of_the_old_place_is_looked_at(scene):
    scene.invite()
    scene.sam.press_data("meet.ask:1:place")
    scene.sam.say("The Town Hall")
    assert "Do these still fit?\n\nWhere: The Town Hall\nGetting there: Bus 12" in scene.sam.text
    scene.sam.press("Change: Getting in")
    scene.sam.press("There are steps")
    assert "Do these still fit?" in scene.sam.text
    scene.sam.press("They still fit")
    tell(scene)
    assert "What changed: Where, Getting in\nBefore: The library, Mill Lane" in scene.ade.text


def test_only_another_place_asks_that(scene):
    scene.invite()
    scene.sam.press_data("meet.ask:1:getting_there")
    scene.sam.say("Bus 7.")
    assert "still fit" not in scene.sam.text
    scene.sam.press_data("meet.ask:1:place")
    scene.sam.say("https://example.org/room")
    assert "still fit" not in scene.sam.text


# -- who may, and how it reads ------------------------------------------------------


def test_a_series_that_was_taken_back_shows_all_its_dates_as_they_are(scene):
    scene.plan()
    scene.sam.press_data("series.make:1")
    scene.sam.say("every week, 4 times")
    scene.send("series", 1)
    cancel(scene, 3, rest=True)
    tell(scene)
    scene.sam.press_data("send.report:2")
    take_back(scene)
    assert cancelled(scene) == []
    assert "These are its dates now." in scene.ade.text
    assert "Tuesday 29 December" in scene.ade.text


def test_only_its_coordinators_undo_or_see_it(scene):
    scene.invite()
    cancel(scene)
    for phone in (scene.ade, scene.other_coordinator()):
        for data in ("change.undo:1", "meet.fits:1"):
            phone.press_data(data)
            assert "Front door" not in phone.text
    assert cancelled(scene) == [1]


def test_the_screens_keep_the_rules(scene):
    with scene.watch_screens() as seen:
        scene.invite()
        scene.sam.press_data("meet.ask:1:place")
        scene.sam.say("The Town Hall")
        scene.sam.press("They still fit")
        tell(scene)
        scene.sam.press_data("send.report:2")
        take_back(scene)
        cancel(scene)
        scene.sam.press_data("send.look:change:1")
        scene.sam.press("Send now")
        scene.sam.press("Stop it")
        scene.sam.press("Undo: it takes place")
        scene.sam.press_data("meet.look:1")
    no_faults(seen)
