"""How much better than chance an attacker does, and how sure that is.

Chance is the same guesses marked against the truth of other runs of the same shape: what
the attacker would reach if the anonymous tables belonged to somebody else's group. That
keeps what is no leak, such as that people who are there more often write more often.
The interval is taken over installations, because what happens inside one is not independent.
"""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.anonymity.attacker.attacks import Scores, TextGuess
from bot.anonymity.attacker.people import Shape

Z = 1.96
"""Standard errors on each side of a 95 % interval."""
Share = dict[int, float]
"""How often each place is named, of one."""


@dataclass(frozen=True, slots=True)
class Advantage:
    """`advantage` over chance, the half width of its 95 % interval, the plain share that was right, and how many were guessed."""

    advantage: float
    half_width: float
    right: float
    trials: int

    @property
    def upper(self) -> float:
        """The upper end of the interval."""
        return self.advantage + self.half_width


@dataclass(frozen=True, slots=True)
class Marked:
    """One installation's guesses: for each question, which places were named; and the truth.

    Attributes:
        named: one entry for each text, or a single one for "who wrote at all"; the shares add up to
            the number of people named.
        true: for each of these, the places that are right.
    """

    shape: Shape
    named: tuple[Share, ...]
    true: tuple[frozenset[int], ...]


def named_texts(guess: TextGuess, texts: int, places: Sequence[int]) -> tuple[Share, ...]:
    """Name one person for each text."""
    return tuple(_best(guess.get(x, {}), 1, places) for x in range(texts))


def named_writers(scores: Scores, texts: int, places: Sequence[int]) -> tuple[Share, ...]:
    """Name as many people as wrote."""
    return (_best(scores, texts, places),)


def _best(scores: Scores, most: int, places: Sequence[int]) -> Share:
    """The best `most` places; where the last of them are equal, each in part."""
    by_score: dict[float, list[int]] = defaultdict(list)
    for place in places:
        by_score[round(scores.get(place, 0.0), 9)].append(place)
    named: Share = {}
    left = float(min(most, len(places)))
    for score in sorted(by_score, reverse=True):
        equal = by_score[score]
        part = min(left / len(equal), 1.0)
        named |= dict.fromkeys(equal, part)
        left -= part * len(equal)
        if left <= 1e-9:
            break
    return named


def _right(named: Sequence[Share], true: Sequence[frozenset[int]]) -> float:
    """The share of those who had to be named that was."""
    hits = sum(share.get(p, 0.0) for share, people in zip(named, true, strict=True) for p in people)
    return hits / sum(len(people) for people in true)


def advantage(marked: list[Marked]) -> Advantage:
    """How much better than chance these guesses are."""
    by_shape: dict[Shape, list[Marked]] = defaultdict(list)
    for one in marked:
        by_shape[one.shape].append(one)
    better, right = [], []
    for alike in by_shape.values():
        usual = _usual(alike)
        for one in alike:
            own = _right(one.named, one.true)
            right.append(own)
            better.append(own - _by_chance(one, usual, len(alike)))
    trials = sum(len(people) for one in marked for people in one.true)
    error = statistics.stdev(better) / len(better) ** 0.5 if len(better) > 1 else 1.0
    return Advantage(statistics.mean(better), Z * error, statistics.mean(right), trials)


def _usual(alike: list[Marked]) -> list[dict[int, int]]:
    """How often each place is the truth, for each question."""
    counts: list[dict[int, int]] = [defaultdict(int) for _x in alike[0].true]
    for one in alike:
        for count, people in zip(counts, one.true, strict=True):
            for p in people:
                count[p] += 1
    return counts


def _by_chance(one: Marked, usual: list[dict[int, int]], runs: int) -> float:
    """What these guesses would reach in the other runs."""
    if runs < 2:
        return 0.0
    hits = sum(
        part * (count.get(p, 0) - (p in people))
        for share, people, count in zip(one.named, one.true, usual, strict=True)
        for p, part in share.items()
    )
    return hits / (runs - 1) / sum(len(people) for people in one.true)
