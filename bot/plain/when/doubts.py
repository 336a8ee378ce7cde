"""Say what in the words stands against taking a date as meant: a "not", a number that may be a time, words not understood."""

import re
from dataclasses import replace

from bot.plain.when.answer import Why
from bot.plain.when.codes import codes
from bot.plain.when.join import to_clocks
from bot.plain.when.kinds import pattern
from bot.plain.when.pieces import Bare, Clock, Day, Days, Exact, Link, Part, Piece, Pieces, Span

# Words about time that no rule could place, right beside a date: something was said that was not understood.
_WORD = (
    "(unit|next|last|ampm|half|quarter|past|ago|few|decimal|year|clock|hhmm|ordinal|commencing|middle"
    "|every|often|once|other|times|parts|unread|roughly)"
)
_DATE = "(aday|adays|atime|span|exact|freq)"
_BY = "(comma|the|of|at|in|on|a|and|or|about)*"
_STRAY = pattern(
    f"{_DATE} {_BY} {_WORD}|{_WORD} {_BY} {_DATE}|{_DATE} (and|or) month|{_DATE} dash unread|{_DATE} (after|before)$"
    "|(freq|atime|span) comma? month|aday and length|(length|exact) or (bare|length)|exact and length|length unread"
    "|apart (and|or)+ apart|every length|(atime|span) to length|atime (dash|to) address|length comma? bare(?!gap|event|unit)|atime gap? gap? timeword"
)
_TIMED = pattern("atime|span|exact|apart")
# "Friday at the usual time", "Friday after the school run": somebody knows when that is, we do not.
_UNREAD_TIME = pattern(
    "timeword|aday dayname|aday comma? when|aday comma? in the? gap gap? unit"
    "|(aday|adays) comma? gap? (before|after) (the|a)? (gap|event)"
    "|(before|after) (the|a)? (gap|event) gap? on aday"
    "|(aday|adays) comma? at? address|at? address on? (aday|adays)"
)
_LONE_BARE = pattern(
    "((aday|freq) comma? bare|bare (comma|on)? aday|aday dash bare (?!gap|event))"
    "|aday comma? (gap|event|dayname) (gap|event)? bare (comma|stop)*$|aday (gap|event){0,2} to about? bare (?!gap|event)"
)
_BARE_BESIDE = pattern("((aday|freq) bare|bare aday) (?!gap)")
_COUNTED_FROM = pattern("(?<!for) length from aday")
_FOR_TIME = pattern("(atime|bare) for (atime|bare) (?!gap)")
_FOR_PEOPLE = pattern("for bare")
# Nobody asks people to come more than an hour before it starts ("7 for 7.30").
_COME_EARLY = 60
_NOT = pattern("not|instead|noholiday|aday gone gap|gone on? aday|gone gap? on aday")
_BEFORE = pattern("before (aday|adays|span)")
_AFTER = pattern("after the? (aday|adays|atime|bare)")


def without_loose(pieces: Pieces) -> Pieces:
    """Meals are no part of the day where a clock is given ("2pm, lunch provided"), nor is a quiz night where none is open."""
    timed = any(isinstance(piece, Clock | Span | Exact) for piece in pieces)
    still_open = any(isinstance(piece, Bare) or _is_open(piece) for piece in pieces)
    return [
        Link("comma")
        if isinstance(piece, Part) and ((piece.loose and timed) or (piece.occasion and not still_open))
        else piece
        for piece in pieces
    ]


def _is_open(piece: Piece) -> bool:
    clocks = (piece.start, piece.end) if isinstance(piece, Span) else (piece,)
    return all(isinstance(clock, Clock) and not clock.sure for clock in clocks)


def without_occasions(pieces: Pieces) -> Pieces:
    """Drop "half term", "xmas do" and "Tuesday Club" where a date beside them says when they are."""
    pieces = [
        replace(piece, occasion=True) if isinstance(piece, Day) and after == Link("dayname") else piece
        for piece, after in zip(pieces, [*pieces[1:], None], strict=False)
    ]
    days = [piece for piece in pieces if isinstance(piece, Day | Days)]
    rivals = [day for day in days if isinstance(day, Days) or not day.occasion]
    dated = any(isinstance(day, Days) or day.day is not None for day in rivals)
    if not rivals:
        return pieces
    return [
        Link("gap")
        if isinstance(piece, Day) and piece.occasion and (dated or (piece.fixed and piece.why == Why.VAGUE))
        else piece
        for piece in pieces
    ]


def unread_time(string: str) -> Why:
    """Whether a day comes with words that tell its time and that no clock shows: "at the usual time"."""
    if _TIMED.search(string):
        return Why.CLEAR
    return Why.NO_TIME if _UNREAD_TIME.search(string) else Why.CLEAR


def doubtful(pieces: Pieces) -> tuple[Pieces, bool]:
    """Read a number that may be a time ("Tuesday 2", "10 for 10.30") as one, and say that it has to be asked."""
    string = codes(pieces)
    timed = any(isinstance(piece, Clock | Span | Exact) for piece in pieces)
    if timed:
        pieces = _without_people(pieces)
        string = codes(pieces)
    doubt = _for_time(pieces) or (_BARE_BESIDE if timed else _LONE_BARE).search(string)
    if not doubt:
        return pieces, False
    start, end = doubt.span()
    return [*pieces[:start], *to_clocks(pieces[start:end]), *pieces[end:]], True


def counted_from(string: str) -> bool:
    """As in "6 weeks from 2 March", which lasts six weeks or is six weeks on."""
    return bool(_COUNTED_FROM.search(string))


def _for_time(pieces: Pieces) -> re.Match[str] | None:
    """As in "7 for 7.30", but not "2 for 1" or "12pm for 7 of us"."""
    for match in _FOR_TIME.finditer(codes(pieces)):
        first, last = (
            _minutes(piece)
            for piece in pieces[match.start() : match.end()]
            if isinstance(piece, Clock | Bare)
        )
        if 0 < (last - first) % (12 * 60) <= _COME_EARLY:
            return match
    return None


def _minutes(piece: Clock | Bare) -> int:
    return piece.number * 60 if isinstance(piece, Bare) else piece.hour * 60 + piece.minute


def _without_people(pieces: Pieces) -> Pieces:
    """Drop a number led by "for" where it is no time to start at: "table for 6 Thursday 7pm"."""
    string = codes(pieces)
    kept = _for_time(pieces)
    found = [match.end() - 1 for match in _FOR_PEOPLE.finditer(string)]
    gone = {i for i in found if not (kept and kept.start() <= i < kept.end())}
    return [Link("gap") if i in gone else piece for i, piece in enumerate(pieces)]


def stray(string: str) -> bool:
    """Whether a word about time stands beside a date and no rule could place it."""
    return bool(_STRAY.search(string))


def negated(string: str) -> bool:
    """Whether a "not", an "except" or a "was" stands with the dates, so that none of them can be taken as meant."""
    return bool(_NOT.search(string))


def limit(string: str) -> str:
    """Which side of a date was named and not the date itself: "before", "after" or neither."""
    return "before" if _BEFORE.search(string) else "after" if _AFTER.search(string) else ""
