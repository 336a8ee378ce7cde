"""By time alone: the rules decide what it gives away, so the attack must feel them."""

import random

import pytest

from bot.anonymity.attacker.timing import Batch, Cell, Run, attack, cells, draw, named
from bot.anonymity.rules import Rules

MIXED = (0.1, 0.3, 0.8)


def at(cell, draws=600, seed=5, *, alone=False):
    dice = random.Random(seed)
    return attack([draw(cell, Rules(), dice) for _n in range(draws)], alone=alone)


def test_every_kind_of_group_of_the_promise_is_there():
    found = cells()
    assert {c.people for c in found} == {8, 12, 25}
    assert {c.part for c in found} == {0.15, 0.5}
    assert {c.active for c in found} == {(0.1,), (0.3,), (0.8,), MIXED}


def test_people_who_are_always_there_give_nothing_away():
    found = at(Cell(12, (1.0,), 0.5, 14))
    assert abs(found.advantage) < 0.003


def test_the_fewer_are_there_the_more_it_tells():
    often, seldom = at(Cell(12, (0.8,), 0.5, 14)), at(Cell(12, (0.1,), 0.5, 14))
    assert often.advantage < 0.005 < seldom.advantage


def collected_for(length, count=1500, seed=4):
    """Groups of twelve, mixed; batches of so many days, each with what half of those who were there wrote."""
    dice, found = random.Random(seed), []
    for _n in range(count):
        days = tuple(frozenset(d for d in range(14) if dice.random() < MIXED[p % 3]) for p in range(12))
        wrote = {p: dice.choice(sorted(d)) for p, d in enumerate(days) if d and dice.random() < 0.5}
        starts = range(0, 14, length)
        inside = [tuple(p for p, d in wrote.items() if s <= d < s + length) for s in starts]
        found.append(Run(days, tuple(Batch(s, s + length, w) for s, w in zip(starts, inside, strict=True))))
    return attack(found, alone=False)


def test_a_release_every_day_would_name_people():
    daily, weekly, at_the_end = (collected_for(n) for n in (1, 7, 14))
    assert daily.right > 0.3
    assert daily.advantage > 0.2
    assert daily.advantage > 2 * weekly.advantage > 4 * at_the_end.advantage


def test_the_batch_waits_until_enough_wrote():
    dice = random.Random(1)
    for _n in range(200):
        run = draw(Cell(8, MIXED, 0.5, 21), Rules(), dice)
        assert all(len(b.writers) >= 3 for b in run.batches[:-1])
        assert all(a.after == b.first for a, b in zip(run.batches, run.batches[1:], strict=False))


def test_a_batch_of_one_tells_more():
    cell = Cell(8, (0.1,), 0.5, 14)
    assert at(cell, 3000, alone=True).right > at(cell, 3000).right


def test_only_those_who_were_there_are_named():
    dice = random.Random(2)
    run = draw(Cell(25, (0.1,), 0.5, 14), Rules(), dice)
    for batch in run.batches:
        names = named(run, batch)
        assert sum(names.values()) == pytest.approx(1)
        assert all(any(batch.first <= d < batch.after for d in run.days[p]) for p in names)
