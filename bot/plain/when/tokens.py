"""Cut what somebody typed into tokens of known kinds.

The grammar never looks at words, only at kinds ("weekday", "number", "until"). Words live in one table per
language, so a second language is a second table. Misspelt words are put right only when one meaning is near.
"""

import re
import unicodedata

from bot.plain.when.exceptions import read_exceptions
from bot.plain.when.kinds import CODE
from bot.plain.when.phrases import join_phrases, join_tens, weaken
from bot.plain.when.shapes import SHAPES
from bot.plain.when.spelling import spelt
from bot.plain.when.words import Token, Words

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
    plain = _parted(unicodedata.normalize("NFKC", plain).translate(_QUOTES).lower())
    found = [_token(match, table) for match in SHAPES.finditer(plain)]
    return weaken(read_exceptions(join_tens(join_phrases(found, table)), table), table)


def _parted(text: str) -> str:
    """Put spaces where people leave them out ("7thdec", "3pmfri"), and spell out "2day" and "1/2 hour"."""
    text = re.sub(r"(\d(?:st|nd|rd|th|[ap]m))(?=[a-z]{3})", r"\1 ", text)
    text = re.sub(r"\b2(?=(?:day|moro|morrow|mrw|moz|nite|night)\b)", "to", text)
    text = re.sub(r"\bb4\b", "before", text)
    text = re.sub(r"(\wday)ish\b", r"\1 ish", text)
    text = re.sub(r"\b(\d{2,3})m\b", r"\1 min", text)
    text = re.sub(r"\b([13])/4 (?:of an )?(?:hr|hour)\b", lambda found: f"{int(found[1]) * 15} min", text)
    return re.sub(r"\b1/2(?= (?:an? )?(?:hr|hour|day|price|term)\b)", "half", text)


def _token(match: re.Match[str], table: Words) -> Token:
    name, typed = str(match.lastgroup), match.group()
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Token("date", (day, month, year), typed)
    if match["date"]:
        found = _numeric(match["date"])
        odds = found[2] is None and max(found[:2]) > 31  # "50/50"
        return Token("gap", None, typed) if odds else Token("date", found, typed)
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
    return Token(name if name in CODE else "gap", None, typed)


def _numeric(typed: str) -> tuple[int, int, int | None]:
    """Day first: "3/12/26" is 3 December 2026."""
    day, month, *rest = (int(part) for part in re.split("[/.-]", typed))
    year = rest[0] if rest else None
    return day, month, year + 2000 if year is not None and year < 100 else year


def _clock(typed: str) -> Token:
    hour, minute = (int(part) for part in re.split("[:.h]", typed)[:2])
    if typed.startswith("0."):
        return Token("gap", None, typed)  # "0.04"
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
    word = typed if typed in table.words else typed.replace("'", "")
    if typed.endswith("'s") and table.words.get(typed[:-2], ("",))[0] == "weekday":
        word = typed[:-2]  # "Tuesday's meeting" is one Tuesday, "Tuesdays" are many
    if word not in table.words:
        word = spelt(word, table)
    kind, value = table.words.get(word, (_unknown(word, table), None))
    return Token(kind, value, word)


def _unknown(word: str, table: Words) -> str:
    """What kind a word is that the table does not hold."""
    if table.time_ending and word.endswith(table.time_ending):
        return "timeword"
    rough = table.rough_ending and word.endswith(table.rough_ending)
    return "unread" if rough and word.removesuffix(table.rough_ending) in table.words else "gap"
