"""Match the rules: which kinds of words, in which order, make a day, a time, a length or a repetition.

At every place in the text the rule that takes most words wins. A rule is written in kinds, not in words, so
that the same rules serve another language whose dates are put together alike.
"""

from datetime import datetime

from bot.plain.when import (
    amounts,
    asides,
    calendar_days,
    hours,
    month_days,
    named_days,
    occasions,
    often,
    often_months,
    relative_days,
    weeks,
)
from bot.plain.when.agreeing import agreed
from bot.plain.when.kinds import coded, pattern
from bot.plain.when.pieces import Link, Piece, Pieces
from bot.plain.when.place import Place
from bot.plain.when.refusing import without_refused
from bot.plain.when.words import Token

_RULES = (
    *(*calendar_days.RULES, *month_days.RULES, *relative_days.RULES, *weeks.RULES, *named_days.RULES),
    *(*hours.RULES, *amounts.RULES, *often.RULES, *often_months.RULES, *occasions.RULES, *asides.RULES),
)
_COMPILED = tuple((pattern(kinds), rule) for kinds, rule in _RULES)

# Kinds that say something only inside a rule, or that were read before the rules.
_MEANINGLESS = {"zone": "gap", "street": "gap", "thistime": "gap"}


def read_pieces(tokens: list[Token], now: datetime) -> Pieces:
    """Put tokens together to days, times, lengths and repetitions; every token left over becomes a link.

    Args:
        tokens: from `read_tokens`.
        now: the moment the words were typed at, local and aware.
    """
    codes = coded(token.kind for token in tokens)
    pieces: Pieces = []
    i = 0
    while i < len(tokens):
        size, piece = _longest(tokens, codes, i, now)
        pieces.append(piece or Link(_MEANINGLESS.get(tokens[i].kind, tokens[i].kind)))
        i += size if piece else 1
    return without_refused(agreed(pieces, now.date()))


def _longest(tokens: list[Token], codes: str, i: int, now: datetime) -> tuple[int, Piece | None]:
    best: tuple[int, Piece | None] = (0, None)
    for compiled, rule in _COMPILED:
        match = compiled.match(codes, i)
        if not match or match.end() - i <= best[0]:
            continue
        before = tokens[i - 1] if i else None
        after = tokens[match.end()] if match.end() < len(tokens) else None
        piece = rule(Place(tokens[i : match.end()], before, after, now))
        if piece is not None:
            best = (match.end() - i, piece)
    return best
