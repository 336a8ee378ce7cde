"""Work out the starts of something that repeats, from every reading of its pattern, its beginning and its times."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice, product, takewhile

from bot.plain.say_date import say_day, say_moment, say_range
from bot.plain.when.answer import Ask, Recurrence, Why
from bot.plain.when.beginnings import Times, begins_of, times_of
from bot.plain.when.days import add_months, find_days, month_end, month_start, nth_weekday
from bot.plain.when.holidays import without_holidays
from bot.plain.when.left_out import is_left_out
from bot.plain.when.moments import day_start, instants
from bot.plain.when.pieces import Often
from bot.plain.when.plan import Plan
from bot.plain.when.repeats import repeat_days

# How many starts are listed when no end was given: enough to see the pattern for a season.
_OPEN = 12
# Nothing sensible repeats more often than daily for a year, or for longer than ten years.
_MOST = 366
_LONGEST = timedelta(days=3653)

# The fewest days each month has.
_MONTH_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def weigh_plan(plan: Plan, now: datetime, zone: str) -> Recurrence | Ask:
    """The one meaning of a plan, or what has to be asked.

    Args:
        plan: what the words say.
        now: local and aware.
        zone: the zone the times are meant in.
    """
    if plan.unclear == Why.VAGUE or (plan.often.unsure and not plan.often.nths):
        return Ask(Why.VAGUE)  # "except 22 December"; "twice a week", on which days?
    begins, begin_why = begins_of(plan, now)
    begun = begins[0] if plan.begin and begin_why == Why.CLEAR else None
    patterns, pattern_why = _patterns(plan.often, begun)
    times, time_why = times_of(plan)
    built = [_built(plan, *reading, zone) for reading in product(patterns, begins, times)]
    unclear = next(
        (why for why in (plan.unclear, pattern_why, begin_why, time_why) if why != Why.CLEAR), Why.CLEAR
    )
    if unclear == Why.CLEAR and built:
        return built[0]
    return Ask(unclear, tuple(choice for choice in built if isinstance(choice, Recurrence)))


def _patterns(often: Often, begun: date | None) -> tuple[list[Often], Why]:
    """As in "Every third Wednesday" is the month's third or every three weeks, unless the day it begins on says which."""
    lengths = (_MONTH_DAYS[month] for month in often.months or _MONTH_DAYS)
    if often.monthdays and max(often.monthdays) > min(lengths):
        return [], Why.NO_SUCH_DATE
    if not often.unsure:
        return [often], Why.CLEAR
    nth = often.nths[0]
    weeks = replace(often, unsure=False, unit="week", every=nth, nths=())
    of_month = begun and nth_weekday(nth, begun.weekday(), begun.replace(day=1))
    if begun and begun.weekday() in often.weekdays and begun != of_month:
        return [weeks], Why.CLEAR
    return [replace(often, unsure=False), weeks] if nth <= 5 else [weeks], Why.WHICH_PATTERN


def _built(plan: Plan, often: Often, begin: date, times: Times, zone: str) -> Recurrence | Ask:
    if often.unit == "week" and not often.weekdays:
        often = replace(often, weekdays=(begin.weekday(),))
    if often.unit in {"month", "year"} and not (
        often.nths or often.monthdays or often.working or often.named
    ):
        often = replace(often, monthdays=(begin.day,))
    every = repeat_days(often, begin)
    days = _limited(plan, _kept(plan, every, begin), often)
    if isinstance(days, Why):
        return Ask(days)
    passed = _left_out(often, days) if plan.working or plan.skipped else ""
    if plan.skipped and not passed:
        return Ask(Why.VAGUE)  # "every Friday but not 25 March", which is a Thursday
    starts = [
        instants(day, at, zone) if at is not None else [day_start(day, zone)]
        for day, (at, _) in product(days, sorted(times, key=lambda time: time[0] or 0))
    ]
    if any(len(start) > 1 for start in starts):
        return Ask(Why.CLOCK_CHANGE)
    lengths = {until - at if at is not None and until is not None else None for at, until in times}
    if len(lengths) > 1:
        return Ask(Why.WHICH_TIME)
    length, all_day = lengths.pop(), times[0][0] is None
    moments = tuple(start[0] for start in starts)
    echo = echo_of(moments, length, all_day) + passed
    return Recurrence(moments, length, all_day, _is_open(plan), echo)


def _kept(plan: Plan, days: Iterator[date], begin: date) -> Iterator[date]:
    """The days that are not left out."""
    kept = without_holidays(days) if plan.working else days
    return (day for day in kept if not is_left_out(day, plan.skipped, begin)) if plan.skipped else kept


def _left_out(often: Often, days: list[date]) -> str:
    """Which days are left out: bank holidays are England's and Wales's, so people elsewhere have to see them."""
    passed = takewhile(lambda day: day <= days[-1], repeat_days(often, days[0]))
    left = [say_day(day, year=True) for day in passed if day not in days]
    return f" (not on {', '.join(left)})" if left else ""


def _is_open(plan: Plan) -> bool:
    return not (plan.until or plan.period or plan.count or plan.often.only)


def _limited(plan: Plan, days: Iterator[date], often: Often) -> list[date] | Why:
    """As many of the days as the words allow, or why that cannot be said."""
    first = next(days)
    last = first + _LONGEST
    if often.only:
        last = month_end(add_months(first, (often.only[1] - often.only[0]) % 12))
    if plan.period:
        last = add_months(first, plan.period.months) + timedelta(days=plan.period.days - 1)
    if plan.until and plan.until.day is None and plan.until.month is not None:
        last = month_start(plan.until, first) - timedelta(days=1)
    elif plan.until:
        found, why = find_days(plan.until, first)
        if why != Why.CLEAR:
            return why
        last = found[0]
    most = plan.count or (_OPEN if _is_open(plan) else _MOST)
    if first > last:
        return Why.PAST
    return [first, *islice(takewhile(lambda day: day <= last, days), max(most, 1) - 1)]


def echo_of(starts: tuple[datetime, ...], length: int | None, all_day: bool) -> str:
    """The first three and the last in full."""
    said = [_said(start, length, all_day) for start in starts]
    return "; ".join(said) if len(said) <= 4 else "; ".join([*said[:3], "… " + said[-1]])


def _said(start: datetime, length: int | None, all_day: bool) -> str:
    if all_day:
        return say_day(start, year=True)
    if length is None:
        return say_moment(start, year=True)
    return say_range(start, start + timedelta(minutes=length), year=True)
