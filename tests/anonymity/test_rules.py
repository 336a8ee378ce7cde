"""When answers are released: on the way or at the end, and no batch collects for less than ten days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.rules import Rules, last_release, long_enough, next_release

OPENED = date(2026, 11, 23)


@pytest.mark.parametrize(
    "lax",
    [
        {"least_group": 7},
        {"least_batch": 2},
        {"least_left": 4},
        {"release_weekday": 7},
        {"release_weekday": -1},
    ],
)
def test_nothing_laxer_than_what_was_measured(lax):
    with pytest.raises(ValueError, match=r"laxer|not a day"):
        Rules(**lax)


def releases(rules, opened, closes, at_closing):
    """Every day on which a question that opens on that day is released."""
    days = [next_release(rules, opened, opened, closes, at_closing=at_closing)]
    while days[-1] < last_release(opened, closes):
        days.append(next_release(rules, days[-1], opened, closes, at_closing=at_closing))
    return days


@given(st.integers(0, 400), st.integers(0, 60), st.integers(0, 6), st.booleans())
def test_every_batch_collects_for_ten_days_at_least(start, length, weekday, at_closing):
    rules, opened = Rules(release_weekday=weekday), OPENED + timedelta(days=start)
    closes = opened + timedelta(days=length)
    days = releases(rules, opened, closes, at_closing)
    for before, after in zip([opened, *days], days, strict=False):
        assert after - before >= timedelta(days=10)
    assert days[-1] == last_release(opened, closes) > closes
    assert all(d.weekday() == weekday for d in days[:-1])
    assert not at_closing or len(days) == 1


def test_a_question_of_three_weeks_may_be_released_twice():
    days = releases(Rules(), OPENED, OPENED + timedelta(days=21), False)
    assert [d.isoformat() for d in days] == ["2026-12-15"]
    days = releases(Rules(release_weekday=3), OPENED, OPENED + timedelta(days=21), False)
    assert [d.isoformat() for d in days] == ["2026-12-03", "2026-12-15"]


def test_a_question_that_is_open_for_less_has_no_way_without_a_name():
    assert long_enough(OPENED, OPENED + timedelta(days=10))
    assert not long_enough(OPENED, OPENED + timedelta(days=9))
