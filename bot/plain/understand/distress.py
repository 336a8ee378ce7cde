"""Whether a reply holds worrying words. The answer adds help to the screen; it is never a label and never kept."""

import re
from dataclasses import dataclass
from functools import cache

from bot.plain.understand.normal import STOP, plain_letters
from bot.plain.understand.phrasebook import filled, table


@dataclass(frozen=True)
class _Worries:
    signs: frozenset[str]
    idioms: re.Pattern[str]
    worrying: re.Pattern[str]


def is_distress(words: list[str]) -> bool:
    """Whether these words call for help at once.

    Args:
        words: of a reply, as `normal.tokens` gives them, without commas.
    """
    worries = _worries()
    if worries.signs & set(words):
        return True
    text = worries.idioms.sub(" ", " ".join(words))
    # Each sentence by itself too, because "$" in a pattern means an end.
    return any(worries.worrying.search(part.strip()) for part in [text.replace(STOP, " "), *text.split(STOP)])


@cache
def _worries() -> _Worries:
    read = table("distress")
    languages = "\n".join(filled(lines, read["sets"]) for lines in read["worrying"].values())
    return _Worries(frozenset(read["signs"]), _pattern(read["idioms"]), _pattern(languages))


def _pattern(lines: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_plain(line)})" for line in lines.splitlines() if line.strip()))


def _plain(line: str) -> str:
    r"""Make letters plain, as those of a reply are, and leave escapes such as ``\b`` and ``\w`` alone."""
    return "".join(
        part if part.startswith("\\") else plain_letters(part) for part in re.split(r"(\\.)", line)
    )
