"""In the room without being there: points, thoughts before and after, with a name and without, and what became of them."""

import zipfile
from datetime import date

import pytest
from sqlmodel import select

from bot.chat.words import PSEUDO
from bot.files.read_table import Column, read_table
from bot.models.agenda import AgendaItem, Talked, Thought
from bot.models.attendance import Attendance, CheckIn
from bot.models.contribution import Contribution
from bot.models.person import Person
from bot.models.question import Question, QuestionState
from tests.core import Core
from tests.flows.asked import send
from tests.flows.meetings import Meetings
from tests.flows.pages import all_translated, drawn, no_faults

AFTER = date(2026, 12, 8)


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path))


def items(scene):
    with scene.core.session() as db:
        return {i.title: i for i in db.exec(select(AgendaItem)).all()}


def questions(scene):
    with scene.core.session() as db:
        return db.exec(select(Question).order_by(Question.id)).all()


def test_every_point_has_its_window_without_a_name(scene):
    scene.agenda("The desk", "The signs")
    assert "1. The desk\n2. The signs" in scene.ade.text
    assert "Without your name until: Sunday 6 December" in scene.ade.text
    assert [(q.text, q.at_closing, q.closes_on, q.state) for q in questions(scene)] == [
        ("The desk", True, date(2026, 12, 6), QuestionState.OPEN),
        ("The signs", True, date(2026, 12, 6), QuestionState.OPEN),
    ]
    before = len(scene.ade.messages)
    scene.ade.press("Say something to a point")
    scene.ade.press("💬 The desk")
    assert "Say it without my name" in scene.ade.last.buttons
    assert len(scene.ade.messages) == before + 1


def test_words_without_a_name_are_released_once_before_the_meeting(scene):
    scene.agenda("The desk")
    for phone, text in zip(
        scene.members[:3], ("Turn it round", "Sit beside us", "Take it away"), strict=True
    ):
        send(phone, text)
    scene.until(date(2026, 12, 6), hour=12)
    assert scene.contributions() == {}
    scene.until(date(2026, 12, 7), hour=12)
    assert set(scene.contributions()) == {"Turn it round", "Sit beside us", "Take it away"}
    scene.sam.press_data("agenda.read:1")
    assert scene.sam.text.count("Without a name: ") == 3
    scene.ade.press_data("agenda.item:1")
    assert next(iter(scene.ade.last.buttons)) == "Say it with my name"


def test_the_notes_keep_the_promise_of_what_was_written_without_a_name(scene):
    scene.agenda("The desk", "The signs")
    for phone, text in zip(scene.members[:3], ("Turn it", "Sit beside us", "Take it away"), strict=True):
        send(phone, text)
    scene.until(AFTER, hour=20)
    notes(scene)
    assert "After this you owe news on 1 point by Tuesday 29 December." in scene.sam.text
    scene.send("notes", 1)
    assert scene.rowan.text.endswith("You hear more about “The desk” by Tuesday 29 December.")
    assert [q.state for q in questions(scene)] == [QuestionState.CLOSED, QuestionState.SETTLED]
    scene.core.wait(days=1)
    assert "more about “The desk” by Tuesday 29 December." in str(drawn(scene, "notes.card:1").parts)
    scene.ade.press_data("news.read:1")
    assert "We talked about this. The desk will be turned round." in scene.texts(scene.ade)
    scene.until(date(2026, 12, 20))
    assert "The date has passed" not in scene.texts(scene.sam)


def test_too_few_is_said_to_everybody(scene):
    scene.agenda("The desk")
    send(scene.ade, "Turn it round")
    scene.until(date(2026, 12, 7), hour=12)
    assert scene.contributions() == {}
    for phone in scene.members:
        assert "too few people wrote without their name" in scene.texts(phone)


def test_looking_at_points_writes_nothing(scene):
    scene.agenda("The desk")
    with scene.core.engine.connect() as db:
        before = list(db.connection.driver_connection.iterdump())
    for data in ("agenda.open:1", "agenda.item:1", "answer.open:1", "thoughts.open:1", "thoughts.on:1"):
        scene.ade.press_data(data)
    with scene.core.engine.connect() as db:
        after = list(db.connection.driver_connection.iterdump())
    assert [
        line for line in after if line not in before and "INTO seen" not in line and '"seen"' not in line
    ] == []


