"""About me: see it, change it, take it away, pause, leave, clear, erase."""

import json
from datetime import date, time

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from bot.chat.screens import faults
from bot.models.briefing import Briefing, SendState
from bot.models.contribution import Contribution, How
from bot.models.erasure import THEIRS, mentions
from bot.models.group import Group
from bot.models.meeting import Meeting, Reply, Rsvp
from bot.models.membership import Role, membership_in, role_in
from bot.models.need import Need, NeedKind
from bot.models.note import Note
from bot.models.outbox import Body, Outbox
from bot.models.person import Person
from bot.models.project import Project
from bot.models.promise import Promise
from bot.models.question import Audience, Question, QuestionState
from tests.core import Core
from tests.flows.scene import Scene


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


def person(scene, phone):
    with scene.core.session() as db:
        return db.execute(select(Person).where(col(Person.telegram_id) == phone.id)).scalar_one_or_none()


def add(scene, *rows):
    with scene.core.session() as db:
        db.add_all(rows)
        db.commit()
        return [row.id for row in rows]


def question(scene, owner=None):
    owner = owner or scene.sam
    (project,) = add(scene, Project(group_id=scene.group, title="Door"))
    (number,) = add(
        scene,
        Question(
            group_id=scene.group,
            project_id=project,
            author_id=owner.person_id,
            owner_id=owner.person_id,
            text="What would help?",
            state=QuestionState.OPEN,
            nameless=False,
        ),
    )
    add(scene, Promise(question_id=number, due_on=date(2026, 12, 10), owner_id=owner.person_id))
    return number


def trail(scene, phone, text="sentinel-words"):
    """Leave a row in every table that can hold something about a member."""
    number = question(scene)
    (meeting,) = add(
        scene,
        Meeting(
            group_id=scene.group,
            author_id=scene.sam.person_id,
            title="Tea",
            on=date(2026, 12, 3),
            starts=time(14),
            state=SendState.SENT,
        ),
    )
    add(
        scene,
        Audience(question_id=number, person_id=phone.person_id),
        Rsvp(meeting_id=meeting, person_id=phone.person_id, reply=Reply.YES),
        Need(
            meeting_id=meeting, group_id=scene.group, person_id=phone.person_id, kind=NeedKind.OWN, words=text
        ),
        Contribution(
            question_id=number,
            text=f"{text} named",
            how=How.NAMED,
            person_id=phone.person_id,
            released_week=date(2026, 11, 23),
        ),
        Contribution(
            question_id=number,
            text="of somebody else",
            how=How.RELAYED,
            released_week=date(2026, 11, 23),
        ),
        Contribution(
            question_id=number, text="nobody knows", how=How.NAMELESS, released_week=date(2026, 11, 23)
        ),
    )
    phone.press_data(f"note.to:{scene.group}:coordinator")
    phone.say(f"{text} note")
    scene.sam.press("Read it")
    scene.sam.press("Write back")
    scene.sam.say(f"{text} answer")
    phone.press_data(f"me.ask:{phone.person_id}:name")
    return number


# -- see and change -------------------------------------------------------------


def test_see_what_is_kept(scene):
    trail(scene, scene.ade)
    scene.ade.say("/me")
    scene.ade.press("See and change it")
    for fact in (
        "Name: Ade",
        "Quiet hours: 8pm to 9am",
        "My time: London (it is 10am there)",
        "Others use this phone: no",
    ):
        assert fact in scene.ade.text
    scene.ade.press("Read what I wrote")
    assert "sentinel-words note" in scene.ade.text
    scene.ade.press("Read the next")
    assert "sentinel-words named" in scene.ade.text


