"""Cut what somebody typed into tokens of known kinds.

The grammar never looks at words, only at kinds ("weekday", "number", "until"). Words live in one table per
language, so a second language is a second table. Misspelt words are put right only when one meaning is near.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_NAMES = """
weekday weekdays month ordinal year date relative named holiday weekend
clock hhmm ampm oclock noon midnight part parts half quarter past allday endofday
number decimal a few unit times timeword when meal ago
to dash and or from between at about on in of the by before after for
start end middle next this last other every often once commencing not gone event street comma stop roughly unread gap
aday adays atime span exact length apart bare freq count
"""
# The last line names the pieces that tokens are put together to.
KINDS = tuple(_NAMES.split())
_CODE = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Token:
    """One word or number: its kind, what it stands for, and how it was typed."""

    kind: str
    value: Any
    typed: str


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes:
        words: a word without apostrophes, lower case, to its kind and value.
        phrases: several words in a row to one kind and value.
        near: words worth correcting when misspelt.
        leave: real words that look like a misspelling of one of `near` and are not.
        weak: words that are a weekday only beside another date word ("sat", "sun", "wed").
        time_ending: how a word ends that names a time of day nobody can put on a clock ("hometime"), or "".
        rough_ending: what makes a time a rough one ("twoish"), or "".
    """

    words: dict[str, tuple[str, Any]]
    phrases: dict[tuple[str, ...], tuple[str, Any]]
    near: tuple[str, ...] = ()
    leave: frozenset[str] = field(default_factory=frozenset)
    weak: frozenset[str] = field(default_factory=frozenset)
    time_ending: str = ""
    rough_ending: str = ""


def pattern(text: str) -> re.Pattern[str]:
    """Compile a rule written in kinds: "weekday comma? the? ordinal of? month year?".

    Args:
        text: kind names with regular-expression marks ``? * + | ( )`` and spaces for reading.

    Raises:
        KeyError: a name is not in `KINDS`.
    """
    spaced = re.sub(r"[a-z]+", lambda name: _CODE[name[0]], text).replace(" ", "")
    return re.compile(re.sub(r"\((?!\?)", "(?:", spaced))


def coded(kinds: Iterable[str]) -> str:
    """Write kinds as the string that `pattern`s are matched on, one character each."""
    return "".join(_CODE[kind] for kind in kinds)


_SHAPES = re.compile(
    r"""(?P<skip>(?:https?://|www\.)\S+|\S+@\S+\.\S+|[£$€]\s?\d[\d.,]*|(?:\+|\b0)\d[\d ]{7,}\d(?![\d/.:-])|\b24/7\b
        |\b(?:room|flat|page|section|unit)\s\d[\d.]*)
    |(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?:T(?=\d))?
    |(?P<date>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/])|\d{1,2}/\d{1,2}(?![\d/]))
    |(?P<clock>\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d))
    |(?P<decimal>\d{1,2}\.\d(?!\d))
    |(?P<year>'\d\d(?!\d))
    |(?P<ordinal>\d{1,2}\s?(?:st|nd|rd|th)\b)
    |(?P<digits>\d+)
    |(?P<commencing>\bw/[cb]\b)
    |(?P<ampm>(?<![^\W\d])[ap]\.\s?m\b\.?)
    |(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)
    |(?P<dash>-+|→|~)
    |(?P<and>&|\+)
    |(?P<at>@)
    |(?P<comma>[,;:()\[\]\n|*•/"]+)
    |(?P<stop>[.!?…]+)""",
    re.X | re.I,
)
# The longest message Telegram carries; no date lies beyond it.
_LONGEST = 4096
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "‒": "-"}
)


def read_tokens(text: str, table: Words) -> list[Token]:
    """Turn typed text into tokens; anything not understood is a "gap"."""
    # Half signs become decimals before NFKC splits them into "1⁄2".
    plain = re.sub(r"(\d)\s?½", r"\1.5", text[:_LONGEST]).replace("½", " half ")
    plain = re.sub(r"(\d)\.(?=\s?[ap]\.?m\b)", r"\1 ", plain, flags=re.I)  # "2.pm"
    plain = unicodedata.normalize("NFKC", plain).translate(_QUOTES).lower()
    found = [_token(match, table) for match in _SHAPES.finditer(plain)]
    return _weaken(_tens(_phrases(found, table)), table)


