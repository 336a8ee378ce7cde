"""Two ways of naming one day that agree: "next Friday 13th November", "tomorrow (Tuesday 24th)"."""

from datetime import date

from bot.plain.when.answer import Why
from bot.plain.when.codes import codes
from bot.plain.when.days import find_days
from bot.plain.when.kinds import pattern
from bot.plain.when.pieces import Day, Pieces

_BESIDE = pattern("aday (comma|the|on|at)* ((atime|span) (comma|the|on)*)? aday")


def agreed(pieces: Pieces, today: date) -> Pieces:
    """Leave one day of two that are the same, so that "next Friday" is not asked where its date is there.

    Args:
        pieces: from the rules.
        today: the local date.
    """
    for match in _BESIDE.finditer(codes(pieces)):
        start, end = match.start(), match.end() - 1
        first, last = pieces[start], pieces[end]
        assert isinstance(first, Day)
        assert isinstance(last, Day)
        same = _same(first, last, today) or _same(last, first, today)
        if same:
            return [*pieces[:start], same, *pieces[start + 1 : end], *agreed(pieces[end + 1 :], today)]
    return pieces


def _same(counted: Day, dated: Day, today: date) -> Day | None:
    """The date, where it is one of the days that the counted words may mean."""
    if (
        not counted.fixed
        or counted.occasion
        or counted.why not in {Why.CLEAR, Why.WHICH_DAY}
        or dated.day is None
    ):
        return None
    found, why = find_days(dated, today)
    return Day(fixed=found) if why == Why.CLEAR and found[0] in counted.fixed else None
