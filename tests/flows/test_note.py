"""Talking to a person: notes to coordinators and to the outside person, and what comes back."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.chat.screens import faults
from bot.models.briefing import Briefing, SendState
from bot.models.group import Group
from bot.models.invite import InviteKind, make_invite
from bot.models.membership import Membership, Role, membership_in
from bot.models.note import Note, NoteTo
from bot.models.outbox import Body, Outbox
from bot.models.person import Person
from bot.models.project import Project
from bot.models.question import Audience, Question, QuestionState
from tests.core import Core
from tests.flows.scene import JOINED, Scene


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


def notes(scene):
    with scene.core.session() as db:
        return list(db.execute(select(Note).order_by(col(Note.id))).scalars())


def change(scene, **values):
    with scene.core.session() as db:
        group = db.get(Group, scene.group)
        for name, value in values.items():
            setattr(group, name, value)
        db.commit()


def write(phone, text="Can somebody ring me?", to="Write to Sam"):
    phone.say("/start")
    phone.press("Talk to a person")
    phone.press(to)
    phone.say(text)


def outside_person(scene):
    priya = scene.core.phone("Priya")
    with scene.core.session() as db:
        payload = make_invite(db, InviteKind.OUTSIDE, scene.group).payload
        db.commit()
    priya.say(f"/start {payload}")
    return priya


def test_a_note_is_answered_at_once_and_reaches_the_coordinator(scene):
    write(scene.ade)
    assert "Thank you. Sam has your note." in scene.ade.text
    assert "Sam next reads messages on Monday 30 November, 9am." in scene.ade.text
    assert "Need someone now? Tap Help." in scene.ade.text
    assert "Ade wrote you a note." in scene.sam.text
    assert "ring me" not in scene.sam.text
    scene.sam.press("Read it")
    assert "Can somebody ring me?" in scene.sam.text
    scene.sam.press("Write back")
    scene.sam.say("I will ring you at 4.")
    assert "Sent to Ade." in scene.sam.text
    assert "Sam wrote back" in scene.ade.text
    assert "I will ring you at 4." in scene.ade.text
    scene.ade.press("Write back")
    scene.ade.say("Thank you")
    assert [n.to for n in notes(scene)] == [NoteTo.COORDINATOR, NoteTo.BACK, NoteTo.COORDINATOR]
    assert "I will ring" not in scene.rowan_texts()


def test_the_reading_time_is_said_in_the_readers_own_time(scene):
    with scene.core.session() as db:
        db.get(Person, scene.ade.person_id).zone = "America/New_York"
        db.commit()
    write(scene.ade)
    assert "Monday 30 November, 4am" in scene.ade.text


def test_no_coordinator_sees_what_goes_to_the_outside_person(scene):
    priya = outside_person(scene)
    kim = scene.second_coordinator()
    write(scene.ade, "It is about Sam.", to="Write to Priya")
    assert "Thank you. Priya has your note." in scene.ade.text
    (note,) = notes(scene)
    for staff in (scene.sam, kim):
        staff.press_data(f"note.list:{scene.group}")
        assert "Nobody has written a note yet" in staff.text
        for forged in (f"note.read:{note.id}", f"note.reply:{note.id}"):
            staff.press_data(forged)
            assert "It is about Sam." not in " ".join(m.text for m in staff.messages)
    priya.press("Read it")
    assert "It is about Sam." in priya.text
    priya.press("Write back")
    priya.say("Thank you for telling me.")
    assert "Thank you for telling me." in scene.ade.text
    scene.ade.press("Write back")
    assert "To Priya" in scene.ade.text


def test_an_outside_person_without_telegram_is_a_name_and_a_number(scene):
    scene.ade.press_data("note")
    assert "Priya: 01632 960 111" in scene.ade.text
    assert "No coordinator sees what you say there" in scene.ade.text
    assert not any("Priya" in label for label in scene.ade.last.buttons)
    scene.ade.press_data(f"note.to:{scene.group}:outside")
    assert "not here any more" in scene.ade.text
    assert notes(scene) == []


def test_an_answer_reads_only_by_its_reader(scene):
    write(scene.ade)
    scene.sam.press("Read it")
    scene.sam.press("Write back")
    scene.sam.say("Yes.")
    _note, answer = notes(scene)
    for phone in (scene.rowan, scene.ade, scene.sam, scene.other_coordinator()):
        phone.press_data(f"note.read:{answer.id}")
        assert "Only somebody with that role" in phone.text


def test_other_members_and_other_groups_read_nothing(scene):
    write(scene.ade, "Between us")
    (note,) = notes(scene)
    for phone in (scene.rowan, scene.other_coordinator()):
        for data in (
            f"note.read:{note.id}",
            f"note.reply:{note.id}",
            f"note.list:{scene.group}",
            f"note.undo:{note.id}",
        ):
            phone.press_data(data)
            assert "Between us" not in " ".join(m.text for m in phone.messages)
    assert len(notes(scene)) == 1


def test_a_note_is_taken_back_until_it_is_read(scene):
    write(scene.ade, "First")
    scene.ade.press("Take it back")
    assert notes(scene) == []
    scene.sam.press("Read it")
    assert "not here any more" in scene.sam.text
    write(scene.ade, "Second")
    taken_back = scene.ade.last
    scene.sam.press("Read it")
    scene.ade.press("Take it back", taken_back)
    assert "It has been read already" in scene.ade.text
    assert len(notes(scene)) == 1


def test_while_the_coordinator_is_away_the_stand_in_gets_it_and_the_writer_knows(scene):
    kim = scene.second_coordinator()
    change(scene, stand_in_id=kim.person_id, stand_in_name="Kim")
    scene.sam.say("/desk")
    scene.ade.press_data("note")
    assert "Write to Sam" in scene.ade.last.buttons
    scene.sam.press_data(f"away.ask:{scene.group}")
    scene.sam.press("I do not know yet")
    assert "Sam is away. You stand in now." in kim.text
    scene.ade.press_data("note")
    assert "Sam is away. Kim reads notes now." in scene.ade.text
    scene.ade.press("Write to Kim")
    scene.ade.say("Hello")
    assert "Ade wrote you a note." in kim.text
    assert "Ade wrote you a note." not in scene.sam.text


def test_after_three_working_days_without_the_desk_the_stand_in_reads(scene):
    kim = scene.second_coordinator()
    change(scene, stand_in_id=kim.person_id, stand_in_name="Kim")
    scene.sam.press_data(f"desk:{scene.group}")
    scene.core.wait(days=3)  # Thursday evening: three working days are only just over
    scene.ade.press_data("note")
    assert "Write to Sam" in scene.ade.last.buttons
    scene.core.wait(days=1)
    scene.ade.press_data("note")
    assert "Write to Kim" in scene.ade.last.buttons
    scene.sam.press_data(f"desk:{scene.group}")
    scene.ade.press_data("note")
    assert "Write to Sam" in scene.ade.last.buttons


def test_loose_words_become_a_note_only_by_a_press(scene):
    scene.ade.say("I am worried about Tuesday")
    assert notes(scene) == []
    scene.ade.press("Keep as: a note")
    assert notes(scene) == []
    kept = scene.ade.last
    data = kept.buttons["Write to Sam"]
    scene.ade.press("Write to Sam")
    scene.ade.press("", kept, data)
    assert [n.text for n in notes(scene)] == ["I am worried about Tuesday"]
    assert "Sam has your note" in scene.ade.text
    assert len([m for m in scene.sam.messages if "wrote you a note" in m.text]) == 1


def test_after_worrying_words_people_come_first_and_nobody_is_asked_what_they_are(scene):
    with scene.watch_screens() as seen:
        scene.ade.say("I want to die")
    assert [f for page in seen for f in faults(page)] == []
    assert scene.ade.text == (
        "I am a bot. Nobody has read this.\n\nIf you want to talk to someone now, tap Help."
    )
    assert list(scene.ade.last.buttons) == [
        *("See who can help now", "Send it to a person", "Keep nothing", "Help"),
    ]
    assert notes(scene) == []
    asked = scene.ade.last
    scene.ade.press("See who can help now")
    assert "Samaritans" in scene.ade.text
    scene.ade.press("Send it to a person", asked)
    scene.ade.press("Write to Sam")
    assert [n.text for n in notes(scene)] == ["I want to die"]


def test_loose_words_of_somebody_in_two_groups_ask_which(scene):
    other = scene.add_group("The Night Group")
    with scene.core.session() as db:
        db.add(Membership(person_id=scene.ade.person_id, group_id=other, role=Role.MEMBER, joined_on=JOINED))
        db.commit()
    scene.ade.say("Hello?")
    scene.ade.press("Keep as: a note")
    assert "Which group is it about?" in scene.ade.text
    scene.ade.press("The Front Door Group")
    scene.ade.press("Write to Sam")
    assert [(n.group_id, n.text) for n in notes(scene)] == [(scene.group, "Hello?")]


def test_a_question_about_a_briefing_says_what_it_is_about(scene):
    with scene.core.session() as db:
        briefing = Briefing(
            group_id=scene.group, author_id=scene.sam.person_id, title="The front door", state=SendState.SENT
        )
        db.add(briefing)
        db.commit()
        number = briefing.id
    scene.ade.press_data(f"note.about:{scene.group}:briefing-{number}")
    scene.ade.say("Who decides?")
    scene.sam.press("Read it")
    assert "About: The front door" in scene.sam.text
    assert "Who decides?" in scene.sam.text


def test_guests_are_never_named_to_staff(scene):
    gil = scene.add("Gil", scene.group, Role.GUEST)
    gil.press_data("note")
    assert not any("Sam" in label for label in gil.last.buttons)
    assert "01632 960 111" in gil.text
    gil.press_data(f"note.to:{scene.group}:coordinator")
    assert "not here any more" in gil.text
    gil.press_data(f"note.about:{scene.group}:briefing-1")
    gil.say("hello")
    assert notes(scene) == []


def test_somebody_in_no_group_is_pointed_to_help(scene):
    with scene.core.session() as db:
        membership_in(db, scene.ade.person_id, scene.group).left_on = scene.core.now.date()
        db.commit()
    scene.ade.press_data("note")
    assert "You are not in a group yet" in scene.ade.text
    scene.ade.press_data(f"note.group:{scene.group}")
    assert "Only somebody with that role" in scene.ade.text


@pytest.mark.parametrize("text", ["🙂" * 2000, "x" * 4096])
def test_a_note_that_is_too_long_is_asked_for_in_parts(scene, text):
    write(scene.ade, text)
    assert "Please send it in parts" in scene.ade.text
    assert notes(scene) == []
    scene.ade.say("Shorter")
    assert [n.text for n in notes(scene)] == ["Shorter"]


def test_words_in_any_script_and_markup_arrive_as_written(scene):
    text = "مرحبا <b>&amp; {name} %s 🙂‍↔️"
    write(scene.ade, text)
    scene.sam.press("Read it")
    assert text in scene.sam.text


def test_an_answer_to_somebody_who_blocked_the_bot_is_kept_and_said(scene):
    write(scene.ade)
    with scene.core.session() as db:
        db.get(Person, scene.ade.person_id).reachable = False
        db.commit()
    scene.sam.press("Read it")
    scene.sam.press("Write back")
    scene.sam.say("Yes")
    assert "I cannot reach Ade now" in scene.sam.text
    assert len(notes(scene)) == 2


def test_public_holidays_are_not_promised_as_reading_times(scene):
    scene.core.wait(days=30)  # Wednesday 23 December; the next Monday is a bank holiday in England
    write(scene.ade)
    assert "Sam next reads messages on Monday 4 January, 9am." in scene.ade.text


def test_every_page_keeps_the_rules(scene):
    outside_person(scene)
    kim = scene.second_coordinator()
    change(scene, stand_in_id=kim.person_id, stand_in_name="Kim")
    scene.sam.press_data(f"away.ask:{scene.group}")
    scene.sam.press("I do not know yet")
    with scene.watch_screens() as pages:
        write(scene.ade, to="Write to Kim")
        kim.press("Read it")
        kim.press("Write back")
        kim.say("x" * 4000)
        kim.say("Yes")
        kim.press("Notes")
        write(scene.ade, "hello", to="Write to Priya")
        scene.ade.press("Take it back")
        scene.ade.say("loose")
        scene.ade.press("Keep as: a note")
    assert len(pages) > 12
    assert [f for page in pages for f in faults(page)] == []


def test_a_note_taken_back_at_night_never_reaches_anybody(scene):
    with scene.core.session() as db:
        note = Note(
            group_id=scene.group, person_id=scene.ade.person_id, text="late", written_on=scene.core.now.date()
        )
        db.add(note)
        db.flush()
        body = Body(method="sendMessage", params={"text": "Ade wrote you a note."})
        db.add(body)
        db.flush()
        held = scene.core.now + timedelta(hours=9)
        db.add(
            Outbox(
                chat=scene.sam.id,
                body_id=body.id,
                person_id=scene.sam.person_id,
                purpose=f"note:{note.id}",
                not_before=held,
            )
        )
        db.commit()
        number = note.id
    scene.ade.press_data(f"note.undo:{number}")
    scene.core.wait(days=1)
    assert not [m for m in scene.sam.messages if "wrote you a note" in m.text]


@pytest.mark.parametrize("out", [{"paused": True}, {"reachable": False}])
def test_a_coordinator_no_message_reaches_counts_as_away(scene, out):
    kim = scene.second_coordinator()
    change(scene, stand_in_id=kim.person_id, stand_in_name="Kim")
    scene.sam.say("/desk")
    with scene.core.session() as db:
        for name, value in out.items():
            setattr(db.get(Person, scene.sam.person_id), name, value)
        db.commit()
    scene.ade.press_data("note")
    assert "Write to Kim" in scene.ade.last.buttons


def test_somebody_who_could_be_answering_without_a_name_is_asked_first(scene):
    """Words expected as a note are not filed on arrival while a question is open: they may be meant for it."""
    with scene.core.session() as db:
        project = Project(group_id=scene.group, title="Door")
        db.add(project)
        db.flush()
        question = Question(
            group_id=scene.group,
            project_id=project.id,
            author_id=scene.sam.person_id,
            text="What would help?",
            state=QuestionState.OPEN,
        )
        db.add(question)
        db.flush()
        db.add(Audience(question_id=question.id, person_id=scene.ade.person_id))
        db.commit()
    write(scene.ade, "Is there a lift?")
    assert notes(scene) == []
    scene.ade.press("Keep as: what I was asked for")
    assert [n.text for n in notes(scene)] == ["Is there a lift?"]
    assert "Sam has your note" in scene.ade.text


def test_an_old_undo_never_means_a_newer_note(scene):
    write(scene.ade, "The first")
    number = notes(scene)[0].id
    scene.ade.press_data(f"note.undo:{number}")
    write(scene.ade, "The second")
    scene.ade.press_data(f"note.undo:{number}")
    assert [note.text for note in notes(scene)] == ["The second"]
