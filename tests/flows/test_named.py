"""Answering with a name, and passing on what somebody else said."""

from datetime import timedelta

import pytest

from bot.models.contribution import How
from tests.core import Core
from tests.flows.asked import NAMES, TODAY, Asked, send
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask(ready_answers=["Yes", "No"])
    return scene


def prompt_of(phone):
    return next(m for m in reversed(phone.messages) if m.force_reply)


def with_name(phone, text):
    phone.press("Answer with my name")
    phone.press("Write in my own words")
    phone.say(text, reply_to=phone.last)


def test_given_changed_and_removed(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        ade.press("Answer with my name")
        assert "The coordinators see your name with it" in ade.text
        ade.press("Write in my own words")
        ade.say("A kind face", reply_to=ade.last)
        assert "On Monday 7 December they are told to" in ade.text
        answer = scene.contributions()["A kind face"]
        assert (answer.how, answer.person_id) == (How.NAMED, ade.person_id)
        ade.press("Change it")
        ade.say("A kinder face", reply_to=prompt_of(ade))
        assert list(scene.contributions()) == ["A kinder face"]
        ade.press("Answer with my name", message=ade.messages[0])
        assert "A kinder face" in ade.text
        ade.press("Remove it")
    no_faults(seen)
    assert scene.contributions() == {}
    ade.press_data("named.remove:1")
    assert "not here any more" in ade.text


def test_a_ready_answer_twice_is_one(scene):
    for _twice in range(2):
        scene.ade.press_data("named.ready:1:0")
    assert list(scene.contributions()) == ["Yes"]
    scene.ade.press_data("named.ready:1:1")
    assert list(scene.contributions()) == ["No"]
    scene.ade.press_data("named.ready:1:9")
    assert "not here any more" in scene.ade.text


def test_coordinators_can_read_it_and_are_told_on_the_day(scene):
    with_name(scene.ade, "A kind face")
    scene.sam.press_data("read.batch:1")
    scene.sam.press("A kind face")
    assert "From: Ade" in scene.sam.text
    scene.until(TODAY + timedelta(days=15))
    assert "Answers can be read" in scene.sam.text


def test_loose_words_can_be_given_with_a_name(scene):
    scene.ade.say("a ramp")
    scene.ade.press("Keep as: answer")
    scene.ade.press("Answer with my name")
    assert scene.contributions()["a ramp"].person_id == scene.ade.person_id


def test_too_long_and_nothing_are_refused(scene):
    for text in ("x" * 3501, "😀" * 4096, "\u200b \n"):
        scene.ade.press_data("named.text:1")
        scene.ade.say(text, reply_to=prompt_of(scene.ade))
        assert scene.ade.last.buttons
    assert list(scene.contributions()) in ([], ["\u200b"])


def test_somebody_elses_answer_cannot_be_removed(scene):
    with_name(scene.ade, "A kind face")
    scene.rowan.press_data("named.remove:1")
    assert list(scene.contributions()) == ["A kind face"]


def test_a_question_for_names_only_offers_no_other_way(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask(nameless=False)
    ade = scene.ade
    assert list(ade.last.buttons)[:2] == ["Answer with my name", "Not this time"]
    with scene.watch_screens() as seen:
        for data in ("answer.open:1", "answer.text:1:o", "relay.open:1"):
            ade.press_data(data)
            assert "takes only answers with a name" in ade.text
        ade.press_data("decline.now:1")
        assert "That is fine" in ade.text
        with_name(ade, "A kind face")
        scene.until(TODAY + timedelta(days=15))
    no_faults(seen)
    assert scene.envelopes() == scene.batches() == []
    assert "Answers can be read" in scene.sam.text


# -- passing on -----------------------------------------------------------------------


def pass_on(phone, text, *, say_so=False):
    phone.press_data("relay.open:1")
    phone.press("Yes, they said yes")
    assert "We do not tell your group" in phone.text
    phone.press("Go on")
    assert next(iter(phone.last.buttons)) == "Write in my own words", "ready answers are one's own"
    phone.press("Write in my own words")
    assert "what they said" in phone.text
    phone.say(text, reply_to=phone.last)
    if say_so:
        phone.press("More choices")
        phone.press("☐ Say that it was passed on")
        phone.press("Back")
    phone.press("Send it, even")  # what is passed on counts as one sender, however many pieces come


@pytest.mark.parametrize(("say_so", "shown"), [(2, 0), (3, 3)])
def test_passed_on_with_consent_and_shown_only_among_others(scene, say_so, shown):
    with scene.watch_screens() as seen:
        for n, phone in enumerate(scene.members[:4]):
            pass_on(phone, f"they said {n}", say_so=n < say_so)
    no_faults(seen)
    scene.until(TODAY + timedelta(days=15))
    found = scene.contributions()
    assert set(found) == {f"they said {n}" for n in range(4)}
    assert all(c.person_id is None for c in found.values())
    assert sum(c.how is How.RELAYED for c in found.values()) == shown


def test_nothing_goes_on_without_their_yes(scene):
    scene.ade.press("Pass on what")
    assert "Did they say yes" in scene.ade.text
    scene.ade.press("Stop")
    assert "Nothing was kept" in scene.ade.text


def test_in_a_small_group_somebody_can_still_pass_it_on(tmp_path):
    scene = Asked(Core(tmp_path), NAMES[:4])
    scene.ask()
    for n, phone in enumerate(scene.members[:3]):
        pass_on(phone, f"they said {n}")
    scene.until(TODAY + timedelta(days=15))
    assert len(scene.contributions()) == 3


def test_own_words_never_carry_the_mark(scene):
    """A forged wish on one's own words: the button is not on the message, so nothing happens."""
    ade = scene.ade
    ade.press_data("answer.text:1:o")
    ade.say("mine", reply_to=prompt_of(ade))
    data = ade.last.buttons["Send it, only with others"]
    q, wishes, receipt = data.removeprefix("answer.send:").split(":", 2)
    ade.press("", message=ade.last, data=f"answer.send:{q}:{wishes}pm:{receipt}")
    assert scene.envelopes() == []
    send(scene.rowan, "others")
    assert len(scene.envelopes()) == 1
