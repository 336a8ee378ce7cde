"""The gate: eight people could have sent, counted anew each time."""

from datetime import date

import pytest
from sqlmodel import Session, select

from bot.anonymity.gate import Gate, crowd, gate, left, would_be
from bot.anonymity.rules import Rules
from bot.models.contribution import Contribution, How
from bot.models.group import Group
from bot.models.membership import Membership, Role
from bot.models.person import Person
from bot.models.question import Audience, Question

RULES = Rules()
JOINED = date(2026, 11, 1)


@pytest.fixture
def db(engine):
    with Session(engine) as db:
        for number in range(2, 10):
            add(db, number)
        db.flush()
        yield db


def add(db, number, *, guest=False, role=Role.MEMBER, group=1, in_audience=True):
    db.add(Person(id=number, name=f"P{number}", telegram_id=number))
    db.flush()
    db.add(Membership(person_id=number, group_id=group, role=Role.GUEST if guest else role, joined_on=JOINED))
    if in_audience:
        db.add(Audience(question_id=1, person_id=number, guest=guest))
    db.flush()


def one(db, table, number):
    return db.exec(select(table).where(table.person_id == number)).one()


def at_the_gate(db, number=2):
    question = db.get(Question, 1)
    place = one(db, Audience, number)
    return gate(db, question, place, RULES)


def test_eight_open_it(db):
    assert crowd(db, db.get(Question, 1)) == 8
    assert at_the_gate(db) is Gate.OPEN


@pytest.mark.parametrize(
    "harm",
    [
        {"reachable": False},
        {"paused": True},
        {"died": True},
        {"telegram_id": None},
    ],
)
def test_who_cannot_have_sent_is_not_counted(db, harm):
    person = db.get(Person, 9)
    for name, value in harm.items():
        setattr(person, name, value)
    db.flush()
    assert at_the_gate(db) is Gate.SMALL


def test_who_left_or_became_staff_is_not_counted(db):
    member = one(db, Membership, 9)
    member.left_on = date(2026, 12, 1)
    db.flush()
    assert at_the_gate(db) is Gate.SMALL
    member.left_on, member.role = None, Role.COORDINATOR
    db.flush()
    assert at_the_gate(db) is Gate.SMALL
    assert at_the_gate(db, 9) is Gate.STAFF


def test_who_asked_to_hear_no_more_is_not_counted(db):
    one(db, Audience, 9).active = False
    db.flush()
    assert at_the_gate(db) is Gate.SMALL


def test_who_joined_after_it_opened_does_not_make_the_crowd_larger(db):
    db.delete(one(db, Audience, 9))
    db.flush()
    add(db, 20, in_audience=False)
    assert crowd(db, db.get(Question, 1)) == 7


def test_guests_are_counted_and_pass_only_where_many_pass_the_poster(db):
    add(db, 30, guest=True)
    assert crowd(db, db.get(Question, 1)) == 9
    assert at_the_gate(db, 30) is Gate.NOT_FOR_GUESTS
    db.get(Question, 1).passers = True
    db.flush()
    assert at_the_gate(db, 30) is Gate.OPEN


def test_a_stricter_house_asks_for_more(db):
    question = db.get(Question, 1)
    place = one(db, Audience, 2)
    assert gate(db, question, place, Rules(least_group=9)) is Gate.SMALL


def test_two_groups_together_are_one_crowd_and_both_have_staff(db):
    db.add(Group(id=2, name="Other"))
    db.flush()
    add(db, 40, group=2)
    add(db, 41, group=2, role=Role.COORDINATOR)
    question = db.get(Question, 1)
    assert crowd(db, question) == 8
    question.with_group_id = 2
    db.flush()
    assert crowd(db, question) == 9
    assert at_the_gate(db, 41) is Gate.STAFF
    assert would_be(db, (1, 2)) == 9
    assert would_be(db, (2,)) == 1


def test_those_who_answered_by_name_are_taken_off(db):
    question = db.get(Question, 1)
    assert left(db, question) == 8
    for number in (3, 4, 5, 6):
        db.add(
            Contribution(
                question_id=1, text="x", how=How.NAMED, person_id=number, released_week=date(2026, 11, 23)
            )
        )
    db.flush()
    assert left(db, question) == 4
