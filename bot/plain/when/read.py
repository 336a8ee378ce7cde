"""Read what a coordinator typed about when something is, and ask rather than guess."""

from datetime import datetime

from bot.plain.when.answer import When
from bot.plain.when.english import ENGLISH
from bot.plain.when.grammar import read_pieces
from bot.plain.when.moments import local_now
from bot.plain.when.pieces import Often
from bot.plain.when.recurrence import first_of
from bot.plain.when.statement import state
from bot.plain.when.tokens import read_tokens
from bot.plain.when.weigh import weigh
from bot.plain.when.words import Words


def read_when(text: str, now: datetime, zone: str, words: Words = ENGLISH) -> When:
    """Read a day, a time or a range from what somebody typed, alone or inside a sentence.

    Args:
        text: as typed; any length, any characters.
        now: the present moment (aware); "Tuesday" is the next one after it.
        zone: IANA name of the zone the words are meant in, as "Europe/London".
        words: the language they are written in.

    Returns:
        What was understood. `ambiguous` whenever more than one reading is likely; never a silent guess.

    Raises:
        ValueError: `now` has no zone.
        zoneinfo.ZoneInfoNotFoundError: `zone` is not known.
    """
    local = local_now(now, zone)
    pieces = read_pieces(read_tokens(text, words), local)
    if any(isinstance(piece, Often) for piece in pieces):
        return first_of(pieces, local, zone)
    return weigh(state(pieces), local, zone)
