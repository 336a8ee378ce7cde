"""Join pieces: numbers to times, two times to a span, two days to a stretch of days."""

from bot.plain.when.codes import codes
from bot.plain.when.kinds import pattern
from bot.plain.when.pieces import Bare, Clock, Day, Days, Link, Often, Part, Piece, Pieces, Span


def _to_clock(piece: Piece) -> Clock:
    assert isinstance(piece, Clock | Bare)
    return piece if isinstance(piece, Clock) else Clock(piece.number % 25, sure=piece.number > 12)


def _span(pieces: Pieces) -> Pieces:
    first, last = [_to_clock(piece) for piece in pieces if isinstance(piece, Clock | Bare)]
    return [Span(first, last)]


def _two_spans(pieces: Pieces) -> Pieces:
    """As in "10-12 and 2-4"."""
    return [*pieces[:-3], *_span(pieces[-3:])]


def to_clocks(pieces: Pieces) -> Pieces:
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


def _day_first(pieces: Pieces) -> Pieces:
    """As in "Saturday 10pm until 6am Sunday": the day before its time, so that the times are not of one day."""
    return (
        [*pieces[:-2], pieces[-1], pieces[-2]]
        if isinstance(pieces[-2], Clock)
        else [*pieces[:-3], pieces[-1], pieces[-3]]
    )


def _around_day(pieces: Pieces) -> Pieces:
    """As in "2pm Friday till 4"."""
    return [*(piece for piece in pieces if isinstance(piece, Day)), *_span(pieces)]


_T = "(at|by|about|the)* (atime|bare)"
# Tried in this order at every place until none fits any more; each makes times out of what stood there.
_STEPS = (
    (
        pattern(
            "aday comma? apart? at? atime comma? (to|dash) at? atime on? aday (?!comma? at? (atime|bare|span))"
        ),
        _day_first,
    ),
    (pattern(f"(from|between) {_T} (to|dash|and|end) {_T}"), _span),
    (pattern(f"atime start? (comma|stop)* (and|comma)? (to|dash|end) {_T}"), _span),
    (pattern("atime start (comma|stop|and)* (atime|bare) end"), _span),
    (pattern(f"start (at|from)? {_T} (comma|stop|and)* (to|dash|end) {_T}"), _span),
    (pattern("bare (to|dash) (at|about)* atime"), _span),
    (pattern(f"atime on? aday to {_T} (?!(comma|on)* aday|gap|event)"), _around_day),
    (pattern("(aday|adays|freq) comma? apart? comma? bare (to|dash) bare"), _day_span),
    (
        pattern(
            "(aday|adays|freq) apart? (gap|event|dayname|in|dash){1,4} bare (to|dash) bare (?=(comma|stop|at|in|on|for|$))"
        ),
        _day_span,
    ),
    (pattern("bare (to|dash) bare apart? (comma|on|at)? (aday|adays)"), _day_span),
    (pattern("bare (to|dash) bare apart"), lambda pieces: [*_span(pieces), pieces[-1]]),
    (pattern("at (about|the)* bare"), to_clocks),
    (pattern("atime (and|or|comma and|comma or) bare (?!gap|event)"), to_clocks),
    (pattern("bare or atime"), to_clocks),
    (pattern("span (comma|and|or)+ bare (to|dash) bare"), _two_spans),
    (pattern("from bare for (about|the)* length"), to_clocks),
    (pattern("length from bare (?!gap|event)"), to_clocks),
    (pattern("bare for (about|the)* length on? aday"), to_clocks),
    (pattern("apart comma? from bare"), to_clocks),
    (pattern("bare apart"), to_clocks),
    (pattern("bare aday apart"), to_clocks),
    (pattern("apart about? bare"), to_clocks),
    (pattern("(start|by|before|after) bare (?!gap)"), to_clocks),
    (pattern("aday comma? about bare"), to_clocks),
    (pattern("aday comma? from bare (?!gap|event)"), to_clocks),
    (pattern("about bare on? aday"), to_clocks),
)
_ALL_BARE = pattern("(from|at)? bare (to|dash) bare")


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


_DAYS = pattern("aday (to|dash) aday")
_BETWEEN_DAYS = pattern("between aday and aday")
_BOTH_DAYS = pattern("aday and aday (?!(comma|and|or)+ aday)")
_LISTED = pattern("aday (comma|and|or)+ $")
_TIMED = pattern("atime|span|apart|exact|bare")


def join_days(pieces: Pieces) -> Pieces:
    """Turn "day to day" into a stretch of days."""
    for compiled in (_BETWEEN_DAYS, _DAYS):
        match = compiled.search(codes(pieces))
        if match:
            start, end = match.span()
            first, last = (piece for piece in pieces[start:end] if isinstance(piece, Day))
            return [*pieces[:start], Days(first, last), *join_days(pieces[end:])]
    return pieces


def join_both(pieces: Pieces) -> Pieces:
    """Two days, both of them whole: "tomorrow and Friday"."""
    string = codes(pieces)
    match = _BOTH_DAYS.search(string)
    if not match or _TIMED.search(string) or _LISTED.search(string[: match.start()]):
        return pieces
    first, last = (piece for piece in pieces[match.start() : match.end()] if isinstance(piece, Day))
    return [*pieces[: match.start()], Days(first, last, both=True), *pieces[match.end() :]]
