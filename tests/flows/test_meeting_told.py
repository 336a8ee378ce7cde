"""What people are told of a meeting, and when: nothing of a draft, changes once, what is urgent at once, and taken back for good."""

from datetime import UTC, date, datetime, time

import pytest
from sqlmodel import select

from bot.chat.words import PSEUDO
from bot.models.briefing import SendState
from bot.models.broadcast import Broadcast
from bot.models.meeting import Meeting
from bot.models.outbox import TOOK_ON, Outbox
from bot.models.person import Person
from tests.core import Core
from tests.flows.meetings import TITLE, Meetings

NIGHT_BEFORE = datetime(2026, 12, 7, 22, tzinfo=UTC)


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path), ("Ade", "Rowan"))


def change(scene, field, words):
    scene.sam.press_data(f"meet.ask:1:{field}")
    scene.sam.say(words)
    if field == "place":
        scene.sam.press("They still fit")
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(seconds=61)


def newest(scene):
    with scene.core.session() as db:
        return db.exec(select(Broadcast).order_by(Broadcast.id.desc())).first()


def meetings(scene):
    with scene.core.session() as db:
        return db.exec(select(Meeting).order_by(Meeting.id)).all()


# -- a draft is nobody's business -------------------------------------------------


def test_a_draft_is_seen_by_its_coordinators_alone(scene):
    scene.plan()
    for data in (
        "meet.card:1",
        "meet.more:1",
        "rsvp:1:yes",
        "agenda.open:1",
        "needs.open:1",
        "thoughts.open:1",
    ):
        scene.ade.press_data(data)
    scene.ade.say("/start m_1")
    assert TITLE not in scene.texts(scene.ade)
    scene.sam.press_data("meet.card:1")
    assert TITLE in scene.sam.text


@pytest.mark.parametrize(
    "missing", [{"host": ""}, {"on": None}, {"getting_there": ""}, {"on": date(2026, 11, 1)}]
)
def test_an_old_button_does_not_send_what_is_not_ready(scene, missing):
    scene.plan(**missing)
    for data in ("send.go:meet:1", "send.look:meet:1", "send.me:meet:1", "send.look:agenda:1", "meet.more:1"):
        scene.sam.press_data(data)
    scene.core.wait(minutes=2)
    assert newest(scene) is None
    assert scene.ade.messages == []


# -- changes ----------------------------------------------------------------------


def test_who_would_stand_before_the_door_tomorrow_is_told_at_once(scene):
    scene.invite()
    scene.core.wait(seconds=(NIGHT_BEFORE - scene.core.now).total_seconds())
    change(scene, "when", "Tuesday 15 December, 2pm to 3.30pm")
    assert "Before: Tuesday 8 December, 2pm\n\nWhat you replied still counts." in scene.ade.text
    assert "When: Tuesday 15 December, 2pm to 3.30pm" in scene.ade.text
    assert newest(scene).urgent


@pytest.mark.parametrize(
    ("field", "words", "urgent"),
    [("place", "The Town Hall, Mill Street", True), ("you_get", "Soup.", False), ("host", "Kim", False)],
)
def test_only_another_time_or_place_is_urgent(scene, field, words, urgent):
    scene.invite()
    scene.core.wait(seconds=(NIGHT_BEFORE - scene.core.now).total_seconds())
    change(scene, field, words)
    assert newest(scene).urgent is urgent


def test_a_week_ahead_nothing_is_urgent(scene):
    scene.invite()
    change(scene, "when", "Tuesday 15 December, 2pm to 3.30pm")
    assert not newest(scene).urgent


def test_each_reads_what_changed_in_their_own_language(scene):
    with scene.core.session() as db:
        db.get(Person, scene.rowan.person_id).language = PSEUDO
        db.commit()
    scene.invite()
    change(scene, "place", "The Town Hall")
    assert "What changed: Where" in scene.ade.text
    assert "Where" not in scene.rowan.text
    assert "The Town Hall" in scene.rowan.text


def test_what_was_not_told_yet_can_be_told_later(scene):
    scene.invite()
    scene.sam.press_data("change.cancelled:1")
    scene.sam.press_data(f"meet.list:{scene.group}")
    scene.sam.press("Not told yet: ")
    assert "People do not know yet" in scene.sam.text
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert "This meeting is cancelled.\n\nIt was to be: Tuesday 8 December, 2pm to 3.30pm" in scene.ade.text
    assert not any(label.startswith("Yes") for label in scene.ade.last.buttons)


# -- a series out of a meeting people know ------------------------------------------


def test_a_meeting_people_know_becomes_a_series_that_goes_to_everybody(scene):
    scene.invite()
    scene.sam.press_data("series.make:1")
    scene.sam.say("every two weeks, 3 times")
    assert [m.state for m in meetings(scene)] == [SendState.SENT, SendState.DRAFT, SendState.DRAFT]
    scene.sam.press("Preview and send")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert {m.state for m in meetings(scene)} == {SendState.SENT}
    assert "Tuesday 5 January, 2pm to 3.30pm" in scene.ade.text


def test_a_first_date_on_a_holiday_is_not_offered_to_be_skipped_in_vain(scene):
    scene.plan(on=date(2026, 12, 25))
    scene.sam.press_data("series.make:1")
    scene.sam.say("every week, 3 times")
    assert "Public holidays: Friday 25 December, Friday 1 January" in scene.sam.text
    scene.sam.press("Skip 1 holiday")
    assert "Skip 1 holiday" not in scene.sam.last.buttons
    assert [m.on.day for m in meetings(scene)] == [25, 8]


# -- taken back -----------------------------------------------------------------------


def test_an_invitation_that_was_taken_back_reminds_nobody_and_can_go_again(scene):
    scene.invite()
    scene.ade.press("Yes, I will come")
    scene.sam.press_data("send.recalled:1")
    assert meetings(scene)[0].state is SendState.DRAFT
    scene.ade.press_data("meet.card:1")
    assert TITLE not in scene.ade.text
    scene.send("meet", 1)
    assert TITLE in scene.ade.text
    scene.sam.press_data("send.recalled:2")
    scene.core.wait(days=20)
    assert "help you remember" not in scene.texts(scene.ade)
    assert "Thank you to everyone" not in scene.texts(scene.ade)


def test_a_meeting_past_midnight_ends_on_the_next_day():
    late = Meeting(group_id=1, author_id=1, on=date(2026, 12, 8), starts=time(22), ends=time(1))
    assert (late.ends_at() - late.starts_at()).total_seconds() == 3 * 3600


# -- afterwards ----------------------------------------------------------------------


def test_how_somebody_is_never_waits_in_a_list_where_they_came_or_wrote(scene):
    scene.invite()
    scene.ade.press_data("rsvp:1:yes")
    scene.core.wait(days=15, hours=8)
    assert "How are you after today?" in scene.ade.text
    with scene.core.session() as db:
        sent = db.exec(
            select(Outbox)
            .join(Broadcast, Outbox.broadcast_id == Broadcast.id)
            .where(Broadcast.route == "after.card")
        ).all()
    assert [row.person_id for row in sent if row.purpose == TOOK_ON] == [scene.ade.person_id]
    assert len(sent) == 3
