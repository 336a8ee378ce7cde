"""From the first press on a card to the receipt, nothing about a person is written.

Every statement of every turn in between is looked at as the database gets it; then the
rows of somebody who answered, somebody who said "not this time" and somebody who did
nothing are laid side by side.
"""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event, select
from sqlmodel import SQLModel

from bot.chat.events import Gave, Pressed
from bot.models.erasure import mentions
from bot.models.note import NoteTo
from bot.models.person import Person
from bot.models.project import Level
from tests.core import Core
from tests.flows.asked import NAMES, TODAY, Asked, send, write
from tests.flows.owed import Owed

READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT", "PRAGMA")


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask(ready_answers=["Yes", "No"])
    return scene


@contextmanager
def traced(scene):
    """Fail on any statement in the block that is no read. SQLite itself tells what it is given, whoever gives it."""
    writes, heard = [], []

    def note(said):
        if not said.strip().upper().startswith(READS):
            writes.append(said)

    def listen(connection, _record, _proxy):
        connection.set_trace_callback(note)
        heard.append(connection)

    event.listen(scene.core.engine, "checkout", listen)
    try:
        yield
    finally:
        event.remove(scene.core.engine, "checkout", listen)
        for connection in heard:
            connection.set_trace_callback(None)
    assert heard
    assert writes == []


def give(phone, kind="photo"):
    """Send something that is not words, as a reply to the newest prompt."""
    return phone.core.update(
        Gave(phone.id, phone.id, phone.name, "en", 9999, kind, reply_to=phone._shown(phone.last)), phone
    )


def test_the_whole_way_writes_nothing_in_the_database(scene):
    ade = scene.ade
    with traced(scene):
        for label in ("Tell me more", "Answer without my name", "Help"):
            ade.press(label)
        write(ade, "A kind face at the desk")
        ade.press("More choices")
        ade.press("☐ Let people quote it")
        ade.press("Warn readers")
        ade.press("☐ death or loss")
        ade.press("Back")
        ade.press("Back")
        ade.press("Change it")
        give(ade)
        give(ade, "voice")
        ade.say("A kinder face", reply_to=next(m for m in reversed(ade.messages) if m.force_reply))
        ade.press("Send it, only")
        assert "sealed" in ade.text
        ade.press("See where it is")
    assert len(scene.envelopes()) == 1


def test_somebody_thought_out_of_reach_leaves_no_sign_there_that_they_are_back(scene):
    with scene.core.session() as db:
        db.get(Person, scene.ade.person_id).reachable = False
        db.commit()
    with traced(scene):
        send(scene.ade, "A kind face at the desk")
    assert len(scene.envelopes()) == 1
    scene.ade.say("/me")
    with scene.core.session() as db:
        assert db.get(Person, scene.ade.person_id).reachable


def test_every_other_way_off_the_card_writes_no_more(scene):
    ade, rowan = scene.ade, scene.rowan
    with traced(scene):
        ade.press("Answer with my name")
        ade.press("Write in my own words")
        ade.press_data("q.card:1")
        ade.press("Pass on what")
        ade.press("Yes, they said yes")
        ade.press("Go on")
        ade.press("Stop")
        ade.press("Not this time", message=ade.messages[0])
        rowan.say("words out of nowhere")
        rowan.press("Keep as: answer")
        rowan.press("Answer without my name")
        rowan.press("Go on")
        rowan.press("Look at my words")
        rowan.press("Delete it")
        rowan.say("more words")
        rowan.press("Keep nothing")
        write(rowan, "")
        write(rowan, "x" * 3501)
    assert len(scene.envelopes()) == 1


def test_refusals_write_nothing(scene):
    ade = scene.ade
    message = write(ade, "words")
    send_it = message.buttons["Send it, only with others"]
    unseen = Pressed(ade.id, ade.id, "Ade", "en", "1", message.message_id, send_it, None)
    with traced(scene):
        ade.core.update(unseen, ade)
        assert "cannot see those words" in ade.text
        ade.press("", message=ade.messages[0], data=send_it)
        assert "do not know that button" in ade.text
        ade.press_data("answer.open:999")
        ade.press_data("answer.ready:1:77")
        ade.press_data("receipt:r1:AAAAAAAAAAAAAAAAAAAAAA")
        ade.press_data("answer.back:nonsense")
        ade.press_data("answer.destroy:nonsense")
        ade.press_data("answer.leave:nonsense")
        scene.sam.press_data("answer.open:1")
        assert "You look after this group" in scene.sam.text


def test_a_small_group_is_turned_away_without_a_trace(tmp_path):
    small = Asked(Core(tmp_path), NAMES[:6])
    small.ask()
    with traced(small):
        small.ade.press("Answer without my name")
        assert "This group is small" in small.ade.text
        small.ade.press("Ask someone")
        small.ade.press("Not now")


def test_taking_back_names_nobody_either(scene):
    send(scene.ade, "words")
    with traced(scene):
        scene.ade.press("Take it back")
        scene.ade.press("Leave it")
        scene.ade.press("Take it back")
        scene.ade.press("Yes, destroy it")
    assert scene.envelopes() == []


