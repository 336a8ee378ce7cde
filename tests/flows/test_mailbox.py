"""A mailbox for one's own words: opened by five words alone, asked back and replied to without a name."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.anonymity import words
from bot.anonymity.words import looks_like_words
from bot.chat.house import House
from bot.models.contribution import Contribution
from bot.models.conversation import Conversation
from bot.models.mailbox import Mail, Mailbox
from bot.models.note import Note
from bot.models.question import Question
from bot.models.tables import metadata
from bot.models.theme import Theme
from tests.anonymity.killed import files_with
from tests.core import Core
from tests.flows.asked import TODAY, Asked, send, write
from tests.flows.pages import no_faults

ASKED = "Which door do you mean?"
REPLY = "The one by the bins, always locked"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The promise here is not how hard argon2id works (test_words.py)."""
    monkeypatch.setattr(words, "PASSES", 1)
    monkeypatch.setattr(words, "MEMORY", 8192)


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask()
    return scene


def follow(scene, text="A kinder door"):
    """Ade sends something and wants to follow it; returns the five words."""
    write(scene.ade, text)
    scene.ade.press("More choices")
    scene.ade.press("☐ Follow my own words")
    scene.ade.press("Back")
    scene.ade.press("Send it, only")
    page = next(m for m in scene.ade.messages if "Your five words" in m.text)
    return next(line for line in page.text.splitlines() if looks_like_words(line))


def released(scene):
    five = follow(scene)
    send(scene.members[1], "second")
    send(scene.members[2], "third")
    scene.until(TODAY + timedelta(days=14))
    return five


def open_with(phone, text):
    phone.press_data("mail.open")
    phone.say(text, reply_to=phone.last)
    return phone.text


def ask_back(scene, text=ASKED):
    scene.sam.press_data(f"read.batch:{scene.question}")
    scene.sam.press("Mailboxes")
    scene.sam.press("A kinder door")
    scene.sam.press("Ask its writer")
    scene.sam.say(text)
    scene.sam.press("Put it in the mailbox")
    scene.core.wait(hours=2)


def test_the_words_are_shown_once_and_cleared_on_got_it(scene):
    with scene.watch_screens() as seen:
        five = follow(scene)
    no_faults(seen)
    ade = scene.ade
    assert "A kinder door" not in str([m.text for m in ade.messages]), "preview and original are gone"
    ade.press("Got it")
    assert "Your envelope is sealed" in ade.text, "the receipt takes their place"
    assert five not in str([m.text for m in ade.messages])


def test_the_words_are_cleared_by_themselves_after_ten_minutes(scene):
    five = follow(scene)
    scene.core.wait(minutes=9)
    assert five in str([m.text for m in scene.ade.messages])
    scene.core.wait(minutes=2)
    assert five not in str([m.text for m in scene.ade.messages])
    assert "Your envelope is sealed" in scene.ade.text


def test_pressed_twice_the_words_that_were_shown_stay_the_right_ones(scene):
    write(scene.ade, "A kinder door")
    scene.ade.press("More choices")
    scene.ade.press("☐ Follow my own words")
    scene.ade.press("Back")
    message, data = scene.ade.find("Send it, only")
    shown = scene.ade._shown(message)
    scene.ade.press("", message, data)
    page = next(m for m in scene.ade.messages if "Your five words" in m.text)
    five = next(line for line in page.text.splitlines() if looks_like_words(line))
    scene.ade._shown = lambda _message: shown
    scene.ade.press("", message, data)
    del scene.ade._shown
    assert five in str([m.text for m in scene.ade.messages]), "the second press does not clear them"
    for n in (1, 2):
        send(scene.members[n], f"words {n}")
    scene.until(TODAY + timedelta(days=14))
    assert len(scene.rows(Mailbox)) == 1
    assert "Your mailbox" in open_with(scene.ade, five)


def test_stopped_between_sealing_and_showing_it_says_so(scene):
    write(scene.ade, "A kinder door")
    scene.ade.press("More choices")
    scene.ade.press("☐ Follow my own words")
    scene.ade.press("Back")
    message, data = scene.ade.find("Send it, only")
    apply, scene.core.apply = scene.core.apply, lambda *_call: None
    scene.ade.press("", message, data)
    scene.core.apply = apply
    scene.core.house = House("heard_bot", "Riverside Charity", scene.core.house.home)
    scene.ade.press("", message, data)
    assert "could not show you your five words" in scene.ade.text
    assert "A kinder door" not in str([m.text for m in scene.ade.messages])
    scene.ade.press("Take it back")
    scene.ade.press("Yes, destroy it")
    assert scene.envelopes() == []


