"""Five weeks with a change of the clocks, outages and stops, in which every rule holds; and is seen to be broken when it is.

`python -m bench.year` lives a whole year, and breaks every rule in turn.
"""

from datetime import date

import pytest

from tests.year.breakages import ALL
from tests.year.checks import faults
from tests.year.world import Plan, World

SPRING = Plan(start=date(2026, 3, 9), days=35, people=24, questions=9, outages=5, kill_every=120)
"""New York's clocks change on 8 March, London's on the 29th."""
CHEAP = Plan(start=date(2026, 3, 23), days=8, people=6, questions=1, outages=1, kill_every=60)


@pytest.mark.slow
def test_in_spring_every_rule_holds(tmp_path):
    world = World(tmp_path, SPRING).live()
    assert faults(world) == []
    assert world.machine.in_flight, "no stop fell into a call, so nothing was tried"


@pytest.mark.parametrize("rule", ["no_quiet_hours", "no_budget", "lost_list", "handed_over_twice"])
def test_a_rule_that_is_taken_out_is_missed(tmp_path, monkeypatch, rule):
    ALL[rule](monkeypatch)
    assert faults(World(tmp_path, CHEAP).live())


def test_the_short_week_that_misses_them_has_no_fault_of_its_own(tmp_path):
    assert faults(World(tmp_path, CHEAP).live()) == []