@pytest.mark.parametrize(
    ("field", "typed", "name", "value"),
    [
        ("name", "Adé 🌻", "name", "Adé 🌻"),
        ("zone", "new york", "zone", "America/New_York"),
        ("zone", "Europe/Dublin", "zone", "Europe/Dublin"),
        ("quiet", "9pm to 8.30am", "quiet_to", time(8, 30)),
        ("quiet", "22:00 - 07:00", "quiet_from", time(22)),
        ("quiet", "no", "quiet_from", time(0)),
        ("shared_phone", "yes", "shared_phone", True),
    ],
)
def test_change_it_in_words(scene, field, typed, name, value):
    scene.ade.press_data(f"me.ask:{scene.ade.person_id}:{field}")
    scene.ade.say(typed)
    assert getattr(person(scene, scene.ade), name) == value
    assert "What is kept about you" in scene.ade.text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "🙂" * 4096),
        ("zone", "nowhere at all"),
        ("quiet", "whenever"),
        ("quiet", "25 to 99"),
        ("shared_phone", "purple"),
    ],
)
def test_what_cannot_be_taken_is_asked_again(scene, field, typed):
    before = person(scene, scene.ade)
    scene.ade.press_data(f"me.ask:{scene.ade.person_id}:{field}")
    scene.ade.say(typed)
    assert person(scene, scene.ade) == before
    assert "Back" in scene.ade.last.buttons


def test_change_it_by_tapping(scene):
    scene.ade.press_data(f"me.fields:{scene.ade.person_id}")
    scene.ade.press("✓ Quiet hours")
    scene.ade.press("No quiet hours")
    assert "Quiet hours: none" in scene.ade.text
    scene.ade.press("See my groups")
    scene.ade.press("Show my name on lists")
    assert "Name on lists: shown" in scene.ade.text
    with scene.core.session() as db:
        assert membership_in(db, scene.ade.person_id, scene.group).shown


def test_nobody_changes_somebody_else(scene):
    scene.sam.press_data(f"me.pick:{scene.ade.person_id}:name:Mallory")
    assert person(scene, scene.ade).name == "Ade"
    assert "Only somebody with that role" in scene.sam.text


def test_a_language_that_is_not_there_is_refused(scene):
    scene.ade.say("/language")
    assert "English" in scene.ade.last.buttons
    scene.ade.press_data("me.speak:tlh")
    assert person(scene, scene.ade).language == "en"
    scene.ade.press_data("me.speak:en")
    assert "I use this language from now on" in scene.ade.text


def test_pause_is_one_tap_and_back(scene):
    scene.ade.say("/me")
    scene.ade.press("Pause all messages")
    assert person(scene, scene.ade).paused
    assert "You are on pause" in scene.ade.text
    scene.ade.press("Start messages again")
    assert not person(scene, scene.ade).paused


def test_the_file_holds_every_row_and_goes_after_an_hour(scene, tmp_path):
    trail(scene, scene.ade)
    scene.ade.press_data("me.export")
    sent = scene.core.calls[-1]
    assert sent[1] == "sendDocument"
    path = tmp_path / "files" / sent[2]["document"]["$file"]
    kept = json.loads(path.read_text())
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    for table in (
        "person",
        "membership",
        "note",
        "rsvp",
        "audience",
        "contribution",
        "conversation",
        "answers to your notes",
    ):
        assert kept[table], table
    assert "sentinel-words named" in path.read_text()
    assert "nobody knows" not in path.read_text()
    scene.core.wait(minutes=59)
    assert path.exists()
    scene.core.wait(minutes=2)
    assert not path.exists()


# -- leaving --------------------------------------------------------------------


def test_leaving_and_still_hearing_what_happened(scene):
    number = trail(scene, scene.ade)
    scene.ade.say("/stop")
    scene.ade.press("Leave, but tell me what happened")
    scene.ade.press_data(f"leave.sure:{scene.group}:0")
    assert "not here any more" in scene.ade.text
    with scene.core.session() as db:
        assert role_in(db, scene.ade.person_id, scene.group) is None
        audience = db.execute(select(Audience).where(col(Audience.question_id) == number)).scalar_one()
        assert audience.active
        assert db.execute(select(Rsvp)).all() == []


def test_leaving_and_hearing_nothing_more(scene):
    trail(scene, scene.ade)
    scene.ade.say("/stop")
    scene.ade.press("Leave, and tell me nothing")
    with scene.core.session() as db:
        assert [a.active for a in db.execute(select(Audience)).scalars()] == [False]


