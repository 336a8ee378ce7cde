"""Look up phrases in a list of words; the longest that fits at each place is taken, so "no problem" hides its "no"."""

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from bot.plain.understand.normal import COMMA, STOP, tokens


class Sign(Enum):
    """What a phrase is a sign of."""

    YES = "yes"  # the word itself: "yes", "ok", 👍
    NO = "no"
    COMING = "coming"  # said of coming: "see you there"
    STAYING = "staying"  # "can't make it"
    MAYBE = "maybe"
    LATE = "late"
    QUESTION = "question"
    DISTRESS = "distress"
    NOTHING = "nothing"  # takes words away from other readings: "killing time", "said no"


@dataclass(frozen=True)
class Found:
    """A phrase in a reply: what it is a sign of, and from which word up to which."""

    sign: Sign
    start: int
    end: int


@dataclass(frozen=True)
class Language:
    """The phrases of one language.

    Attributes:
        phrases: for each sign, one phrase a line. ``a/b`` stands for either word, ``a/b?`` may be left out,
            ``make_it`` is one alternative of two words.
        negations: words that turn a meaning round where no phrase explains them.
        polite: words that may stand before a bare yes or no ("sorry no").
    """

    phrases: dict[Sign, str]
    negations: str = ""
    polite: str = ""


Words = tuple[str, ...]
# What may stand at one place of a phrase; the empty choice means it may be left out.
_Slot = tuple[Words, ...]
_Line = tuple[tuple[_Slot, ...], Sign]


class Phrasebook:
    """All phrases of all languages, found by their first word."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._by_first: dict[str, list[_Line]] = defaultdict(list)
        for language in languages:
            for sign, lines in language.phrases.items():
                for line in filter(str.strip, lines.splitlines()):
                    self._add(tuple(_slot(typed) for typed in line.split()), sign)
        self.negations = frozenset(word for language in languages for word in tokens(language.negations))
        self.polite = frozenset(word for language in languages for word in tokens(language.polite))

    def _add(self, slots: tuple[_Slot, ...], sign: Sign) -> None:
        firsts: set[str] = set()
        for slot in slots:
            firsts |= {choice[0] for choice in slot if choice}
            if () not in slot:
                break
        for first in firsts:
            self._by_first[first].append((slots, sign))

    def find(self, words: list[str]) -> list[Found]:
        """The phrases in these words, from left to right, not overlapping."""
        found: list[Found] = []
        i = 0
        while i < len(words):
            hit = self._longest(words, i)
            if hit:
                found.append(hit)
            i = hit.end if hit else i + 1
        return found

    def _longest(self, words: list[str], i: int) -> Found | None:
        best: Found | None = None
        for slots, sign in self._by_first.get(words[i], ()):
            end = _reach(slots, words, i)
            if end > (best.end if best else i):
                best = Found(sign, i, end)
        return best


def _slot(typed: str) -> _Slot:
    choices = [tuple(tokens(choice.replace("_", " "))) for choice in typed.removesuffix("?").split("/")]
    choices = [tuple(word for word in choice if word not in {STOP, COMMA}) for choice in choices]
    return tuple(dict.fromkeys([*choices, ()] if typed.endswith("?") else choices))


def _reach(slots: tuple[_Slot, ...], words: list[str], i: int) -> int:
    """How far a phrase reaches from a place, or -1 where it does not fit."""
    if not slots:
        return i
    ends = (_reach(slots[1:], words, i + len(choice)) for choice in slots[0] if _stands(choice, words, i))
    return max(ends, default=-1)


def _stands(choice: Words, words: list[str], i: int) -> bool:
    return tuple(words[i : i + len(choice)]) == choice
