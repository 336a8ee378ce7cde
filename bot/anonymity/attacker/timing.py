"""The attack by time alone: who was there while a batch collected.

Suppose everybody's days are known: on which ones they used the bot, over the whole time
a question was open. What is left to hide behind is that others were there too. So this
draws groups by the thousand, lets the program's own rules say when batches are released,
and names for each text whoever was there during its batch and least at other times.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

from bot.anonymity.attacker.chance import Z
from bot.anonymity.attacker.people import RATES
from bot.anonymity.rules import COLLECTS, Rules, last_release, next_release

SIZES = (8, 12, 25)
TAKING_PART = (0.15, 0.5)
OPEN = (COLLECTS.days, 14, 21)
"""Days for which a question is open: the ones a coordinator is offered (`bot.flows.question_days.in_weeks`)."""
ACTIVE: tuple[tuple[float, ...], ...] = (*((rate,) for rate in RATES), RATES)
"""Days of all on which people are there: everybody alike, or a third of each (design/anonymity.md)."""
MONDAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of group."""

    people: int
    active: tuple[float, ...]
    part: float
    days: int

    def told(self) -> dict[str, Any]:
        """It, for the report."""
        return {"people": self.people, "active": self.active, "part": self.part, "days": self.days}


@dataclass(frozen=True, slots=True)
class Batch:
    """One release: its days, and who wrote what came out of it."""

    first: int
    after: int
    writers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One question in one group: everybody's days, and its batches."""

    days: tuple[frozenset[int], ...]
    batches: tuple[Batch, ...]


def cells() -> list[Cell]:
    """Every kind of group that is drawn."""
    return [Cell(n, a, p, d) for n, a, p, d in product(SIZES, ACTIVE, TAKING_PART, OPEN)]


def draw(cell: Cell, rules: Rules, dice: random.Random) -> Run:
    """Draw one question, opened on any day of the week."""
    opened = MONDAY + timedelta(days=dice.randrange(7))
    closes = opened + timedelta(days=cell.days)
    length = (last_release(opened, closes) - opened).days
    rates = [cell.active[p % len(cell.active)] for p in range(cell.people)]
    days = tuple(frozenset(d for d in range(length) if dice.random() < rate) for rate in rates)
    wrote: dict[int, int] = {}
    for p in range(cell.people):
        able = sorted(d for d in days[p] if d <= cell.days)
        if able and dice.random() < cell.part:
            wrote[p] = dice.choice(able)
    return Run(days, tuple(_batches(wrote, rules, opened, closes)))


def _batches(wrote: dict[int, int], rules: Rules, opened: date, closes: date) -> list[Batch]:
    """What the rules release, and when."""
    found: list[Batch] = []
    since = first = opened
    last = last_release(opened, closes)
    while since < last:
        tick = next_release(rules, since, opened, closes, at_closing=False)
        begin, end = (first - opened).days, (tick - opened).days
        writers = tuple(p for p, d in wrote.items() if begin <= d < end)
        if tick >= last or len(writers) >= rules.least_batch:
            found.append(Batch(begin, end, writers))
            first = tick
        since = tick
    return found


def named(run: Run, batch: Batch) -> dict[int, float]:
    """Whom the attacker names: who was there during the batch, and least at other times; equals by lot."""
    inside = {p: sum(batch.first <= d < batch.after for d in days) for p, days in enumerate(run.days)}
    scores = {p: n / len(run.days[p]) for p, n in inside.items() if n}
    best = [p for p, s in scores.items() if s >= max(scores.values()) - 1e-9]
    return dict.fromkeys(best, 1 / len(best))


@dataclass(frozen=True, slots=True)
class Timed:
    """How one kind of group fared; `texts` were attacked."""

    advantage: float
    half_width: float
    right: float
    texts: int


def attack(runs: list[Run], *, alone: bool) -> Timed | None:
    """Attack every text of these runs: those released together, or those released `alone`."""
    batches = [(r, b) for r in runs for b in r.batches if b.writers and (len(b.writers) == 1) == alone]
    texts = sum(len(b.writers) for _r, b in batches)
    if texts < 2:
        return None
    usual: dict[int, float] = {}
    for _r, batch in batches:
        for p in batch.writers:
            usual[p] = usual.get(p, 0) + 1 / texts
    results = []
    for run, batch in batches:
        names = named(run, batch)
        right = sum(names.get(p, 0.0) for p in batch.writers)
        chance = sum(part * usual.get(p, 0.0) for p, part in names.items()) * len(batch.writers)
        results.append((right - chance, right, len(batch.writers)))
    mean = sum(better for better, _r, _n in results) / texts
    error = sum((better - mean * n) ** 2 for better, _r, n in results) ** 0.5 / texts
    return Timed(mean, Z * error, sum(r for _b, r, _n in results) / texts, texts)
