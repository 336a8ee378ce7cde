"""Find how long something lasts among all the lengths that were named."""

from bot.plain.when.codes import codes
from bot.plain.when.kinds import pattern
from bot.plain.when.pieces import Length, Pieces

_LONGEST_THING = 12 * 60
# "10 minutes from the station", "5 mins walk", "15 mins early" tell of something else.
_NOT_OF_IT = "(?!gap|from|to|of|before|after|roughly|ago|past|unread)"
_ATTACHED = (
    pattern("for (about|the)* length"),
    # "takes an hour", "max 45 mins"; but "takes an hour on the bus"
    pattern("measure (about|the)* length (?!gap|on|to|by|from|in|at)"),
    pattern(f"(atime|span) (comma|dash)? (about|for)* length {_NOT_OF_IT}"),
    # "11am Thursday, 45 mins", "2pm zoom, one hour"
    pattern(
        f"(atime|span) (gap|event|apart|at|on|the|aday)* (comma|stop|dash)+ (about|for)* length {_NOT_OF_IT}"
    ),
    pattern("(atime|span) comma? length event"),
    pattern(f"atime and length {_NOT_OF_IT}"),
    pattern("length event"),
    pattern("length (on|from|at)? (aday|atime)"),
)
# "1hr supervision on 17 Dec at 11am": whatever it is, it lasts that long.
_OF_THING = pattern(
    "(length comma? (gap|event){1,3}|^length comma? (gap|event){1,6}) (comma|on|from|at)? (aday|atime)"
)


def lengths(pieces: Pieces) -> tuple[Length, ...]:
    """How long it lasts; "10 minutes from the station" is not meant."""
    string = codes(pieces)
    spans = [match.span() for compiled in _ATTACHED for match in compiled.finditer(string)]
    inside = [p for start, end in spans for p in pieces[start:end] if isinstance(p, Length)]
    thing = _OF_THING.search(string)
    if thing and not inside:
        length = pieces[thing.start()]
        assert isinstance(length, Length)
        inside = [length] if length.minutes <= _LONGEST_THING else []
    return tuple(dict.fromkeys(inside))