def test_a_coordinator_hands_over_before_leaving(scene):
    question(scene)
    scene.sam.say("/stop")
    assert "Nobody else looks after this group" in scene.sam.text
    kim = scene.second_coordinator()
    scene.sam.say("/stop")
    assert "You owe people news about 1 question." in scene.sam.text
    scene.sam.press_data(f"leave.sure:{scene.group}:1")
    scene.sam.press_data(f"leave.hand:{scene.group}:{scene.ade.person_id}")
    with scene.core.session() as db:
        assert role_in(db, scene.sam.person_id, scene.group) is Role.COORDINATOR
    scene.sam.press("Hand over to Kim")
    assert "Sam handed over to you." in kim.text
    scene.sam.press("Leave, and tell me nothing")
    with scene.core.session() as db:
        assert role_in(db, scene.sam.person_id, scene.group) is None
        assert db.execute(select(Promise)).scalar_one().owner_id == kim.person_id
        assert db.execute(select(Question)).scalar_one().owner_id == kim.person_id


def test_when_the_stand_in_leaves_the_others_are_told(scene):
    kim = scene.second_coordinator()
    with scene.core.session() as db:
        db.get(Group, scene.group).stand_in_id = kim.person_id
        db.commit()
    kim.say("/stop")
    kim.press("Leave, and tell me nothing")
    assert "Please name somebody new" in scene.sam.text
    scene.sam.press("See what is missing")
    assert "Who reads notes and promises while you are away?" in scene.sam.text


# -- clearing -------------------------------------------------------------------


def test_hide_clears_what_was_sent_since_yesterday_and_says_what_stays(scene):
    scene.ade.say("/start")
    old = scene.ade.last
    scene.core.wait(days=2)
    scene.ade.say("/me")
    recent = scene.ade.last
    scene.ade.say("/hide")
    left = [m for m in scene.ade.messages if not m.mine]
    assert old in left
    assert recent not in left
    assert "I cannot clear what you typed" in scene.ade.text
    assert not [m for m in scene.ade.messages if m.text == "/hide"]
    assert all(
        len(p["message_ids"]) <= 100 for _c, method, p in scene.core.calls if method == "deleteMessages"
    )


def test_hide_clears_many_in_hundreds(scene):
    for _n in range(120):
        scene.ade.say("/me")
    scene.ade.say("/hide")
    sizes = [len(p["message_ids"]) for _c, method, p in scene.core.calls if method == "deleteMessages"]
    assert sizes[0] == 100
    assert len([m for m in scene.ade.messages if not m.mine]) == 1


# -- erasing --------------------------------------------------------------------


def erase(phone, label="Erase everything"):
    phone.say("/me")
    phone.press("Stop, clear or erase")
    phone.press("Erase all about me")
    phone.press(label)
    phone.press("Yes, erase it now")


def everywhere(scene):
    """Every value of every row, as text, but what other phones were shown: the sender wipes that once it went."""
    with scene.core.session() as db:
        return "\n".join(
            f"{table.name} {tuple(row)}"
            for table in SQLModel.metadata.sorted_tables
            if table.name != "body"
            for row in db.execute(table.select())
        )


def test_erasing_leaves_no_row_about_them(scene, tmp_path):
    scene.ade.press_data(f"me.fields:{scene.ade.person_id}")
    trail(scene, scene.ade)
    scene.ade.press_data("me.export")
    number, chat = scene.ade.person_id, scene.ade.id
    erase(scene.ade)
    assert "Everything about you is erased" in scene.ade.text
    left = everywhere(scene)
    assert "sentinel-words" not in left
    assert "nobody knows" in left
    assert "of somebody else" in left
    with scene.core.session() as db:
        assert db.get(Person, number) is None
        for key in mentions():
            assert not db.execute(key.parent.table.select().where(key.parent == number)).all(), key.parent
        assert not db.execute(
            select(Outbox).where((col(Outbox.chat) == chat) | (col(Outbox.person_id) == number))
        ).all()
        bodies = set(db.execute(select(col(Body.id))).scalars())
        assert bodies == set(db.execute(select(col(Outbox.body_id))).scalars())
    assert list((tmp_path / "files").iterdir()) == []
    scene.ade.press("Help")
    assert "999" in scene.ade.text
    scene.ade.say("/me")
    assert "you need a link" in scene.ade.text


