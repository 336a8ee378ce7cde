"""Read what repeats: "fortnightly on Thursdays at 6.30pm until June"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice, product, takewhile
from zoneinfo import ZoneInfo

from bot.plain.say_date import say_day, say_moment, say_range
from bot.plain.when.answer import Ask, Moment, Recurrence, When, Why
from bot.plain.when.clocks import clock_starts, offers, span_times
from bot.plain.when.days import add_months, find_days, month_end, month_start, nth_weekday
from bot.plain.when.english import ENGLISH
from bot.plain.when.grammar import read_pieces
from bot.plain.when.moments import day_start, instants, local_now, timed, whole_days
from bot.plain.when.pieces import Clock, Day, Often, Pieces, Span
from bot.plain.when.plan import Plan, plan_of
from bot.plain.when.repeats import repeat_days, working_days
from bot.plain.when.tokens import read_tokens
from bot.plain.when.weekday_lists import weekly_list
from bot.plain.when.weigh import ask
from bot.plain.when.words import Words
from bot.plain.when.zones import zones_said

# How many starts are listed when no end was given: enough to see the pattern for a season.
_OPEN = 12
# Nothing sensible repeats more often than daily for a year, or for longer than ten years.
_MOST = 366
_LONGEST = timedelta(days=3653)

# Minutes after midnight of the start and the end; no start for whole days.
_Time = tuple[int | None, int | None]
_Times = tuple[_Time, ...]
# The fewest days each month has.
_MONTH_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def read_recurrence(text: str, now: datetime, zone: str, words: Words = ENGLISH) -> Recurrence | Ask | None:
    """Read something that repeats.

    Args:
        text: as typed.
        now: the present moment (aware); the first time lies after today.
        zone: IANA name of the zone the words are meant in.
        words: the language they are written in.

    Returns:
        The starts; or what has to be asked; or None when nothing in the words repeats. "Until June" ends before
        1 June, "until the end of June" and "until 9 February" take in the day named; the echo shows the last day.

    Raises:
        ValueError: `now` has no zone.
    """
    tokens = read_tokens(text, words)
    said = zones_said(tokens, zone)[0]
    local = local_now(now, said)
    pieces = read_pieces(tokens, local)
    if not any(isinstance(piece, Often) for piece in pieces):
        pieces = weekly_list(pieces)
    if not any(isinstance(piece, Often) and piece.every for piece in pieces):
        return None
    return _shown(_weigh(plan_of(pieces), local.date(), said), zone)


def first_of(pieces: Pieces, now: datetime, zone: str, shown: str) -> When:
    """The first time of something that repeats, with all starts in `recurs`.

    Args:
        pieces: holding at least one `Often`.
        now: local and aware.
        zone: the zone they are meant in.
        shown: the zone to show them in.
    """
    plan = plan_of(pieces)
    once = plan.often.every == 0
    if once:  # "the first Tuesday", of which month was not said
        plan.often, plan.count = replace(plan.often, every=1), 2
    result = _shown(_weigh(plan, now.date(), zone), shown)
    if isinstance(result, Ask):
        return ask(result.why, [_first_moment(choice) for choice in result.choices])
    if once:
        return ask(Why.WHICH_DAY, [_moment(result, start) for start in result.starts])
    first = _first_moment(result)
    return When(first.start, first.end, first.all_day, echo=result.echo, why=Why.CLEAR, recurs=result.starts)


def _shown(found: Recurrence | Ask, zone: str) -> Recurrence | Ask:
    """The same on the clocks of another zone ("every Friday 10am UK time")."""
    if isinstance(found, Ask):
        choices = (_shown(choice, zone) for choice in found.choices)
        return Ask(found.why, tuple(choice for choice in choices if isinstance(choice, Recurrence)))
    if str(found.starts[0].tzinfo) == zone:
        return found
    if found.all_day:
        return replace(found, starts=tuple(day_start(start.date(), zone) for start in found.starts))
    starts = tuple(start.astimezone(ZoneInfo(zone)) for start in found.starts)
    return replace(found, starts=starts, echo=_echo(starts, found.length, found.all_day))


def _first_moment(recurrence: Recurrence) -> Moment:
    return _moment(recurrence, recurrence.starts[0])


def _moment(recurrence: Recurrence, start: datetime) -> Moment:
    if recurrence.all_day:
        return whole_days(start.date(), None, str(start.tzinfo))
    length = timedelta(minutes=recurrence.length) if recurrence.length else None
    return timed(start, start + length if length else None)


def _weigh(plan: Plan, today: date, zone: str) -> Recurrence | Ask:
    if plan.unclear == Why.VAGUE or (plan.often.unsure and not plan.often.nths):
        return Ask(Why.VAGUE)  # "except 22 December"; "twice a week", on which days?
    begins, begin_why = _begins(plan, today)
    begun = begins[0] if plan.begin and begin_why == Why.CLEAR else None
    patterns, pattern_why = _patterns(plan.often, begun)
    times, time_why = _times(plan)
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


def _begins(plan: Plan, today: date) -> tuple[tuple[date, ...], Why]:
    often = plan.often
    if often.only:
        return (max(month_start(Day(month=often.only[0]), today), today + timedelta(1)),), Why.CLEAR
    if plan.begin and plan.begin.day is None and plan.begin.month is not None:
        return (max(month_start(plan.begin, today), today),), Why.CLEAR
    if plan.begin:
        days, why = find_days(plan.begin, today)
        # "Every year on 10 October" is not over because this year's has passed.
        return ((days[-1],), Why.CLEAR) if why == Why.PAST and not plan.begin.year else (days, why)
    tomorrow = today + timedelta(days=1)
    if often.weekdays or often.monthdays or often.named or (often.unit == "day" and often.every == 1):
        return (tomorrow,), Why.CLEAR
    return tuple(tomorrow + timedelta(days=ahead) for ahead in range(5)), Why.WHEN_FIRST


def _times(plan: Plan) -> tuple[list[_Times], Why]:
    """Every set of times that may be meant; several in a set are all meant, one after the other."""
    if not plan.times:
        if plan.part is None:
            return [((None, None),)], Why.CLEAR
        return [((start, None),) for start in offers(plan.part)], Why.NO_TIME
    readings = list(product(*(_readings(time, plan) for time in plan.times)))
    return readings, Why.CLEAR if len(readings) == 1 else Why.WHICH_TIME


def _readings(time: Clock | Span, plan: Plan) -> list[_Time]:
    if isinstance(time, Span):
        return list(span_times(time, plan.part))
    length = plan.length.minutes if plan.length else None
    return [(at, at + length if length else None) for at in clock_starts(time, plan.part)]


def _built(plan: Plan, often: Often, begin: date, times: _Times, zone: str) -> Recurrence | Ask:
    if often.unit == "week" and not often.weekdays:
        often = replace(often, weekdays=(begin.weekday(),))
    if often.unit in {"month", "year"} and not (often.nths or often.monthdays or often.named):
        often = replace(often, monthdays=(begin.day,))
    every = repeat_days(often, begin)
    days = _limited(plan, working_days(every) if plan.working else every, often)
    if isinstance(days, Why):
        return Ask(days)
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
    echo = _echo(moments, length, all_day) + (_left_out(often, days) if plan.working else "")
    return Recurrence(moments, length, all_day, _is_open(plan), echo)


def _left_out(often: Often, days: list[date]) -> str:
    """Which bank holidays are left out: they are England's and Wales's, so people elsewhere have to see them."""
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


def _echo(starts: tuple[datetime, ...], length: int | None, all_day: bool) -> str:
    """The first three and the last in full."""
    said = [_said(start, length, all_day) for start in starts]
    return "; ".join(said) if len(said) <= 4 else "; ".join([*said[:3], "… " + said[-1]])


def _said(start: datetime, length: int | None, all_day: bool) -> str:
    if all_day:
        return say_day(start, year=True)
    if length is None:
        return say_moment(start, year=True)
    return say_range(start, start + timedelta(minutes=length), year=True)
