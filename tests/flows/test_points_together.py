"""Five points of one meeting are not five things to hear about: one word to read, one reminder, one silence, one move."""

from datetime import date

import pytest
from sqlmodel import select

from bot.models.promise import Promise
from bot.models.question import Question, QuestionState
from bot.models.update import Kind, Update
from tests.core import Core
from tests.flows.asked import send
from tests.flows.meetings import TITLE, Meetings
from tests.flows.pages import no_faults

POINTS = ("The desk", "The signs", "The chairs", "The hours", "The bell")


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path))


def told(phone, words):
    return sum(words in m.text for m in phone.messages)


def rows(scene, table):
    with scene.core.session() as db:
        return list(db.exec(select(table).order_by(table.id)).all())


def test_who_reads_hears_once_when_all_points_have_closed(scene):
    scene.agenda(*POINTS)
    for phone, text in zip(scene.members[:3], ("Turn it", "Sit beside us", "Take it away"), strict=True):
        send(phone, text)
    with scene.watch_screens() as seen:
        scene.until(date(2026, 12, 7), hour=12)
    no_faults(seen)
    assert told(scene.sam, "What people say to the points can be read now.") == 1
    assert told(scene.sam, "Answers can be read") == 0
    scene.sam.press("Read what people say")
    assert "Without a name: Sit beside us" in scene.sam.text


def test_too_few_is_said_once_for_all_points(scene):
    scene.agenda(*POINTS)
    for question in (1, 2):
        send(scene.ade, "Turn it round", question)
    scene.until(date(2026, 12, 7), hour=12)
    for phone in scene.members:
        assert told(phone, "too few people wrote without their name") == 1


def test_who_owes_the_notes_is_reminded_once_for_all_points_and_not_before_the_meeting(scene):
    scene.agenda(*POINTS)
    scene.until(date(2026, 12, 8), hour=20)
    assert told(scene.sam, "You owe people news") == 0
    with scene.watch_screens() as seen:
        scene.until(date(2026, 12, 14), hour=12)
    no_faults(seen)
    assert told(scene.sam, "You owe people news in 2 days.") == 1
    assert told(scene.sam, "You owe people news today.") == 1
    assert "\n".join((TITLE, *(f"• {p}" for p in POINTS))) in scene.sam.text
    scene.sam.press("Write notes and actions")
    assert "What was said" in scene.sam.text


def test_silence_after_a_meeting_is_told_once_and_the_group_is_not_asked_about_notes(scene):
    scene.agenda(*POINTS)
    scene.until(date(2026, 12, 15), hour=12)
    assert told(scene.ade, "No news yet") == 1
    assert all(p in scene.texts(scene.ade).split("No news yet")[1] for p in (TITLE, *POINTS))
    assert told(scene.sam, "The date has passed") == 1
    assert {u.kind for u in rows(scene, Update)} == {Kind.NO_NEWS}
    assert len(rows(scene, Update)) == len(POINTS), "it stands with every point"
    scene.until(date(2026, 12, 23), hour=12)
    assert told(scene.ade, "No news yet") == 2
    assert told(scene.ade, "No answer") == 0


def test_a_meeting_that_moves_takes_its_promises_along_and_the_card_says_so(scene):
    number = scene.agenda(*POINTS)
    scene.until(date(2026, 12, 1))
    move(scene, number, "Tuesday 15 December, 2pm to 3.30pm")
    before = len(scene.ade.messages)
    scene.send("change", 1)
    assert len(scene.ade.messages) == before + 1
    assert "You hear what came of it by: Tuesday 22 December" in scene.ade.text
    owed = [p.due_on for p in rows(scene, Promise) if p.open]
    assert owed == [date(2026, 12, 22)] * len(POINTS)
    scene.until(date(2026, 12, 16))
    assert told(scene.ade, "No news yet") == 0


def test_a_meeting_that_is_sooner_leaves_the_day_people_were_told_and_says_so_to_its_coordinator(scene):
    number = scene.agenda(*POINTS)
    with scene.watch_screens() as seen:
        move(scene, number, "Monday 7 December, 2pm to 3.30pm")
        assert "Without a name until: Sunday 6 December" in scene.sam.text
        assert "You may not have these thoughts in the room." in scene.sam.text
    no_faults(seen)
    assert all(
        q.closes_on == date(2026, 12, 6) for q in rows(scene, Question) if q.state is QuestionState.OPEN
    )


def move(scene, number, when):
    scene.sam.press_data(f"meet.fields:{number}")
    scene.sam.press("✓ When")
    scene.sam.say(when)
