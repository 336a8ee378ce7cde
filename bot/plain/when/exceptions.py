"""Read words that mean something else between certain neighbours: "every day but Sunday", "9am while 5pm", "Sunday school"."""

from bot.plain.when.words import Token, Words

_REPEATS = frozenset({"unit", "often", "weekdays"})
_LEFT_OUT = frozenset({"weekday", "weekdays", "weekend"})
_TIMES = frozenset({"number", "clock", "ampm", "hhmm", "oclock", "noon", "midnight", "half", "quarter", "at"})
_DAYS = frozenset({"weekday", "weekdays", "date", "ordinal", "month", "relative", "number"})


def read_exceptions(tokens: list[Token], table: Words) -> list[Token]:
    """Give these words the kind they have where they stand."""
    ends = Token("", None, "")
    around = zip([ends, *tokens], tokens, [*tokens[1:], ends], strict=False)
    return [_read(before, token, after, table) for before, token, after in around]


def _read(before: Token, token: Token, after: Token, table: Words) -> Token:
    kinds = {before.kind, after.kind}
    if token.typed in table.but and before.kind in _REPEATS and after.kind in _LEFT_OUT:
        return Token("not", None, token.typed)
    if token.typed in table.until and kinds <= _TIMES | _DAYS:
        return Token("to", "until", token.typed)
    if token.typed in table.short_and and (kinds <= _TIMES or kinds <= _DAYS):
        return Token("and", None, token.typed)
    return _name_of_day(before, token, after, table)


def _name_of_day(before: Token, token: Token, after: Token, table: Words) -> Token:
    """As in "Sunday school", "the Monday lot need a lift"."""
    wanting = after.typed in table.wanting
    names = table.after_weekday | table.people if wanting else table.after_weekday
    if before.kind == "weekday" and token.typed in names:
        return Token("dayname", "wanting" if wanting else None, token.typed)
    return token
