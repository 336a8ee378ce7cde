"""Made-up people: on which days they look at their phone, who writes, and what else they do.

What they do decides what an attacker can see. So it is drawn on the attacker's side of
the truth: some come to a question by the start page, and some do something with their
name in the same sitting, just before or just after they write.
"""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.anonymity.attacker.calendar import COLLECTS, OPENED, UTC

RATES = (0.1, 0.3, 0.8)
"""Of all days, those on which somebody is there: 1, 3 and 8 in 10 (design/anonymity.md). A third of the people each."""
BEFORE, AFTER = 0.3, 0.15
"""How many writers do something with their name in the same sitting, just before and just after. It is a guess,
on the high side: the card of a question asks for nothing but an answer."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Shape:
    """How many people there are; how many of them write without a name; how many say "not this time"."""

    people: int
    writers: int
    decliners: int
    guests: int = 0
    guest_writers: int = 0


SHAPES = (Shape(8, 4, 2), Shape(12, 5, 3), Shape(25, 9, 6))
GUESTS = Shape(8, 3, 1, guests=6, guest_writers=3)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that somebody (by their place in the group, from 0) does at an instant (UTC)."""

    at: datetime
    who: int
    what: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens in one installation.

    Attributes:
        steps: in order of time.
        words: what each writer (by place) writes.
        labels: a number for each writer's words, drawn by lot; it stands for the words from here on.
    """

    steps: tuple[Step, ...]
    words: dict[int, str]
    labels: dict[int, int]


def plan(shape: Shape, dice: random.Random) -> Plan:
    """Draw what the people of one installation do while the first batch collects."""
    everybody = range(shape.people + shape.guests)
    days = {p: _days(p, dice) for p in range(shape.people)}
    asked = dice.sample([p for p in days if days[p]], min(len(_there(days)), shape.writers + shape.decliners))
    asked += dice.sample([p for p in days if not days[p]], shape.writers + shape.decliners - len(asked))
    for p in asked:
        days[p] = days[p] or [OPENED + timedelta(days=dice.randrange(COLLECTS))]
    writers, decliners = asked[: shape.writers], asked[shape.writers :]
    guests = dice.sample(everybody[shape.people :], shape.guest_writers)
    steps = [s for p in _there(days) for s in _sittings(p, days[p], _act(p, writers, decliners), dice)]
    steps += [s for p in everybody[shape.people :] for s in _guest(p, p in guests, dice)]
    return _planned(steps, [*writers, *guests], dice)


def _there(days: dict[int, list[date]]) -> list[int]:
    return [p for p in days if days[p]]


def one_by_one(
    people: int, dice: random.Random, *, writers: int, in_turn: bool = False, around: bool = False
) -> Plan:
    """Everybody does one thing, each at a time of their own: what a planted leak is shown with.

    Args:
        people: how many there are.
        dice: the chance of this installation.
        writers: how many of them write; the others look at what is going on.
        in_turn: they come in the order of their places, and not in one drawn by lot.
        around: who writes looks at what is going on just before and just after.
    """
    order = list(range(people)) if in_turn else dice.sample(range(people), people)
    writing = dice.sample(order, writers)
    gap = timedelta(days=COLLECTS - 1) / people
    steps = []
    for n, p in enumerate(order):
        whats = [("now", "write", "now") if around else ("write",), ("now",)][p not in writing]
        at = datetime.combine(OPENED, time(12), UTC) + gap * n
        steps += [Step(at + timedelta(minutes=m), p, what) for m, what in enumerate(whats)]
    return _planned(steps, writing, dice)


def _act(person: int, writers: list[int], decliners: list[int]) -> str:
    return "write" if person in writers else "decline" if person in decliners else ""


def _planned(steps: list[Step], writers: list[int], dice: random.Random) -> Plan:
    labels = list(range(len(writers)))
    dice.shuffle(labels)
    return Plan(
        tuple(sorted(steps, key=lambda s: s.at)),
        {p: _words(dice) for p in writers},
        dict(zip(writers, labels, strict=True)),
    )


def _words(dice: random.Random) -> str:
    """Words that no one else writes, and whose length says nothing about their writer."""
    return " ".join("".join(dice.choices(LETTERS, k=8)) for _n in range(dice.randint(2, 20)))


def _days(person: int, dice: random.Random) -> list[date]:
    rate = RATES[person % len(RATES)]
    return [OPENED + timedelta(days=n) for n in range(COLLECTS) if dice.random() < rate]


def _at(day: date, dice: random.Random) -> datetime:
    first = 10 * 3600 + 300 if day == OPENED else 8 * 3600
    return datetime.combine(day, time(), UTC) + timedelta(seconds=dice.uniform(first, 22 * 3600))


def _sittings(person: int, days: list[date], act: str, dice: random.Random) -> list[Step]:
    """One sitting on each of their days; the envelope is put in during one of them."""
    chosen = dice.choice(days) if act else None
    steps = []
    for day in days:
        whats = _around(act, dice) if day == chosen else [dice.choice(("now", "rsvp", "home"))]
        at = _at(day, dice)
        for what in whats:
            steps.append(Step(at, person, what))
            at += timedelta(seconds=dice.uniform(5, 60))
    return steps


def _around(act: str, dice: random.Random) -> list[str]:
    before = [dice.choice(("now", "rsvp"))] if dice.random() < BEFORE else []
    after = [dice.choice(("now", "rsvp", "home"))] if dice.random() < AFTER else []
    return [*before, act, *after]


def _guest(person: int, writes: bool, dice: random.Random) -> list[Step]:
    """Somebody who scans the poster, and answers in the same minute if they answer at all."""
    at = _at(OPENED + timedelta(days=dice.randrange(COLLECTS)), dice)
    scan = Step(at, person, "scan")
    return [scan, Step(at + timedelta(seconds=dice.uniform(5, 60)), person, "write")] if writes else [scan]
