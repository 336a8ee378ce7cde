"""The whole check: your own files, the twin under attack, time; put together as one report."""

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.anonymity.attacker import timing
from bot.anonymity.attacker.findings import findings
from bot.anonymity.attacker.people import GUESTS, SHAPES
from bot.anonymity.attacker.postgres_ground import PostgresGround
from bot.anonymity.attacker.sqlite_ground import SqliteGround
from bot.anonymity.attacker.trial import Builder, Result, Run, controls, guests, results
from bot.anonymity.attacker.twin import Ground
from bot.anonymity.rules import Rules

TEXT, WROTE, TIMING, CONTROL = 0.02, 0.05, 0.06, 0.95
"""Most an attacker may gain (upper ends of intervals), and least each must find of its own leak (design/anonymity.md)."""
FULL = 800
"""Installations of a full check: with 500 the interval alone takes half of the smallest limit, and luck the rest."""
MEMORY, ROOM = Path("/dev/shm"), 300_000_000  # noqa: S108 - a folder of its own is made in it
"""Where twins are built if it is there and has so many bytes free: no made-up people need to outlive a power cut."""
QUICK_SECONDS = 32.0
"""How long a quick check builds installations; with planted leaks, time and start it stays under 50 s on two shared cores."""
DRAWS, QUICK_DRAWS = 3000, 250
"""Questions drawn for each kind of group in the attack by time."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is done.

    Attributes:
        installations: most that are built.
        seconds: stop building after this; None for never.
        planted: twins with each planted leak.
        guests: installations with a poster.
        draws: questions drawn for each kind of group in the attack by time.
    """

    installations: int
    seconds: float | None
    planted: int
    guests: int
    draws: int


def amount(installations: int | None, *, quick: bool) -> Amount:
    """How much to do for a full or a quick check."""
    if quick:
        return Amount(installations or FULL, QUICK_SECONDS, 1, 3, QUICK_DRAWS)
    return Amount(installations or FULL, None, 4, 40, DRAWS)


def check(home: Path, url: str, how_much: Amount, rules: Rules, say: Say) -> dict[str, Any]:
    """Check one installation and the twins of its kind.

    Args:
        home: HEARD_HOME.
        url: the database's address; the twins are built on the same engine.
        how_much: how much to do.
        rules: the installation's own numbers.
        say: told how far it is.

    Returns:
        The report, ready for JSON.

    Raises:
        CannotBuild: if the server does not let us build twins.
    """
    began = time.monotonic()
    dice = random.Random()  # noqa: S311 - made-up people
    say("Looking through your own files.")
    own = findings(home, url)
    with tempfile.TemporaryDirectory(prefix="heard-twin-", dir=_memory()) as folder:
        ground = _ground(Path(folder), url)
        try:
            built = _build(ground, how_much, dice, began, say)
        finally:
            ground.close()
    say("Attacking by time.")
    timed = _timed(how_much.draws, rules, dice)
    return _report(ground, built, timed, own)


def _memory() -> Path | None:
    there = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if there else None


def _ground(folder: Path, url: str) -> Ground:
    return SqliteGround(folder) if url.startswith("sqlite") else PostgresGround(folder, url)


@dataclass(frozen=True, slots=True)
class Built:
    """Every twin that was built."""

    runs: list[Run]
    planted: dict[str, list[Run]]
    guests: list[Run]


def _build(ground: Ground, how_much: Amount, dice: random.Random, began: float, say: Say) -> Built:
    builder = Builder(ground, dice)
    say("Building twins with planted leaks.")
    planted = controls(builder, how_much.planted)
    with_guests = [builder.run(GUESTS) for _n in range(how_much.guests)]
    runs: list[Run] = []
    while len(runs) < how_much.installations and not _over(how_much, began, len(runs)):
        runs.append(builder.run(SHAPES[len(runs) % len(SHAPES)]))
        if len(runs) % 25 == 0:
            say(f"{len(runs)} installations built and copied.")
    return Built(runs, planted, with_guests)


