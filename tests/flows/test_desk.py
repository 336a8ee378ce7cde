"""The desk, being away, what is going on, help, and coming and going."""

from datetime import date, time

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.chat.events import GroupChat, Left, Returned
from bot.chat.screens import faults
from bot.models.briefing import Briefing, SendState
from bot.models.group import Group
from bot.models.help_line import help_lines
from bot.models.meeting import Meeting
from bot.models.membership import Membership, Role, membership_in
from bot.models.note import Note
from bot.models.outbox import Outbox
from bot.models.person import Person
from bot.models.project import Project
from bot.models.promise import Promise
from bot.models.question import Audience, Question, QuestionState
from bot.models.update import Update
from tests.core import Core
from tests.flows.scene import JOINED, Scene


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


def add(scene, *rows):
    with scene.core.session() as db:
        db.add_all(rows)
        db.commit()
        return [row.id for row in rows]


def busy(scene):
    """A group with one of everything."""
    (project,) = add(scene, Project(group_id=scene.group, title="Door"))
    (number,) = add(
        scene,
        Question(
            group_id=scene.group,
            project_id=project,
            author_id=scene.sam.person_id,
            text="What would help?",
            state=QuestionState.OPEN,
            nameless=False,
        ),
    )
    add(
        scene,
        Audience(question_id=number, person_id=scene.ade.person_id),
        Promise(question_id=number, due_on=date(2026, 12, 10), owner_id=scene.sam.person_id),
        Promise(
            question_id=number,
            due_on=date(2026, 12, 1),
            owner_id=scene.sam.person_id,
            kept_on=date(2026, 11, 20),
        ),
        Update(question_id=number, sent_on=date(2026, 11, 20), state=SendState.SENT),
        Meeting(
            group_id=scene.group,
            author_id=scene.sam.person_id,
            title="Tea",
            on=date(2026, 12, 3),
            starts=time(14),
            state=SendState.SENT,
        ),
        Meeting(
            group_id=scene.group,
            author_id=scene.sam.person_id,
            title="Gone",
            on=date(2026, 11, 3),
            starts=time(14),
            state=SendState.SENT,
        ),
        Meeting(
            group_id=scene.group,
            author_id=scene.sam.person_id,
            title="Off",
            on=date(2026, 11, 25),
            state=SendState.SENT,
            cancelled=True,
        ),
        Briefing(group_id=scene.group, author_id=scene.sam.person_id, title="Older", state=SendState.SENT),
        Briefing(group_id=scene.group, author_id=scene.sam.person_id, title="News", state=SendState.SENT),
        Briefing(group_id=scene.group, author_id=scene.sam.person_id, title="Draft"),
        Note(
            group_id=scene.group, person_id=scene.ade.person_id, text="hello", written_on=date(2026, 11, 22)
        ),
    )
    return number


def test_each_button_of_the_desk_says_where_its_thing_stands(scene):
    scene.sam.say("/desk")
    assert list(scene.sam.last.buttons)[:4] == [
        "Brief the group",
        "Invite to a meeting",
        "Ask a question",
        "Tell what happened",
    ]
    busy(scene)
    scene.sam.say("/desk")
    assert list(scene.sam.last.buttons) == [
        "Brief: 1 draft",
        "Meet: next on Thursday 3 December",
        "Ask: 1 question open",
        "Tell: news owed by Thursday 10 December",
        "Notes: 1",
        "More ›",
        "Start page",
    ]
    assert "1 note is waiting for you." in scene.sam.text
    scene.sam.press("More ›")
    assert list(scene.sam.last.buttons)[:4] == [
        "Messages, and what was sent",
        "People and links",
        "Group settings",
        "I am away",
    ]


def test_another_groups_things_are_not_counted(scene):
    busy(scene)
    lee = scene.other_coordinator()
    lee.say("/desk")
    assert list(lee.last.buttons)[:4] == [
        "Brief the group",
        "Invite to a meeting",
        "Ask a question",
        "Tell what happened",
    ]


def test_somebody_with_two_groups_chooses(scene):
    other = scene.add_group("The Night Group")
    add(
        scene,
        Membership(person_id=scene.sam.person_id, group_id=other, role=Role.COORDINATOR, joined_on=JOINED),
    )
    scene.sam.say("/desk")
    scene.sam.press("The Night Group")
    assert scene.sam.text.startswith("The Night Group")


@pytest.mark.parametrize(
    "data", ["desk", "desk:1", "desk.more:1", "away.ask:1", "away.until:1:open", "away.back:1", "note.list:1"]
)
def test_only_coordinators_of_the_group_get_in(scene, data):
    for phone in (scene.ade, scene.add("Gil", scene.group, Role.GUEST), scene.other_coordinator()):
        if data == "desk" and phone.name == "Lee":
            continue
        phone.press_data(data)
        assert "Only somebody with that role" in phone.text


