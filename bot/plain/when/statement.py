"""Put pieces together: which day goes with which time, what is a range, what is one thing or another."""

from dataclasses import dataclass, replace

from bot.plain.when.answer import Why
from bot.plain.when.codes import codes
from bot.plain.when.doubts import (
    counted_from,
    doubtful,
    limit,
    negated,
    stray,
    unread_time,
    without_loose,
    without_occasions,
)
from bot.plain.when.join import join_both, join_days, join_times
from bot.plain.when.kinds import pattern
from bot.plain.when.lasting import lengths
from bot.plain.when.pieces import Clock, Day, Days, Exact, Length, Link, Part, Pieces, Span


@dataclass(frozen=True)
class Slot:
    """One day and one time that belong together; what is missing is filled from its neighbours."""

    day: Day | Days | None = None
    time: Clock | Span | None = None
    part: Part | None = None
    exact: Exact | None = None
    until: "Slot | None" = None
    why: Why = Why.CLEAR


@dataclass(frozen=True)
class Statement:
    """Everything the words say about when.

    Attributes:
        slots: the alternatives; one when the words are clear.
        lengths: how long, as often as it was said.
        negated: words like "not" or "moved" stand with the dates, so none of them can be taken as meant.
        limit: "before" or "after": "before Friday" names a limit, not the day itself.
    """

    slots: tuple[Slot, ...]
    lengths: tuple[Length, ...]
    negated: bool = False
    limit: str = ""


def state(pieces: Pieces) -> Statement:
    """Read the pieces of a text that tells of something happening once."""
    pieces, doubt = doubtful(join_times(without_loose(without_occasions(pieces))))
    string = codes(pieces)
    why = (
        Why.WHICH_TIME
        if doubt
        else Why.VAGUE
        if stray(string) or counted_from(string)
        else unread_time(string)
    )
    slots = [replace(slot, why=why) for slot in _slots(pieces)]
    return Statement(tuple(_filled(slots)), lengths(pieces), negated(string), limit(string))


_DAY_TIME = "aday comma? apart? at? (atime|span)"
_TIME_DAY = "(atime|span) (comma|on)* aday apart?"
_END = "(aday comma? apart? at? atime|atime (comma|on)* aday apart?)"
_RANGE = pattern(f"({_DAY_TIME}|{_TIME_DAY}) comma? (to|dash) (about|at|the)* {_END}")


def _slots(pieces: Pieces) -> list[Slot]:
    string = codes(pieces)
    over_days = _RANGE.search(string)
    if over_days:
        start, end = over_days.span()
        middle = next(i for i in range(start, end) if pieces[i] in (Link("to"), Link("dash")))
        first, last = _line_up(pieces[start:middle]), _line_up(pieces[middle + 1 : end])
        others = [*_line_up(pieces[:start]), *_line_up(pieces[end:])]
        # "night respite Fri 10pm to Sat 8am"
        return [replace(first[0], until=last[0]), *(slot for slot in others if slot != Slot(part=slot.part))]
    return _line_up(join_both(join_days(pieces)))


def _line_up(pieces: Pieces) -> list[Slot]:
    """Walk through the pieces; a second day or a second time opens a new slot."""
    slots = [Slot()]
    apart = False
    for i, piece in enumerate(pieces):
        slot = slots[-1]
        if isinstance(piece, Link):
            apart = apart or piece.kind in {"or", "and", "gap", "stop"}
        elif isinstance(piece, Day | Days):
            together = _together(slot.day, piece) if slot.day and not apart else None
            if slot.day is None or together:
                slots[-1] = replace(slot, day=together or piece)
            else:
                slots.append(Slot(day=piece))
            apart = False
        elif isinstance(piece, Clock | Span):
            slots[-1:] = [slot, Slot(time=piece)] if slot.time else [replace(slot, time=piece)]
        elif isinstance(piece, Exact):
            slots[-1:] = [*([slot] if slot != Slot() else []), Slot(exact=piece)]
        elif isinstance(piece, Part) and (piece.today or _touches(pieces, i)):
            slots[-1] = replace(slot, part=piece)
    return [slot for slot in slots if slot != Slot()]


def _together(one: Day | Days, two: Day | Days) -> Day | None:
    """As in "Tuesday" and "24 November" said of the same day; None where they cannot be."""
    if isinstance(one, Days) and isinstance(two, Day) and two.weekday is not None and two == Day(two.weekday):
        fitting = [day for end in (one.first, one.last) for day in end.fixed if day.weekday() == two.weekday]
        return Day(fixed=tuple(fitting)) if fitting else None  # "this weekend, Saturday"
    if not (isinstance(one, Day) and isinstance(two, Day)):
        return None
    bare = Day(weekday=one.weekday), Day(weekday=two.weekday)
    for weekday, other in ((one, two), (two, one)):
        if weekday in bare and weekday.weekday is not None and other.weekday in {None, weekday.weekday}:
            return replace(other, weekday=weekday.weekday)
    return None


_PART_BESIDE = pattern("(.* (aday|atime|span) (comma|the|at|on|about)* gap? timeword? roughly?)? apart")
_BESIDE_PART = pattern("apart (of|on)? (aday|atime|span)")


def _touches(pieces: Pieces, i: int) -> bool:
    """A part of the day counts beside a day or a time; "Morning all, …" is a greeting."""
    return bool(_PART_BESIDE.fullmatch(codes(pieces[: i + 1])) or _BESIDE_PART.match(codes(pieces[i:])))


def _filled(slots: list[Slot]) -> list[Slot]:
    """Give each slot the day, time and part its neighbours have: "Tuesday or Wednesday at 2"."""
    filled = []
    for i, slot in enumerate(slots):
        around = [*slots[i + 1 :], *reversed(slots[:i])]
        if slot.exact or slot.until:
            filled.append(slot)
            continue
        time = slot.time or next((other.time for other in around if other.time), None)
        day = slot.day or next((other.day for other in around[::-1] if other.day), None)
        part = slot.part or next((other.part for other in around if other.part and not slot.time), None)
        filled.append(replace(slot, time=time, day=day, part=part))
    return filled