def test_in_a_small_group_there_is_only_the_way_with_a_name(tmp_path):
    scene = Meetings(Core(tmp_path), ("Ade", "Rowan"))
    scene.invite()
    scene.sam.press_data("agenda.add:1")
    scene.sam.say("The desk")
    scene.sam.press_data("agenda.names:1")
    assert "People could guess who wrote" in scene.sam.text
    scene.send("agenda", 1)
    scene.ade.press_data("agenda.item:1")
    assert "Say it without my name" not in scene.ade.last.buttons
    assert questions(scene) == []


def test_with_less_than_twelve_days_there_is_no_window_and_it_is_said(scene):
    scene.invite(on=date(2026, 11, 30))
    scene.sam.press_data("agenda.add:1")
    scene.sam.say("The desk")
    scene.sam.press_data("agenda.names:1")
    assert "twelve days before" in scene.sam.text


def test_thoughts_with_a_name_before_and_after_count(scene):
    scene.agenda("The desk", nameless=False)
    scene.ade.press_data("rsvp:1:thoughts")
    scene.ade.press("Write my thoughts now")
    scene.ade.say("I would sit outside first", reply_to=scene.ade.last)
    assert "It counts as taking part" in scene.ade.text
    scene.until(AFTER, hour=18)
    scene.rowan.press_data("agenda.item:1")
    scene.rowan.press("Say it with my name")
    scene.rowan.say("And afterwards?", reply_to=scene.rowan.last)
    with scene.core.session() as db:
        assert [(t.text, t.after, t.item_id) for t in db.exec(select(Thought)).all()] == [
            ("I would sit outside first", False, None), ("And afterwards?", True, 1),
        ]  # fmt: skip
    scene.sam.press_data("register.open:1")
    assert "Took part from outside: Ade, Rowan" in scene.sam.text
    scene.rowan.press("Take it back")
    scene.sam.press_data("register.open:1")
    assert "outside: Ade" in scene.sam.text
    assert "Rowan" not in scene.sam.text


def test_everybody_gets_the_same_thanks_within_a_day_and_says_so_to_be_counted(scene):
    scene.agenda("The desk")
    scene.ade.press_data("rsvp:1:no")
    scene.until(AFTER, hour=20)
    for phone in scene.members:
        assert "Thank you to everyone who came, wrote, or thought about it." in phone.text
    scene.ade.press("Count me as taking part")
    scene.ade.press("Count me")
    scene.ade.press_data("after.count:1")
    with scene.core.session() as db:
        assert len(db.exec(select(Attendance)).all()) == 1
    scene.sam.press_data("register.open:1")
    assert "Took part: Ade" in scene.sam.text
    scene.ade.press_data("after.uncount:1")
    scene.sam.press_data("register.open:1")
    assert "Ade" not in scene.sam.text
    scene.core.wait(days=3)
    assert sum("Thank you to everyone" in m.text for m in scene.ade.messages) == 1


def test_who_sees_it_is_said_before_somebody_is_counted(scene):
    scene.agenda("The desk")
    scene.invite(title="The other one")
    scene.until(AFTER, hour=20)
    scene.ade.press_data("after.count:1")
    assert "Your coordinators see your name in the list of who took part." in scene.ade.text
    assert "your coordinators may guess which words are yours" in scene.ade.text
    scene.ade.press("Leave me out")
    assert "You are not counted." in scene.ade.text
    assert scene.rows(Attendance) == []
    scene.ade.press_data("after.count:2")
    assert "may guess" not in scene.ade.text


def test_who_only_tapped_stands_among_those_who_were_in_the_room(scene):
    scene.agenda("The desk")
    send(scene.rowan, "Turn it round")
    scene.until(AFTER, hour=20)
    scene.rowan.press_data("after.counted:1")
    scene.sam.press_data(f"register.room:1:{scene.ade.person_id}:0")
    assert "Took part: Ade, Rowan" in scene.sam.text
    assert "outside" not in scene.sam.text
    scene.sam.press_data("register.file:1")
    assert register_file(scene) == [("Ade", "yes"), ("Rowan", "yes")]


@pytest.mark.parametrize("route", ["after.count:1", "after.counted:1"])
def test_nobody_is_counted_before_the_meeting(scene, route):
    scene.invite()
    scene.ade.press_data(route)
    assert "after the meeting" in scene.ade.text
    assert scene.rows(Attendance) == []