def test_opening_the_desk_is_noted_as_a_day_for_coordinators_only(scene):
    scene.core.wait(days=1)
    scene.sam.say("/desk")
    scene.ade.say("/desk")
    with scene.core.session() as db:
        assert membership_in(db, scene.sam.person_id, scene.group).desk_on == date(2026, 11, 24)
        assert membership_in(db, scene.ade.person_id, scene.group).desk_on is None


# -- away -----------------------------------------------------------------------


@pytest.fixture
def kim(scene):
    kim = scene.second_coordinator()
    with scene.core.session() as db:
        group = db.get(Group, scene.group)
        group.stand_in_id, group.stand_in_name = kim.person_id, "Kim"
        db.commit()
    return kim


def back_on(scene):
    with scene.core.session() as db:
        member = membership_in(db, scene.sam.person_id, scene.group)
        return member.away_since, member.back_on


def test_away_until_a_day_that_was_typed(scene, kim):
    scene.sam.press_data(f"away.ask:{scene.group}")
    scene.sam.say("7 December")
    assert back_on(scene) == (date(2026, 11, 23), date(2026, 12, 7))
    assert "Back on Monday 7 December." in kim.text
    scene.sam.say("/desk")
    assert "You are marked as away" in scene.sam.text
    scene.core.wait(days=14)
    scene.sam.say("/desk")
    assert "You are marked as away" not in scene.sam.text


def test_away_by_a_tap_and_back_by_a_tap(scene, kim):
    scene.sam.say("/desk")
    scene.sam.press("More ›")
    scene.sam.press("I am away")
    scene.sam.press("Back on Monday 30 November")
    assert back_on(scene)[1] == date(2026, 11, 30)
    scene.sam.press_data(f"away.until:{scene.group}:2026-11-30")
    assert len([m for m in kim.messages if "You stand in now" in m.text]) == 1
    scene.sam.press("I am back")
    assert back_on(scene) == (None, None)


@pytest.mark.parametrize("typed", ["yesterday", "blue", "🙂" * 400, "20 November 2026"])
def test_a_day_that_cannot_be_is_asked_again(scene, kim, typed):
    scene.sam.press_data(f"away.ask:{scene.group}")
    scene.sam.say(typed)
    assert back_on(scene) == (None, None)
    assert "Back" in scene.sam.last.buttons


@pytest.mark.parametrize("data", ["2026-11-01", "nonsense", "2026-99-99"])
def test_an_old_or_forged_day_asks_again(scene, kim, data):
    scene.sam.press_data(f"away.until:{scene.group}:{data}")
    assert "When are you back?" in scene.sam.text


def test_nobody_is_away_without_a_stand_in_who_reads(scene):
    scene.sam.press_data(f"away.ask:{scene.group}")
    assert "Your stand-in has not joined yet" in scene.sam.text
    with scene.core.session() as db:
        db.get(Group, scene.group).stand_in_id = scene.sam.person_id
        db.commit()
    scene.sam.press_data(f"away.until:{scene.group}:open")
    assert "You have no stand-in" in scene.sam.text
    assert back_on(scene) == (None, None)


# -- what is going on -----------------------------------------------------------


def test_what_is_open_for_somebody_and_nothing_else(scene):
    scene.ade.press_data("now")
    assert "Nothing is open now" in scene.ade.text
    number = busy(scene)
    scene.ade.press_data("now")
    assert list(scene.ade.last.buttons)[:4] == [
        "Answer: What would help?",
        "Meeting on Thursday 3 December: Tea",
        "Read: News",
        "What happened: What would help?",
    ]
    assert scene.ade.last.buttons["Answer: What would help?"] == f"q.card:{number}"
    scene.rowan.press_data("now")
    assert list(scene.rowan.last.buttons)[:2] == ["Meeting on Thursday 3 December: Tea", "Read: News"]
    lee = scene.other_coordinator()
    lee.press_data("now")
    assert "Nothing is open now" in lee.text


def test_a_guest_sees_only_the_question_they_came_for(scene):
    number = busy(scene)
    gil = scene.add("Gil", scene.group, Role.GUEST)
    add(scene, Audience(question_id=number, person_id=gil.person_id, guest=True))
    gil.press_data("now")
    assert [b for b in gil.last.buttons if b.startswith(("Answer", "What happened"))]
    assert not [b for b in gil.last.buttons if b.startswith(("Meeting", "Read"))]
    with scene.core.session() as db:
        db.execute(
            select(Audience).where(col(Audience.person_id) == gil.person_id)
        ).scalar_one().active = False
        db.commit()
    gil.press_data("now")
    assert "Nothing is open now" in gil.text


# -- help -----------------------------------------------------------------------


