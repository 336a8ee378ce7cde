"""Paper answers from the box: typed in several at once, counted before they are kept, taken out again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.typed import split
from bot.models.contribution import Contribution, How
from tests.core import Core
from tests.flows.asked import TODAY, Asked
from tests.flows.pages import no_faults

THREE = "A bench by the door\n\nPeople who say hello.\nAnd mean it.\n \n\nA bench by the door"


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask()
    return scene


def type_in(scene, text=THREE):
    scene.sam.press_data(f"read.batch:{scene.question}")
    scene.sam.press("Type in paper")
    scene.sam.press("Type them")
    scene.sam.say(text, reply_to=scene.sam.last)


def papers(scene):
    return sorted(c.text for c in scene.rows(Contribution) if c.how is How.PAPER)


def test_several_at_once_counted_before_they_are_kept(scene):
    with scene.watch_screens() as seen:
        type_in(scene)
        assert "That is 3 answers." in scene.sam.text
        assert papers(scene) == []
        scene.sam.press("Keep them")
    no_faults(seen)
    assert papers(scene) == [
        "A bench by the door",
        "A bench by the door",
        "People who say hello.\nAnd mean it.",
    ]
    assert all(c.person_id is None for c in scene.rows(Contribution))
    scene.sam.press("Read the answers")
    assert "A bench by the door" in str(scene.sam.last.buttons)


def test_pressed_twice_kept_once_and_taken_out_again(scene):
    type_in(scene)
    message, data = scene.sam.find("Keep them")
    scene.sam.press("", message, data)
    scene.sam.press("", message, data)
    assert len(papers(scene)) == 3
    type_in(scene, "Another bench")
    scene.sam.press("Keep them")
    scene.sam.press("", message, f"typed.undo:{scene.question}")
    assert papers(scene) == ["Another bench"], "only those of its own message"


def test_it_may_come_after_the_question_closed_and_without_replying(scene):
    scene.until(TODAY + timedelta(days=14))
    scene.sam.press_data(f"typed.answers:{scene.question}")
    scene.sam.say("One late paper")
    assert "That is 1 answer." in scene.sam.text
    scene.sam.press("Keep them")
    assert papers(scene) == ["One late paper"]


def test_a_preview_whose_words_are_gone_keeps_nothing(scene):
    type_in(scene)
    scene.sam.messages = [m for m in scene.sam.messages if m.text != THREE]
    scene.sam.press("Keep them")
    assert "cannot see those words" in scene.sam.text
    assert papers(scene) == []


def test_only_coordinators_of_the_group(scene):
    for phone in (scene.ade, scene.other_coordinator()):
        phone.press_data(f"typed.answers:{scene.question}")
        assert not phone.last.force_reply
        phone.press_data(f"typed.keep:{scene.question}")
    assert papers(scene) == []


@given(st.lists(st.text("ab \n", min_size=1).filter(str.strip), max_size=5))
def test_what_is_separated_by_empty_lines_stays_separate(blocks):
    answers = [b for block in blocks for b in split(block)]
    assert split("\n\n".join(blocks)) == answers
