"""What must hold for any text at all, and for any date we write ourselves."""

from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.plain.say_date import say_days, say_moment, say_range
from bot.plain.when import read_recurrence, read_when

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 10, tzinfo=LONDON)
WORDS = """monday tuesday weds sat 3rd 31st first last next this every other 2 7 10 12 24 30 99 2pm 7.30 14:00 1400 2030
    2026 half quarter past to until from at on by for before after not or and - , . ( december may feb 3/12 31/6 13/13
    2026-12-03 week fortnight weeks month months year hours minutes in a the of morning evening tonight noon midnight
    today tomorrow yesterday ago weekly monthly daily x6 times twice am pm o'clock christmas easter bank holiday ½ few
    weekend end start mid sessions commencing all day 999 time street mondays weekends gmt xmas party except 6-weekly 1/2 50/50 aft 2day"""
PHRASES = [
    "uk time",
    "bank holiday",
    "except bank holidays",
    "this time",
    "weekend of",
    "last day of the month",
    "day before christmas eve",
    "last working day of the month",
    "every day except",
    "no 42",
    "high street",
    "up to and including",
    "the morn",
    "the night",
    "first one",
    "of the month",
    "remembrance sunday",
    "sunday school",
    "n",
    "while",
    "1-1",
    "x",
    "1 hour notice",
]
vocabulary = st.lists(st.sampled_from([*WORDS.split(), *PHRASES]), max_size=9).map(" ".join)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))


@given(
    st.one_of(vocabulary, st.text(max_size=80)),
    moments,
    st.sampled_from(["Europe/London", "America/New_York"]),
)
@settings(max_examples=600, deadline=None)
@example("29/2", NOW, "Europe/London")
@example("friday uk time", NOW, "America/New_York")
@example("tomorrow 10am uk time", datetime(2026, 11, 23, 2, tzinfo=UTC), "America/New_York")
def test_any_text_is_read_or_asked_and_never_breaks(text: str, now: datetime, zone: str):
    found = read_when(text, now, zone)
    read_recurrence(text, now, zone)
    if found.ambiguous:
        assert (found.start, found.end) == (None, None)
        assert len(found.choices) <= 5
    elif found.start:
        assert found.echo
        assert found.start.tzinfo == ZoneInfo(zone)
        assert found.end is None or found.end >= found.start
    for moment in [found, *found.choices]:
        if moment.end:
            assert moment.end.timestamp() >= moment.start.timestamp()
    starts = [start.timestamp() for start in found.recurs]
    assert starts == sorted(set(starts))


hours = st.integers(0, 23 * 4 + 3).map(lambda quarter: timedelta(minutes=15 * quarter))
days = st.integers(1, 700).map(lambda ahead: datetime(2026, 11, 23) + timedelta(days=ahead))


@given(days, hours, st.integers(1, 40))
@settings(max_examples=300, deadline=None)
def test_what_we_echo_reads_back_as_the_same_moment(day: datetime, hour: timedelta, quarters: int):
    start = day + hour
    end = start + timedelta(minutes=15 * quarters)
    # Midnight and the hours of a clock change are asked however they are written.
    assume(start.hour not in {0, 1} and end.hour not in {0, 1})
    found = read_when(say_moment(start, year=True), NOW, "Europe/London")
    assert found.start == start.replace(tzinfo=LONDON)
    assert found.end is None
    assert found.echo == say_moment(start, year=True)
    stretch = read_when(say_range(start, end, year=True), NOW, "Europe/London")
    assert (stretch.start, stretch.end) == (start.replace(tzinfo=LONDON), end.replace(tzinfo=LONDON))
    assert stretch.echo == say_range(start, end, year=True)


@given(days, st.integers(0, 20))
@settings(max_examples=100, deadline=None)
def test_whole_days_read_back(first: datetime, more: int):
    last = first + timedelta(days=more)
    found = read_when(say_days(first, last, year=True), NOW, "Europe/London")
    assert found.all_day
    assert found.start is not None
    assert found.start.date() == first.date()
    assert (found.end.date() if found.end else first.date()) == last.date()


@given(vocabulary)
@settings(max_examples=200, deadline=None)
def test_choices_read_back(text: str):
    """A tapped button means exactly what it says; a day that is years away is asked again, as itself alone."""
    for choice in read_when(text, NOW, "Europe/London").choices:
        if choice.all_day and choice.start >= NOW:
            again = read_when(choice.label, NOW, "Europe/London")
            assert [again.start] == [choice.start] or [one.start for one in again.choices] == [choice.start]


@pytest.mark.parametrize(
    "said", ["2 - 3 pm to ", "tuesday or ", "every other ", "3 ", "1 and 2 and ", "for an hour "]
)
def test_no_text_can_keep_the_bot_busy(said: str):
    before = process_time()
    read_when((said * 4096)[:4096], NOW, "Europe/London")
    assert process_time() - before < 3