def test_opening_a_receipt_changes_no_byte(scene):
    receipt = send(scene.ade, "words")
    for phone in scene.members[1:4]:
        send(phone, "words of others")

    def kept():
        tables = SQLModel.metadata.sorted_tables
        home = scene.core.house.home
        with scene.core.session() as db:
            rows = {t.name: sorted(map(repr, db.execute(select(t)))) for t in tables}
        return rows, {p: (p.stat().st_mtime, p.read_bytes()) for p in home.rglob("*") if p.is_file()}

    for _moment in ("before the release", "after it"):
        before = kept()
        with traced(scene):
            scene.ade.press("See where it is", message=receipt)
        assert kept() == before
        scene.until(TODAY + timedelta(days=15))
    assert "was opened on" in scene.ade.text


def test_the_trace_sees_what_it_is_for(scene):
    """The same trace around a note, which is no part of the channel, must fail."""
    with pytest.raises(AssertionError), traced(scene):
        scene.ade.press_data(f"note.to:{scene.group}:{NoteTo.COORDINATOR}")


# -- taps -------------------------------------------------------------------------------


def no_answer(scene):
    scene.core.wait(days=1)
    scene.sam.press_data(f"promise.stuck:{scene.question}")
    scene.sam.press("They will not answer")
    scene.sam.say("No.")
    scene.send()


def draft(scene):
    scene.write_last()
    scene.sam.press("Show the draft to the group")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)


def points(scene):
    scene.sort()
    scene.sam.press_data(f"themes.list:{scene.question}")
    scene.sam.press("Show these to everybody")
    scene.sam.press("Preview and send")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)


TAPS = {
    "what to do": (no_answer, ("Stop, and say so",)),
    "a draft": (draft, ("Something is wrong",)),
    "the last news": (Owed.settle, ("Say if this answers", "Not really")),
    "the points": (points, ("Something is missing", "Only say that something is")),
}


@pytest.mark.parametrize("what", TAPS)
def test_a_tap_writes_nothing_and_who_tapped_looks_like_who_did_not(tmp_path, what):
    begin, presses = TAPS[what]
    scene = Owed(Core(tmp_path), level=Level.CODESIGN if what == "a draft" else Level.CONSULT)
    begin(scene)
    tapped, silent = scene.ade, scene.rowan
    with traced(scene):
        for label in presses:
            tapped.press(label)
    assert "is counted" in tapped.text
    assert len(scene.envelopes()) == 1
    assert rows_about(scene, tapped) == rows_about(scene, silent) != []
    scene.core.wait(days=11)
    assert scene.envelopes() == []
    assert rows_about(scene, tapped) == rows_about(scene, silent)


# -- rows side by side ----------------------------------------------------------------


def rows_about(scene, phone):
    """Every row that names this person or their chat, with their own numbers taken out."""
    found = []
    with scene.core.session() as db:
        person = db.get(Person, phone.person_id)
        naming = [(k.parent.table, k.parent) for k in mentions()]
        outbox = SQLModel.metadata.tables["outbox"]
        naming += [
            (outbox, outbox.c.chat),
            (SQLModel.metadata.tables["person"], SQLModel.metadata.tables["person"].c.id),
        ]
        for table, column in naming:
            value = person.telegram_id if column.name == "chat" else person.id
            for row in db.execute(select(table).where(column == value)).mappings():
                own = {c.name for c in table.primary_key} | {
                    "telegram_id",
                    "name",
                    "chat",
                    "person_id",
                    "message_id",
                }
                found.append((table.name, *(f"{k}={v}" for k, v in row.items() if k not in own)))
    return sorted(found)


def test_who_wrote_who_said_no_and_who_did_nothing_look_alike(scene):
    wrote, declined, silent, *others = scene.members
    send(wrote, "my words")
    declined.press("Not this time")
    for phone in others[:3]:
        send(phone, "other words")
    assert rows_about(scene, wrote) == rows_about(scene, declined) == rows_about(scene, silent) != []
    scene.until(TODAY + timedelta(days=15))
    scene.until(TODAY + timedelta(days=25))
    assert len(scene.contributions()) == 2
    assert rows_about(scene, wrote) == rows_about(scene, declined) == rows_about(scene, silent)


def test_what_the_group_is_sent_does_not_differ(scene):
    wrote, declined, silent, *others = scene.members
    send(wrote, "my words")
    declined.press("Not this time")
    for phone in others[:3]:
        send(phone, "other words")
    counts = [len(p.messages) for p in (wrote, declined, silent)]
    scene.until(TODAY + timedelta(days=30))
    unasked = [p.messages[n:] for p, n in zip((wrote, declined, silent), counts, strict=True)]
    said = [[(m.text, re.sub(r"\d+$", "", str(m.buttons))) for m in messages] for messages in unasked]
    assert said[0] == said[1] == said[2]