def test_erasing_but_keeping_the_words_without_the_name(scene):
    trail(scene, scene.ade)
    erase(scene.ade, "Erase, keep my answers without my name")
    with scene.core.session() as db:
        named = [c for c in db.execute(select(Contribution)).scalars() if "named" in c.text]
        assert [(c.person_id, c.how) for c in named] == [(None, How.NAMELESS)]
    assert "sentinel-words note" not in everywhere(scene)


def test_erasing_takes_two_taps_and_not_one(scene):
    scene.ade.press_data("me.erase")
    scene.ade.press("Erase everything")
    assert person(scene, scene.ade) is not None
    scene.ade.press("Keep everything")
    assert person(scene, scene.ade) is not None


def test_pressing_erase_again_afterwards_is_answered_kindly(scene):
    erase(scene.ade)
    scene.ade.press_data("erase.now:0")
    assert "you need a link" in scene.ade.text


def test_a_coordinator_is_erased_after_handing_over_and_the_groups_work_stays(scene):
    question(scene)
    add(
        scene,
        Briefing(group_id=scene.group, author_id=scene.sam.person_id, title="News", state=SendState.SENT),
    )
    scene.sam.press_data("erase.now:0")
    assert person(scene, scene.sam) is not None
    scene.second_coordinator()
    scene.sam.press_data("me.erase")
    scene.sam.press("Hand over to Kim")
    erase(scene.sam)
    with scene.core.session() as db:
        assert db.execute(select(Briefing)).scalar_one().title == "News"
        shell = db.get(Person, scene.sam.person_id)
        assert (shell.name, shell.telegram_id, shell.known_since) == ("", None, None)
        assert not db.execute(select(Note)).all()
    assert " 'Sam'" not in everywhere(scene)
    assert str(scene.sam.id) not in [
        w for line in everywhere(scene).splitlines() if line.startswith("person") for w in line.split()
    ]


def test_the_outside_persons_name_and_number_go_with_them(scene):
    priya = scene.core.phone("Priya")
    scene.sam.press_data(f"people.invite:{scene.group}:outside")
    priya.say("/start " + scene.sam.text.split("start=")[1].split()[0])
    erase(priya)
    with scene.core.session() as db:
        group = db.get(Group, scene.group)
        assert (group.outside_id, group.outside_name, group.outside_phone) == (None, "", "")
    assert "Please name somebody new" in scene.sam.text


def test_every_column_that_names_a_person_is_accounted_for():
    """A new table must say whether its rows are somebody's own or the group's: add it to THEIRS, or here."""
    groups_own = {
        *("briefing.author_id", "meeting.author_id", "meeting_notes.author_id", "question.author_id"),
        *("message.author_id", "promise.owner_id", "series.author_id"),
    }
    fixed = {
        f"{k.parent.table.name}.{k.parent.name}"
        for k in mentions()
        if not k.parent.nullable and k.parent.table.name not in THEIRS
    }
    assert fixed == groups_own


def test_every_page_keeps_the_rules(scene):
    with scene.watch_screens() as pages:
        trail(scene, scene.ade)
        for data in (
            "me",
            "me.kept",
            "me.groups",
            "me.wrote:0",
            "me.wrote:1",
            "me.stop",
            "me.leave",
            "me.erase",
            "erase.sure:1",
            "privacy",
            *(f"privacy.page:{n}" for n in range(5)),
            "hide",
            "help",
            "me.language",
            "me.export",
        ):
            scene.ade.press_data(data)
        for page in range(3):
            scene.ade.press_data(f"me.fields:{scene.ade.person_id}:{page}")
        for field in ("name", "zone", "quiet", "shared_phone"):
            scene.ade.press_data(f"me.ask:{scene.ade.person_id}:{field}")
            scene.ade.say("?!")
        scene.sam.say("/stop")
        erase(scene.ade)
    assert [(f, page) for page in pages for f in faults(page)] == []
