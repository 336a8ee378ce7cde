"""Replies to an invitation: every way of answering, a room that is full, running late, reminders, what would help."""

from datetime import time, timedelta

import pytest
from sqlmodel import select

from bot.chat.words import PSEUDO
from bot.models.meeting import Meeting, Reply, Rsvp
from bot.models.need import Need
from bot.models.note import Note
from bot.models.person import Person
from tests.core import Core
from tests.flows.meetings import Meetings
from tests.flows.pages import all_translated, no_faults

NAMES = ("Ade", "Rowan", "Bo", "Cleo")


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path), NAMES)


def said(scene):
    with scene.core.session() as db:
        names = {p.id: p.name for p in db.exec(select(Person)).all()}
        return {names[r.person_id]: r.reply for r in db.exec(select(Rsvp)).all()}


def change(scene, table, number, **fields):
    with scene.core.session() as db:
        row = db.get(table, number)
        for name, value in fields.items():
            setattr(row, name, value)
        db.add(row)
        db.commit()


# -- the card -------------------------------------------------------------------


def test_a_phone_can_tell_its_owner_the_local_time(scene):
    scene.invite()
    start = scene.core.now.replace(month=12, day=8, hour=14, minute=0, second=0, microsecond=0)
    assert f'<tg-time unix="{int(start.timestamp())}">' in scene.ade.last.html


def test_somebody_elsewhere_reads_their_own_time(scene):
    change(scene, Person, scene.ade.person_id, zone="Asia/Kolkata")
    scene.invite()
    assert "2pm to 3.30pm (London time)" in scene.ade.text
    scene.ade.press("More")
    assert "Your time: Tuesday 8 December, 7.30pm to 9pm" in scene.ade.text
    scene.rowan.press("More")
    assert "Your time" not in scene.rowan.text


def test_the_map_shows_the_place_and_an_online_meeting_its_link(scene):
    scene.invite()
    scene.ade.press("More")
    sent = scene.core.calls[-1][2]["reply_markup"]["inline_keyboard"]
    assert "query=The+library%2C+Mill+Lane" in str(sent)
    scene.invite(place="Online: https://meet.example.org/door", steps="", ground="")
    scene.ade.press("More")
    assert "https://meet.example.org/door" in str(scene.core.calls[-1][2]["reply_markup"])


def test_how_long_is_asked_where_only_a_beginning_was_typed(scene):
    sam = scene.sam
    sam.press_data(f"meet.new:{scene.group}")
    sam.say("Workshop")
    sam.say("Tuesday 8 December 2pm")
    assert "How long" in sam.text
    sam.say("90 minutes")
    with scene.core.session() as db:
        assert db.get(Meeting, 1).ends == time(15, 30)


def test_short_notice_is_said_before_sending(scene):
    number = scene.plan(on=(scene.core.now + timedelta(days=5)).date())
    scene.sam.press_data(f"meet.look:{number}")
    assert "less than a week's notice" in scene.sam.text


def test_asking_who_will_be_there_goes_to_the_coordinators_alone(scene):
    number = scene.invite()
    scene.ade.press("More")
    scene.ade.press("Ask who will be there")
    scene.ade.say("the job centre")
    assert "Sam has your note" in scene.ade.text
    with scene.core.session() as db:
        note = db.exec(select(Note)).one()
    assert note.text == "Will anyone from the job centre be at Front door workshop?"
    assert note.about == f"meeting:{number}"
    assert "job centre" not in scene.texts(scene.rowan)


# -- another way ----------------------------------------------------------------


def test_not_ready_yet_is_an_answer(scene):
    scene.invite()
    scene.ade.press("Choose another way")
    scene.ade.press("Say I am not ready yet")
    assert "There is no hurry" in scene.ade.text
    assert said(scene) == {"Ade": Reply.NOT_READY}
    scene.ade.press("I am ready")
    assert said(scene) == {"Ade": Reply.YES}


