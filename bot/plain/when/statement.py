"""Put pieces together: which day goes with which time, what is a range, what is one thing or another."""

from dataclasses import dataclass, replace
from typing import Any

from bot.plain.when.answer import Why
from bot.plain.when.pieces import (
    Bare,
    Clock,
    Count,
    Day,
    Days,
    Exact,
    Length,
    Link,
    Often,
    Part,
    Piece,
    Pieces,
    Span,
)
from bot.plain.when.tokens import coded, pattern

_NAMES: dict[type[Any], str] = {
    Day: "aday",
    Days: "adays",
    Clock: "atime",
    Span: "span",
    Exact: "exact",
    Length: "length",
    Part: "apart",
    Bare: "bare",
    Often: "freq",
    Count: "count",
}


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


def codes(pieces: Pieces) -> str:
    """Pieces as a string for `pattern`s."""
    return coded(piece.kind if isinstance(piece, Link) else _NAMES[type(piece)] for piece in pieces)


def _to_clock(piece: Piece) -> Clock:
    assert isinstance(piece, Clock | Bare)
    return piece if isinstance(piece, Clock) else Clock(piece.number % 25, sure=piece.number > 12)


def _span(pieces: Pieces) -> Pieces:
    first, last = [_to_clock(piece) for piece in pieces if isinstance(piece, Clock | Bare)]
    return [Span(first, last)]


def _clocks(pieces: Pieces) -> Pieces:
    """Bare numbers among these pieces are times; a lone "at" or "about" has done its work."""
    kept = [
        piece
        for piece in pieces
        if not (isinstance(piece, Link) and piece.kind in {"at", "about", "the", "start"})
    ]
    return [_to_clock(piece) if isinstance(piece, Bare) else piece for piece in kept]


def _day_span(pieces: Pieces) -> Pieces:
    """As in "Friday 2-4": the numbers beside a day are a span."""
    day = [piece for piece in pieces if isinstance(piece, Day | Days | Often)]
    part = [piece for piece in pieces if isinstance(piece, Part)]
    span = _span(pieces)
    return [*day, *part, *span] if isinstance(pieces[0], Day | Days | Often) else [*span, *part, *day]


_T = "(at|by|about|the)* (atime|bare)"
# Tried in this order at every place until none fits any more; each makes times out of what stood there.
_STEPS = (
    (pattern(f"(from|between) {_T} (to|dash|and|end) {_T}"), _span),
    (pattern(f"atime start? (comma|stop)* (and|comma)? (to|dash|end) {_T}"), _span),
    (pattern("atime start (comma|stop|and)* (atime|bare) end"), _span),
    (pattern(f"start (at|from)? {_T} (comma|stop|and)* (to|dash|end) {_T}"), _span),
    (pattern("bare (to|dash) (at|about)* atime"), _span),
    (pattern("(aday|adays|freq) comma? apart? comma? bare (to|dash) bare"), _day_span),
    (pattern("bare (to|dash) bare apart? (comma|on|at)? (aday|adays)"), _day_span),
    (pattern("bare (to|dash) bare apart"), lambda pieces: [*_span(pieces), pieces[-1]]),
    (pattern("at (about|the)* bare (?!gap? gap? gap? street)"), _clocks),
    (pattern("atime (and|or|comma and|comma or) bare (?!gap|event)"), _clocks),
    (pattern("bare or atime"), _clocks),
    (pattern("bare apart"), _clocks),
    (pattern("apart about? bare"), _clocks),
    (pattern("(start|by|before|after) bare (?!gap)"), _clocks),
    (pattern("aday comma? about bare"), _clocks),
    (pattern("aday comma? from bare (?!gap|event)"), _clocks),
    (pattern("about bare on? aday"), _clocks),
)
_ALL_BARE = pattern("(from|at)? bare (to|dash) bare")
_LONE_BARE = pattern("((aday|freq) comma? bare|bare (comma|on)? aday)")
_BARE_BESIDE = pattern("((aday|freq) bare|bare aday) (?!gap)")
_FOR_TIME = pattern("(atime|bare) for (atime|bare) (?!gap)")


def join_times(pieces: Pieces) -> Pieces:
    """Turn numbers into times and pairs of times into spans, wherever the words around them allow it."""
    if _ALL_BARE.fullmatch(codes(pieces)):
        pieces = _span(pieces)
    changed = True
    while changed:
        changed = False
        string = codes(pieces)
        for compiled, rewrite in _STEPS:
            match = compiled.search(string)
            if match:
                start, end = match.span()
                pieces = [*pieces[:start], *rewrite(pieces[start:end]), *pieces[end:]]
                changed = True
                break
    return pieces


def state(pieces: Pieces) -> Statement:
    """Read the pieces of a text that tells of something happening once."""
    pieces, doubt = doubtful(join_times(without_loose(pieces)))
    string = codes(pieces)
    why = Why.WHICH_TIME if doubt else Why.VAGUE if stray(string) else _unread_time(string)
    slots = [replace(slot, why=why) for slot in _slots(pieces)]
    return Statement(tuple(_filled(slots)), lengths(pieces), negated(string), _limit(string))


