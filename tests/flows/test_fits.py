"""Does this answer what you said? One "not really" asks for one more line, two put it back on the desk."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.anonymity.rules import COLLECTS
from bot.models.contribution import Contribution
from bot.models.mailbox import Mailbox
from bot.models.question import QuestionState
from tests.core import START, Core
from tests.flows.owed import Owed
from tests.flows.pages import no_faults

COUNTED = START.date() + COLLECTS


@pytest.fixture
def scene(tmp_path):
    scene = Owed(Core(tmp_path))
    scene.settle()
    return scene


def say(scene, *answers):
    for phone, answer in zip(scene.members, answers, strict=False):
        phone.press("Say if this answers")
        phone.press(answer)


def test_everybody_has_the_same_button_and_taps_lie_in_envelopes(scene):
    cards = [p.last for p in scene.members]
    assert len({(m.text, str(m.buttons)) for m in cards}) == 1
    with scene.watch_screens() as seen:
        say(scene, "Yes", "Partly", "Yes")
        assert len(scene.envelopes()) == 3
        scene.go_to(COUNTED)
        assert "Yes: some" in scene.sam.text
        assert "Not really: nobody" in scene.sam.text
        assert scene.state is QuestionState.SETTLED
        scene.sam.press_data(f"fits.said:{scene.question}")
        assert "Partly: some" in scene.sam.text
    no_faults(seen)


def test_taps_that_were_lost_are_not_called_nobody(scene):
    say(scene, "Not really", "Not really")
    for path in (scene.core.house.home / "keys").glob("*.key"):
        path.unlink()
    scene.go_to(COUNTED)
    assert "What people tapped is lost, through a fault of ours" in scene.sam.text
    assert "nobody" not in scene.sam.text


def test_one_not_really_asks_the_owner_for_one_more_line(scene):
    say(scene, "Yes", "Not really")
    scene.go_to(COUNTED)
    assert scene.state is QuestionState.SETTLED
    assert "Please write one more line" in scene.sam.text
    with scene.watch_screens() as seen:
        scene.sam.press("Write one more line")
        scene.sam.say("The window opens at nine.")
        scene.send()
    no_faults(seen)
    assert "One more line about it" in scene.ade.text
    assert "The window opens at nine." in scene.ade.text
    assert scene.open is None
    assert scene.state is QuestionState.SETTLED


def test_one_more_line_that_never_comes_is_reminded_once_and_then_it_is_on_the_desk_again(scene):
    asks = "Please write one more line by Thursday 10 December."
    say(scene, "Not really")
    scene.go_to(COUNTED)
    assert asks in scene.sam.text
    scene.sam.press_data(f"fits.said:{scene.question}")
    assert any("Write one more line" in label for label in scene.sam.last.buttons)
    scene.go_to(COUNTED + timedelta(days=7))
    assert sum(asks in m.text for m in scene.sam.messages) == 1, "the first has turned into the page"
    assert scene.told("It is looked at again") == 0
    scene.go_to(COUNTED + timedelta(days=8))
    assert "It is looked at again" in scene.ade.text
    assert scene.open.due_on == COUNTED + timedelta(days=22)
    assert scene.sam.text.startswith("What would help?\n\nFor some it is no answer.")


def test_once_the_line_is_sent_nobody_is_reminded_of_it(scene):
    say(scene, "Not really")
    scene.go_to(COUNTED)
    scene.sam.press("Write one more line")
    scene.sam.say("The window opens at nine.")
    scene.send()
    scene.go_to(COUNTED + timedelta(days=9))
    assert not any("Please write one more line" in m.text for m in scene.sam.messages)
    assert scene.told("It is looked at again") == 0


def test_two_not_really_put_it_back_on_the_desk_with_a_date_that_people_are_told(scene):
    say(scene, "Not really", "Not really", "Yes")
    scene.go_to(COUNTED)
    assert scene.state is QuestionState.CLOSED
    assert "It is looked at again" in scene.ade.text
    assert scene.open.due_on == COUNTED + timedelta(days=14)
    assert "back on your desk" in scene.sam.text
    scene.sam.press("Write the update")
    scene.sam.say("We asked Dana again.")
    scene.sam.press("By ")
    scene.send()
    assert scene.ade.text.startswith("What happened with what you said")


def test_taps_alone_are_not_called_something_that_came_back_to_read(scene):
    with scene.core.session() as db:
        answer = db.exec(select(Contribution)).first()
        db.add(Mailbox(public_key=b"k" * 32, contribution_id=answer.id))
        db.commit()
    say(scene, "Yes", "Yes", "Yes")
    scene.go_to(COUNTED)
    said = [m.text for m in scene.sam.messages]
    assert not any("came back" in text for text in said)


def test_one_person_counts_once_and_late_taps_are_told_so(scene):
    card = scene.ade.last
    thanks = []
    for answer in ("Not really", "Not really", "Yes"):
        scene.ade.press("Say if this answers", message=card)
        assert "Your first tap counts. It cannot be changed." in scene.ade.text
        scene.ade.press(answer)
        thanks.append(scene.ade.text)
    assert "Thank you. Your first tap is counted, without your name." in thanks[0]
    assert len(set(thanks)) == 1, "the answer does not tell whether it was the first"
    scene.go_to(COUNTED)
    assert scene.state is QuestionState.SETTLED
    scene.ade.press("Say if this answers", message=card)
    assert "This was counted" in scene.ade.text


def test_who_asked_to_hear_no_more_and_who_was_not_asked_are_told_so(scene):
    card = scene.ade.last
    scene.ade.press("Stop these")
    scene.ade.press("Say if this answers", message=card)
    assert "hear no more" in scene.ade.text
    other = scene.other_coordinator()
    other.press_data("fits.ask:1")
    assert "Only somebody with that role" in other.text
    scene.rowan.press_data("fits.say:1:nonsense")
    assert "This was counted" in scene.rowan.text


def test_taken_back_it_counts_nothing(scene):
    say(scene, "Not really", "Not really")
    scene.sam.press("Take it back")
    scene.sam.press("Take it back")
    scene.go_to(COUNTED)
    assert "It is looked at again" not in scene.ade.text