def test_check_ins_reach_the_coordinators_alone(scene, caplog):
    scene.invite()
    scene.until(AFTER, hour=20)
    scene.ade.press("Please call me")
    assert "Sam has your note" in scene.ade.text
    scene.rowan.press("It was a lot")
    scene.members[2].press("I am fine")
    scene.sam.press_data("checkin.list:1")
    assert "☐ Ade would like a call" in scene.sam.last.buttons
    assert "It was a lot: Rowan" in scene.sam.text
    scene.sam.press("☐ Ade")
    assert "☑ Ade, rung on Tuesday 8 December" in scene.sam.last.buttons
    cleo = scene.members[3]
    for data in ("checkin.list:1", "checkin.called:1", "register.file:1", "meet.after:1"):
        cleo.press_data(data)
    assert not any(name in scene.texts(cleo) for name in ("Ade", "Rowan"))
    scene.sam.press_data("register.file:1")
    assert "a lot" not in caplog.text
    with scene.core.session() as db:
        assert len(db.exec(select(CheckIn)).all()) == 3


def notes(scene):
    scene.sam.press_data("agenda.came:1:yes")
    scene.sam.say("The desk will be turned round.")
    scene.sam.press_data("agenda.came:2:no")
    scene.sam.say("There was no time. Next month.")
    scene.sam.press_data("notes.open:1")
    scene.sam.say("Ade asked for a quiet corner, and Rowan's letter was read. Adele was not there.")
    scene.sam.say("Put a bell there.\nAsk Bo again.")


def test_notes_with_initials_reach_everybody_also_who_was_not_there(scene):
    scene.agenda("The desk", "The signs")
    scene.until(AFTER, hour=20)
    scene.sam.press_data("notes.open:1")
    scene.sam.say("x")
    scene.sam.say("y")
    assert "First mark each point" in scene.sam.text
    scene.sam.press_data("notes.ask:1:text")
    notes(scene)
    scene.sam.press_data("notes.ask:1:text")
    scene.sam.say("Ade asked for a quiet corner, and Rowan's letter was read. Adele was not there.")
    scene.sam.press_data("notes.ask:1:suggestions")
    scene.sam.say("Put a bell there.\nAsk Bo again.")
    scene.send("notes", 1)
    for phone in scene.members:
        assert "✓ The desk: talked about. The desk will be turned round." in phone.text
        assert "✗ The signs: not talked about. There was no time. Next month." in phone.text
        assert "A. asked for a quiet corner, and R.'s letter was read. Adele was not there." in phone.text
        assert "Ask B. again." in phone.text
        assert "Count me as taking part" in phone.last.buttons
    assert [i.talked for i in items(scene).values()] == [Talked.YES, Talked.NO]
    scene.rowan.press_data("agenda.item:1")
    assert "This was talked about." in scene.rowan.text
    assert "The desk will be turned round." in scene.rowan.text


def test_what_came_of_a_point_has_initials_too(scene):
    scene.agenda("The desk")
    scene.sam.press_data("agenda.came:1:yes")
    scene.sam.say("Ade draws it, and Rowan's idea is used.")
    assert items(scene)["The desk"].came_of == "A. draws it, and R.'s idea is used."


def test_notes_that_nobody_has_are_asked_for_once(scene):
    scene.agenda("The desk", "The signs")
    scene.invite(title="The other one")
    scene.until(AFTER, hour=20)
    notes(scene)
    scene.send("notes", 1)
    scene.until(date(2026, 12, 14))
    asked = [m.text for m in scene.sam.messages if "do not know yet what was talked about" in m.text]
    assert len(asked) == 1
    assert asked[0].startswith("The other one")


def test_everybody_hears_what_became_of_the_last_actions(scene):
    scene.invite()
    scene.sam.press_data("actions.new:1")
    scene.sam.say("Ask Rowan about the door")
    scene.sam.press_data(f"actions.hold:1:{scene.ade.person_id}")
    scene.sam.press("No day")
    scene.sam.press("Yes, tell Ade")
    assert "Something you said you would do" in scene.ade.text
    scene.ade.press("It is done")
    scene.invite(title="The next one", on=date(2026, 12, 15))
    scene.until(date(2026, 12, 15), hour=20)
    scene.sam.press_data("notes.open:2")
    scene.sam.say("x")
    scene.sam.say("y")
    scene.send("notes", 1)
    assert "What became of the last actions:\n\n✓ A.: Ask R. about the door" in scene.rowan.text


