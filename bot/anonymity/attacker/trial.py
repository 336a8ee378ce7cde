"""Building twins, and marking what the attacks say about them."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.anonymity.attacker.attacks import ATTACKS, Attack, Goal
from bot.anonymity.attacker.chance import Advantage, Marked, Share, advantage, named_texts, named_writers
from bot.anonymity.attacker.evidence import Evidence, Moment, gather
from bot.anonymity.attacker.leaks import LEAKS, Leak
from bot.anonymity.attacker.marks import learned
from bot.anonymity.attacker.people import Plan, Shape, plan
from bot.anonymity.attacker.twin import Ground, live

ROWS = "what stands in people's rows"
"""The attack that learns; its leak is the first one of `LEAKS`."""
LEARN = 4
"""Fewest twins to learn from: two for each half."""


@dataclass(frozen=True, slots=True)
class Run:
    """One installation: what can be seen of it, and the truth."""

    shape: Shape
    writer: dict[int, int]
    before: Evidence
    after: Evidence

    def at(self, moment: Moment) -> Evidence:
        """What can be seen at a moment."""
        return self.before if moment == "before" else self.after


class Builder:
    """Builds twins on one ground, one after the other."""

    def __init__(self, ground: Ground, dice: random.Random) -> None:
        self._ground, self._dice = ground, dice

    def run(self, shape: Shape) -> Run:
        """One installation with people as they are."""
        return self._live(shape, plan(shape, self._dice))

    def planted(self, kind: type[Leak]) -> Run:
        """One installation with a planted leak."""
        leak = kind()
        return self._live(leak.shape, leak.plan(self._dice), leak)

    def _live(self, shape: Shape, what: Plan, leak: Leak | None = None) -> Run:
        lived = live(self._ground, shape, what, leak)
        return Run(shape, lived.writer, gather(lived, "before"), gather(lived, "after"))


@dataclass(frozen=True, slots=True)
class Result:
    """How one attack did: on twins as they are, and on those with its planted leak."""

    name: str
    goal: Goal
    moment: Moment
    found: Advantage
    control: float


def results(runs: Sequence[Run], planted: dict[str, list[Run]], engine: str) -> list[Result]:
    """Make every attack that applies on this engine."""
    found = []
    for attack in ATTACKS:
        if attack.engine and attack.engine != engine:
            continue
        for goal in _goals(attack):
            control = advantage(list(_marked(attack, goal, planted[attack.leak]))).right
            found.append(
                Result(
                    attack.name, goal, attack.moment, advantage(list(_marked(attack, goal, runs))), control
                )
            )
    moments: tuple[Moment, ...] = ("before", "after")
    for moment in moments:
        control = advantage(_learned(planted["named_row"], moment)).right
        found.append(Result(ROWS, "wrote", moment, advantage(_learned(runs, moment)), control))
    return found


def _goals(attack: Attack) -> Iterable[Goal]:
    if attack.text:
        yield "text"
    if attack.wrote:
        yield "wrote"


def _marked(attack: Attack, goal: Goal, runs: Sequence[Run]) -> Iterable[Marked]:
    for run in runs:
        evidence, places = run.at(attack.moment), range(run.shape.people)
        if goal == "text":
            assert attack.text
            named = named_texts(attack.text(evidence), len(run.writer), places)
            yield _mark(run, goal, named)
        else:
            assert attack.wrote
            yield _mark(run, goal, named_writers(attack.wrote(evidence), len(run.writer), places))


def _learned(runs: Sequence[Run], moment: Moment) -> list[Marked]:
    scores = learned([(run.at(moment), frozenset(run.writer.values())) for run in runs])
    return [
        _mark(run, "wrote", named_writers(s, len(run.writer), range(run.shape.people)))
        for run, s in zip(runs, scores, strict=True)
    ]


def _mark(run: Run, goal: Goal, named: tuple[Share, ...]) -> Marked:
    if goal == "text":
        return Marked(run.shape, named, tuple(frozenset({run.writer[x]}) for x in range(len(run.writer))))
    return Marked(run.shape, named, (frozenset(run.writer.values()),))


def guests(runs: Sequence[Run]) -> Advantage:
    """How often a guest's words are named by the rows beside their envelope, among all guests of their poster."""
    attack = next(a for a in ATTACKS if a.leak == "named_row" and a.text)
    assert attack.text
    marked = []
    for run in runs:
        places = range(run.shape.people, run.shape.people + run.shape.guests)
        by_guests = [x for x in range(len(run.writer)) if run.writer[x] in places]
        named = named_texts(attack.text(run.before), len(run.writer), places)
        true = tuple(frozenset({run.writer[x]}) for x in by_guests)
        marked.append(Marked(run.shape, tuple(named[x] for x in by_guests), true))
    return advantage(marked)


def controls(builder: Builder, each: int) -> dict[str, list[Run]]:
    """Twins with every planted leak; more of the one that is also learned from."""
    many = {"named_row": max(each, LEARN)}
    return {
        name: [builder.planted(kind) for _n in range(many.get(name, each))] for name, kind in LEAKS.items()
    }
