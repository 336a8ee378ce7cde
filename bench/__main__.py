"""All figures, side by side in one run.

    python -m bench [--quick] [--json]

Quick takes less than a minute on two cores: fewer rounds, a smaller installation and shorter
broadcasts, which their rows name. Nothing else should run meanwhile.
"""

import argparse
import asyncio
import json
import logging
import sys
import time
from dataclasses import dataclass

import structlog

from bench.broadcast import broadcast
from bench.growth import growth
from bench.rows import Row, as_json, as_table, at_most, machine
from bench.start import starts
from bench.turns import side_by_side

DELAY = (0.07, 0.15)
"""Seconds until an answer comes, as Telegram takes: 110 ms, 40 more or less."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    rounds: int
    updates: int
    singles: int
    starts: int
    groups: int
    visits: int
    people: int


QUICK = Size(rounds=9, updates=300, singles=50, starts=1, groups=1_000, visits=15, people=300)
WHOLE = Size(rounds=9, updates=1_000, singles=1_000, starts=5, groups=5_000, visits=200, people=10_000)


def broadcast_rows(people):
    for where, delay, most in (("on loopback", None, 1.02), ("with answers taking 110 ± 40 ms", DELAY, 1.06)):
        said = asyncio.run(broadcast(people, delay, wall=False))
        name = f"broadcast to {people:,} {where}"
        yield Row(
            f"{name}: time",
            said["seconds"],
            "s",
            f"what Telegram allows, {people / 30:.1f} s",
            said["ratio"],
            f"≤ {most} ×",
            said["ratio"] <= most,
        )
        yield at_most(f"{name}: told to wait (429)", said["too fast (429)"], "", 0)
        yield at_most(f"{name}: a reply meanwhile, p99", said["reply p99"], "s", 1.5)


def measure(size):
    whole = size is WHOLE
    rows = side_by_side(size.rounds, size.updates, size.singles, all_pairs=whole)
    rows += asyncio.run(starts(size.starts, aiogram=whole))
    rows += growth(size.groups, size.visits)
    return rows + list(broadcast_rows(size.people))


def main():
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    where, began = machine(), time.monotonic()
    rows = measure(QUICK if given.quick else WHOLE)
    took = round(time.monotonic() - began)
    if given.json:
        print(json.dumps({"machine": where, "seconds": took, "rows": as_json(rows)}, indent=1))
    else:
        print(f"{where}. Measured in {took} s.\n\n{as_table(rows)}")
    return 0 if all(row.ok is not False for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
