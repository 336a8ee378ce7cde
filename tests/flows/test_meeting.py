"""Meetings: planned, sent, answered by tap and in words, changed, cancelled, remembered."""

from datetime import date

import pytest
from sqlmodel import select

from bot.chat.screens import faults
from bot.models.meeting import Meeting, Reply, Rsvp
from tests.core import Core
from tests.flows.scene import Scene

WHEN = "Tuesday 8 December, 2pm to 3.30pm"
ANSWERS = (
    "Front door workshop",
    WHEN,
    "The library, Mill Lane",
    "Bus 12 stops outside.",
    "To choose what changes first.",
    "Say what you think. You do not need to tell your story.",
    "The housing office. Dana decides.",
    "Sam",
    "Notes within a week.",
)


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


def plan(scene):
    sam = scene.sam
    sam.press_data(f"meet.list:{scene.group}")
    sam.press("Plan a meeting")
    for answer in ANSWERS[:4]:
        sam.say(answer)
    sam.press("No steps")
    sam.press("In no service")
    for answer in ANSWERS[4:]:
        sam.say(answer)
    sam.press("Skip")
    return sam


def invite(scene):
    sam = plan(scene)
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    return sam


def replies(scene):
    with scene.core.session() as db:
        return {r.person_id: r.reply for r in db.exec(select(Rsvp)).all()}


def test_the_card_says_everything(scene):
    invite(scene)
    for words in (
        "Tuesday 8 December, 2pm to 3.30pm", "1 hour 30 minutes", "Mill Lane", "Bus 12",
        "To choose", "You do not need", "Dana decides", "At the door: Sam",
        "Notes within a week",
    ):  # fmt: skip
        assert words in scene.ade.text


def test_a_tap_is_enough_and_a_mind_may_change(scene):
    invite(scene)
    scene.ade.press("Yes, I will come")
    assert "You said yes" in scene.ade.text
    card = scene.ade.messages[0]
    scene.ade.press("No, I cannot come", card)
    scene.ade.press("No, I cannot come", card)
    assert replies(scene) == {scene.ade.person_id: Reply.NO}


@pytest.mark.parametrize(
    ("words", "proposal"),
    [
        ("yeah ill be there", "Sounds like yes"),
        ("sorry cant make it", "Sounds like no"),
        ("might do", "Sounds like not sure"),
    ],
)
def test_own_words_are_proposed_never_assumed(scene, words, proposal):
    invite(scene)
    scene.ade.say(words)
    assert proposal in scene.ade.text
    assert replies(scene) == {}
    scene.ade.press("", scene.ade.last, next(iter(scene.ade.last.buttons.values())))
    assert len(replies(scene)) == 1


def test_reply_for_someone_who_phoned(scene):
    sam = invite(scene)
    sam.press_data("meet.who:1")
    sam.press("Reply for someone")
    sam.press("Rowan")
    sam.press("Coming")
    assert "Coming: Rowan" in sam.text
    assert "Sam wrote down your reply" in scene.rowan.text
    scene.rowan.press("Change my reply")
    scene.rowan.press("No, I cannot come")
    sam.press_data("meet.who:1")
    assert "Not coming: Rowan" in sam.text


def test_one_reminder_at_five_the_day_before_to_those_who_come(scene):
    invite(scene)
    scene.ade.press("Yes, I will come")
    before = len(scene.ade.messages), len(scene.rowan.messages)
    scene.core.wait(days=13)
    assert (len(scene.ade.messages), len(scene.rowan.messages)) == before
    scene.core.wait(days=1, hours=8)
    assert "help you remember" in scene.ade.text
    assert len(scene.rowan.messages) == before[1]
    scene.core.wait(days=10)
    assert sum("help you remember" in m.text for m in scene.ade.messages) == 1


