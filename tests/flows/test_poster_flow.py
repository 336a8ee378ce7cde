"""The poster: asked first whether enough people pass it, then drawn with a link that works."""

from datetime import timedelta

import pytest

from bot.models.invite import Invite
from tests.core import Core
from tests.flows.asked import QUESTION, TODAY, Asked
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    return Asked(Core(tmp_path))


@pytest.mark.parametrize(
    ("label", "kind", "magic"), [("print", "pdf", b"%PDF"), ("a picture", "png", b"\x89PNG")]
)
def test_drawn_and_sent(scene, label, kind, magic):
    scene.ask()
    sam = scene.sam
    with scene.watch_screens() as seen:
        sam.press_data("q.show:1")
        sam.press("Hang a poster")
        assert "Do at least 20 people pass this poster?" in sam.text
        sam.press("Yes, 20 or more")
        sam.press(next(b for b in sam.last.buttons if label in b))
    no_faults(seen)
    assert (scene.core.house.home / "files" / f"poster-1.{kind}").read_bytes().startswith(magic)
    _chat, method, params = scene.core.calls[-1]
    assert method == "sendDocument"
    assert params["document"] == {"$file": f"poster-1.{kind}", "name": f"poster-1.{kind}"}
    assert (scene.get().guests, scene.get().passers) == (True, True)


def test_every_poster_of_a_question_has_the_same_link(scene):
    scene.ask()
    scene.sam.press_data("poster.make:1:few")
    for kind in ("pdf", "png", "pdf"):
        scene.sam.press_data(f"poster.file:1:{kind}")
    assert len(scene.rows(Invite)) == 1
    assert not scene.get().passers


def test_the_answer_is_asked_before_anything_is_drawn(scene):
    scene.ask()
    scene.sam.press_data("poster.file:1:pdf")
    assert "Do at least 20 people" in scene.sam.text
    scene.sam.press_data("poster.make:1:many")
    scene.sam.press_data("poster.file:1:exe")
    assert "Do at least 20 people" in scene.sam.text


def test_not_for_others_and_not_for_a_closed_or_unwritten_question(scene):
    question = scene.draft(hear_by=None, closes_on=None)
    scene.sam.press_data(f"poster.open:{question}")
    assert "First the question needs" in scene.sam.text
    question = scene.ask()
    for phone in (scene.ade, scene.other_coordinator()):
        for data in (
            f"poster.open:{question}",
            f"poster.make:{question}:many",
            f"poster.file:{question}:pdf",
        ):
            phone.press_data(data)
            assert QUESTION not in phone.text or phone is scene.ade
            assert "Only somebody with that role" in phone.text
    scene.until(TODAY.replace(month=12, day=12))
    scene.sam.press_data(f"poster.open:{question}")
    assert "would ask in vain" in scene.sam.text
    assert not scene.get(question).passers


def test_what_happened_is_a_poster_for_the_same_wall(scene):
    scene.ask()
    sam = scene.sam
    sam.press_data("poster.make:1:many")
    sam.press_data("news.open:1")
    assert "Print for the wall" not in sam.last.buttons
    scene.until(TODAY + timedelta(days=22))
    with scene.watch_screens() as seen:
        sam.press_data("news.open:1")
        sam.press("Print for the wall")
    no_faults(seen)
    assert (scene.core.house.home / "files" / "outcomes-1.pdf").read_bytes().startswith(b"%PDF")
    assert scene.core.calls[-1][1] == "sendDocument"
    scene.ade.press_data("wall.open:1")
    assert scene.ade.last.method == "sendMessage"
