"""Read tokens together with their neighbours: phrases, "twenty-one", and words that are days only beside other date words."""

from bot.plain.when.words import Token, Words


def join_phrases(tokens: list[Token], table: Words) -> list[Token]:
    """Join the words of a phrase ("day after tomorrow") into one token, longest phrase first."""
    longest = max(map(len, table.phrases), default=0)
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        for size in range(min(longest, len(tokens) - i), 1, -1):
            typed = tuple(token.typed for token in tokens[i : i + size])
            if typed in table.phrases:
                joined.append(Token(*table.phrases[typed], " ".join(typed)))
                i += size
                break
        else:
            joined.append(tokens[i])
            i += 1
    return joined


def join_tens(tokens: list[Token]) -> list[Token]:
    """Join "twenty-one" and "twenty first", which are typed as two words."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        before = joined[-2] if len(joined) > 1 else None
        tens = before if last and last.kind == "dash" else last
        if (
            tens
            and tens.kind == "number"
            and tens.typed.isalpha()
            and tens.value in {20, 30, 40, 50}
            and token.kind in {"number", "ordinal"}
            and token.typed.isalpha()
            and token.value < 10
        ):
            del joined[-1 if tens is last else -2 :]
            joined.append(Token(token.kind, tens.value + token.value, f"{tens.typed}{token.typed}"))
        else:
            joined.append(token)
    return joined


_BESIDE = frozenset(
    (
        "number",
        "ordinal",
        "clock",
        "hhmm",
        "ampm",
        "oclock",
        "noon",
        "part",
        "parts",
        "at",
        "dash",
        "weekday",
        "month",
        "date",
    )
)
_LISTING = frozenset({"and", "or", "to"})
_BEFORE = _BESIDE | {"on", "not", "next", "this", "last", "by", "every", "from", "or", "before", "commencing"}


def weaken(tokens: list[Token], table: Words) -> list[Token]:
    """Read "sat", "sun" and "wed" as days only beside another word of a date."""
    only = len([token for token in tokens if token.kind not in {"comma", "stop"}]) == 1
    result = []
    for i, token in enumerate(tokens):
        done = token.typed in table.verbs and _is_done(tokens, i, table)
        weak = token.typed in table.weak and (done or not (only or _is_day(tokens, i, table)))
        result.append(Token("gap", None, token.typed) if weak else token)
    return result


def _is_day(tokens: list[Token], i: int, table: Words) -> bool:
    """Whether the words around it make it a day: "sat 10am", "on sun", "sat week", "mon, sat"."""
    before = tokens[i - 1].kind if i else ""
    following = tokens[i + 1 : i + 3]
    after, adverb = (following[0].kind, following[0].typed in table.adverbs) if following else ("", False)
    return (
        before in _BEFORE
        or after in _BESIDE
        or (i == 0 and after == "about")
        or (after == "unit" and following[0].typed in {"week", "wk"})  # "sat week"
        or _leads_on(following)
        or (before == "comma" and (after == "comma" or adverb))
        or (after in _LISTING and following[1:] != [] and following[1].kind == "weekday")
        or (before in _LISTING and i > 1 and tokens[i - 2].kind in {"weekday", "relative", "named"})
    )


_TIMES = frozenset(
    {"number", "ordinal", "clock", "hhmm", "ampm", "noon", "part", "half", "quarter", "month", "date"}
)


def _is_done(tokens: list[Token], i: int, table: Words) -> bool:
    """Whether somebody did it: "he sat at the back", "we just sat at home"; but "can we sat at 2" is a Saturday."""
    led = tokens[:i]
    if led and led[-1].typed in table.adverbs:
        led = led[:-1]
    done_by = bool(led) and led[-1].typed in table.subjects
    following = [token.kind for token in tokens[i + 1 : i + 3]]
    return done_by and following[:1] == ["at"] and not _TIMES.intersection(following[1:])


def _leads_on(following: list[Token]) -> bool:
    """Whether a date goes on after a weekday: "wed of next week", "sat from 10"."""
    kinds = [token.kind for token in following]
    if len(kinds) < 2:
        return False
    if kinds[0] in {"half", "quarter"}:
        return kinds[1] in {"number", "past", "to"}
    if kinds[0] == "of":
        return kinds[1] in {"the", "next", "this", "month"}
    return kinds[0] in {"from", "between"} and kinds[1] in {"clock", "number", "hhmm", "noon"}
