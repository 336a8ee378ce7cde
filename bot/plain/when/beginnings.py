"""From which day and at what times something repeats."""

from datetime import date, datetime, timedelta
from itertools import product

from bot.plain.when.answer import Why
from bot.plain.when.clocks import clock_starts, offers, span_times
from bot.plain.when.days import find_days, month_end, month_start
from bot.plain.when.often import WORKING
from bot.plain.when.pieces import Clock, Day, Often, Span
from bot.plain.when.plan import Plan

# Minutes after midnight of the start and the end; no start for whole days.
_Time = tuple[int | None, int | None]
Times = tuple[_Time, ...]


def begins_of(plan: Plan, now: datetime) -> tuple[tuple[date, ...], Why]:
    """The first day that may be meant, or several to ask about.

    Args:
        plan: what the words say.
        now: local and aware; nothing begins before tomorrow unless the words say so, but for what is daily, on working
            days or on the last day of the month and whose time is still to come.
    """
    often, today = plan.often, now.date()
    if often.only:
        return (max(month_start(Day(month=often.only[0]), today), today + timedelta(1)),), Why.CLEAR
    if plan.begin and plan.begin.day is None and plan.begin.month is not None:
        return (max(month_start(plan.begin, today), today),), Why.CLEAR
    if plan.begin:
        days, why = find_days(plan.begin, today)
        # "Every year on 10 October" is not over because this year's has passed.
        return ((days[-1],), Why.CLEAR) if why == Why.PAST and not plan.begin.year else (days, why)
    tomorrow = today + timedelta(days=1)
    if _may_be_today(often, today) and _all_ahead(plan, now):
        return (today,), Why.CLEAR
    if (
        often.weekdays
        or often.monthdays
        or often.working
        or often.named
        or (often.unit == "day" and often.every == 1)
    ):
        return (tomorrow,), Why.CLEAR
    return tuple(tomorrow + timedelta(days=ahead) for ahead in range(5)), Why.WHEN_FIRST


def _may_be_today(often: Often, today: date) -> bool:
    """What is daily, on working days or on a day of the month; "Tuesdays", typed on a Tuesday, begin in a week."""
    if often.unit == "week":
        return often.every == 1 and often.weekdays == WORKING and today.weekday() in WORKING
    if often.unit == "month" and often.monthdays:
        last = today == month_end(today) and -1 in often.monthdays
        return last or today.day in often.monthdays
    return often == Often("day", part=often.part)


def _all_ahead(plan: Plan, now: datetime) -> bool:
    """Whether today's times are still to come: "daily 10pm", said in the morning, begins tonight."""
    times, why = times_of(plan)
    minutes = [at for every in times for at, _ in every if at is not None]
    if not minutes and plan.often.monthdays == (-1,):
        return True  # "the last day of the month", said on it
    return why == Why.CLEAR and bool(minutes) and min(minutes) > now.hour * 60 + now.minute


def times_of(plan: Plan) -> tuple[list[Times], Why]:
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