def test_running_late_is_told_at_once_and_only_on_the_day(scene):
    scene.invite()
    scene.ade.press("Choose another way")
    scene.ade.press("Say I am running late")
    assert "on the day itself" in scene.ade.text
    scene.until(scene.core.now.date().replace(month=12, day=8), hour=13)
    scene.ade.say("running 10 mins late")
    assert "run late" in scene.ade.text
    scene.ade.press("Say I am running late")
    assert "They know" in scene.ade.text
    assert "Ade is coming, and runs late." in scene.texts(scene.sam)
    scene.sam.press_data("meet.who:1")
    assert "Running late: Ade" in scene.sam.text


# -- a small room ---------------------------------------------------------------


def test_a_full_room_has_a_line_and_it_moves_in_order(scene):
    scene.invite(places=1)
    ade, rowan, bo, cleo = scene.members
    for phone in (ade, rowan, bo):
        phone.press("Yes, I will come")
    assert "You said yes" in ade.text
    assert "place in line: 1" in rowan.text
    assert "place in line: 2" in bo.text
    ade.press("Change my reply")
    ade.press("No, I cannot come")
    assert "There is a place for you now" in rowan.text
    assert said(scene) == {"Ade": Reply.NO, "Rowan": Reply.YES, "Bo": Reply.WAITING}
    # Who steps back and comes again stands at the end, and pressing twice moves nobody.
    cleo.press("Yes, I will come")
    ade.press_data("rsvp:1:yes")
    ade.press_data("rsvp:1:yes")
    bo.press_data("rsvp:1:yes")
    rowan.press("I cannot come")
    assert said(scene) == {"Ade": Reply.WAITING, "Rowan": Reply.NO, "Bo": Reply.YES, "Cleo": Reply.WAITING}
    bo.press_data("rsvp:1:no")
    assert said(scene)["Cleo"] is Reply.YES


def test_more_places_let_people_in(scene):
    scene.invite(places=1)
    scene.ade.press("Yes, I will come")
    scene.rowan.press("Yes, I will come")
    scene.sam.press_data("meet.ask:1:places")
    scene.sam.say("2")
    assert said(scene) == {"Ade": Reply.YES, "Rowan": Reply.YES}
    assert "There is a place for you now" in scene.rowan.text


def test_who_leaves_makes_room_and_who_cannot_be_told_is_passed_over(scene):
    scene.invite(places=1)
    ade, rowan, bo, cleo = scene.members
    for phone in (ade, rowan, bo, cleo):
        phone.press("Yes, I will come")
    rowan.press_data("me.pause:1")
    ade.press_data(f"leave.sure:{scene.group}:0")
    assert said(scene) == {"Rowan": Reply.WAITING, "Bo": Reply.YES, "Cleo": Reply.WAITING}
    assert "There is a place for you now" in bo.text
    rowan.press_data("me.pause:0")
    bo.press_data("erase.now:0")
    assert said(scene) == {"Rowan": Reply.YES, "Cleo": Reply.WAITING}


def test_the_place_of_somebody_who_died_is_given_on_at_once(scene):
    scene.invite(places=1)
    scene.ade.press("Yes, I will come")
    scene.rowan.press("Yes, I will come")
    scene.sam.press_data(f"died.sure:{scene.group}:{scene.ade.person_id}")
    assert said(scene)["Rowan"] is Reply.YES
    assert "There is a place for you now" in scene.rowan.text


def test_a_place_for_somebody_without_a_phone_is_told_to_the_coordinators(scene):
    scene.invite(places=1)
    scene.ade.press("Yes, I will come")
    change(scene, Person, scene.rowan.person_id, telegram_id=None)
    scene.sam.press_data(f"rsvp.for_said:1:{scene.rowan.person_id}:yes")
    scene.ade.press("Change my reply")
    scene.ade.press("No, I cannot come")
    assert "There is a place for Rowan now. Please ring them." in scene.sam.text


# -- reminders ------------------------------------------------------------------


def test_the_reminder_comes_at_five_by_the_readers_own_clock(scene):
    change(scene, Person, scene.ade.person_id, zone="Asia/Kolkata")
    scene.invite()
    scene.ade.press("Yes, I will come")
    scene.until(scene.core.now.date().replace(month=12, day=7), hour=11)
    assert "help you remember" not in scene.texts(scene.ade)
    scene.core.wait(minutes=31)
    assert "help you remember" in scene.ade.text, "17:00 in Kolkata"
    assert "Your time: Tuesday 8 December, 7.30pm to 9pm" in scene.ade.text
    scene.core.wait(days=1)
    assert scene.texts(scene.ade).count("help you remember") == 1


