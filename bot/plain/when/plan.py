"""What is said about a repetition: how often, from when, until when, at what time."""

from dataclasses import dataclass, replace

from bot.plain.when.answer import Why
from bot.plain.when.often import narrowed, weekdays_between
from bot.plain.when.pieces import Clock, Day, Days, Length, Often, Part, Span

# "Until at least 15 Dec", "until school breaks up 18 Dec": an end, and hardly a beginning.
UNTIL_SOMETHING = "until something"


@dataclass
class Plan:
    """What was said about a repetition, gathered word by word.

    Attributes:
        times: several where each of them is meant ("at 10 and at 3").
        working: bank holidays are left out.
        skipped: dates and months that are left out.
    """

    often: Often
    begin: Day | None = None
    until: Day | None = None
    length: Length | None = None
    period: Length | None = None
    count: int | None = None
    times: tuple[Clock | Span, ...] = ()
    working: bool = False
    skipped: tuple[Day, ...] = ()
    part: Part | None = None
    unclear: Why = Why.CLEAR


def add_days(plan: Plan, days: Days, led: str) -> None:
    """Take in a stretch: "Mon to Fri" names weekdays, "8 January to 29 January" a beginning and an end."""
    first, last = days.first, days.last
    opens, closes = first.weekday, last.weekday
    if opens is not None and closes is not None and first == Day(opens) and not plan.often.weekdays:
        unit = "week" if plan.often.unit == "day" else plan.often.unit  # "every day, Mon to Thurs"
        plan.often = replace(plan.often, unit=unit, weekdays=weekdays_between(opens, closes))
    else:
        whole_months = Day(month=first.month) == first and Day(month=last.month) == last
        if first.month and last.month and whole_months and led != "from":
            plan.often = replace(plan.often, only=(first.month, last.month))
            return
        plan.begin, plan.until = first, last
        if first.day is None and first.month and last.day is None and last.month:
            plan.unclear = Why.WHICH_DAY  # "from February to April": with all of April?


def add_day(plan: Plan, day: Day, led: str) -> None:
    """Take in a day: a beginning, an end, or which day it is that repeats.

    Args:
        plan: changed in place.
        day: as read.
        led: the word that leads to it.
    """
    often = plan.often
    if led in {"to", "dash"} and often.weekdays and day == Day(day.weekday):
        plan.unclear = Why.VAGUE  # "every other Mon-Thurs"
    elif led in {"to", "dash", "end", "by"}:
        plan.until = day
    elif led in {"from", "start"} and len(day.fixed) > 1 and day.why == Why.VAGUE:
        plan.begin = Day(fixed=day.fixed[:1])  # "from next week"
    elif day.day is None and day.month is not None and led not in {"from", "start"}:
        plan.often = replace(often, only=(day.month, day.month))  # "every Wednesday next month"
        if often.unit == "year":
            plan.unclear = Why.WHICH_DAY  # "annually in June"
    elif often.unit == "day" and led not in {"from", "start"} and day == Day(day.weekday):
        plan.unclear = Why.VAGUE  # "every day bar Sunday"
    elif led in {"from", "start"} or day.fixed or day.month is not None:
        _begin(plan, day, led)
    elif day.day is None and day.weekday is not None and often.unit == "week":
        plan.often = replace(often, weekdays=narrowed(often.weekdays, (day.weekday,)))
    elif day.day is not None and day.weekday is None and often.unit == "month" and not often.nths:
        plan.often = replace(often, monthdays=tuple(dict.fromkeys((*often.monthdays, day.day))))
    else:
        plan.begin = day


def _every_year(plan: Plan, day: Day) -> None:
    """As in "Remembrance Sunday every year": the day moves; other days worked out may move as well and are asked."""
    if day.named and day.why != Why.VAGUE:
        plan.often = replace(plan.often, named=day.named)
    else:
        plan.unclear = Why.VAGUE


def _begin(plan: Plan, day: Day, led: str) -> None:
    """A day to begin on; "14 Jan, 14 April and 14 July every year" has several."""
    often, begin = plan.often, plan.begin
    if led == UNTIL_SOMETHING:
        plan.unclear = Why.VAGUE
    elif often.unit == "year" and day.fixed and led not in {"from", "start"}:
        _every_year(plan, day)
    elif begin is None or begin == day:
        plan.begin = day
    elif often.unit == "year" and begin.month and day.month and day.day and begin.day == day.day:
        months = (*(often.months or (begin.month,)), day.month)
        plan.often = replace(often, unit="month", monthdays=(day.day,), months=months)
    elif often.months and often.monthdays == (day.day,) and day.month:
        plan.often = replace(often, months=(*often.months, day.month))
    else:
        plan.unclear = Why.WHICH_DAY
