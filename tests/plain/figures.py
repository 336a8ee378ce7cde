"""How well the checker does on the labelled sets. Read with

python -m pytest tests/plain -k figures -s
"""

import re
from dataclasses import dataclass, field

from bot.plain.commands_check import summary
from bot.plain.sentences import split
from tests.plain.labelled import Labelled, ink, sentence_cases, texts


@dataclass
class Tally:
    """Right, wrongly found and missed, and what was wrong."""

    right: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.extra) or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed) or 1)

    @property
    def f(self) -> float:
        return 2 * self.right / (2 * self.right + len(self.extra) + len(self.missed))

    def __str__(self) -> str:
        return (
            f"recall {self.recall:.3f}  precision {self.precision:.3f}  F {self.f:.4f}  "
            f"({self.right} right, {len(self.extra)} extra, {len(self.missed)} missed)"
        )


def _parts(phrase: str) -> set[str]:
    return set(re.findall(r"[\w']+", phrase))


def hard_words(name: str, *, exact: bool) -> Tally:
    """Hard words of a set; `exact` wants the very phrase, else a label and a find count as one when they share a word."""
    tally = Tally()
    for case in texts(name):
        found, wanted = set(summary(case.text)["hard_words"]), set(case.hard)
        if exact:
            hits, extra = wanted & found, found - wanted
        else:
            hits = {label for label in wanted if any(_parts(label) & _parts(one) for one in found)}
            marked = wanted | set(case.perhaps)
            extra = {one for one in found if not any(_parts(label) & _parts(one) for label in marked)}
        tally.right += len(hits)
        tally.extra += [f"{case.id} {one}" for one in sorted(extra)]
        tally.missed += [f"{case.id} {one}" for one in sorted(wanted - hits)]
    return tally


def acronyms(name: str) -> tuple[Tally, float]:
    """Acronyms of a set, and the share of those found whose status (explained or not) is right."""
    tally, status, seen = Tally(), 0, 0
    for case in texts(name):
        found, wanted = summary(case.text)["acronyms"], case.acronyms
        both = found.keys() & wanted.keys()
        tally.right += len(both)
        tally.extra += [f"{case.id} {one}" for one in found.keys() - wanted.keys()]
        tally.missed += [f"{case.id} {one}" for one in wanted.keys() - found.keys()]
        status += sum(found[one] == wanted[one] for one in both)
        seen += len(both)
    return tally, status / (seen or 1)


def boundaries(cases: list[Labelled]) -> Tally:
    """Sentence ends of labelled texts."""
    tally = Tally()
    for case in cases:
        found, wanted = {ink(case.text[: one.end]) for one in split(case.text)}, set(case.ends)
        tally.right += len(found & wanted)
        tally.extra += [f"{case.id} {one}" for one in sorted(found - wanted)]
        tally.missed += [f"{case.id} {one}" for one in sorted(wanted - found)]
    return tally


def all_boundaries(half: str) -> Tally:
    """Sentence ends in the awkward cases and the texts of one half of the sets."""
    return boundaries(sentence_cases(f"sentences_{half}") + texts(half))
