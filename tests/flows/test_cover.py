"""A phone that others use: the bot says only that there is a message, and covers it again."""

from datetime import timedelta

import pytest

from bot.chat.screens import faults
from bot.models.person import Person
from tests.core import Core
from tests.flows.scene import Scene
from tests.flows.test_briefing import write


@pytest.fixture
def scene(tmp_path):
    scene = Scene(Core(tmp_path))
    with scene.core.session() as db:
        db.get(Person, scene.ade.person_id).shared_phone = True
        db.commit()
    sam = write(scene)
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    return scene


def test_nothing_shows_until_it_is_opened(scene):
    assert scene.ade.text == "You have a message."
    assert "feel safe" in scene.rowan.text
    scene.ade.press("Open")
    assert "feel safe" in scene.ade.text
    assert "What can change?" in scene.ade.last.buttons
    assert len([m for m in scene.ade.messages if not m.mine]) == 1


def test_closed_by_hand_and_opened_again(scene):
    scene.ade.press("Open")
    scene.ade.press("Close")
    assert scene.ade.text == "You have a message."
    scene.ade.press("Open")
    assert "feel safe" in scene.ade.text


def test_it_closes_by_itself_after_ten_minutes(scene):
    scene.ade.press("Open")
    scene.core.wait(minutes=9)
    assert "feel safe" in scene.ade.text
    scene.core.wait(minutes=2)
    assert scene.ade.text == "You have a message."


def test_nobody_else_can_open_it(scene):
    scene.rowan.press_data("cover.open:1")
    assert "not here any more" in scene.rowan.text


def test_what_is_opened_is_not_noted(scene):
    scene.ade.press("Open")
    assert scene.core.later
    assert all(at - scene.core.now == timedelta(minutes=10) for at, _effect in scene.core.later)


def test_screens_keep_the_rules(scene):
    with scene.watch_screens() as seen:
        scene.ade.press("Open")
        scene.ade.press("Close")
    assert {p.parts: faults(p) for p in seen if faults(p)} == {}
