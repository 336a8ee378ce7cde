"""A day that is refused beside the one offered for it: "can't make today, Friday 1.15pm instead?"."""

import re

from bot.plain.when.codes import codes
from bot.plain.when.kinds import pattern
from bot.plain.when.pieces import Day, Days, Link, Pieces

_SAID = "(gap|event|on|at|for|the|a|about)*"
_DAY = "aday comma*"
_TIMED = "aday (comma|at|apart)* (atime|span|bare)"
_PARTED = "(comma|stop|dash|and)+"


def _refused(day: str) -> str:
    return f"(not {_SAID} {day}|{day} {_SAID} not) {_SAID}"


def _offered(day: str) -> str:
    return f"({day} (gap|event)* instead|instead {_SAID} {day})"


# "Not Friday 2pm, Thursday instead" leaves the time open and is asked.
_REFUSED_FIRST = pattern(
    f"{_refused(_DAY)} {_PARTED} {_SAID} (?={_offered(_DAY)}|{_offered(_TIMED)})"
    f"|{_refused(_TIMED)} {_PARTED} {_SAID} (?={_offered(_TIMED)})"
)
_INSTEAD_OF = pattern(f"instead of {_SAID} aday ((comma|at|apart)* (atime|span|bare))? comma*")
_TIME = pattern("atime|span|bare")
_REFUSED_LAST = pattern(f"(?<=instead) {_PARTED} {_SAID} {_refused(_DAY)} (?!atime|span|bare)")
_INSTEAD = Link("instead")


def without_refused(pieces: Pieces) -> Pieces:
    """Drop the day that was refused where another is offered "instead"; a day that is offered alone is meant."""
    string = codes(pieces)
    if string.count(codes([_INSTEAD])) != 1:
        return pieces
    match = _instead_of(pieces) or _REFUSED_FIRST.search(string) or _REFUSED_LAST.search(string)
    if match:
        pieces = [*pieces[: match.start()], Link("stop"), *pieces[match.end() :]]
    elif _days(pieces) != 1 or codes([_INSTEAD, Link("of")]) in string:
        return pieces
    return [Link("gap") if piece == _INSTEAD else piece for piece in pieces]


def _instead_of(pieces: Pieces) -> re.Match[str] | None:
    """What "instead of" refuses; not the only time there is, which "Thursday instead of Friday 2pm" may mean for both."""
    string = codes(pieces)
    match = _INSTEAD_OF.search(string)
    kept = string[: match.start()] + string[match.end() :] if match else ""
    return match if not _TIME.search(string) or _TIME.search(kept) else None


def _days(pieces: Pieces) -> int:
    return sum(isinstance(piece, Day | Days) for piece in pieces)
