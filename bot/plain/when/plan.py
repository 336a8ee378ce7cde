"""Gather what the words say about a repetition: how often, from when, until when, at what time."""

from dataclasses import dataclass, replace

from bot.plain.when.answer import Why
from bot.plain.when.codes import codes
from bot.plain.when.doubts import doubtful, negated, stray, without_loose, without_occasions
from bot.plain.when.join import join_days, join_times
from bot.plain.when.kinds import pattern
from bot.plain.when.lasting import lengths
from bot.plain.when.left_out import days_left_out, weekdays_left_out, without
from bot.plain.when.often import weekdays_between
from bot.plain.when.pieces import (
    Bare,
    Clock,
    Count,
    Day,
    Days,
    Length,
    Link,
    Often,
    Part,
    Piece,
    Pieces,
    Span,
)

# Two times, each of which is meant.
_EVERY_TIME = pattern("(atime|span) (comma (at|about)* (atime|span))* comma? and (at|about)* (atime|span)")


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


def plan_of(pieces: Pieces) -> Plan:
    """Read the pieces of a text that holds at least one `Often`."""
    pieces, doubt = doubtful(join_days(join_times(without_loose(without_occasions(pieces)))))
    pieces, left_out = weekdays_left_out(pieces)
    pieces, skipped = days_left_out(pieces)
    plan = Plan(_merged([piece for piece in pieces if isinstance(piece, Often)]), skipped=skipped)
    plan.working = Link("noholiday") in pieces
    pieces = [Link("gap") if piece == Link("noholiday") else piece for piece in pieces]
    every_time = bool(_EVERY_TIME.search(codes(pieces)))
    if negated(codes(pieces)) or stray(codes(pieces)):
        plan.unclear = Why.VAGUE
    if doubt:
        plan.unclear = Why.WHICH_TIME
    minutes = [length for length in lengths(pieces) if length.minutes]
    plan.length = minutes[0] if minutes else None
    if plan.often.part:
        plan.part = Part(plan.often.part)
    for i, piece in enumerate(pieces):
        if isinstance(piece, Bare) and i + 1 < len(pieces) and isinstance(pieces[i + 1], Often):
            plan.count = piece.number  # "8 weekly sessions"
        _add(plan, piece, _led(pieces[:i]))
        if _second_stretch(pieces[max(i - 2, 0) : i + 1]):
            plan.unclear = Why.VAGUE
    _settle(plan, every_time)
    if left_out:
        kept = without(plan.often, left_out)
        plan.often, plan.unclear = kept or plan.often, plan.unclear if kept else Why.VAGUE
    return plan


def _settle(plan: Plan, every_time: bool) -> None:
    """Say what several times mean, and on which days "twice a week" is once they were named."""
    often = plan.often
    several = len(plan.times) > 1
    if several and not every_time:
        plan.unclear = Why.WHICH_TIME
    several_days = often.weekdays if often.unit == "week" else often.nths
    named = often.every == 1 and len(several_days) > 1
    if often.unsure and (named or (often.unit == "day" and several and every_time)):
        plan.often = replace(often, unsure=False)  # "twice a day, at 10 and at 3"


def _led(before: Pieces) -> str:
    """The word that leads to a piece: "from" in "from the 3rd", "start" in "starting in May"."""
    for piece in reversed(before):
        if not isinstance(piece, Link):
            return ""
        if piece.kind not in {"the", "in", "on"}:
            return piece.kind
    return ""


def _second_stretch(pieces: Pieces) -> bool:
    """As in "Mondays, Weds to Fridays", of which no rule made one thing."""
    if len(pieces) < 3 or pieces[1] not in (Link("to"), Link("dash")):
        return False
    first, _, last = pieces
    return (
        isinstance(first, Often | Day) and isinstance(last, Often) and bool(last.weekdays) and not last.nths
    )


def _add(plan: Plan, piece: Piece, led: str) -> None:
    if isinstance(piece, Days):
        _add_days(plan, piece, led)
    elif isinstance(piece, Day):
        _add_day(plan, piece, led)
    elif isinstance(piece, Clock | Span):
        plan.times = tuple(dict.fromkeys((*plan.times, piece)))
    elif isinstance(piece, Part):
        if plan.part and plan.part.name != piece.name:
            plan.unclear = Why.WHICH_TIME  # "every morning and evening at 9"
        plan.part = piece
    elif isinstance(piece, Count):
        plan.count = piece.times
    elif isinstance(piece, Length) and not piece.minutes:
        plan.period = piece


def _add_days(plan: Plan, days: Days, led: str) -> None:
    """As in "Mon to Fri" names weekdays, "8 January to 29 January" a beginning and an end."""
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


def _add_day(plan: Plan, day: Day, led: str) -> None:
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
        _begin(plan, day)
    elif day.day is None and day.weekday is not None and often.unit == "week":
        plan.often = replace(often, weekdays=(*often.weekdays, day.weekday))
    elif day.day is not None and day.weekday is None and often.unit == "month" and not often.nths:
        plan.often = replace(often, monthdays=(day.day,))
    else:
        plan.begin = day


def _begin(plan: Plan, day: Day) -> None:
    """A day to begin on; "14 Jan, 14 April and 14 July every year" has several."""
    often, begin = plan.often, plan.begin
    if begin is None or begin == day:
        plan.begin = day
    elif often.unit == "year" and begin.month and day.month and day.day and begin.day == day.day:
        months = (*(often.months or (begin.month,)), day.month)
        plan.often = replace(often, unit="month", monthdays=(day.day,), months=months)
    elif often.months and often.monthdays == (day.day,) and day.month:
        plan.often = replace(often, months=(*often.months, day.month))
    else:
        plan.unclear = Why.WHICH_DAY


def _merged(said: list[Often]) -> Often:
    """As in "Weekly, Thursdays" and "every two months on the first Tuesday" say one thing in two places."""
    base = next((often for often in said if often.every), said[0])
    for other in said:
        if other is base:
            continue
        if other.unit != base.unit:
            return replace(base, unsure=True, nths=())
        base = replace(
            base,
            every=max(base.every, other.every),
            weekdays=tuple(dict.fromkeys((*base.weekdays, *other.weekdays))),
            nths=base.nths or other.nths,
            part=base.part or other.part,
            unsure=base.unsure or other.unsure,
            monthdays=base.monthdays or other.monthdays,
            working=base.working or other.working,
            months=base.months or other.months,
            named=base.named or other.named,
        )
    # "Quarterly, first Monday of January, April, …": the months say how often.
    return replace(base, every=1) if base.months else base