# Words about time that no rule could place, right beside a date: something was said that was not understood.
_WORD = (
    "(unit|next|last|ampm|half|quarter|past|ago|few|decimal|year|clock|hhmm|ordinal|commencing|middle"
    "|every|often|once|other|times|parts|unread|roughly)"
)
_DATE = "(aday|adays|atime|span|exact|freq)"
_BY = "(comma|the|of|at|in|on|a|and|or|about)*"
_STRAY = pattern(
    f"{_DATE} {_BY} {_WORD}|{_WORD} {_BY} {_DATE}|{_DATE} (and|or) month|{_DATE} dash unread"
    f"|{_DATE} (after|before)$|aday and length|length comma? bare(?!gap|event|unit)|atime gap? gap? timeword"
)
_TIMED = pattern("atime|span|exact|apart")
# "Friday at the usual time", "Friday after the school run": somebody knows when that is, we do not.
_UNREAD_TIME = pattern(
    "timeword|aday comma? when|aday comma? in the? gap gap? unit"
    "|(aday|adays) comma? gap? (before|after) (the|a)? (gap|event)"
    "|(before|after) (the|a)? (gap|event) gap? on aday"
)


def without_loose(pieces: Pieces) -> Pieces:
    """Meals are no part of the day where a clock is given: "2pm, lunch provided"."""
    if not any(isinstance(piece, Clock | Span | Exact) for piece in pieces):
        return pieces
    return [Link("gap") if isinstance(piece, Part) and piece.loose else piece for piece in pieces]


def _unread_time(string: str) -> Why:
    """Whether a day comes with words that tell its time and that no clock shows: "at the usual time"."""
    if _TIMED.search(string):
        return Why.CLEAR
    return Why.NO_TIME if _UNREAD_TIME.search(string) else Why.CLEAR


def doubtful(pieces: Pieces) -> tuple[Pieces, bool]:
    """Read a number that may be a time ("Tuesday 2", "10 for 10.30") as one, and say that it has to be asked."""
    string = codes(pieces)
    timed = any(isinstance(piece, Clock | Span | Exact) for piece in pieces)
    doubt = _FOR_TIME.search(string) or (_BARE_BESIDE if timed else _LONE_BARE).search(string)
    if not doubt:
        return pieces, False
    start, end = doubt.span()
    return [*pieces[:start], *_clocks(pieces[start:end]), *pieces[end:]], True


_RANGE = pattern("aday comma? apart? (atime|span) (to|dash) aday comma? apart? (at? atime)")
_DAYS = pattern("aday (to|dash) aday")
_BOTH_DAYS = pattern("between aday and aday")
_NOT = pattern("not|gone on? aday")
_BEFORE = pattern("before (aday|adays|atime|span)")
_AFTER = pattern("after the? (aday|adays|atime|bare)")


def stray(string: str) -> bool:
    """Whether a word about time stands beside a date and no rule could place it."""
    return bool(_STRAY.search(string))


def negated(string: str) -> bool:
    """Whether a "not", an "except" or a "was" stands with the dates, so that none of them can be taken as meant."""
    return bool(_NOT.search(string))


def _limit(string: str) -> str:
    return "before" if _BEFORE.search(string) else "after" if _AFTER.search(string) else ""


def _slots(pieces: Pieces) -> list[Slot]:
    string = codes(pieces)
    over_days = _RANGE.search(string)
    if over_days:
        start, end = over_days.span()
        middle = next(i for i in range(start, end) if pieces[i] in (Link("to"), Link("dash")))
        first, last = _line_up(pieces[start:middle]), _line_up(pieces[middle + 1 : end])
        return [replace(first[0], until=last[0]), *_line_up(pieces[:start]), *_line_up(pieces[end:])]
    return _line_up(join_days(pieces))


def join_days(pieces: Pieces) -> Pieces:
    """Turn "day to day" into a stretch of days."""
    for compiled in (_BOTH_DAYS, _DAYS):
        match = compiled.search(codes(pieces))
        if match:
            start, end = match.span()
            first, last = (piece for piece in pieces[start:end] if isinstance(piece, Day))
            return [*pieces[:start], Days(first, last), *join_days(pieces[end:])]
    return pieces


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


_ATTACHED = (
    pattern("for (about|the)* length"),
    pattern("(atime|span) (comma|dash)? (about|for)* length (?!gap|from|to|of|before|after)"),
    pattern("(atime|span) comma? length event"),
    pattern("length event"),
    pattern("length (on|from|at) (aday|atime)"),
)


def lengths(pieces: Pieces) -> tuple[Length, ...]:
    """How long it lasts; "10 minutes from the station" is not meant."""
    string = codes(pieces)
    spans = [match.span() for compiled in _ATTACHED for match in compiled.finditer(string)]
    inside = [p for start, end in spans for p in pieces[start:end] if isinstance(p, Length)]
    return tuple(dict.fromkeys(inside))
