"""Lists of weekdays that may tell of every week: "mon wed and fri at 9.15", "Mon-Thurs 4pm"."""

from bot.plain.when.codes import codes
from bot.plain.when.kinds import pattern
from bot.plain.when.often import weekdays_between
from bot.plain.when.pieces import Bare, Clock, Day, Days, Often, Pieces, Span

_LIST = pattern("aday (to|dash) aday|aday ((comma|and)* aday)+")
_STRETCH = pattern("to|dash")
_LED = pattern("(from|start|to|dash|end|by|before) the? $")


def weekly_list(pieces: Pieces) -> Pieces:
    """Read a list or a stretch of weekdays beside a time as every week; other pieces come back as they are.

    Asked how often something is, people leave "every" out; asked when it is, they may mean these days once.
    """
    string = codes(pieces)
    found = _LIST.search(string)
    if not found or not any(isinstance(piece, Clock | Span | Bare) for piece in pieces):
        return pieces
    start, end = found.span()
    listed = [piece.weekday for piece in pieces[start:end] if isinstance(piece, Day) and _is_weekday(piece)]
    rest = [i for i, piece in enumerate(pieces) if isinstance(piece, Day | Days) and not start <= i < end]
    if len(listed) != sum(isinstance(piece, Day) for piece in pieces[start:end]):
        return pieces
    if not all(_LED.search(string[:i]) for i in rest):
        return pieces  # "Tuesday and Thursday next week"
    weekdays = [weekday for weekday in listed if weekday is not None]
    if _STRETCH.search(string, start, end):
        weekdays = [*weekdays_between(*weekdays)]
    return [*pieces[:start], Often("week", weekdays=tuple(dict.fromkeys(weekdays))), *pieces[end:]]


def _is_weekday(day: Day) -> bool:
    return day.weekday is not None and day == Day(day.weekday)