def test_the_evening_before_shows_the_coordinators_what_is_left(scene):
    scene.invite()
    scene.ade.press("Yes, I will come")
    scene.ade.press_data("needs.tap:1:travel:0")
    scene.rowan.press_data("rsvp:1:thoughts")
    scene.rowan.press("Write my thoughts now")
    scene.rowan.say("Start with the desk", reply_to=scene.rowan.last)
    scene.until(scene.core.now.date().replace(month=12, day=7), hour=18)
    [eve] = [m for m in scene.sam.messages if m.text.startswith("Tomorrow: Front door workshop")]
    assert "Coming: Ade\nLeft to arrange: 1" in eve.text
    scene.sam.press("Read what people say", eve)
    assert "To the whole meeting:\n\nRowan: Start with the desk" in scene.sam.text
    assert "Left to arrange" not in scene.texts(scene.ade)


def test_more_reminders_come_only_to_who_asks_and_never_in_quiet_hours(scene):
    scene.invite(starts=time(10), ends=time(11))
    scene.ade.press("Yes, I will come")
    scene.rowan.press("Yes, I will come")
    scene.ade.press("Choose more reminders")
    assert not any("Two hours before" in b for b in scene.ade.last.buttons), "8am is in quiet hours"
    scene.ade.press("☐ A week before")
    scene.ade.press("☐ In the morning")
    scene.core.wait(days=16)
    count = {p.name: sum("help you remember" in m.text for m in p.messages) for p in (scene.ade, scene.rowan)}
    assert count == {"Ade": 3, "Rowan": 1}


def test_who_says_no_is_not_reminded_after_all(scene):
    scene.invite()
    scene.ade.press("Yes, I will come")
    scene.ade.press("Choose more reminders")
    scene.ade.press("☐ A week before")
    scene.ade.press_data("rsvp:1:no")
    scene.core.wait(days=16)
    assert "help you remember" not in scene.texts(scene.ade)


# -- what would help ------------------------------------------------------------


def needs(scene):
    with scene.core.session() as db:
        return {(n.meeting_id, n.kind.value, n.words) for n in db.exec(select(Need)).all()}


def test_needs_are_tapped_kept_for_next_time_and_marked_as_met(scene):
    scene.invite()
    scene.ade.press("Yes, I will come")
    scene.ade.press("Say what would help me come")
    scene.ade.press("☐ Travel")
    scene.ade.press("More ›")
    scene.ade.press("More ›")
    scene.ade.press("☐ A warning about some topics")
    scene.ade.say("hospitals")
    scene.ade.press("Done")
    scene.ade.press("Keep it for next time")
    second = scene.invite(title="Second workshop")
    scene.ade.press("Yes, I will come")
    mine = {("travel", ""), ("topics", "hospitals")}
    assert needs(scene) == {(m, *n) for m in (None, 1, second) for n in mine}
    scene.sam.press_data("needs.list:1")
    assert "2 things to arrange" in scene.sam.text
    scene.sam.press("☐ Ade: Travel")
    assert "1 thing to arrange" in scene.sam.text
    scene.ade.press_data("needs.open:1")
    assert "Arranged: Travel" in scene.ade.text
    scene.ade.press_data("needs.done:1")
    scene.ade.press("Do not keep it")
    assert {m for m, *_ in needs(scene)} == {1, second}


def test_nothing_is_arranged_for_who_does_not_come(scene):
    scene.invite()
    for phone in (scene.ade, scene.rowan):
        phone.press("Yes, I will come")
        phone.press_data("needs.tap:1:travel:0")
    scene.ade.press_data("rsvp:1:no")
    scene.sam.press_data("needs.list:1")
    assert [b for b in scene.sam.last.buttons if "Travel" in b] == ["☐ Rowan: Travel"]


