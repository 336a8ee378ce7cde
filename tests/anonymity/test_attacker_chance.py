"""Better than chance: what counts as a leak, and what does not."""

import random

from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.attacker.chance import Marked, advantage, named_texts, named_writers
from bot.anonymity.attacker.people import Shape

SHAPE = Shape(12, 4, 2)
PLACES = range(12)


def runs(guess, count=400, seed=3):
    """`count` installations in which the later half of the people write three times as often; `guess` names for each text."""
    dice = random.Random(seed)
    found = []
    for _n in range(count):
        writers = dice.choices(PLACES, [1] * 6 + [3] * 6, k=4)
        named = named_texts({x: guess(w, dice) for x, w in enumerate(writers)}, 4, PLACES)
        found.append(Marked(SHAPE, named, tuple(frozenset({w}) for w in writers)))
    return found


def test_no_idea_is_exactly_chance():
    found = advantage(runs(lambda _w, _dice: {}))
    assert abs(found.advantage) < 1e-9
    assert found.half_width < 1e-9


def test_a_guess_by_lot_is_chance():
    found = advantage(runs(lambda _w, dice: {dice.randrange(12): 1.0}))
    assert abs(found.advantage) < found.half_width * 1.6
    assert 0.01 < found.half_width < 0.03


def test_knowing_who_writes_often_is_no_leak():
    found = advantage(runs(lambda _w, dice: {dice.randrange(6, 12): 1.0}))
    assert found.right > 0.1
    assert abs(found.advantage) < found.half_width * 1.6


def test_knowing_one_text_in_ten_is_a_leak():
    found = advantage(runs(lambda w, dice: {w: 1.0} if dice.random() < 0.1 else {}))
    assert 0.06 < found.advantage < 0.12
    assert found.advantage > 3 * found.half_width / 1.96


def test_knowing_all_is_all():
    found = advantage(runs(lambda w, _dice: {w: 1.0}))
    assert found.right == 1
    assert found.advantage > 0.85


def test_more_installations_narrow_the_interval():
    few, many = (advantage(runs(lambda _w, d: {d.randrange(12): 1.0}, n)) for n in (25, 400))
    assert few.half_width > 3 * many.half_width
    assert few.trials == 100


def test_groups_of_different_sizes_are_compared_with_their_own_kind():
    small = [Marked(Shape(2, 1, 0), ({n % 2: 1.0},), (frozenset({n % 2}),)) for n in range(40)]
    large = [Marked(SHAPE, ({0: 1.0},), (frozenset({0}),)) for _n in range(40)]
    assert advantage(large).advantage == 0, "it is always the same one: that is known without any leak"
    assert 0.2 < advantage(small + large).advantage < 0.3


@given(st.dictionaries(st.integers(0, 11), st.floats(0, 1)), st.integers(1, 12))
def test_as_many_are_named_as_wrote(scores, texts):
    (named,) = named_writers(scores, texts, PLACES)
    assert abs(sum(named.values()) - texts) < 1e-6
    assert all(0 <= part <= 1 for part in named.values())
    out = [scores.get(p, 0) for p in PLACES if named.get(p, 0) == 0]
    sure = [scores.get(p, 0) for p in named if named[p] == 1]
    assert not out or not sure or max(out) <= min(sure) + 1e-8
