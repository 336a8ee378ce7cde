"""Days left out of what repeats: "every day except Sunday", "Fridays 2pm, not 26 March", "except in August"."""

from dataclasses import replace
from datetime import date

from bot.plain.when.codes import codes
from bot.plain.when.days import find_days
from bot.plain.when.kinds import pattern
from bot.plain.when.pieces import Day, Link, Often, Piece, Pieces

_LEFT_OUT = pattern("freq.*? (not (on|the|for)* (aday|freq) ((comma|and|or)+ (aday|freq))*)")
_DATES_LEFT_OUT = pattern("not event? (on|the|for|in)* aday ((comma|and|or)+ (on|the|in)* aday)*")
_WEEK = range(7)


def weekdays_left_out(pieces: Pieces) -> tuple[Pieces, tuple[int, ...]]:
    """Take the weekdays that are left out from among the pieces; none where it is not only weekdays."""
    string = codes(pieces)
    found = _LEFT_OUT.search(string)
    if not found:
        return pieces, ()
    start, end = string.index(codes([Link("not")]), found.start()), found.end()
    listed = [_weekdays(piece) for piece in pieces[start:end] if isinstance(piece, Day | Often)]
    if not all(listed):
        return pieces, ()
    return [*pieces[:start], Link("gap"), *pieces[end:]], tuple(day for days in listed for day in days)


def days_left_out(pieces: Pieces) -> tuple[Pieces, tuple[Day, ...]]:
    """Take the dates and months that are left out from among the pieces."""
    found = _DATES_LEFT_OUT.search(codes(pieces))
    if not found:
        return pieces, ()
    start, end = found.span()
    listed = tuple(piece for piece in pieces[start:end] if isinstance(piece, Day))
    if not all(len(day.fixed) == 1 or day.month is not None for day in listed):
        return pieces, ()
    return [*pieces[:start], Link("gap"), *pieces[end:]], listed


def is_left_out(found: date, left_out: tuple[Day, ...], first: date) -> bool:
    """Whether a day is among those left out.

    Args:
        found: the day.
        left_out: dates, or whole months.
        first: the day the repetition begins on.
    """
    return any(
        day.month == found.month if day.day is None and not day.fixed else found in find_days(day, first)[0]
        for day in left_out
    )


def without(often: Often, left_out: tuple[int, ...]) -> Often | None:
    """What repeats on the other days; None where that leaves nothing out or nothing over."""
    daily = often.unit == "day" and often.every == 1
    days = often.weekdays or (tuple(_WEEK) if daily else ())
    kept = tuple(day for day in days if day not in left_out)
    weekly = daily or (often.unit == "week" and often.every == 1)
    if not weekly or not kept or len(kept) == len(days):
        return None
    return replace(often, unit="week", weekdays=kept)


def _weekdays(piece: Piece) -> tuple[int, ...]:
    """The weekdays a piece names and nothing else."""
    if isinstance(piece, Day) and piece.weekday is not None and piece == Day(piece.weekday):
        return (piece.weekday,)
    if isinstance(piece, Often) and piece == Often("week", weekdays=piece.weekdays):
        return piece.weekdays
    return ()
