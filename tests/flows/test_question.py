"""Asking a question: a few taps in a project that is ready, and nothing opens without a promise."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.chat.words import PSEUDO
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.envelope import Batch
from bot.models.group import Group
from bot.models.membership import Membership, Role
from bot.models.person import Person
from bot.models.promise import Promise
from bot.models.question import Audience, Question, QuestionState
from bot.models.timer import Timer
from tests.core import Core
from tests.flows.asked import NAMES, QUESTION, TODAY, Asked, send
from tests.flows.pages import all_translated, no_faults


@pytest.fixture
def scene(tmp_path):
    return Asked(Core(tmp_path))


@pytest.fixture
def small(tmp_path):
    return Asked(Core(tmp_path), NAMES[:6])


def test_six_taps_besides_typing_from_the_desk_to_everybody(scene):
    sam, taps = scene.sam, []

    def tap(label):
        taps.append(label)
        sam.press(label)

    sam.press_data(f"desk:{scene.group}")
    with scene.watch_screens() as seen:
        tap("Ask a question")
        tap("Ask a question")
        sam.say(QUESTION)
        tap("Until Thursday 3 December")
        assert "They hear by: Friday 11 December" in sam.text
        tap("Preview and send")
        tap("Send now")
    assert len(taps) <= 6
    scene.core.wait(seconds=61)
    assert QUESTION in scene.ade.text
    no_faults(seen)


def test_the_card_says_all_that_was_promised(scene):
    with scene.watch_screens() as seen:
        scene.ask()
    no_faults(seen)
    for said in (
        QUESTION,
        "Why we ask: People turn away at the door.",
        "This is consultation.",
        "Who decides: Dana Okoro",
        "Answer by: Sunday 6 December",
        "by Sunday 13 December, from Sam",
    ):
        assert said in scene.ade.text
    assert list(scene.ade.last.buttons) == [
        *("Answer without my name", "Answer with my name", "Pass on what someone else said", "Not this time"),
        *("Tell me more", "Help"),
    ]
    assert {(m.text, tuple(m.buttons)) for p in scene.members for m in p.messages} == {
        (scene.ade.text, tuple(scene.ade.last.buttons))
    }


def test_opening_freezes_the_audience_and_sets_everything_going(scene):
    with scene.core.session() as db:
        db.get(Person, scene.rowan.person_id).paused = True
        db.get(Person, scene.members[2].person_id).reachable = False
        db.commit()
    scene.ask()
    late = scene.add("Late", scene.group)
    question = scene.get()
    assert (question.state, question.opened_on) == (QuestionState.OPEN, TODAY)
    asked = {a.person_id for a in scene.rows(Audience)}
    assert asked == {p.person_id for p in scene.members}, "paused or out of reach is asked all the same"
    assert late.person_id not in asked
    assert scene.sam.person_id not in asked
    (batch,) = scene.rows(Batch)
    assert batch.release_on == TODAY + timedelta(days=14)
    (promise,) = scene.rows(Promise)
    assert (promise.due_on, promise.owner_id) == (TODAY + timedelta(days=20), scene.sam.person_id)
    names = {t.name for t in scene.rows(Timer)}
    assert {"q.close:1", "release.tick:1"} <= names
    assert any(n.startswith("promise.") for n in names)
    late.press_data("q.card:1")
    assert "before you came" in late.text


def test_a_promise_lies_at_most_21_days_ahead(scene):
    sam, question = scene.sam, scene.draft()
    sam.press_data(f"q.ask:{question}:hear_by")
    sam.say("31 December")
    assert "by Monday 14 December" in sam.text
    sam.press_data(f"q.pick:{question}:hear_by:2026-12-01")
    assert scene.get().hear_by == TODAY + timedelta(days=20), "before the answers are in: not that either"
    sam.press_data(f"q.pick:{question}:closes_on:2027-01-20")
    assert scene.get().hear_by == TODAY + timedelta(days=21), "an interim date for a long question"


def test_the_last_day_is_tapped_or_typed(scene):
    sam, question = scene.sam, scene.draft(closes_on=None, hear_by=None)
    sam.press_data(f"q.ask:{question}:closes_on")
    sam.say("some day")
    assert "could not read a day" in sam.text
    sam.say("today")
    assert "at least until tomorrow" in sam.text
    sam.say("4 December")
    assert scene.get().closes_on == date(2026, 12, 4)
    assert scene.get().hear_by == date(2026, 12, 12)


def test_everything_else_can_be_changed(scene):
    sam, question = scene.sam, scene.draft()
    kim = scene.second_coordinator()
    for data in (
        f"q.pick:{question}:nameless:no",
        f"q.pick:{question}:nameless:yes",
        f"q.pick:{question}:at_closing:yes",
        f"q.pick:{question}:guests:yes",
        f"q.pick:{question}:owner_id:{kim.person_id}",
    ):
        sam.press_data(data)
    sam.press_data(f"q.ask:{question}:ready")
    sam.say("Yes\nNo\nI am not sure\nMaybe")
    assert "At most three answers" in sam.text
    sam.say("Yes\nNo\n  I am not sure ")
    row = scene.get()
    assert row.ready_answers == ["Yes", "No", "I am not sure"]
    assert (row.nameless, row.at_closing, row.guests, row.owner_id) == (True, True, True, kim.person_id)
    sam.press_data(f"q.pick:{question}:owner_id:{scene.ade.person_id}")
    assert "Please tap one of these" in sam.text
    assert scene.get().owner_id == kim.person_id
    sam.press_data(f"q.ask:{question}:nameless")
    sam.say("no")
    assert not scene.get().nameless


def test_without_a_project_that_is_asked_first(scene):
    with scene.core.session() as db:
        from bot.models.project import Project

        db.get(Project, scene.project).ready = False
        db.commit()
    scene.sam.press_data(f"q.new:{scene.group}")
    assert "That is a project" in scene.sam.text
    scene.sam.press_data(f"q.in:{scene.project}")
    assert "not finished yet" in scene.sam.text


def test_what_goes_out_cannot_be_changed_on_its_way(scene):
    sam, question = scene.sam, scene.draft()
    sam.press_data(f"send.go:q:{question}")
    sam.press_data(f"q.ask:{question}:text")
    assert "waits to go out" in sam.text
    sam.press("See it and stop it")
    sam.press("Stop it")
    assert scene.get().state is QuestionState.DRAFT
    scene.core.wait(minutes=2)
    assert scene.ade.messages == []
    sam.press_data(f"q.ask:{question}:text")
    sam.say("A better question?")
    sam.press_data(f"send.go:q:{question}")
    scene.core.wait(minutes=2)
    assert "A better question?" in scene.ade.text
    sam.press_data(f"q.ask:{question}:text")
    assert "has gone out" in sam.text


def test_pressed_twice_it_opens_once(scene):
    question = scene.draft()
    for _twice in range(2):
        scene.sam.press_data(f"send.go:q:{question}")
    scene.core.wait(minutes=2)
    assert len(scene.ade.messages) == 1
    assert len(scene.rows(Batch)) == 1


def test_days_that_have_passed_are_found_out(scene):
    """Written today, sent in three weeks from an old button: nobody gets it, and Sam hears why."""
    sam, question = scene.sam, scene.draft()
    scene.core.wait(days=20)
    sam.press_data(f"q.show:{question}")
    assert "Choose a new last day" in sam.text
    assert not any("send" in b for b in sam.last.buttons)
    with scene.watch_screens() as seen:
        sam.press_data(f"send.go:q:{question}")
        scene.core.wait(minutes=2)
    no_faults(seen)
    assert "did not go out" in sam.text
    assert scene.ade.messages == []
    assert scene.rows(Broadcast) == []
    sam.press("Choose new days")
    sam.press("Until Wednesday 23 December")
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    assert QUESTION in scene.ade.text


def test_days_that_pass_while_it_waits_call_it_off(scene):
    """Handed over in time, for a day that is too late: nobody gets it, and Sam hears why."""
    sam, question = scene.sam, scene.draft()
    sam.press_data(f"send.at:q:{question}")
    sam.say("10 December 10am")
    scene.core.wait(days=18)
    assert "did not go out" in sam.text
    assert scene.ade.messages == []
    assert scene.rows(Broadcast)[0].state is BroadcastState.STOPPED


def test_a_small_group_is_told_before_it_goes(small):
    sam, question = small.sam, small.draft()
    with small.watch_screens() as seen:
        sam.press_data(f"q.show:{question}")
    no_faults(seen)
    assert "This group is small" in sam.text
    assert "Who taps “Answer without my name” is told so, and sees other ways." in sam.text
    assert "Hang a poster" in sam.last.buttons
    assert "Ask with another group" not in sam.last.buttons
    assert len(sam.last.buttons) <= 5


def test_two_groups_can_be_asked_together(small):
    sam, question = small.sam, small.draft()
    other = small.add_group("The Hill Group")
    with small.core.session() as db:
        db.add(
            Membership(
                person_id=sam.person_id, group_id=other, role=Role.COORDINATOR, joined_on=date(2026, 11, 1)
            )
        )
        db.commit()
    theirs = [small.add(f"Hill {n}", other) for n in range(3)]
    sam.press_data(f"q.show:{question}")
    sam.press("Ask with another group")
    sam.press("The Hill Group")
    assert "This group is small" not in sam.text
    sam.press("Preview and send")
    sam.press("Send now")
    small.core.wait(minutes=2)
    assert "Who is asked: The Front Door Group, The Hill Group" in theirs[0].text
    theirs[0].press("Answer without my name")
    assert "We do not tell" in theirs[0].text
    assert len(small.rows(Audience)) == 9


def test_a_group_one_does_not_look_after_cannot_be_asked_along(small):
    question = small.draft()
    other = small.add_group("Elsewhere")
    small.sam.press_data(f"q.pick:{question}:with_group:{other}")
    assert small.get().with_group_id is None


def test_others_cannot_see_or_change_it(scene):
    question = scene.draft()
    for phone in (scene.ade, scene.other_coordinator()):
        for data in (
            f"q.list:{scene.group}",
            f"q.new:{scene.group}",
            f"q.in:{scene.project}",
            f"q.show:{question}",
            f"q.pick:{question}:nameless:no",
            f"q.fields:{question}",
            f"send.go:q:{question}",
        ):
            phone.press_data(data)
            assert "Only somebody with that role" in phone.text
    assert scene.get().nameless


def test_the_list_shows_where_each_stands(scene):
    scene.draft(text="A draft")
    scene.ask()
    scene.ask(text="Another one")
    with scene.watch_screens() as seen:
        scene.sam.press_data(f"q.list:{scene.group}")
        labels = list(scene.sam.last.buttons)
        assert labels[:4] == ["Ask a question", "💬 Another one", f"💬 {QUESTION}", "✏️ A draft"]
        scene.sam.press("💬 Another")
        assert "Hang a poster" in scene.sam.last.buttons
        scene.sam.press_data("q.show:999")
    no_faults(seen)


def test_nonsense_and_other_scripts(scene):
    sam = scene.sam
    sam.press_data(f"q.in:{scene.project}")
    sam.say("😀" * 4096)
    assert "too long" in sam.text
    sam.say("ما الذي يجعل الدخول أسهل؟")
    assert scene.get(1).text == "ما الذي يجعل الدخول أسهل؟"
    for data in ("q.pick:1:closes_on:never", "q.pick:1:unknown:x", "q.ask:1:unknown"):
        sam.press_data(data)
        assert sam.last.buttons


def test_one_empty_question_is_enough(scene):
    for _twice in range(2):
        scene.sam.press_data(f"q.in:{scene.project}")
    assert len(scene.rows(Question)) == 1


def test_in_another_language_nothing_is_left_in_english(scene):
    with scene.core.session() as db:
        for person in db.execute(select(Person).where(col(Person.telegram_id).is_not(None))).scalars():
            person.language = PSEUDO
        db.commit()
    sam, question = scene.sam, scene.draft(ready_answers=["Ja"])
    with scene.watch_screens() as seen:
        sam.press_data(f"q.list:{scene.group}")
        sam.press_data(f"q.show:{question}")
        for page in range(3):
            sam.press_data(f"q.fields:{question}:{page}")
        for field in ("closes_on", "hear_by", "nameless", "at_closing", "guests", "ready", "with_group"):
            sam.press_data(f"q.ask:{question}:{field}")
        sam.press_data(f"send.go:q:{question}")
        scene.core.wait(minutes=2)
        scene.ade.press_data("q.more:1")
        sam.press_data(f"q.show:{question}")
    no_faults(seen)
    all_translated(seen, QUESTION, "The front door", *[g.name for g in scene.rows(Group)], "Sam")


def test_taken_back_it_ends_and_its_words_come_back_as_a_draft(scene):
    question = scene.ask()
    ade, sam = scene.ade, scene.sam
    send(scene.rowan, "already answered")
    receipt = scene.rowan.last
    card = ade.last
    with scene.watch_screens() as seen:
        sam.press_data(f"send.look:q:{question}")
        sam.press("Take it back")
        sam.press("Take it back")
        scene.wait(minutes=1)
        assert "by mistake" in ade.text
        ade.press("", message=card, data=f"answer.open:{question}")
        assert "This question was sent by mistake" in ade.text
        scene.rowan.press(
            "", message=receipt, data=next(d for d in receipt.buttons.values() if "receipt" in d)
        )
        assert "Nobody has read it" in scene.rowan.text
        sam.press_data(f"q.show:{question}")
    no_faults(seen)
    assert scene.get().state is QuestionState.WITHDRAWN
    assert scene.envelopes() == scene.rows(Promise) == []
    assert not any(p.suffix in {".key", ".box"} for p in (scene.core.house.home / "keys").iterdir())
    again = scene.get(question + 1)
    assert (again.text, again.state, again.opened_on) == (QUESTION, QuestionState.DRAFT, None)
    heard = len(ade.messages)
    scene.until(TODAY + timedelta(days=40))
    assert len(ade.messages) == heard, "nothing it promised goes on"
    assert scene.contributions() == {}
