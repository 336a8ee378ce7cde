"""A death and a new phone: what stops, what stays, and that a link alone moves nobody."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.models.group import Group
from bot.models.invite import Invite, InviteKind
from bot.models.membership import coordinators, people_in
from bot.models.person import Person
from bot.models.project import Project
from bot.models.promise import Promise
from bot.models.question import Question
from tests.core import Core
from tests.flows.scene import Scene


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


def row(scene, table, number):
    with scene.core.session() as db:
        return db.get(table, number)


def die(scene, phone, sure=True):
    scene.sam.press_data(f"died.{'sure' if sure else 'ask'}:{scene.group}:{phone.person_id}")


def test_nothing_reaches_the_phone_of_somebody_who_has_died_and_no_list_names_them(scene):
    die(scene, scene.ade, sure=False)
    assert not row(scene, Person, scene.ade.person_id).died
    die(scene, scene.ade)
    before = len(scene.ade.messages)
    scene.sam.press_data(f"people.cochair_sure:{scene.group}:{scene.ade.person_id}:1")
    scene.core.wait(days=1)
    assert len(scene.ade.messages) == before
    with scene.core.session() as db:
        assert scene.ade.person_id not in {p.id for p in people_in(db, scene.group)}
    scene.sam.press_data(f"died.undo:{scene.group}:{scene.ade.person_id}")
    with scene.core.session() as db:
        assert scene.ade.person_id in {p.id for p in people_in(db, scene.group)}


def test_what_a_coordinator_owed_is_owed_by_whoever_said_that_they_died(scene):
    kim = scene.second_coordinator()
    with scene.core.session() as db:
        question = Question(group_id=scene.group, project_id=1, author_id=kim.person_id, text="What?")
        db.add(Project(id=1, group_id=scene.group))
        db.flush()
        db.add(question)
        db.flush()
        promise = Promise(question_id=question.id, due_on=date(2026, 12, 7), owner_id=kim.person_id)
        db.add(promise)
        db.commit()
        number = promise.id
    die(scene, kim)
    assert "You owe 1 of their promises now." in scene.sam.text
    assert row(scene, Promise, number).owner_id == scene.sam.person_id
    with scene.core.session() as db:
        assert [m.person_id for m in coordinators(db, scene.group)] == [scene.sam.person_id]


@pytest.mark.parametrize("who", ["ade", "sam"])
def test_nobody_but_a_coordinator_can_say_it_and_nobody_of_themselves(scene, who):
    phone = getattr(scene, who)
    phone.press_data(f"died.sure:{scene.group}:{phone.person_id}")
    assert not row(scene, Person, phone.person_id).died


# -- a new phone --------------------------------------------------------------


def link(scene, phone):
    scene.sam.press_data(f"phone.new:{scene.group}:{phone.person_id}")
    with scene.core.session() as db:
        kind = Invite.kind == InviteKind.NEW_PHONE
        return db.execute(select(Invite).where(kind).order_by(Invite.id.desc())).scalars().first()


def test_both_have_to_say_so_before_anything_moves(scene):
    with scene.core.session() as db:
        db.get(Group, scene.group).outside_name = "Priya, Riverside Advocacy"
        db.commit()
    invite = link(scene, scene.ade)
    new = scene.core.phone("Zed")
    new.say(f"/start {invite.payload}")
    scene.sam.press_data(f"moved.sure:{invite.id}")
    assert row(scene, Person, scene.ade.person_id).telegram_id == scene.ade.id, "nobody has said it is theirs"
    new.press("Yes, that is me")
    assert row(scene, Person, scene.ade.person_id).telegram_id == scene.ade.id, (
        "the coordinator has not said so"
    )
    thief = scene.core.phone("Mal")
    thief.press_data(f"moved.yes:{invite.token}")
    scene.rowan.press_data(f"moved.sure:{invite.id}")
    assert row(scene, Person, scene.ade.person_id).telegram_id == scene.ade.id
    scene.sam.press("Yes, it is them")
    assert row(scene, Person, scene.ade.person_id).telegram_id == new.id
    assert "Welcome back, Ade" in new.text
    told = [m for m in scene.ade.messages if "Messages now go to a new phone" in m.text]
    assert [m.text for m in told] == [
        "Messages now go to a new phone.\n\nWas that not you? Ring Priya: 01632 960 111."
    ]
    assert list(told[0].buttons) == ["Help"]
    scene.sam.press_data(f"moved.sure:{invite.id}")
    thief.say(f"/start {invite.payload}")
    assert row(scene, Person, scene.ade.person_id).telegram_id == new.id
    assert len([m for m in scene.ade.messages if "Messages now go" in m.text]) == 1


def test_where_nobody_outside_is_named_the_old_phone_is_sent_to_a_coordinator(scene):
    with scene.core.session() as db:
        db.get(Group, scene.group).outside_phone = ""
        db.commit()
    new = scene.core.phone("Zed")
    new.say(f"/start {link(scene, scene.ade).payload}")
    new.press("Yes, that is me")
    scene.sam.press("Yes, it is them")
    assert "Please tell a coordinator, face to face." in scene.ade.text


def test_who_is_not_meant_can_say_so_and_nothing_is_written(scene):
    invite = link(scene, scene.ade)
    zed = scene.core.phone("Zed")
    zed.say(f"/start {invite.payload}")
    before = len(scene.sam.messages)
    zed.press("No, that is not me")
    assert zed.text == "Thank you. Nothing was changed."
    assert row(scene, Invite, invite.id).asked_by is None
    assert len(scene.sam.messages) == before
    new = scene.core.phone("Ade's new phone")
    new.say(f"/start {invite.payload}")
    new.press("Yes, that is me")
    assert row(scene, Invite, invite.id).asked_by == new.id, "the link still waits for whom it is for"


def test_a_phone_that_is_in_already_cannot_become_somebody_else(scene):
    invite = link(scene, scene.ade)
    scene.rowan.say(f"/start {invite.payload}")
    scene.rowan.press_data(f"moved.yes:{invite.token}")
    assert row(scene, Invite, invite.id).asked_by is None


def test_a_no_closes_the_link_and_is_told(scene):
    invite = link(scene, scene.ade)
    new = scene.core.phone("Zed")
    new.say(f"/start {invite.payload}")
    new.press("Yes, that is me")
    scene.sam.press("No, or I do not know")
    assert "Nothing was changed" in new.text
    scene.sam.press_data(f"moved.sure:{invite.id}")
    assert row(scene, Person, scene.ade.person_id).telegram_id == scene.ade.id