def test_no_word_of_it_is_on_any_disk(scene, tmp_path):
    five = released(scene)
    open_with(scene.ade, five)
    assert files_with(five, tmp_path) == []
    assert files_with(five.split()[0] + " " + five.split()[1], tmp_path) == []


def test_both_ways_without_a_name(scene, tmp_path):
    with scene.watch_screens() as seen:
        five = released(scene)
        assert "There is no question for you" in open_with(scene.ade, five)
        assert five not in str([m.text for m in scene.ade.messages]), "typed words are cleared"
        ask_back(scene)
        assert len({m.text for m in scene.members}) == 1, "everybody hears the same"
        assert "There may be a question for you" in scene.rowan.text
        stored = {name: found for name, found in rows(scene).items() if name not in {"body", "outbox"}}
        assert ASKED not in str(stored), "only the five words open it"
        assert ASKED in open_with(scene.ade, five)
        scene.ade.press("Reply")
        assert ASKED in scene.ade.text
        scene.ade.say(REPLY, reply_to=scene.ade.last)
        assert REPLY in scene.ade.text
        scene.ade.press("Send it")
        assert "Your envelope is sealed" in scene.ade.text
        assert REPLY not in str([m.text for m in scene.ade.messages])
        assert files_with(REPLY, tmp_path) == [], "sealed until its day"
        scene.wait(days=9)
        scene.sam.press_data(f"mail.look:{scene.contributions()['A kinder door'].id}")
        assert REPLY not in scene.sam.text
        scene.wait(days=2)
        scene.sam.press_data(f"mail.list:{scene.question}")
        scene.sam.press("A kinder door")
    no_faults(seen)
    assert ASKED in scene.sam.text
    assert REPLY in scene.sam.text
    assert REPLY not in scene.contributions(), "a reply is no new answer"


def test_a_reply_never_lies_there_for_less_than_ten_days(scene):
    """Not where answers are about to be opened, and not where the points are already being looked at."""
    scene.core.wait(days=1)
    five = follow(scene)
    send(scene.members[1], "second")
    send(scene.members[2], "third")
    with scene.core.session() as db:
        question = db.get(Question, scene.question)
        question.closes_on = TODAY + timedelta(days=60)
        db.commit()
    scene.until(TODAY + timedelta(days=24))
    scene.sam.press_data(f"mail.ask:{scene.contributions()['A kinder door'].id}")
    assert "You can ask when they are opened" in scene.sam.text
    assert five


def test_what_joins_late_puts_the_opening_off(scene):
    released(scene)
    with scene.core.session() as db:
        db.add(Theme(question_id=scene.question, title="Doors"))
        for contribution in db.execute(select(Contribution)).scalars():
            contribution.unused_because = "a test"
        db.commit()
    scene.sam.press_data(f"themes.show:{scene.question}")
    scene.sam.press("Preview and send")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    scene.ade.press("My point is here")
    (before,) = [b.release_on for b in scene.batches() if b.released_on is None]
    scene.wait(days=8)
    ask_back(scene)
    (after,) = [b.release_on for b in scene.batches() if b.released_on is None]
    assert after == before + timedelta(days=8)
    scene.wait(days=9)
    assert len(scene.envelopes()) == 1, "what joined has ten days too"
    scene.wait(days=2)
    assert scene.envelopes() == []


def test_a_question_that_nobody_replied_to_in_time_can_be_asked_once_more(scene):
    five = released(scene)
    ask_back(scene)
    scene.wait(days=12)
    scene.sam.press_data(f"mail.look:{scene.contributions()['A kinder door'].id}")
    assert "No reply came in time" in scene.sam.text
    scene.sam.press("Ask its writer")
    scene.sam.say("And what would help?")
    scene.sam.press("Put it in the mailbox")
    scene.core.wait(hours=2)
    assert "A question waits" in scene.sam.text
    assert "And what would help?" in open_with(scene.ade, five)
    assert ASKED not in scene.ade.text
    scene.ade.press("Reply")
    scene.ade.say(REPLY, reply_to=scene.ade.last)
    scene.ade.press("Send it")
    scene.wait(days=12)
    scene.sam.press_data(f"mail.look:{scene.contributions()['A kinder door'].id}")
    assert REPLY in scene.sam.text


def test_anybody_with_the_words_and_nobody_without(scene):
    five = released(scene)
    assert "Your mailbox" in open_with(scene.rowan, five), "no person is looked up"
    other = " ".join(reversed(five.split()))
    assert "open nothing yet" in open_with(scene.ade, other)