def _over(how_much: Amount, began: float, built: int) -> bool:
    """Whether the time is over; but there are always enough to say anything at all."""
    late = how_much.seconds is not None and time.monotonic() - began > how_much.seconds
    return late and built >= 2 * len(SHAPES)


def _timed(draws: int, rules: Rules, dice: random.Random) -> dict[str, Any]:
    """The attack by time: the worst kind of group, and the worst where only one text was released."""
    together: list[dict[str, Any]] = []
    alone: list[dict[str, Any]] = []
    for cell in timing.cells():
        runs = [timing.draw(cell, rules, dice) for _n in range(draws)]
        for found, into in (
            (timing.attack(runs, alone=False), together),
            (timing.attack(runs, alone=True), alone),
        ):
            if found:
                told = {"advantage": found.advantage, "half_width": found.half_width, "texts": found.texts}
                into.append(_rounded(cell.told() | told | {"right": found.right}))
    return {"worst": max(together, key=_upper), "batch_of_one": max(alone, key=lambda c: float(c["right"]))}


def _upper(row: dict[str, Any]) -> float:
    return float(row["advantage"] + row["half_width"])


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {
        k: round(v, 4) if isinstance(v, float) else list(v) if isinstance(v, tuple) else v
        for k, v in row.items()
    }


def _report(ground: Ground, built: Built, timed: dict[str, Any], own: list[str]) -> dict[str, Any]:
    found = results(built.runs, built.planted, ground.name)
    attacks = [_told(r) for r in found]
    worst = {g: max(_upper(a) for a in attacks if a["goal"] == g) for g in ("text", "wrote")}
    naive = next(r.control for r in found if r.name == "answers written beside rows")
    timing_worst = _upper(timed["worst"])
    by_guests = guests(built.guests)
    report = {
        "engine": ground.name,
        "installations": len(built.runs),
        "trials": sum(len(run.writer) for run in built.runs),
        "findings": own,
        "attacks": attacks,
        "worst": round(worst["text"], 4),
        "worst_wrote": round(worst["wrote"], 4),
        "timing_worst": round(timing_worst, 4),
        "naive_control": round(naive, 4),
        "ok": not own
        and worst["text"] <= TEXT
        and worst["wrote"] <= WROTE
        and timing_worst <= TIMING
        and naive >= CONTROL
        and all(r.control >= CONTROL for r in found),
        "left_out": [{"name": n, "why": why} for n, why in sorted(ground.left_out.items())],
        "guests": _rounded(
            {
                "right": by_guests.right,
                "advantage": by_guests.advantage,
                "half_width": by_guests.half_width,
                "texts": by_guests.trials,
            }
        ),
        "batch_of_one": timed["batch_of_one"],
        "timing": timed["worst"],
    }
    return report | {"leaks": leaks(report)}


def _told(result: Result) -> dict[str, Any]:
    row = {
        "name": result.name,
        "goal": result.goal,
        "moment": result.moment,
        "advantage": result.found.advantage,
        "half_width": result.found.half_width,
        "control": result.control,
    }
    return _rounded(row)


SURE = 1.6
"""Half widths by which an attack must beat chance to be called a leak: 3.1 standard errors, because some
twenty-five attacks are made and one in forty of them would stand out at one half width by luck alone."""


def leaks(report: dict[str, Any]) -> list[str]:
    """What certainly leaks, however short the check was: attacks that beat chance by more than luck explains."""
    found = [
        f"{a['name']} ({a['moment']}, {a['goal']}): +{a['advantage']:.3f}"
        for a in report["attacks"]
        if a["advantage"] > SURE * a["half_width"] + 1e-6
    ]
    if report["timing"]["advantage"] - report["timing"]["half_width"] > TIMING:
        found.append(f"time: +{report['timing']['advantage']:.3f}")
    return found
