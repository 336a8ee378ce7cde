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
    ABLE = "able"  # says nothing alone; after a "not" it is staying away: "don't count on me"
    BUT = "but"  # "I'd love to, but": decides nothing by itself
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
            ``make_it`` is one alternative of two words. ``$`` at the end: this part of the reply must end there
            ("I won't" is a no, "I won't forget" is not). ``!`` at the end: it must be the whole reply.
        negations: words that turn a meaning round where no phrase explains them.
        polite: words that may stand before a bare yes or no ("sorry no").
    """

    phrases: dict[Sign, str]
    negations: str = ""
    polite: str = ""


Words = tuple[str, ...]
# What may stand at one place of a phrase; the empty choice means it may be left out.
_Slot = tuple[Words, ...]
# Slots, what they are a sign of, and the mark at the end: "", "$" or "!".
_Line = tuple[tuple[_Slot, ...], Sign, str]
# Of phrases equally long the one that decides less is taken.
_CAREFUL = [
    Sign.NOTHING,
    Sign.BUT,
    Sign.QUESTION,
    Sign.LATE,
    Sign.MAYBE,
    Sign.STAYING,
    Sign.NO,
    Sign.COMING,
    Sign.YES,
    Sign.ABLE,
]


class Phrasebook:
    """All phrases of all languages, found by their first word."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._by_first: dict[str, list[_Line]] = defaultdict(list)
        for language in languages:
            for sign, lines in language.phrases.items():
                for line in filter(str.strip, lines.splitlines()):
                    *typed, last = line.split()
                    mark = last if last in {"$", "!"} else ""
                    self._add(tuple(_slot(slot) for slot in (typed if mark else [*typed, last])), sign, mark)
        self.negations = frozenset(word for language in languages for word in tokens(language.negations))
        self.polite = frozenset(word for language in languages for word in tokens(language.polite))

    def _add(self, slots: tuple[_Slot, ...], sign: Sign, mark: str) -> None:
        firsts: set[str] = set()
        for slot in slots:
            firsts |= {choice[0] for choice in slot if choice}
            if () not in slot:
                break
        for first in firsts:
            self._by_first[first].append((slots, sign, mark))

    def find(self, words: list[str], breaks: frozenset[int] = frozenset()) -> list[Found]:
        """The phrases in these words, in order, not overlapping; longer ones are taken first.

        Args:
            words: of a reply, without commas.
            breaks: the places that a part of it begins at, because a comma or full stop stood before.
        """
        hits = [hit for i in range(len(words)) for hit in self._at(words, i)]
        starts = {hit.start for hit, mark in hits if hit.sign is not Sign.NOTHING and mark != "!"}
        kept = [hit for hit, mark in hits if self._fits(hit, mark, words, breaks, starts)]
        kept.sort(key=lambda hit: (hit.start - hit.end, _CAREFUL.index(hit.sign), hit.start))
        free = [True] * len(words)
        found = []
        for hit in kept:
            if all(free[hit.start : hit.end]):
                found.append(hit)
                free[hit.start : hit.end] = [False] * (hit.end - hit.start)
        return sorted(found, key=lambda hit: hit.start)

    def _at(self, words: list[str], i: int) -> list[tuple[Found, str]]:
        lines = self._by_first.get(words[i], ())
        return [
            (Found(sign, i, end), mark)
            for slots, sign, mark in lines
            for end in _reach(slots, words, i)
            if end > i
        ]

    def _fits(
        self, hit: Found, mark: str, words: list[str], breaks: frozenset[int], starts: set[int]
    ) -> bool:
        opens = hit.start == 0 or hit.start in breaks
        if not opens and any(hit.start < place < hit.end for place in breaks):
            return False  # in "I'm ill, see you there" nobody says "I'll see you"
        if mark == "!":
            return hit.start == 0 and all(word == STOP for word in words[hit.end :])
        return not mark or self._closes(words, hit.end, breaks, starts)

    def _closes(self, words: list[str], end: int, breaks: frozenset[int], starts: set[int]) -> bool:
        """Whether a part of the reply ends here: nothing follows, or a pause, courtesy, or something understood."""
        if end >= len(words) or end in breaks or words[end] in self.polite or not words[end].isalnum():
            return True
        # "sorry no" before "puedo" is not a no by itself: the "no" belongs to what follows.
        return end in starts and words[end - 1] not in self.negations


def _slot(typed: str) -> _Slot:
    choices = [tuple(tokens(choice.replace("_", " "))) for choice in typed.removesuffix("?").split("/")]
    choices = [tuple(word for word in choice if word not in {STOP, COMMA}) for choice in choices]
    return tuple(dict.fromkeys([*choices, ()] if typed.endswith("?") else choices))


def _reach(slots: tuple[_Slot, ...], words: list[str], i: int) -> set[int]:
    """Every place a phrase that begins here can end at; none where it does not fit."""
    ends = {i}
    for slot in slots:
        ends = {end + len(choice) for end in ends for choice in slot if _stands(choice, words, end)}
    return ends


def _stands(choice: Words, words: list[str], i: int) -> bool:
    return tuple(words[i : i + len(choice)]) == choice
