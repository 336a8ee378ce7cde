"""A coordinator briefs a group: written field by field, previewed, held, stopped, sent, read in layers, taken back."""

import pytest
from sqlmodel import select

from bot.chat.screens import faults
from bot.models.briefing import Briefing, SendState
from bot.models.outbox import Outbox, OutState
from tests.core import Core
from tests.flows.scene import Scene


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


ANSWERS = (
    "The front door",
    "The housing office changes its front door. We want it to feel safe.",
    "Read this by Friday. Then come to one meeting, or send us your thoughts.",
    "The desk and the signs.",
    "The building.",
)


def write(scene, answers=ANSWERS):
    sam = scene.sam
    sam.press_data(f"brief.list:{scene.group}")
    sam.press("Write a briefing")
    for answer in answers:
        sam.say(answer)
    sam.press("Skip")
    return sam


def test_written_previewed_and_sent(scene):
    sam = write(scene)
    assert "It is written" in sam.text
    sam.press("Preview and send")
    preview = sam.messages[-2]
    assert "The housing office changes" in preview.text
    sam.press("Send now")
    assert scene.ade.messages == []
    scene.core.wait(seconds=61)
    assert scene.ade.text == preview.text
    assert list(scene.ade.last.buttons) == list(preview.buttons)
    with scene.core.session() as db:
        assert db.get(Briefing, 1).state is SendState.SENT
    scene.ade.press("What can change?")
    assert "The building." in scene.ade.text
    assert len([m for m in scene.ade.messages if not m.mine]) == 1
    scene.ade.press("Read the gist")
    assert "feel safe" in scene.ade.text


def test_stopped_within_the_minute_reaches_nobody(scene):
    sam = write(scene)
    sam.press("Preview and send")
    sam.press("Send now")
    sam.press("Stop it")
    assert "Nobody got it" in sam.text
    scene.core.wait(minutes=5)
    assert scene.ade.messages == []
    sam.press("Look at it again")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    assert "feel safe" in scene.ade.text


def test_two_coordinators_press_send_and_it_goes_once(scene):
    sam = write(scene)
    sam.press("Preview and send")
    other = scene.second_coordinator()
    other.press_data("send.look:brief:1")
    sam.press("Send now")
    other.press("Send now")
    assert "one minute" in other.text
    scene.core.wait(minutes=2)
    assert len(scene.ade.messages) == 1


def test_taken_back_in_two_taps(scene):
    sam = write(scene)
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    sam.press("See how it went")
    assert "Sent: 3" in sam.text
    sam.press("Take it back")
    sam.press("Take it back")
    scene.core.deliver()
    assert "by mistake" in scene.ade.text
    with scene.core.session() as db:
        assert [r.state for r in db.exec(select(Outbox)).all() if r.purpose == "recall"] == [
            OutState.SENT
        ] * 3


def test_gist_of_too_many_words_is_asked_again_and_kept_nowhere(scene):
    sam = scene.sam
    sam.press_data(f"brief.new:{scene.group}")
    sam.say("A name")
    sam.say("word " * 41)
    assert "41 words" in sam.text
    with scene.core.session() as db:
        assert db.get(Briefing, 1).gist == ""


def test_a_member_cannot_write_preview_or_send(scene):
    write(scene)
    for data in ("brief.list:1", "brief.new:1", "brief.look:1", "send.look:brief:1", "send.go:brief:1"):
        scene.ade.press_data(data)
        assert "Only somebody with that role" in scene.ade.text
    scene.core.wait(minutes=2)
    assert "front door" not in scene.rowan_texts()


def test_another_groups_coordinator_sees_nothing(scene):
    write(scene)
    stranger = scene.other_coordinator()
    for data in ("brief.look:1", "send.look:brief:1", "send.report:1", "brief.read:1:gist"):
        stranger.press_data(data)
        assert "front door" not in stranger.text


@pytest.mark.parametrize("text", ["😀" * 2048, "שלום " * 100, "\u202eabc", "<b>&amp;", "a" * 4096])
def test_anything_typed_is_taken_or_kindly_refused(scene, text):
    sam = scene.sam
    sam.press_data(f"brief.new:{scene.group}")
    sam.say(text)
    assert sam.last.buttons
    assert not scene.core.faults


def test_every_screen_keeps_the_rules(scene):
    with scene.watch_screens() as seen:
        test_taken_back_in_two_taps(scene)
    assert len(seen) > 8
    assert {p.parts: faults(p) for p in seen if faults(p)} == {}
