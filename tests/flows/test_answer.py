"""Answering without a name, as the person who answers lives it."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from bot.anonymity import keys, letterbox
from bot.anonymity.seal import TEXT_UNITS, clean, open_sealed
from bot.chat.events import Pressed
from bot.chat.render import units
from bot.chat.words import PSEUDO
from bot.flows.draft import MARK
from bot.models.envelope import Box, waiting_batch
from bot.models.group import Group
from bot.models.membership import Membership
from bot.models.person import Person
from bot.models.question import Audience
from tests.core import Core
from tests.flows.asked import NAMES, QUESTION, TODAY, Asked, send, write
from tests.flows.pages import all_translated, no_faults


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask(ready_answers=["Yes", "No", "I am not sure"])
    return scene


def letters(scene):
    """What lies in the box, opened by the test with the installation's own key."""
    with scene.core.session() as db:
        private = keys.read(scene.core.house.home, waiting_batch(db, Box(scene.question)).public_key)
    return [open_sealed(e, private) for e in scene.envelopes()]


def prompt_of(phone):
    return next(m for m in reversed(phone.messages) if m.force_reply)


def test_what_people_are_told_before_they_type(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        ade.press("Answer without my name")
        first = ade.text
        ade.press("Go on")
        second = ade.text
        ade.press("Write in my own words")
    no_faults(seen)
    for said in (
        "We do not tell your group or the service who wrote this.",
        "Your name is not kept with it.",
        "It may still sound like you. Leave out names, places and dates.",
        "Telegram could see it as you send it. So could Riverside Charity.",
    ):
        assert said in first
    for said in (
        "Nobody reads it today. It can take a week or more.",
        "Nobody can trace you to help you.",
        "In danger now? Call 999 or tap Help.",
        "You can take it back until it is passed on.",
        "We try to clear your words from this chat. Please check.",
        "We cannot find this later, so it is not in my data.",
    ):
        assert said in second
    assert ade.last.force_reply
    assert ade.last.route == "answer.text:1:o"
    assert "A question for you" in ade.messages[0].text, "the card stays"


def test_words_are_previewed_sent_cleared_and_receipted(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        preview = write(ade, "A kind face\n\nat the desk")
        assert preview.text.endswith("A kind face\n\nat the desk")
        assert "not sent yet" in preview.text
        ade.press("Send it, only")
    no_faults(seen)
    assert not any("kind face" in m.text for m in ade.messages), "nothing of it stays in the chat"
    assert "Nobody opens it before Monday 7 December" in ade.text
    (letter,) = letters(scene)
    assert (letter.text, letter.alone, letter.quotable, letter.notes) == (
        *("A kind face\n\nat the desk", False, False),
        (),
    )


def test_wishes_travel_with_the_words(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        write(ade, "words")
        ade.press("More choices")
        ade.press("☐ Let people quote it")
        assert "☑ Let people quote it" in ade.last.buttons
        ade.press("Warn readers")
        ade.press("☐ suicide")
        ade.press("☐ death")
        ade.press("☑ death")
        ade.press("Back")
        ade.press("Back")
        assert ade.text.endswith("words")
        ade.press("Send it, even")
    no_faults(seen)
    (letter,) = letters(scene)
    assert (letter.text, letter.quotable, letter.notes, letter.alone) == ("words", True, ("s",), True)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1, max_size=60))
def test_whatever_is_typed_is_what_is_sealed(scene, text):
    """The words come back from the preview as they were, also where they look like its own marks."""
    for words in (text, f"{text} {MARK} {text}", MARK):
        if not clean(words):
            continue
        phone = scene.add("Somebody", scene.group)
        with scene.core.session() as db:
            letterbox.lay(scene.core.house.home, waiting_batch(db, Box(1)).public_key, {})
            db.add(Audience(question_id=1, person_id=phone.person_id))
            db.commit()
        send(phone, words)
        assert [x.text for x in letters(scene)] == [clean(words)]


@pytest.mark.parametrize("text", ["я" * TEXT_UNITS, "שלום עולם", "\u202eback", "<b>&amp;</b>", "😀" * 1750])
def test_any_script_up_to_the_limit(scene, text):
    assert units(text) <= TEXT_UNITS
    send(scene.ade, text)
    assert [x.text for x in letters(scene)] == [clean(text)]


@pytest.mark.parametrize("text", ["😀" * 4096, "x" * 3501])
def test_too_long_is_refused_kindly_and_can_be_tried_again(scene, text):
    ade = scene.ade
    with scene.watch_screens() as seen:
        write(ade, text)
        assert "That is too long" in ade.text
        assert "still above" in ade.text
        ade.press("Write again")
        ade.say("shorter", reply_to=prompt_of(ade))
    no_faults(seen)
    assert ade.text.endswith("shorter")
    assert scene.envelopes() == []


def test_a_ready_answer_is_an_answer_like_words(scene):
    ade = scene.ade
    ade.press("Answer without my name")
    ade.press("Go on")
    ade.press("I am not sure")
    assert ade.text.endswith("I am not sure")
    ade.press("Send it, only")
    assert [x.text for x in letters(scene)] == ["I am not sure"]
    assert not any("I am not sure" in m.text for m in ade.messages)


def test_changed_before_it_goes(scene):
    ade = scene.ade
    write(ade, "first words")
    ade.press("Change it")
    assert [m.text for m in ade.messages if "first words" in m.text] == [ade.text], "only to copy from"
    ade.say("second words", reply_to=ade.last)
    assert not any("first words" in m.text for m in ade.messages)
    ade.press("Send it, only")
    assert [x.text for x in letters(scene)] == ["second words"]


def test_deleted_before_it_goes(scene):
    ade = scene.ade
    write(ade, "not these words")
    ade.press("Delete it")
    assert "nothing was kept" in ade.text
    assert not any("not these" in m.text for m in ade.messages)
    assert scene.envelopes() == []


def test_a_double_press_is_one_answer_and_one_receipt(scene):
    ade = scene.ade
    preview = write(ade, "words")
    for _twice in range(2):
        ade.press("Send it, only", message=preview)
    assert len(scene.envelopes()) == 1
    assert len({str(m.buttons) for m in ade.messages if "sealed" in m.text}) == 1


def test_a_second_answer_takes_the_place_of_the_first_by_taking_it_back(scene):
    ade = scene.ade
    send(ade, "first")
    preview = write(ade, "second")
    with scene.watch_screens() as seen:
        ade.press("Send it, only")
    no_faults(seen)
    assert "You have put in one answer" in ade.text
    ade.press("Take it back")
    ade.press("Yes, destroy it")
    assert "Nobody has read it" in ade.text
    ade.press("Send it, only", message=preview)
    assert [x.text for x in letters(scene)] == ["second"]


def test_taking_back_not_this_time_leaves_the_answer_the_only_one(scene):
    """Otherwise one person could fill a batch, and read the one text in it that is not theirs."""
    ade = scene.ade
    send(ade, "first")
    ade.press_data("decline.now:1")
    ade.press("Take it back")
    ade.press("Yes, destroy it")
    preview = write(ade, "second")
    ade.press("Send it, only", message=preview)
    assert "You have put in one answer" in ade.text
    assert [x.text for x in letters(scene) if x.text] == ["first"]


def test_who_had_themselves_erased_can_still_take_back_what_waits(scene):
    ade = scene.ade
    send(ade, "words")
    _receipt, back = ade.find("Take it back")
    ade.press_data("me.erase")
    ade.press("Erase everything")
    ade.press("Yes, erase it now")
    ade.press_data(back)
    ade.press("Yes, destroy it")
    assert [x.text for x in letters(scene)] == []


@pytest.mark.parametrize("empty", [False, True])
def test_taking_back_is_asked_about_once_in_the_same_words_for_every_envelope(scene, empty):
    ade = scene.ade
    ade.press("Not this time") if empty else send(ade, "words")
    with scene.watch_screens() as seen:
        ade.press("Take it back")
        assert ade.text == "Take it back? What you put in is destroyed.\n\nI cannot show it to you again."
        assert list(ade.last.buttons)[:2] == ["Yes, destroy it", "Leave it"]
        ade.press("Leave it")
        assert "Your envelope waits, sealed" in ade.text
        assert len(scene.envelopes()) == 1
        ade.press("Take it back")
        ade.press("Yes, destroy it")
    no_faults(seen)
    assert "It is taken back and destroyed" in ade.text
    assert scene.envelopes() == []


def test_taken_back_an_old_send_does_not_store_it_again(scene):
    ade = scene.ade
    preview = write(ade, "words")
    ade.press("Send it, only", message=preview)
    receipt = ade.last
    ade.press("Take it back", message=receipt)
    ade.press("Yes, destroy it")
    ade.press("Send it, only", message=preview)
    assert "was taken back" in ade.text
    ade.press("Take it back", message=receipt)
    assert "was taken back" in ade.text
    assert scene.envelopes() == []


def test_after_twelve_hours_it_has_to_be_pasted_again(scene):
    ade = scene.ade
    preview = write(ade, "words")
    scene.wait(hours=11, minutes=50)
    ade.press("More choices", message=preview)
    ade.press("Back", message=preview)
    scene.wait(hours=2)
    for label in ("Send it, only", "Send it, even", "More choices", "Change it"):
        ade.press(label, message=preview)
        assert "more than 12 hours" in ade.text
    assert scene.envelopes() == []
    ade.press("Delete it", message=preview)
    assert "Deleted" in ade.text


def test_a_message_that_telegram_no_longer_shows_us(scene):
    ade = scene.ade
    preview = write(ade, "words")
    data = preview.buttons["Send it, only with others"]
    ade.core.update(Pressed(ade.id, ade.id, "Ade", "en", "9", preview.message_id, data, None), ade)
    assert "Please paste them again" in ade.text
    ade.press("Write again")
    assert ade.last.force_reply
    assert scene.envelopes() == []


def test_a_button_that_is_not_on_the_message_sends_nothing(scene):
    ade, rowan = scene.ade, scene.rowan
    mine = write(ade, "my words")
    theirs = write(rowan, "words that are not for sending")
    rowan.press("", message=theirs, data=mine.buttons["Send it, only with others"])
    assert "do not know that button" in rowan.text
    rowan.press("", message=theirs, data=mine.buttons["Delete it"])
    assert "words that are not for sending" in rowan.messages[-2].text or any(
        "not for sending" in m.text for m in rowan.messages
    )
    for data in ("answer.send:1:x:y", "answer.send:1:zzzz:r1:short", "answer.look:1::r1:"):
        rowan.press("", message=theirs, data=data)
    assert scene.envelopes() == []


def test_words_that_are_no_reply_are_asked_about_and_told_the_same_screens(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        ade.say("a ramp would help")
        ade.press("Keep as: answer")
        ade.press("Answer without my name")
        assert "We do not tell your group" in ade.text
        ade.press("Go on")
        assert "Nobody reads it today" in ade.text
        ade.press("Look at my words")
        assert ade.text.endswith("a ramp would help")
        ade.press("Send it, even")
    no_faults(seen)
    assert [x.text for x in letters(scene)] == ["a ramp would help"]
    assert not any("ramp" in m.text for m in ade.messages)


def test_worrying_words_can_be_an_answer_and_what_was_asked_for_but_people_come_first(scene):
    ade = scene.ade
    ade.press_data(f"note.to:{scene.group}:coordinator")
    with scene.watch_screens() as seen:
        ade.say("I want to die")
    no_faults(seen)
    assert list(ade.last.buttons) == [
        "See who can help now",
        "Send it to a person",
        "Keep as: what I was asked for",
        f"Keep as: answer to “{QUESTION}”",
        "Keep nothing",
        "Help",
    ]


def test_a_form_that_waits_does_not_swallow_an_answer(scene):
    """Somebody was asked for something else; their reply to the prompt is anonymous all the same."""
    ade = scene.ade
    ade.press_data(f"note.to:{scene.group}:coordinator")
    ade.press_data("answer.text:1:o")
    ade.say("my answer", reply_to=prompt_of(ade))
    assert "not sent yet" in ade.text
    ade.say("loose words")
    assert "I have not kept this yet" in ade.text


@pytest.mark.parametrize("replying", [True, False])
@pytest.mark.parametrize("stopped", [True, False])
def test_words_after_a_restart_or_on_another_worker_find_their_way(scene, replying, stopped):
    ade = scene.ade
    ade.press("Answer without my name")
    ade.press("Go on")
    ade.press("Write in my own words")
    if stopped:
        scene.core.engine.dispose()
    again = Core(scene.core.house.home)
    again.phones, again.now, again.message_ids = scene.core.phones, scene.core.now, scene.core.message_ids
    again.updates, again.presses = scene.core.updates, scene.core.presses
    for phone in again.phones.values():
        phone.core = again
    ade.say("after the restart", reply_to=prompt_of(ade) if replying else None)
    if not replying:
        assert "I have not kept this yet" in ade.text
        assert letters(scene) == []
        for label in ("Keep as: answer", "Answer without", "Go on", "Look at"):
            ade.press(label)
    ade.press("Send it, only")
    assert [x.text for x in letters(scene)] == ["after the restart"]


def test_ten_previews_an_hour(scene):
    ade = scene.ade
    ade.press_data("answer.text:1:o")
    for n in range(11):
        ade.press_data("answer.text:1:o")
        ade.say(f"words {n}", reply_to=prompt_of(ade))
    assert "wait an hour" in ade.text
    scene.wait(minutes=61)
    ade.press_data("answer.text:1:o")
    ade.say("words again", reply_to=prompt_of(ade))
    assert ade.text.endswith("words again")


def test_not_this_time_looks_like_an_answer_from_outside(scene):
    ade, rowan = scene.ade, scene.rowan
    send(ade, "words")
    rowan.press("Not this time")
    assert rowan.text == ade.text
    assert list(rowan.last.buttons) == list(ade.last.buttons)
    assert len({len(e) for e in scene.envelopes()}) == 1
    rowan.press("See where it is")
    ade.press("See where it is")
    assert rowan.text == ade.text
    rowan.press_data("answer.open:1")
    assert "We do not tell" in rowan.text, "a change of mind is welcome"
    send(rowan, "after all")
    assert len(scene.envelopes()) == 3


def test_help_is_one_tap_away_on_every_page_of_the_channel(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        write(ade, "words")
        ade.press("More choices")
        ade.press("Warn readers")
        ade.press("Back")
        ade.press("Back")
        ade.press("Send it, only")
        ade.press("See where")
        ade.press("Take it back")
        ade.press("Yes, destroy it")
        ade.press_data("relay.open:1")
        ade.press("Yes, they said yes")
        ade.press_data("decline.now:1")
    pages = [p for p in seen if not p.ask]
    assert all(any(b.data == "help" for row in p.rows for b in row) for p in pages)
    ade.press("Help")
    assert "999" in ade.text


# -- who may not, and what there is instead --------------------------------------------


def test_a_group_of_seven_is_offered_other_ways(tmp_path):
    scene = Asked(Core(tmp_path), NAMES[:7])
    outside = scene.add("Priya", scene.add_group("Elsewhere"))
    with scene.core.session() as db:
        db.get(Group, scene.group).outside_id = outside.person_id
        db.commit()
    scene.ask()
    ade = scene.ade
    with scene.watch_screens() as seen:
        ade.press("Answer without my name")
        assert "This group is small. People could guess it was you. You can still be heard." in ade.text
        assert list(ade.last.buttons) == [
            *("Tell Priya", "Ask someone to pass it on", "Use my name", "Not now", "Help"),
        ]
        for data in ("answer.told:1:o", "answer.text:1:o", "answer.ready:1:0", "answer.told:1"):
            ade.press_data(data)
            assert "This group is small" in ade.text
        ade.press("Ask someone to pass it on")
        assert "Pass on what someone else said" in ade.text
    no_faults(seen)


def test_the_gate_is_counted_when_the_channel_is_opened(scene):
    with scene.core.session() as db:
        for phone in scene.members[7:]:
            db.get(Person, phone.person_id).paused = True
        db.commit()
    scene.ade.press("Answer without my name")
    assert "This group is small" in scene.ade.text


def test_where_few_are_left_it_says_it_may_be_easy_to_guess(scene):
    for phone in scene.members[4:]:
        phone.press_data("named.ready:1:0")
    with scene.watch_screens() as seen:
        scene.ade.press("Answer without my name")
    no_faults(seen)
    assert "It may be easy to guess" in scene.ade.text
    assert "Go on" in scene.ade.last.buttons


def test_coordinators_cannot_use_the_channel_in_their_own_group(scene):
    sam = scene.sam
    for data in (
        *("answer.open:1", "answer.told:1:o", "answer.text:1:o", "answer.ready:1:0", "named.open:1"),
        *("relay.open:1", "relay.yes:1", "decline.now:1", "answer.keep:1", "named.ready:1:0"),
    ):
        sam.press_data(data)
        assert "You look after this group" in sam.text, data
    assert scene.envelopes() == []
    assert scene.contributions() == {}


def test_strangers_and_other_groups_find_nothing(scene):
    lee = scene.add("Lee", scene.add_group("Another group"))
    for data in (
        "answer.open:1",
        "answer.text:1:o",
        "decline.now:1",
        "q.card:1",
        "q.more:1",
        "named.ready:1:0",
    ):
        lee.press_data(data)
        assert QUESTION not in lee.text
        assert "Only somebody with that role" in lee.text
    stranger = scene.core.phone("Nobody")
    stranger.press_data("answer.open:1")
    assert "you need a link" in stranger.text
    assert scene.envelopes() == []


def test_who_left_the_group_cannot_make_it_look_larger(scene):
    with scene.core.session() as db:
        for phone in scene.members[7:]:
            row = db.execute(
                select(Membership).where(col(Membership.person_id) == phone.person_id)
            ).scalar_one()
            row.left_on = TODAY
        db.commit()
    scene.ade.press("Answer without my name")
    assert "This group is small" in scene.ade.text


def test_who_left_the_group_cannot_answer_any_more(scene):
    with scene.core.session() as db:
        row = db.execute(
            select(Membership).where(col(Membership.person_id) == scene.ade.person_id)
        ).scalar_one()
        row.left_on = TODAY
        db.commit()
    with scene.watch_screens() as seen:
        for data in ("answer.open:1", "answer.text:1:o", "named.ready:1:0", "decline.now:1", "q.card:1"):
            scene.ade.press_data(data)
            assert "You have left this group" in scene.ade.text
    no_faults(seen)
    assert scene.envelopes() == []


def test_the_channel_can_be_paused(scene):
    with scene.core.session() as db:
        db.get(Group, scene.group).channel_paused = True
        db.commit()
    with scene.watch_screens() as seen:
        scene.ade.press("Answer without my name")
    no_faults(seen)
    assert "are paused" in scene.ade.text


def test_nothing_is_taken_when_the_key_is_lost(scene):
    for path in (scene.core.house.home / "keys").iterdir():
        path.unlink()
    scene.ade.press("Answer without my name")
    assert "Something went wrong on our side" in scene.ade.text


def test_old_buttons_say_what_has_changed(scene):
    ade = scene.ade
    preview = write(ade, "words")
    receipt = send(scene.rowan, "other words")
    scene.until(TODAY + timedelta(days=20))
    for data in (
        *("answer.open:1", "answer.told:1:o", "answer.text:1:o", "answer.ready:1:0", "named.open:1"),
        *("relay.open:1", "relay.yes:1", "decline.now:1", "q.card:1", "q.more:1"),
    ):
        ade.press_data(data)
        assert "This question is closed" in ade.text, data
        assert "See what happened" in ade.last.buttons
    ade.press("Send it, only", message=preview)
    assert any(text in ade.text for text in ("12 hours", "closed"))
    scene.rowan.press("Take it back", message=receipt)
    assert "was in the batch that ended on" in scene.rowan.text
    scene.rowan.press("See what happened so far")
    assert QUESTION in scene.rowan.text


def test_in_another_language_nothing_is_left_in_english(scene):
    with scene.core.session() as db:
        for person in db.execute(select(Person)).scalars():
            person.language = PSEUDO
        db.commit()
    ade = scene.ade
    with scene.watch_screens() as seen:
        for data in ("q.card:1", "q.more:1", "answer.open:1", "answer.told:1:o"):
            ade.press_data(data)
        ade.press_data("answer.text:1:o")
        ade.say("Worte", reply_to=prompt_of(ade))
        assert ade.text.endswith("Worte")
        preview = ade.last
        more = next(d for d in preview.buttons.values() if d.startswith("answer.more"))
        ade.press("", message=preview, data=more)
        ade.press("", message=preview, data=next(d for d in preview.buttons.values() if "answer.warn" in d))
        ade.press("", message=preview, data=next(d for d in preview.buttons.values() if "answer.more" in d))
        ade.press("", message=preview, data=next(d for d in preview.buttons.values() if "answer.look" in d))
        ade.press("", message=preview, data=next(d for d in preview.buttons.values() if "answer.send" in d))
        receipt = ade.last
        for data in receipt.buttons.values():
            if data.startswith(("receipt", "answer.back")):
                ade.press("", message=receipt, data=data)
        for data in list(ade.last.buttons.values()):
            if data.startswith(("answer.leave", "answer.destroy")):
                ade.press_data(data)
        for data in ("relay.open:1", "relay.yes:1", "named.open:1", "decline.now:1"):
            ade.press_data(data)
        ade.say("lose Worte")
        ade.press("", message=ade.last, data="answer.keep:1")
    no_faults(seen)
    all_translated(seen, QUESTION, "The front door", "Yes", "No", "I am not sure", "Worte")


def test_what_may_show_who_it_is_can_be_taken_out(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        write(ade, "Rowan knows me. Ring 0161 496 0000")
        assert "This may show who someone is: Rowan, 0161 496 0000" in ade.text
        assert "never all" in ade.text
        ade.press("Take these out")
        assert ade.text.endswith("[…] knows me. Ring […]")
        ade.press("Send it, only")
    no_faults(seen)
    assert [x.text for x in letters(scene)] == ["[…] knows me. Ring […]"]
    write(scene.rowan, "Rowan knows me")
    scene.rowan.press("Leave them in")
    scene.rowan.press("Send it, only")
    assert "Rowan knows me" in [x.text for x in letters(scene)]


def test_several_are_passed_on_in_one_sitting(scene):
    ade = scene.ade
    with scene.watch_screens() as seen:
        ade.press("Pass on")
        ade.press("Yes, they said yes")
        ade.press("Go on")
        ade.press("Write in my own words")
        ade.say("first", reply_to=ade.last)
        ade.press("Send it, only")
        for text in ("second", "third"):
            ade.press("Pass on one more")
            assert "Did they say yes" in ade.text
            ade.press("Yes, write it down")
            assert ade.last.route == "answer.text:1:p"
            ade.say(text, reply_to=ade.last)
            ade.press("Send it, only")
        assert len([m for m in ade.messages if "Your envelope is sealed" in m.text]) == 3
        ade.press("No, that was all")
    no_faults(seen)
    assert sorted(x.text for x in letters(scene)) == ["first", "second", "third"]
    assert all(x.other for x in letters(scene))
    send(ade, "my own")
    assert len(letters(scene)) == 4, "their own still fits beside"
