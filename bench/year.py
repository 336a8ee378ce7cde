"""A year of three groups, 120 people and 60 questions, with stops, outages and forgetful coordinators.

    python -m bench.year [--seed 1] [--short] [--controls]

Prints what was sent and everything that was wrong; with --controls it takes each rule out
in turn, and says whether that was noticed. Both changes of the clocks lie in the year.
Most questions are answered without a name, by too few or by enough, and released.
"""

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.year.breakages import ALL
from tests.year.checks import faults
from tests.year.test_year import SPRING
from tests.year.world import Plan, World

YEAR = Plan(start=date(2026, 1, 12), days=364, people=117, questions=60, outages=30)
"""117 members and three coordinators."""


def live(plan, rule=""):
    """Live `plan`, perhaps with one rule taken out; the faults."""
    began = time.perf_counter()
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        if rule:
            ALL[rule](patch)
        world = World(Path(folder), plan).live()
        found = faults(world)
    kinds = dict(Counter(fault.partition(":")[0] for fault in found))
    print(
        f"{rule or 'every rule':18} {len(world.machine.sent):6} sent, {len(world.machine.outages)} outages, "
        f"{len(world.machine.in_flight)} repeated because a stop fell into the call, "
        f"{time.perf_counter() - began:.0f} s: {kinds or 'nothing wrong'}",
        flush=True,
    )
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="the five weeks of the test instead of the year")
    parser.add_argument(
        "--controls", action="store_true", help="take each rule out in turn, over the five weeks"
    )
    chosen = parser.parse_args()
    if chosen.controls:
        unseen = [rule for rule in ALL if not live(replace(SPRING, seed=chosen.seed), rule)]
        raise SystemExit(f"not noticed: {unseen}" if unseen else 0)
    found = live(replace(SPRING if chosen.short else YEAR, seed=chosen.seed))
    print("\n".join(found))
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