def test_help_shows_the_groups_lines_and_people(scene):
    scene.ade.say("/help")
    assert "In danger now? Call 999." in scene.ade.text
    assert "Samaritans: 116 123, free, day and night" in scene.ade.text
    assert "Talk to a person" in scene.ade.last.buttons


def test_help_is_there_for_a_stranger(scene):
    stranger = scene.core.phone("Nobody")
    stranger.say("hello")
    stranger.press("Help")
    assert "In danger now? Call 999." in stranger.text
    assert "Samaritans: 116 123" in stranger.text
    assert "send SHOUT to 85258" in stranger.text
    stranger.press("Start page")
    assert "you need a link" in stranger.text


def test_asking_for_help_stores_nothing(scene):
    def rows():
        with scene.core.session() as db:
            return [
                (t.name, len(db.execute(t.select()).all()))
                for t in Outbox.metadata.sorted_tables
                if t.name != "seen"
            ]

    scene.ade.press_data(f"me.ask:{scene.ade.person_id}:name")
    before = rows()
    scene.ade.press_data("help")
    scene.ade.press_data("privacy")
    scene.ade.press_data("privacy.page:2")
    assert rows() == before


def test_many_lines_are_paged(scene):
    with scene.core.session() as db:
        group = db.get(Group, scene.group)
        group.help_lines = [line.key for line in help_lines("gb")] + ["own:Night shelter 01632 960 222"]
        db.commit()
    with scene.watch_screens() as pages:
        scene.ade.say("/help")
        assert "Night shelter" not in scene.ade.text
        scene.ade.press("More ›")
        scene.ade.press("More ›")
        assert "Also: Night shelter 01632 960 222" in scene.ade.text
        scene.ade.press("‹ Before")
    assert [f for page in pages for f in faults(page)] == []


def test_an_edited_file_wins_and_a_broken_one_is_passed_over(scene, tmp_path):
    folder = tmp_path / "data" / "help"
    folder.mkdir(parents=True)
    (folder / "gb.toml").write_text(
        '[[line]]\nkey = "emergency"\nname = "E"\nphone = "111222"\nemergency = true\nchecked = "2026-11-20"\n',
        "utf-8",
    )
    scene.ade.say("/help")
    assert "Call 111222." in scene.ade.text
    (folder / "gb.toml").write_text('[[line]\nkey = "half', "utf-8")
    scene.ade.say("/help")
    assert "Call 999." in scene.ade.text


@pytest.mark.parametrize("country", ["gb", "ie"])
def test_the_shipped_lines_are_whole_and_claim_no_check(country):
    lines = help_lines(country)
    assert sum(line.emergency for line in lines) == 1
    assert len({line.key for line in lines}) == len(lines)
    for line in lines:
        assert line.phone or line.text
        assert line.what_for
        assert line.checked is None
        assert len(line.what_for.split()) <= 15


# -- coming and going -----------------------------------------------------------


def test_blocking_and_coming_back(scene):
    who = (scene.ade.id, scene.ade.id, "Ade", "en")
    scene.core.update(Left(*who), scene.ade)
    with scene.core.session() as db:
        assert not db.get(Person, scene.ade.person_id).reachable
    scene.core.update(Returned(*who), scene.ade)
    with scene.core.session() as db:
        assert db.get(Person, scene.ade.person_id).reachable
    assert "Hello again, Ade" in scene.ade.text
    stranger = scene.core.phone("Nobody")
    scene.core.update(Left(stranger.id, stranger.id, "Nobody", "en"), stranger)
    scene.core.update(Returned(stranger.id, stranger.id, "Nobody", "en"), stranger)
    assert stranger.messages == []


def test_in_a_group_chat_the_bot_says_one_quiet_line(scene):
    chat = scene.core.phone("Group chat")
    chat.id = -100500
    scene.core.phones[chat.id] = chat
    scene.core.update(GroupChat(scene.ade.id, chat.id, "Ade", "en", "Our chat", True), chat)
    assert "I keep quiet here" in chat.text
    scene.core.update(GroupChat(scene.ade.id, chat.id, "Ade", "en", "Our chat", False), chat)
    assert len(chat.messages) == 1


def test_every_page_keeps_the_rules(scene, kim):
    busy(scene)
    with scene.watch_screens() as pages:
        for data in (
            "desk",
            "desk.more",
            "away.ask",
            "note.list",
            "people",
            "people.list",
            "people.link",
            "group.look",
        ):
            scene.sam.press_data(f"{data}:{scene.group}")
        scene.sam.press_data(f"away.until:{scene.group}:open")
        scene.sam.press_data(f"desk:{scene.group}")
        scene.ade.press_data("now")
        scene.ade.press_data("help")
    assert len(pages) > 11
    assert [(f, p) for p in pages for f in faults(p)] == []