def test_moved_after_half_replied_tells_everyone_once(scene):
    sam = invite(scene)
    scene.ade.press("Yes, I will come")
    sam.press_data("meet.look:1")
    sam.press("Change something")
    sam.press("✓ When")
    sam.say("Wednesday 9 December, 10am to 11am")
    sam.press("Tell everyone")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    for phone in (scene.ade, scene.rowan):
        assert "What changed: When" in phone.text
        assert "Wednesday 9 December, 10am to 11am" in phone.text
    with scene.core.session() as db:
        assert db.get(Meeting, 1).on == date(2026, 12, 9)
    scene.core.wait(days=14, hours=1)
    assert not any("help you remember" in m.text for m in scene.ade.messages)
    scene.core.wait(days=1, hours=8)
    assert sum("help you remember" in m.text for m in scene.ade.messages) == 1


def test_an_old_card_tells_how_it_is_now(scene):
    sam = invite(scene)
    sam.press_data("change.cancelled:1")
    scene.ade.press("Yes, I will come", scene.ade.messages[0])
    assert "cancelled" in scene.ade.text
    assert replies(scene) == {}


def test_cancelled_tells_everyone(scene):
    sam = invite(scene)
    scene.ade.press("Yes, I will come")
    sam.press_data("meet.look:1")
    sam.press("Cancel the meeting")
    sam.press("Cancel the meeting")
    sam.press("Tell everyone")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    assert "This meeting is cancelled." in scene.ade.text
    assert "This meeting is cancelled." in scene.rowan.text
    scene.core.wait(days=20)
    assert not any("help you remember" in m.text for m in scene.ade.messages)


def test_a_day_that_can_be_read_in_two_ways_is_asked(scene):
    sam = scene.sam
    sam.press_data(f"meet.new:{scene.group}")
    sam.say("Workshop")
    sam.say("next Tuesday 2pm")
    assert "Which do you mean?" in sam.text
    sam.press("Tuesday 1 December 2026")
    with scene.core.session() as db:
        assert db.get(Meeting, 1).on == date(2026, 12, 1)


def test_the_calendar_file_is_sent(scene):
    invite(scene)
    scene.ade.press("Yes, I will come")
    scene.ade.press("Put it in my calendar")
    assert scene.ade.last.method == "sendDocument"
    files = list((scene.core.house.home / "files" / "meetings").glob("*.ics"))
    assert b"DTSTART;TZID=Europe/London:20261208T140000" in files[0].read_bytes()


def test_needs_reach_the_coordinator_alone(scene):
    sam = invite(scene)
    scene.ade.press("Yes, I will come")
    scene.ade.press("Say what would help me come")
    scene.ade.press("More")
    scene.ade.press("More")
    scene.ade.press("☐ Something else")
    scene.ade.say("A lift, please")
    sam.press_data("needs.list:1")
    assert "A lift, please" in sam.text
    for data in ("meet.who:1", "needs.list:1", "needs.file:1", "needs.met:1", "needs.open:1"):
        scene.rowan.press_data(data)
    assert "A lift" not in scene.rowan_texts()


def test_another_group_sees_nothing(scene):
    invite(scene)
    other = scene.other_coordinator()
    for data in (
        "meet.look:1",
        "meet.who:1",
        "meet.card:1",
        "rsvp:1:yes",
        "rsvp.for:1",
        "change.cancelled:1",
        "meet.calendar:1",
        "meet.more:1",
        "needs.open:1",
        "agenda.open:1",
        "meet.prepare:1",
        "meet.after:1",
        "after.count:1",
        "register.open:1",
        "checkin.list:1",
        "notes.open:1",
        "actions.list:1",
    ):
        other.press_data(data)
        assert "Front door workshop" not in other.text
    assert replies(scene) == {}


def test_screens_keep_the_rules(scene):
    with scene.watch_screens() as seen:
        test_moved_after_half_replied_tells_everyone_once(scene)
        scene.sam.press_data("meet.who:1")
        for data in (
            "meet.more:1",
            "rsvp.other:1",
            "needs.open:1",
            "thoughts.open:1",
            "remind.open:1",
            "who.ask:1",
        ):
            scene.ade.press_data(data)
    assert {p.parts: faults(p) for p in seen if faults(p)} == {}
