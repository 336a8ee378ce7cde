"""A jargon-filled paragraph becomes a clean one by taps, and nothing is ever blocked."""

from datetime import timedelta

import pytest

from bot.chat.screens import faults
from bot.models.briefing import Briefing
from bot.models.meeting import Meeting
from bot.plain.check import check
from tests.core import Core
from tests.flows.scene import Scene

JARGON = "We will utilise your input prior to the procurement of the new service. The council will facilitate a workshop."


@pytest.fixture
def scene(tmp_path):
    scene = Scene(Core(tmp_path))
    with scene.core.session() as db:
        db.add(
            Briefing(
                group_id=scene.group, author_id=scene.sam.person_id, title="Door", gist="The door changes.", ask=JARGON,
                can_change="The desk.", cannot_change="The walls.", more="Nothing else.",
            )
        )  # fmt: skip
        db.commit()
    return scene


def ask_of(scene):
    with scene.core.session() as db:
        return db.get(Briefing, 1).ask


def test_improved_by_taps_in_one_message(scene):
    sam = scene.sam
    sam.press_data("brief.look:1")
    sam.press("Make it plainer")
    messages = len(sam.messages)
    for _tap in range(30):
        if "A second look" not in sam.text:
            break
        label = next((b for b in sam.last.buttons if b.startswith("Use:")), "Leave it")
        sam.press(label)
    assert "utilise" not in ask_of(scene)
    assert "prior to" not in ask_of(scene)
    assert len(sam.messages) == messages
    left = [f for f in check(ask_of(scene)) if f.kind == "hard_word" and f.plainer]
    assert left == []


def test_pressing_use_twice_changes_once(scene):
    sam = scene.sam
    sam.press_data("brief.look:1")
    sam.press("Make it plainer")
    message, data = sam.find("Use:")
    sam.press("", message, data)
    once = ask_of(scene)
    sam.press("", message, data)
    assert ask_of(scene) == once


def test_it_never_blocks(scene):
    sam = scene.sam
    sam.press_data("brief.look:1")
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    assert "utilise" in scene.ade.text


def test_members_cannot(scene):
    scene.ade.press_data("check.look:brief:1")
    assert "Only somebody with that role" in scene.ade.text


def test_screens_keep_the_rules(scene):
    with scene.watch_screens() as seen:
        test_improved_by_taps_in_one_message(scene)
    assert {p.parts: faults(p) for p in seen if faults(p)} == {}


def test_an_ask_without_a_day_is_seen(scene):
    sam = scene.sam
    with scene.core.session() as db:
        briefing = db.get(Briefing, 1)
        briefing.ask = "Please tell us what you think."
        db.commit()
    sam.press_data("check.look:brief:1")
    assert "by when" in sam.text.lower()
    with scene.core.session() as db:
        db.get(Briefing, 1).ask = "Please tell us what you think by Friday 27 November."
        db.commit()
    sam.press_data("check.look:brief:1")
    assert "This reads well" in sam.text


def test_a_meeting_with_short_notice_is_seen(scene):
    on = scene.core.now.date() + timedelta(days=3)
    with scene.core.session() as db:
        meeting = Meeting(
            group_id=scene.group, title="Door", zone="Europe/London", author_id=scene.sam.person_id, on=on, purpose="We talk.",
        )  # fmt: skip
        db.add(meeting)
        db.commit()
    scene.sam.press_data("check.look:meet:1")
    assert "3 days" in scene.sam.text


def test_sending_over_a_flag_is_counted_for_the_coordinator_alone(scene):
    sam, kim = scene.sam, scene.second_coordinator()
    with scene.core.session() as db:
        db.get(Briefing, 1).ask = (
            "Tell us by Friday 27 November " + "and on and so it goes " * 6 + "to the end."
        )
        db.commit()
    sam.press_data("send.go:brief:1")
    assert "one minute" in sam.text
    sam.press("Stop it")
    for phone, seen in ((sam, True), (kim, False)):
        phone.press_data("check.look:brief:1")
        while "A second look" in phone.text:
            phone.press("Leave it as it is")
        assert ("with a flag so far" in phone.text) is seen
