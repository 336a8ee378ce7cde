"""Find how long something lasts among all the lengths that were named."""

from bot.plain.when.codes import codes
from bot.plain.when.kinds import pattern
from bot.plain.when.pieces import Length, Pieces

_ATTACHED = (
    pattern("for (about|the)* length"),
    pattern("(atime|span) (comma|dash)? (about|for)* length (?!gap|from|to|of|before|after)"),
    pattern("(atime|span) comma? length event"),
    pattern("atime and length (?!gap|from|to|of|before|after)"),
    pattern("length event"),
    pattern("length (on|from|at)? (aday|atime)"),
)


def lengths(pieces: Pieces) -> tuple[Length, ...]:
    """How long it lasts; "10 minutes from the station" is not meant."""
    string = codes(pieces)
    spans = [match.span() for compiled in _ATTACHED for match in compiled.finditer(string)]
    inside = [p for start, end in spans for p in pieces[start:end] if isinstance(p, Length)]
    return tuple(dict.fromkeys(inside))