def test_lost_or_mistyped_words_are_handled_gently(scene):
    five = released(scene)
    first, *rest = five.split()
    assert "five words, with spaces" in open_with(scene.ade, "garden piano")
    assert "I do not know this word:\n\nxqzzx" in open_with(scene.ade, " ".join(["xqzzx", *rest]))
    none = open_with(scene.ade, "I do not have any")
    assert "I do not know these words:\n\ni, not, any" in none
    assert "You still hear what happened, like everybody." in none
    slip = next(first + letter for letter in "xzqkjvw" if words._near(first + letter) == first)
    assert "Your mailbox" in open_with(scene.ade, " ".join([slip, *rest]).upper()), "one slip is put right"


def test_five_tries_an_hour_and_a_hundred_for_everybody(scene):
    five = released(scene)
    wrong = " ".join(reversed(five.split()))
    for _n in range(5):
        assert "open nothing yet" in open_with(scene.ade, wrong)
    assert "Please wait an hour" in open_with(scene.ade, five)
    assert "five words, with spaces" in open_with(scene.ade, "garden"), (
        "words that cannot be right are no try"
    )
    scene.core.wait(minutes=61)
    assert "Your mailbox" in open_with(scene.ade, five)
    for n in range(99):
        scene.core.house.limits.allow(9000 + n, "x", scene.core.now)
        scene.core.house.limits.allow(0, "mail", scene.core.now, 100)
    assert "Please wait an hour" in open_with(scene.rowan, five)


def test_typed_elsewhere_they_are_a_try_and_never_filed(scene):
    five = released(scene)
    scene.ade.press_data("note")
    scene.ade.press("Write to Sam")
    with scene.watch_screens() as seen:
        scene.ade.say(five)
        assert "looks like five words for a mailbox" in scene.ade.text
        assert scene.rows(Note) == []
        scene.ade.press("Open my mailbox with them")
    no_faults(seen)
    assert "Your mailbox" in scene.ade.text
    assert five not in str([m.text for m in scene.ade.messages])
    assert scene.rows(Note) == []


def test_something_else_of_five_words_goes_on_as_ever(scene):
    scene.ade.press_data("note")
    scene.ade.press("Write to Sam")
    assert scene.rows(Conversation)
    scene.ade.say("garden piano zebra wonder table")
    scene.ade.press("It was something else")
    assert "I have not kept this yet" in scene.ade.text
    scene.ade.press("Keep as: what I was asked for")
    assert [n.text for n in scene.rows(Note)] == ["garden piano zebra wonder table"]


def test_opening_and_replying_write_nothing_but_an_envelope(scene):
    five = released(scene)
    ask_back(scene)
    before = rows(scene)
    open_with(scene.ade, five)
    assert rows(scene) == before
    scene.ade.press("Reply")
    scene.ade.say(REPLY, reply_to=scene.ade.last)
    scene.ade.press("Send it")
    assert rows(scene) == before
    assert len(scene.envelopes()) == 1


def rows(scene):
    with scene.core.session() as db:
        return {
            t.name: sorted(map(str, db.execute(select(t)).all()))
            for t in metadata.sorted_tables
            if t.name not in {"envelope", "seen"}
        }


def test_one_question_at_a_time_and_only_coordinators_ask(scene):
    released(scene)
    ask_back(scene)
    number = scene.contributions()["A kinder door"].id
    scene.sam.press_data(f"mail.ask:{number}")
    assert "waits there already" in scene.sam.text
    for phone in (scene.ade, scene.other_coordinator()):
        phone.press_data(f"mail.ask:{number}")
        phone.press_data(f"mail.look:{number}")
        assert "A kinder door" not in phone.text
    second = scene.contributions()["second"].id
    scene.sam.press_data(f"mail.ask:{second}")
    assert scene.sam.last.text != "", "no mailbox there"
    assert len([m for m in scene.rows(Mail) if m.sealed]) == 1


def test_deleted_and_forged(scene):
    five = released(scene)
    ask_back(scene)
    open_with(scene.ade, five)
    scene.ade.press("Reply")
    scene.ade.say(REPLY, reply_to=scene.ade.last)
    scene.ade.press("Delete it")
    assert "nothing was kept" in scene.ade.text
    mail = scene.rows(Mail)[0].id
    for data in (
        f"mail.answer:{mail}",
        "mail.answer:1",
        f"mail.send:{mail}:zzzz:nothing",
        "mail.meant",
        "five.else",
    ):
        scene.ade.press_data(data)
    assert scene.envelopes() == []