def _token(match: re.Match[str], table: Words) -> Token:
    name, typed = str(match.lastgroup), match.group()
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Token("date", (day, month, year), typed)
    if match["date"]:
        return Token("date", _numeric(match["date"]), typed)
    if match["clock"]:
        return _clock(match["clock"])
    if match["ordinal"]:
        return Token("ordinal", int(re.sub(r"\D", "", typed)), typed)
    if match["year"]:
        return Token("year", 2000 + int(typed[1:]), typed)
    if match["digits"]:
        return _digits(typed)
    if match["ampm"]:
        return Token("ampm", typed[0] + "m", typed)
    if match["word"]:
        return _word(match["word"], table)
    if match["decimal"]:
        return Token("decimal", float(typed), typed)
    return Token(name if name in _CODE else "gap", None, typed)


def _numeric(typed: str) -> tuple[int, int, int | None]:
    """Day first: "3/12/26" is 3 December 2026."""
    day, month, *rest = (int(part) for part in re.split("[/.-]", typed))
    year = rest[0] if rest else None
    return day, month, year + 2000 if year is not None and year < 100 else year


def _clock(typed: str) -> Token:
    hour, minute = (int(part) for part in re.split("[:.h]", typed)[:2])
    if minute > 59 or hour > 24:
        return Token("unread", None, typed)
    # "07:00" and "14:00" are written on a 24-hour clock; "7:00" may be either half of the day.
    return Token("clock", (hour, minute, hour > 12 or typed[0] == "0"), typed)


def _digits(typed: str) -> Token:
    number = int(typed[:9])
    if len(typed) == 4 and 2000 <= number <= 2099:
        return Token("year", number, typed)
    if len(typed) == 4 and number // 100 <= 23 and number % 100 <= 59:
        return Token("hhmm", (number // 100, number % 100, True), typed)
    if len(typed) <= 3:
        return Token("number", number, typed)
    return Token("gap", None, typed)


def _word(typed: str, table: Words) -> Token:
    word = typed.replace("'", "")
    if typed.endswith("'s") and table.words.get(typed[:-2], ("",))[0] == "weekday":
        word = typed[:-2]  # "Tuesday's meeting" is one Tuesday, "Tuesdays" are many
    if word not in table.words:
        word = _spelt(word, table)
    kind, value = table.words.get(word, (_unknown(word, table), None))
    return Token(kind, value, word)


def _unknown(word: str, table: Words) -> str:
    """What kind a word is that the table does not hold."""
    if table.time_ending and word.endswith(table.time_ending):
        return "timeword"
    rough = table.rough_ending and word.endswith(table.rough_ending)
    return "unread" if rough and word.removesuffix(table.rough_ending) in table.words else "gap"


def _spelt(word: str, table: Words) -> str:
    """The one known word this is a misspelling of, or the word itself."""
    if len(word) < 5 or word in table.leave:
        return word
    room = 1 if len(word) < 8 else 2
    near = [known for known in table.near if known[0] == word[0] and _distance(word, known, room) <= room]
    if len(near) > 1:
        best = min(_distance(word, known, room) for known in near)
        near = [known for known in near if _distance(word, known, room) == best]
    return near[0] if len(near) == 1 else word


def _distance(one: str, two: str, room: int) -> int:
    """How many slips (a letter added, lost, changed, or two swapped) lie between two words."""
    if abs(len(one) - len(two)) > room:
        return room + 1
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _phrases(tokens: list[Token], table: Words) -> list[Token]:
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


def _tens(tokens: list[Token]) -> list[Token]:
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
        "at",
        "dash",
        "weekday",
        "month",
        "date",
    )
)
_BEFORE = _BESIDE | {"on", "next", "this", "last", "by", "every", "from", "or", "before", "commencing"}


def _weaken(tokens: list[Token], table: Words) -> list[Token]:
    """Read "sat", "sun" and "wed" as days only beside another word of a date."""
    known = [t for t in tokens if t.kind not in {"comma", "stop"}]
    result = []
    for i, token in enumerate(tokens):
        before = tokens[i - 1].kind if i else ""
        after = tokens[i + 1].kind if i + 1 < len(tokens) else ""
        alone = (
            len(known) == 1
            or before in _BEFORE
            or after in _BESIDE
            or (i == 0 and after == "about")
            or (before == "comma" and after == "comma")
            or (after in {"and", "or", "to"} and i + 2 < len(tokens) and tokens[i + 2].kind == "weekday")
            or (before in {"and", "or", "to"} and i > 1 and tokens[i - 2].kind == "weekday")
        )
        weak = token.typed in table.weak and not alone
        result.append(Token("gap", None, token.typed) if weak else token)
    return result
