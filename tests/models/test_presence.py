"""Who reads today, and when: across clock changes, weekends and public holidays."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, col

import bot.models.tables  # noqa: F401 - loads every table
from bot.models.group import Group
from bot.models.membership import Membership, Role, join, membership_in
from bot.models.person import LONGEST_NAME, add_person, clean_name
from bot.models.presence import readers, stands_in_for
from bot.models.working_day import is_holiday, working_days_since
from tests.blank import blank

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("now", "slots", "said"),
    [
        ("2026-11-23T08:59", [(0, "09:00")], "2026-11-23 09:00"),
        ("2026-11-23T09:00", [(0, "09:00")], "2026-11-30 09:00"),
        ("2026-11-23T09:00", [(0, "09:00"), (3, "14:00")], "2026-11-26 14:00"),
        # The clocks go back on 25 October: 9 stays 9.
        ("2026-10-24T12:00", [(0, "09:00")], "2026-10-26 09:00"),
        # They go forward on 28 March.
        ("2027-03-27T12:00", [(6, "09:00")], "2027-03-28 09:00"),
        # Easter Monday in England.
        ("2027-03-28T12:00", [(0, "09:00")], "2027-04-05 09:00"),
    ],
)
def test_the_next_reading_time(now, slots, said):
    group = Group(name="g", reading_times=[{"weekday": d, "at": t} for d, t in slots])
    at = group.next_reading(datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert f"{at:%Y-%m-%d %H:%M}" == said


def test_the_clock_change_moves_the_instant_not_the_hour():
    group = Group(name="g", reading_times=[{"weekday": 0, "at": "09:00"}])
    summer = group.next_reading(datetime(2026, 10, 18, 12, tzinfo=UTC)).astimezone(UTC)
    winter = group.next_reading(datetime(2026, 10, 25, 12, tzinfo=UTC)).astimezone(UTC)
    assert (summer.hour, winter.hour) == (8, 9)


def test_no_times_no_promise():
    assert Group(name="g").next_reading(datetime(2026, 11, 23, tzinfo=UTC)) is None


def test_working_days_step_over_weekends_and_holidays():
    assert working_days_since(MONDAY, MONDAY, "gb") == 0
    assert working_days_since(MONDAY, date(2026, 11, 30), "gb") == 5
    assert working_days_since(date(2026, 12, 24), date(2026, 12, 29), "gb") == 1
    assert not is_holiday(date(2026, 12, 25), "zz")


@pytest.fixture
def db(tmp_path):
    engine = blank(tmp_path)
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def group(db):
    group = Group(name="g")
    db.add(group)
    db.flush()
    return group


def coordinator(db, group, number, name, **place):
    person = add_person(db, number, name, "en", group.zone, MONDAY)
    row = join(db, person.id, group.id, Role.COORDINATOR, MONDAY)
    for field, value in place.items():
        setattr(row, field, value)
    db.flush()
    return person


def names(db, group, day=MONDAY):
    return [p.name for p in readers(db, group, day)]


def test_who_reads(db, group):
    assert names(db, group) == []
    sam = coordinator(db, group, 1, "Sam")
    kim = coordinator(db, group, 2, "Kim")
    assert names(db, group) == ["Sam", "Kim"]
    group.stand_in_id = kim.id
    assert names(db, group) == ["Sam"]
    assert stands_in_for(db, group, sam.id, MONDAY) is None
    membership_in(db, sam.id, group.id).away_since = MONDAY
    assert names(db, group) == ["Kim"]
    assert stands_in_for(db, group, sam.id, MONDAY) == kim
    kim.paused = True
    assert names(db, group) == ["Sam", "Kim"]


def test_a_promise_of_somebody_who_left_goes_to_who_reads(db, group):
    sam = coordinator(db, group, 1, "Sam")
    gone = coordinator(db, group, 2, "Gone", left_on=MONDAY)
    assert stands_in_for(db, group, gone.id, MONDAY) == sam
    assert stands_in_for(db, group, sam.id, MONDAY) is None


def test_joining_never_takes_a_role_away(db, group):
    sam = coordinator(db, group, 1, "Sam")
    assert join(db, sam.id, group.id, Role.MEMBER, MONDAY).role is Role.COORDINATOR
    ade = add_person(db, 3, "Ade", "en", group.zone, MONDAY)
    assert join(db, ade.id, group.id, Role.MEMBER, date(2026, 11, 1)).joined_on == date(2026, 11, 1)
    assert join(db, ade.id, group.id, Role.MEMBER, MONDAY).joined_on == date(2026, 11, 1)
    row = join(db, ade.id, group.id, Role.COORDINATOR, MONDAY)
    assert row.role is Role.COORDINATOR
    row.left_on = MONDAY
    row.role = Role.COORDINATOR
    back = join(db, ade.id, group.id, Role.MEMBER, MONDAY)
    assert (back.role, back.left_on) == (Role.MEMBER, None)
    assert len(db.execute(select(Membership).where(col(Membership.person_id) == ade.id)).all()) == 1


@given(st.text(max_size=200))
def test_a_name_is_one_line_and_settled(text):
    name = clean_name(text)
    assert "\n" not in name
    assert name == name.strip() == clean_name(name)
    assert not set(name) & set("\u202e\u200f\x00\x1b")


@pytest.mark.parametrize("name", ["", "\u202e", "x" * 300, " \n", "🙂" * 100])
def test_whatever_a_phone_is_called_the_person_has_a_name(db, name):
    person = add_person(db, 9, name, "en", "Europe/London", MONDAY)
    assert 1 <= len(person.name) <= LONGEST_NAME
