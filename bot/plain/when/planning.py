"""Gather what the words say about a repetition into a plan."""

from dataclasses import replace

from bot.plain.when.answer import Why
from bot.plain.when.codes import codes
from bot.plain.when.doubts import doubtful, negated, stray, without_loose, without_occasions
from bot.plain.when.join import join_days, join_times
from bot.plain.when.kinds import pattern
from bot.plain.when.lasting import lengths
from bot.plain.when.left_out import days_left_out, weekdays_left_out, without
from bot.plain.when.often import narrowed
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
from bot.plain.when.plan import UNTIL_SOMETHING, Plan, add_day, add_days

# Two times, each of which is meant.
_EVERY_TIME = pattern("(atime|span) (comma (at|about)* (atime|span))* comma? and (at|about)* (atime|span)")


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
    """The word that leads to a piece: "from" in "from the 3rd", "start" in "starting in May"; "until" from further off."""
    kinds = []
    for piece in reversed(before):
        if not isinstance(piece, Link) or piece.kind in {"comma", "stop"}:
            break
        kinds.append(piece.kind)
    kinds = [kind for kind in kinds if kind not in {"the", "in", "on"}]
    if kinds and kinds[0] in {"gap", "about", "at", "and", "event"} and "to" in kinds:
        return UNTIL_SOMETHING
    return kinds[0] if kinds else ""


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
        add_days(plan, piece, led)
    elif isinstance(piece, Day):
        add_day(plan, piece, led)
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
            weekdays=narrowed(base.weekdays, other.weekdays),
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