def test_an_action_of_somebody_outside_is_the_coordinators_to_follow(scene):
    scene.invite()
    scene.sam.press_data("actions.new:1")
    scene.sam.say("Order the sign")
    scene.sam.press_data("actions.name:1")
    scene.sam.say("Dana")
    scene.sam.say("Tuesday 22 December")
    scene.until(date(2026, 12, 20), hour=11)
    assert "Something that somebody else does\n\nOrder the sign\n\nWho: Dana" in scene.texts(scene.sam)


def test_actions_are_shared_out_reminded_and_done(scene):
    scene.invite()
    scene.until(AFTER, hour=17)
    scene.sam.press_data("actions.new:1")
    scene.sam.say("Draw a plan of the desk")
    scene.sam.press("Somebody else") if "Somebody else" in scene.sam.last.buttons else scene.sam.press_data(
        "actions.name:1"
    )
    scene.sam.say("Dana")
    scene.sam.press("No day")
    assert "No member holds an action" in scene.sam.text
    scene.sam.press_data(f"actions.hold:1:{scene.ade.person_id}")
    scene.sam.say("Tuesday 22 December")
    scene.sam.press("Yes, tell Ade")
    assert "No member holds an action" not in scene.sam.text
    assert "Something you said you would do" in scene.ade.text
    before = len(scene.ade.messages)
    scene.until(date(2026, 12, 20), hour=11)
    reminders = [m for m in scene.ade.messages[before:] if "said you would do" in m.text]
    assert len(reminders) == 1
    scene.rowan.press_data("actions.done:1")
    scene.ade.press("It is done")
    scene.sam.press_data("actions.list:1")
    assert "☑ ✓ Ade: Draw a plan of the desk" in scene.sam.last.buttons


def test_an_action_can_be_handed_back_without_a_reason(scene):
    scene.invite()
    scene.sam.press_data("actions.new:1")
    scene.sam.say("Draw a plan")
    scene.sam.press_data(f"actions.hold:1:{scene.ade.person_id}")
    scene.sam.press("By ")
    scene.sam.press("Yes, tell Ade")
    scene.ade.press("I cannot do it after all")
    assert "need not say why" in scene.ade.text
    assert "needs somebody new" in scene.sam.text


def give(scene, phone, day="By "):
    scene.sam.press_data(f"actions.hold:1:{phone.person_id}")
    scene.sam.press(day)


def test_nobody_is_given_an_action_before_a_last_look(scene):
    scene.invite()
    scene.sam.press_data("actions.new:1")
    scene.sam.say("Draw a plan")
    before = len(scene.ade.messages)
    give(scene, scene.ade)
    assert "Ade gets this now. Has Ade said yes?" in scene.sam.text
    scene.sam.press("Back")
    assert "By when?" in scene.sam.text
    scene.sam.press("No day")
    scene.sam.press("Change it")
    scene.sam.press_data("actions.list:1")
    assert "☐ Draw a plan" in scene.sam.last.buttons  # nobody holds it
    assert len(scene.ade.messages) == before
    give(scene, scene.ade, "No day")
    scene.sam.press("Yes, tell Ade")
    scene.sam.press_data(f"actions.tell:1:{scene.ade.person_id}")
    assert len(scene.ade.messages) == before + 1  # pressed twice, told once


def test_who_held_an_action_is_told_that_they_need_not_do_it(scene):
    scene.invite()
    scene.sam.press_data("actions.new:1")
    scene.sam.say("Draw a plan")
    give(scene, scene.ade)
    scene.sam.press("Yes, tell Ade")
    give(scene, scene.rowan)
    assert "need not do this" not in scene.ade.text
    scene.sam.press("Yes, tell Rowan")
    assert "You need not do this any more\n\nDraw a plan" in scene.ade.text
    scene.sam.press_data("actions.drop:1")
    assert "You need not do this any more\n\nDraw a plan" in scene.rowan.text
    assert scene.texts(scene.ade).count("You need not do this any more") == 1


def test_what_came_of_a_point_has_a_way_back(scene):
    scene.agenda("The desk")
    scene.sam.press_data("agenda.talked:1")
    scene.sam.press("We talked about it")
    scene.sam.press("Back")
    scene.sam.press("We did not get to it")
    assert "Why not, and when will you?" in scene.sam.text


