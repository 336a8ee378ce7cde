"""Whether a reply holds worrying words. The answer adds help to the screen; it is never a label and never kept."""

import re
from functools import cache

from bot.plain.understand import distress_words as table
from bot.plain.understand.normal import STOP, plain_letters

_LANGUAGES = (
    *(table.ENGLISH, table.WELSH, table.POLISH, table.SPANISH),
    *(table.FRENCH, table.ARABIC, table.UKRAINIAN, table.ROMANIAN),
)


def is_distress(words: list[str]) -> bool:
    """Whether these words call for help at once.

    Args:
        words: of a reply, as `normal.tokens` gives them, without commas.
    """
    if any(sign in words for sign in table.SIGNS):
        return True
    text = _pattern(table.IDIOMS).sub(" ", " ".join(words))
    # A full stop ends what "$" in the patterns means by an end.
    return any(_worrying().search(part.strip()) for part in [text.replace(STOP, " "), *text.split(STOP)])


@cache
def _worrying() -> re.Pattern[str]:
    return _pattern("\n".join(_LANGUAGES))


@cache
def _pattern(lines: str) -> re.Pattern[str]:
    # Patterns are written as people spell; letters are made plain, as those of the reply are.
    return re.compile("|".join(f"(?:{_plain(line)})" for line in lines.splitlines() if line.strip()))


def _plain(line: str) -> str:
    """Make letters plain and leave escapes such as ``\\b`` and ``\\w`` alone."""
    return "".join(part if part.startswith("\\") else plain_letters(part) for part in re.split(r"(\\.)", line))
