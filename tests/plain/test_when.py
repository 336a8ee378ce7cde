"""Dates as coordinators type them: read right, or asked; never silently wrong."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.plain.when import Ask, Recurrence, Why, read_recurrence, read_when
from bot.plain.when.english import _spread
from bot.plain.when.words import Words
from tests.plain import when_strangers
from tests.plain.when_sets import measure, measure_repeating

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)  # a Monday
OWN_SETS = [
    "dev",
    "held-out",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
]
STRANGERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "l", "m"]
# What is asked on purpose where these people read one meaning: "ten to 12", Easter weekend told with its days.
LEAST = {"h": 0.97}
# "Every second Monday from 8 March" may be the month's second; "2nd and 4th Mondays", said before today's, began today.
ODD = {"m": 0.04}
# "Next Monday", said on a Thursday: five of these people would ask, eight take the coming one, which is next week's as well.
# "The August bank holiday, Paisley" (i): a bank holiday that is named is England's and Wales's, and echoed in full.
UNASKED = {"c": 2, "d": 1, "e": 2, "f": 1, "g": 1, "i": 1}


def read(text: str, now: datetime = NOW):
    return read_when(text, now, "Europe/London")


@pytest.mark.parametrize("part", OWN_SETS)
def test_labelled_sets(part: str):
    """The figures promised for texts, on both halves of our own set."""
    score, wrong = measure(part)
    assert score.starts >= 0.98 * score.clear, wrong
    assert score.ends >= 0.97 * score.clear, wrong
    assert score.silent <= 0.01 * score.total, wrong
    assert score.asked == score.unclear, wrong


@pytest.mark.parametrize("part", OWN_SETS)
def test_labelled_repetitions(part: str):
    total, wrong = measure_repeating(part)
    assert len(wrong) <= 0.02 * total, wrong


@pytest.mark.parametrize("name", STRANGERS)
def test_sets_labelled_by_strangers(name: str):
    """Written and labelled by people who had not seen the reader."""
    score = when_strangers.measure(name)
    assert score.starts >= LEAST.get(name, 0.98) * score.clear, score.wrong
    assert score.ends >= min(LEAST.get(name, 0.97), 0.97) * score.clear, score.wrong
    assert score.silent <= 0.01 * score.total, score.wrong
    assert score.asked == score.unclear - UNASKED.get(name, 0), score.wrong
    assert score.none_right == score.none, score.wrong
    assert score.bare_right == score.bare, score.wrong


@pytest.mark.parametrize("name", STRANGERS)
def test_repetitions_labelled_by_strangers(name: str):
    total, wrong = when_strangers.measure_repeating(name)
    assert len(wrong) <= ODD.get(name, 0.02) * total, wrong


def test_a_moment_carries_its_zone_and_the_full_date_is_echoed():
    found = read("Shall we meet Tues 2-3.30pm at the library?")
    assert found.start == datetime(2026, 11, 24, 14, tzinfo=LONDON)
    assert found.end == datetime(2026, 11, 24, 15, 30, tzinfo=LONDON)
    assert (found.ambiguous, found.all_day, found.why) == (False, False, Why.CLEAR)
    assert found.echo == "Tuesday 24 November 2026, 2pm to 3.30pm"


def test_whole_days_end_on_the_last_day():
    found = read("1st-3rd December")
    assert found.all_day
    assert (found.start, found.end) == (
        datetime(2026, 12, 1, tzinfo=LONDON),
        datetime(2026, 12, 3, tzinfo=LONDON),
    )
    assert found.echo == "Tuesday 1 December 2026 to Thursday 3 December 2026"


def test_next_tuesday_is_asked_with_both_on_the_buttons():
    found = read("next Tuesday at 2")
    assert found.ambiguous
    assert found.start is None
    assert [choice.label for choice in found.choices] == [
        "Tuesday 24 November 2026, 2pm",
        "Tuesday 1 December 2026, 2pm",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2pm", Why.NO_DAY),
        ("Tuesday afternoon", Why.NO_TIME),
        ("Tuesday at 7", Why.WHICH_TIME),
        ("midnight on Friday", Why.WHICH_TIME),
        ("Tuesday 25 November", Why.MISMATCH),
        ("31 June", Why.NO_SUCH_DATE),
        ("29 February", Why.NO_SUCH_DATE),
        ("20 November", Why.PAST),
        ("3 December 2025", Why.PAST),
        ("today at 9am", Why.PAST),
        ("some time next week", Why.VAGUE),
        ("not Tuesday", Why.VAGUE),
        ("Wednesday the week after", Why.VAGUE),
        ("Tuesday or Thursday", Why.WHICH_DAY),
        ("every third Wednesday 6pm until June", Why.WHICH_PATTERN),
        ("every three weeks for six months", Why.WHEN_FIRST),
        ("bank holiday", Why.WHICH_DAY),
    ],
)
def test_what_is_unclear_says_why_and_offers_choices(text: str, why: Why):
    found = read(text)
    assert found.ambiguous, found
    assert found.why == why
    assert found.choices, found
    assert len({choice.start.timestamp() for choice in found.choices}) == len(found.choices) <= 5


@pytest.mark.parametrize(
    "text", ["", "   ", "hello there", "thank you for coming", "👍", "room 3", "we are open 24/7"]
)
def test_words_without_a_date_are_not_a_date(text: str):
    found = read(text)
    assert (found.start, found.ambiguous, found.echo) == (None, False, "")


class TestClockChanges:
    """28 March 2027 has no 1am to 2am; 25 October 2026 has it twice."""

    def test_a_time_that_does_not_exist_is_asked(self):
        found = read("28 March at 1.30am", datetime(2027, 3, 1, 9, tzinfo=LONDON))
        assert (found.ambiguous, found.why) == (True, Why.CLOCK_CHANGE)
        assert [f"{choice.start:%H:%M %z}" for choice in found.choices] == ["00:30 +0000", "02:30 +0100"]

    def test_a_time_that_comes_twice_is_asked(self):
        found = read("Sunday 25 October 1.30am", datetime(2026, 10, 19, 9, tzinfo=LONDON))
        assert (found.ambiguous, found.why) == (True, Why.CLOCK_CHANGE)
        assert [f"{choice.start:%H:%M %z}" for choice in found.choices] == ["01:30 +0100", "01:30 +0000"]
        assert len({choice.label for choice in found.choices}) == 2

    def test_an_end_that_does_not_exist_is_asked(self):
        assert (
            read("Saturday 11pm to 1.30am", datetime(2027, 3, 22, 9, tzinfo=LONDON)).why == Why.CLOCK_CHANGE
        )

    def test_three_hours_are_three_real_hours(self):
        found = read("Saturday 27 March 11pm for 3 hours", datetime(2027, 3, 22, 9, tzinfo=LONDON))
        assert found.start is not None
        assert found.end is not None
        assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(hours=3)
        assert found.end.hour == 3

    def test_hours_from_now_are_real_hours(self):
        evening = datetime(2027, 3, 27, 22, tzinfo=LONDON)
        assert read("in 12 hours", evening).start == datetime(2027, 3, 28, 11, tzinfo=LONDON)
        twice = read("in an hour", datetime(2026, 10, 25, 0, 30, tzinfo=LONDON))
        assert twice.start is not None
        assert f"{twice.start:%H:%M %z}" == "01:30 +0100"
        assert "before the clocks go back" in twice.echo

    def test_this_time_tomorrow_is_what_the_clock_will_show(self):
        found = read("this time tomorrow", datetime(2026, 10, 24, 14, tzinfo=LONDON))
        assert found.start == datetime(2026, 10, 25, 14, tzinfo=LONDON)

    def test_a_repetition_that_meets_a_change_is_asked(self):
        spring = datetime(2027, 3, 1, 9, tzinfo=LONDON)
        assert read_recurrence("every Sunday at 1.30am for 6 weeks", spring, "Europe/London") == Ask(
            Why.CLOCK_CHANGE
        )

    def test_a_repetition_keeps_its_wall_clock(self):
        spring = datetime(2027, 3, 22, 9, tzinfo=LONDON)
        found = read_recurrence("every Friday 2-4pm x3", spring, "Europe/London")
        assert isinstance(found, Recurrence)
        assert [f"{start:%d %H:%M %z}" for start in found.starts] == [
            "26 14:00 +0000",
            "02 14:00 +0100",
            "09 14:00 +0100",
        ]
        assert found.length == 120

    def test_a_day_whose_midnight_is_missing_begins_later(self):
        found = read_when("25 April", datetime(2025, 4, 1, 9, tzinfo=UTC), "Africa/Cairo")
        assert found.start is not None
        assert f"{found.start:%H:%M}" == "01:00"


def test_now_is_local_to_the_zone():
    """At 23:30 in London it is already tomorrow in Auckland."""
    late = datetime(2026, 11, 23, 23, 30, tzinfo=LONDON)
    found = read_when("tomorrow", late, "Pacific/Auckland")
    assert found.start is not None
    assert found.start.date() == date(2026, 11, 25)


def test_a_repetition_without_an_end_is_open():
    found = read_recurrence("fortnightly on Thursdays at 6.30pm", NOW, "Europe/London")
    assert isinstance(found, Recurrence)
    assert found.open
    assert len(found.starts) == 12
    assert found.starts[1] - found.starts[0] == timedelta(days=14)


def test_every_third_wednesday_offers_both_patterns():
    found = read_recurrence("every third Wednesday 6pm until June", NOW, "Europe/London")
    assert isinstance(found, Ask)
    monthly, three_weekly = found.choices
    assert [f"{start:%d %b}" for start in monthly.starts][:2] == ["16 Dec", "20 Jan"]
    assert [f"{start:%d %b}" for start in three_weekly.starts][:2] == ["25 Nov", "16 Dec"]
    assert monthly.starts[-1].month == three_weekly.starts[-1].month == 5


def test_a_list_of_weekdays_is_every_week_where_it_was_asked_how_often():
    text = "mon wed and fri at 9.15am"
    found = read_recurrence(text, NOW, "Europe/London")
    assert isinstance(found, Recurrence)
    assert [f"{start:%a %d}" for start in found.starts][:3] == ["Wed 25", "Fri 27", "Mon 30"]
    asked = read(text)
    assert (asked.ambiguous, asked.start) == (True, None)
    assert asked.recurs == found.starts


def test_bank_holidays_that_are_left_out_are_named():
    found = read("every Monday 10am except bank holidays", datetime(2027, 4, 13, 14, tzinfo=LONDON))
    assert datetime(2027, 5, 3, 10, tzinfo=LONDON) not in found.recurs
    assert found.echo.endswith("(not on Monday 3 May 2027, Monday 31 May 2027)")


def test_dates_that_are_left_out_are_named_and_have_to_be_among_those_that_repeat():
    found = read("every Friday 2pm except 26 March", datetime(2027, 2, 22, 10, tzinfo=LONDON))
    assert found.echo.endswith("(not on Friday 26 March 2027)")
    assert read("every Friday 2pm except 25 March", datetime(2027, 2, 22, 10, tzinfo=LONDON)).ambiguous


@pytest.mark.parametrize(("hour", "first"), [(21, 23), (23, 24)])
def test_what_is_daily_begins_today_while_its_time_is_ahead(hour: int, first: int):
    found = read("daily 10pm", datetime(2026, 11, 23, hour, tzinfo=LONDON))
    assert found.recurs[0] == datetime(2026, 11, first, 22, tzinfo=LONDON)


def test_the_day_a_repetition_begins_on_can_say_which_pattern_is_meant():
    """16 October 2026 is not the second Friday of its month."""
    found = read("every 2nd Friday from Fri 16 Oct, 1pm", datetime(2026, 10, 5, 12, tzinfo=LONDON))
    assert [f"{start:%d %b}" for start in found.recurs][:3] == ["16 Oct", "30 Oct", "13 Nov"]


class TestOtherZones:
    """A group abroad that speaks of UK time, and people who say GMT in summer."""

    def test_uk_time_is_moved_to_the_zone_of_the_group(self):
        found = read_when("zoom Friday 10am UK time", NOW, "Europe/Paris")
        assert found.start == datetime(2026, 11, 27, 11, tzinfo=ZoneInfo("Europe/Paris"))
        assert found.echo == "Friday 27 November 2026, 11am"

    def test_what_repeats_in_uk_time_is_moved_too(self):
        found = read_recurrence("every Friday 10am UK time", NOW, "Europe/Paris")
        assert isinstance(found, Recurrence)
        assert {start.hour for start in found.starts} == {11}

    def test_gmt_in_summer_is_asked(self):
        found = read("Weds 15 July 3pm GMT", datetime(2026, 7, 3, 9, tzinfo=LONDON))
        assert [f"{choice.start:%H:%M}" for choice in found.choices] == ["15:00", "16:00"]

    def test_gmt_in_winter_is_clear(self):
        assert read("Friday 3pm GMT").start == datetime(2026, 11, 27, 15, tzinfo=LONDON)

    def test_tomorrow_in_uk_time_is_asked_where_it_is_another_day(self):
        evening = datetime(2026, 11, 23, 20, tzinfo=LONDON)
        assert len(read_when("tomorrow 10am UK time", evening, "Pacific/Auckland").choices) == 2


@pytest.mark.parametrize(("hour", "asked"), [(0, True), (3, True), (4, False), (23, False)])
def test_tomorrow_is_asked_in_the_night(hour: int, asked: bool):
    """Before four it may be the day that has begun."""
    assert read("tomorrow 10am", datetime(2026, 12, 12, hour, 20, tzinfo=LONDON)).ambiguous == asked


def test_a_second_language_is_a_second_table():
    """Welsh words, the same grammar: nothing else has to change."""
    welsh = Words(
        words={
            **_spread("weekday", {0: "llun", 1: "mawrth", 2: "mercher"}),
            **_spread("month", {12: "rhagfyr"}),
            **_spread("to", {None: "tan"}),
            **_spread("ampm", {"pm": "yh"}),
            **_spread("relative", {1: "yfory"}),
        },
        phrases={("dydd", "mawrth"): ("weekday", 1), ("dydd", "mercher"): ("weekday", 2)},
    )
    found = read_when("dydd Mawrth 1 Rhagfyr 2 tan 3.30yh", NOW, "Europe/London", welsh)
    assert found.start == datetime(2026, 12, 1, 14, tzinfo=LONDON)
    assert found.end == datetime(2026, 12, 1, 15, 30, tzinfo=LONDON)


def test_a_naive_now_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        read_when("Tuesday", datetime(2026, 11, 23), "Europe/London")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "tomorrow teatime",
            "tomorrow lunch time",
            "Friday at the usual time",
            "Friday after the school run",
        ),
        *(
            "Friday twoish",
            "Friday late",
            "Friday when I finish work",
            "Friday in office hours",
            "Friday 5 to 3",
        ),
        *(
            "Friday 10am till late",
            "Friday 2pm Auckland time",
            "Friday, time tbc",
            "Friday straight after work",
        ),
    ],
)
def test_words_about_a_time_that_no_clock_shows_are_asked(text: str):
    found = read(text)
    assert found.ambiguous, found.echo
    assert found.choices


def test_a_clock_says_more_than_a_meal():
    assert read("Friday teatime, 5pm").start == datetime(2026, 11, 27, 17, tzinfo=LONDON)
    assert read("Friday 10am, lunch is at the hall").start == datetime(2026, 11, 27, 10, tzinfo=LONDON)
