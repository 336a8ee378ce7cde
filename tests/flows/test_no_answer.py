"""Two missed dates or a refusal: the group chooses what to do, and hears what it chose."""

from datetime import date, timedelta

import pytest

from bot.anonymity.rules import COLLECTS
from bot.models.question import QuestionState
from tests.core import START, Core
from tests.flows.owed import DUE, Owed, week
from tests.flows.pages import no_faults

SECOND = DUE + timedelta(days=9)
"""The morning on which a second date in a row has passed."""
COUNTED = SECOND + COLLECTS


@pytest.fixture
def scene(tmp_path):
    return Owed(Core(tmp_path))


def no_answer(scene):
    scene.go_to(DUE)
    scene.sam.press("Get a letter to forward")
    scene.sam.press("I have sent it")
    scene.go_to(SECOND)
    assert "No answer" in scene.ade.text
    assert "Whose silence it is: Dana" in scene.ade.text


def test_the_group_chooses_in_envelopes_and_the_owner_is_told_what(scene):
    with scene.watch_screens() as seen:
        no_answer(scene)
        scene.tap("Ask someone higher", "Ask someone higher", "Stop, and say so")
        assert len(scene.envelopes()) == 3
        scene.go_to(COUNTED)
        assert "We ask someone higher than Dana" in scene.ade.text
        assert "That is what most taps said" in scene.ade.text
        assert scene.ade.text == scene.rowan.text == scene.members[2].text
        assert scene.open.due_on == COUNTED + timedelta(days=14)
        scene.sam.press("Say who that is")
        scene.sam.say("Mx Osei, who leads the council")
        scene.sam.press("Get a letter to forward")
        assert "Dear Mx Osei" in scene.sam.text
        assert "had no answer" in scene.sam.text
        scene.ade.press("See everything about this")
        assert "Who decides: Mx Osei" in scene.ade.text
    no_faults(seen)


def test_one_person_taps_once_and_an_old_button_says_that_it_was_counted(scene):
    no_answer(scene)
    card = scene.ade.last
    assert "Your first tap counts. It cannot be changed." in card.text
    for _time in range(3):
        scene.ade.press("Stop, and say so", message=card)
    scene.rowan.press("Ask them again")
    scene.members[2].press("Ask them again")
    scene.go_to(COUNTED)
    assert "We ask Dana again" in scene.ade.text
    scene.ade.press("Stop, and say so", message=card)
    assert "This was counted" in scene.ade.text


def test_nobody_taps_and_we_ask_again(scene):
    no_answer(scene)
    scene.go_to(COUNTED)
    assert "We ask Dana again" in scene.ade.text
    assert "Nobody tapped" in scene.ade.text
    scene.go_to(COUNTED + timedelta(days=15))
    assert "No answer" in scene.ade.text, "choosing is no news: the next silence goes to the group at once"


def test_stop_writes_no_answer_beside_every_point_and_is_the_owner_s_to_send(scene):
    scene.sort()
    no_answer(scene)
    scene.tap(*["Stop, and say so"] * 3)
    scene.go_to(COUNTED)
    assert "say openly that there was no answer" in scene.ade.text
    scene.sam.press("Write the last news")
    scene.sam.say("The council never answered.")
    scene.send()
    assert scene.state is QuestionState.SETTLED
    assert scene.ade.text.count("There was no answer.") == 3
    assert scene.open is None


def test_stopping_is_no_way_to_silence_either(scene):
    """The group chose to stop, and the owner forgets the last news: the silence is told again, and is nobody's to choose."""
    no_answer(scene)
    scene.tap(*["Stop, and say so"] * 3)
    scene.go_to(COUNTED + week(5))
    assert scene.told("No news yet") >= 3
    assert "No news yet" in scene.ade.text
    assert "Whose silence it is: Sam" in scene.ade.text


def test_a_refusal_is_told_in_their_words_and_the_group_chooses_at_once(scene):
    sam = scene.sam
    with scene.watch_screens() as seen:
        sam.press_data(f"promise.stuck:{scene.question}")
        sam.press("They will not answer")
        sam.say("“We do not comment.”")
        scene.send()
        assert "They told us that they will not answer" in scene.ade.text
        assert "“We do not comment.”" in scene.ade.text
        sam.press_data(f"promise.refused:{scene.question}")
        assert "The group is choosing" in sam.text
    no_faults(seen)
    assert scene.promises[0].kept_on == date(2026, 11, 23), "people were told in time"
    scene.tap(*["Ask them again"] * 3)
    scene.go_to(START.date() + COLLECTS)
    assert "We ask Dana again" in scene.ade.text


def test_news_that_comes_meanwhile_ends_the_choosing(scene):
    no_answer(scene)
    card = scene.ade.last
    scene.tap(*["Stop, and say so"] * 3)
    scene.write("Dana answered at last.", "By Wednesday 30 December")
    scene.send()
    due = scene.open.due_on
    scene.go_to(COUNTED)
    assert scene.open.due_on == due
    assert not any("say openly" in m.text for m in scene.ade.messages)
    scene.ade.press("Ask them again", message=card)
    assert "This was counted" in scene.ade.text


def test_while_it_chooses_nobody_is_reminded(scene):
    no_answer(scene)
    before = len(scene.sam.messages)
    scene.go_to(COUNTED, hour=9)
    assert len(scene.sam.messages) == before


def test_who_was_not_asked_cannot_choose(scene):
    no_answer(scene)
    other = scene.other_coordinator()
    other.press_data("choice.say:2:stop")
    assert "Only somebody with that role" in other.text
    scene.sam.press_data("choice.say:2:stop")
    assert "You look after this group" in scene.sam.text
    scene.ade.press_data("choice.say:2:nothing")
    assert "This was counted" in scene.ade.text