def test_the_register_counts_the_room_and_a_name_like_a_formula_stays_text(scene):
    scene.invite()
    with scene.core.session() as db:
        db.get(Person, scene.ade.person_id).name = "=1+1"
        db.commit()
    scene.until(AFTER, hour=20)
    scene.sam.press_data(f"register.room:1:{scene.ade.person_id}:0")
    scene.rowan.press("Count me as taking part")
    scene.rowan.press("Count me")
    scene.sam.press_data("register.file:1")
    assert register_file(scene) == [("=1+1", "in the room"), ("Rowan", "from outside the room")]
    assert b"<f>" not in zipfile.ZipFile(register_path(scene)).read("xl/worksheets/sheet1.xml")


def register_path(scene):
    (path,) = (scene.core.house.home / "files").rglob("*register*")
    return path


def register_file(scene):
    columns = [Column("name", ("Name",)), Column("part", ("Took part",))]
    return [tuple(r.values.values()) for r in read_table(register_path(scene).read_bytes(), columns).rows]


def test_only_this_groups_coordinators_mark_read_and_write(scene):
    scene.agenda("The desk")
    other = scene.other_coordinator()
    routes = ("agenda.plan:1", "agenda.edit:1", "agenda.read:1", "agenda.mark:1", "agenda.came:1:yes", "agenda.drop:1",
              "agenda.word:1", "agenda.names:1", "notes.open:1", "actions.list:1", "actions.new:1", "register.open:1",
              "checkin.list:1", "meet.after:1", "meet.print:1", "send.look:agenda:1", "agenda.talked:1")  # fmt: skip
    for phone in (other, scene.ade):
        before = len(phone.messages)
        for data in routes:
            phone.press_data(data)
        assert not any("The desk" in m.text for m in phone.messages[before:])
    assert items(scene)["The desk"].talked is None


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_the_screens_keep_the_rules(scene, language):
    with scene.core.session() as db:
        for phone in (scene.sam, scene.ade):
            db.get(Person, phone.person_id).language = language
        db.commit()
    with scene.watch_screens() as seen:
        scene.agenda("The desk", "The signs")
        for data in ("agenda.open:1", "agenda.item:1", "thoughts.open:1", "after.count:1"):
            scene.ade.press_data(data)
        for data in (
            "agenda.plan:1",
            "agenda.edit:1",
            "agenda.word:1",
            "agenda.drop:1",
            "agenda.read:1",
            "agenda.mark:1",
        ):
            scene.sam.press_data(data)
        scene.until(AFTER, hour=20)
        for data in (
            "after.count:1",
            "after.counted:1",
            "after.count:1",
            "after.uncount:1",
            "checkin.say:1:a_lot",
            "checkin.say:1:call_me",
            "agenda.item:1",
        ):
            scene.ade.press_data(data)
        notes(scene)
        for data in ("meet.after:1", "register.open:1", "checkin.list:1", "actions.new:1"):
            scene.sam.press_data(data)
        scene.sam.say("Draw a plan")
        scene.sam.press_data(f"actions.hold:1:{scene.ade.person_id}")
        scene.sam.say("Tuesday 22 December")
        scene.sam.press_data(f"actions.tell:1:{scene.ade.person_id}:2026-12-22")
        for data in (
            "actions.list:1",
            "actions.one:1",
            "actions.name:1",
            "register.file:1",
            "send.look:notes:1",
        ):
            scene.sam.press_data(data)
        scene.ade.press_data("actions.done:1")
    no_faults(seen)
    if language == PSEUDO:
        typed = (
            "Front door workshop",
            "The desk",
            "The signs",
            "Ade",
            "Draw a plan",
            "What would make it easier to walk in?",
        )
        all_translated(seen, *typed, *(m.name for m in scene.members), "Sam", "The front door")


def test_what_came_without_a_name_counts_nobody(scene):
    scene.agenda("The desk")
    for phone, words in zip(scene.members[:3], ("a bell", "a light", "a seat"), strict=True):
        send(phone, words)
    scene.until(AFTER, hour=20)
    scene.sam.press_data("register.open:1")
    assert "Took part" not in scene.sam.text
    assert len(scene.rows(Contribution)) == 3
