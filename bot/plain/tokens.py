"""The words of a text with their places, the same for everything in the checker that looks at single words."""

import re
from dataclasses import dataclass

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|\w@\w|^\W*(?:www\.|[@#/]\w)|(?<![\w-])[\w-]{2,}\.[a-z]{2,8}(?:[/:?]|\W*$)")
_TOKEN = re.compile(r"\b(?:[A-Za-z]\.){2,}(?![^\W_])|[^\W_]+(?:['’][^\W_]+)*['’]?")


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one string with spaces."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word; the parts of a hyphenated word are tokens of their own.

    Attributes:
        start: index of its first character.
        end: index after its last.
        text: as it stands in the text.
        key: the same in small letters with a straight apostrophe, to look it up by.
        hyphen: whether a hyphen joins it to the token before.
        touches: whether nothing but a space, a line break, a comma or a hyphen stands before it.
    """

    start: int
    end: int
    text: str
    key: str
    hyphen: bool
    touches: bool


def tokens(text: str) -> list[Token]:
    """The words of a text in order; web addresses, email addresses and @names are no words."""
    skipped = [m.span() for m in _CHUNK.finditer(text) if _is_address(m.group())]
    found: list[Token] = []
    place = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while skipped and skipped[0][1] <= start:
            place = max(place, skipped.pop(0)[1])
        if skipped and skipped[0][0] <= start:
            continue
        word = match.group()
        key = word.lower().replace("’", "'")
        if key.endswith("'") and not key.endswith("s'"):
            word, key, end = word[:-1], key[:-1], end - 1
        gap = text[place:start]
        hyphen = bool(found) and gap in _HYPHENS and found[-1].end == place
        found.append(Token(start, end, word, key, hyphen, hyphen or _touching(gap)))
        place = end
    return found


def _is_address(chunk: str) -> bool:
    """Whether something between spaces is a web or email address, an @name, a #tag or a /command."""
    return not chunk.isalpha() and bool(_ADDRESS.search(chunk))


_HYPHENS = {"-", "‐", "‑"}


def _touching(gap: str) -> bool:
    return gap.strip() in {"", ","} and gap.count("\n") < 2