def asks_for(phone, *kinds):
    phone.press_data("rsvp:1:yes")
    for kind in kinds:
        phone.press_data(f"needs.tap:1:{kind}:0")


def told(phone):
    return [m.text for m in phone.messages if "Arranged for you" in m.text]


def test_who_asked_hears_once_that_it_is_arranged(scene):
    scene.invite()
    with scene.watch_screens() as seen:
        asks_for(scene.ade, "travel", "steps")
        assert "I tell you when it is arranged." in scene.ade.text
        scene.ade.press_data("needs.say:1:own")
        scene.ade.say("zebra-need")
        scene.sam.press_data("needs.list:1")
        assert "Five minutes after your tap" in scene.sam.text
        scene.sam.press("☐ Ade: Travel")
        scene.sam.press("☐ Ade: Something else")
        scene.core.wait(minutes=4)
        assert told(scene.ade) == []
        scene.core.wait(minutes=2)
    (text,) = told(scene.ade)
    assert "Arranged for you: Travel, What you asked for in your own words" in text
    assert "Questions? Write to Sam." in text
    assert "zebra-need" not in text
    scene.core.wait(days=2)
    assert len(told(scene.ade)) == 1
    scene.ade.press("Write to Sam")
    assert "Sam" in scene.ade.text
    assert told(scene.rowan) == []
    no_faults(seen)


def test_a_slip_that_was_undone_is_not_told_nor_what_somebody_does_not_come_for(scene):
    scene.invite()
    asks_for(scene.ade, "travel")
    asks_for(scene.rowan, "travel")
    scene.sam.press_data("needs.met:1")
    scene.sam.press_data("needs.met:1")
    scene.sam.press_data("needs.met:2")
    scene.rowan.press_data("rsvp:1:no")
    scene.core.wait(minutes=6)
    assert told(scene.ade) == told(scene.rowan) == []


def test_on_a_shared_phone_it_is_covered(scene):
    scene.invite()
    asks_for(scene.ade, "travel")
    change(scene, Person, scene.ade.person_id, shared_phone=True)
    scene.sam.press_data("needs.met:1")
    scene.core.wait(minutes=6)
    assert scene.ade.text == "You have a message."
    assert told(scene.ade) == []
    scene.ade.press("Open")
    assert told(scene.ade)


def test_no_need_reaches_a_member_a_log_or_a_file_for_others(scene, caplog):
    scene.invite()
    scene.ade.press_data("needs.say:1:own")
    scene.ade.say("zebra-need")
    scene.sam.press_data("register.file:1")
    for data in (
        "needs.list:1",
        "needs.met:1",
        "needs.file:1",
        "meet.who:1",
        "register.file:1",
        "needs.open:1",
    ):
        scene.rowan.press_data(data)
    assert "zebra-need" not in scene.texts(scene.rowan)
    assert "zebra-need" not in caplog.text
    for file in (scene.core.house.home / "files").rglob("*register*"):
        assert b"zebra-need" not in file.read_bytes()
    assert not list((scene.core.house.home / "files").rglob("*to-do*"))


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_the_screens_keep_the_rules(scene, language):
    for phone in (scene.ade, scene.sam):
        change(scene, Person, phone.person_id, language=language)
    with scene.watch_screens() as seen:
        number = scene.invite(places=1)
        for data in (
            "rsvp:1:yes",
            "rsvp.other:1",
            "rsvp:1:not_ready",
            "rsvp:1:thoughts",
            "rsvp.late:1",
            "meet.more:1",
        ):
            scene.ade.press_data(data)
        for data in (
            "remind.open:1",
            "needs.open:1",
            "needs.tap:1:travel:0",
            "needs.done:1",
            "needs.say:1:topics",
        ):
            scene.ade.press_data(data)
        scene.ade.say("hospitals")
        scene.ade.press_data("who.ask:1")
        for data in (f"needs.list:{number}", "meet.who:1", "meet.prepare:1", "needs.file:1", "meet.print:1"):
            scene.sam.press_data(data)
    no_faults(seen)
    if language == PSEUDO:
        all_translated(seen, "Front door workshop", "Ade", "Rowan", "hospitals", "Sam", "1")
