"""The attack that learns what the rows of those who wrote have in common.

It is shown the truth of half of the installations, whatever stands in the rows that name
somebody, and then judges the other half. So it finds differences nobody thought of.
"""

from collections import Counter
from collections.abc import Sequence
from math import log

from bot.anonymity.attacker.attacks import Scores
from bot.anonymity.attacker.evidence import Evidence

Known = tuple[Evidence, frozenset[int]]
"""What is seen of an installation, and who wrote."""


def learned(runs: Sequence[Known]) -> list[Scores]:
    """Scores for everybody in each installation, learned from the other half of them."""
    odd, even = _learn(runs[1::2]), _learn(runs[::2])
    return [_judge(evidence, odd if n % 2 == 0 else even) for n, (evidence, _w) in enumerate(runs)]


def _learn(runs: Sequence[Known]) -> dict[str, float]:
    """How much each mark speaks for having written: the logarithm of how much likelier it is then."""
    wrote: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    people = writers = 0
    for evidence, who in runs:
        for place, marks in evidence.marks.items():
            (wrote if place in who else silent).update(marks)
            writers += place in who
            people += 1
    return {
        mark: log((wrote[mark] + 1) / (writers + 2)) - log((silent[mark] + 1) / (people - writers + 2))
        for mark in wrote.keys() | silent.keys()
    }


def _judge(evidence: Evidence, known: dict[str, float]) -> Scores:
    return {p: sum(known.get(mark, 0.0) for mark in marks) for p, marks in evidence.marks.items()}
