"""Read what a coordinator typed about when something is, and ask rather than guess."""

from dataclasses import replace
from datetime import datetime

from bot.plain.when.answer import When
from bot.plain.when.english import ENGLISH
from bot.plain.when.grammar import read_pieces
from bot.plain.when.pieces import Often
from bot.plain.when.recurrence import first_of
from bot.plain.when.statement import state
from bot.plain.when.tokens import read_tokens
from bot.plain.when.weekday_lists import weekly_list
from bot.plain.when.weigh import weigh
from bot.plain.when.words import Token, Words
from bot.plain.when.zones import in_zone, local_nows, zones_said


def read_when(text: str, now: datetime, zone: str, words: Words = ENGLISH) -> When:
    """Read a day, a time or a range from what somebody typed, alone or inside a sentence.

    Args:
        text: as typed; any length, any characters.
        now: the present moment (aware); "Tuesday" is the next one after it.
        zone: IANA name of the zone the words are meant in, as "Europe/London", unless they name one ("10am UK time").
        words: the language they are written in.

    Returns:
        What was understood, in `zone`. `ambiguous` whenever more than one reading is likely; never a silent guess.

    Raises:
        ValueError: `now` has no zone.
        zoneinfo.ZoneInfoNotFoundError: `zone` is not known.
    """
    tokens = read_tokens(text, words)
    said = zones_said(tokens, zone)
    readings = [_read(tokens, local, name, zone) for name in said for local in local_nows(now, name, zone)]
    return in_zone(readings, zone)


def _read(tokens: list[Token], local: datetime, zone: str, shown: str) -> When:
    pieces = read_pieces(tokens, local)
    if any(isinstance(piece, Often) for piece in pieces):
        return first_of(pieces, local, zone, shown)
    found = weigh(state(pieces), local, zone)
    listed = weekly_list(pieces) if found.ambiguous else pieces
    return found if listed is pieces else replace(found, recurs=first_of(listed, local, zone, shown).recurs)
