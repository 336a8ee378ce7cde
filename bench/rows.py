"""What was measured, on which machine, and whether it is what was promised (design: "Figures")."""

import os
import platform
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        against: what it is set against, if anything.
        ratio: `value` divided by that, or the other way round where more is better: then `must` begins with ≥.
        must: what was promised; empty for a figure that is only told.
        ok: whether it was reached; None where nothing was promised.
    """

    what: str
    value: float
    unit: str
    against: str = ""
    ratio: float | None = None
    must: str = ""
    ok: bool | None = None


def at_most(what, value, unit, most, **more):
    """A figure that may not be larger than `most`."""
    return Row(what, value, unit, must=f"≤ {most:g} {unit}".strip(), ok=value <= most, **more)


def compared(what, value, unit, against, other, *, most=None, least=None):
    """A figure beside another program's. `least` and `most` bound the ratio."""
    ratio = round(value / other, 2)
    if least is not None:
        return Row(what, value, unit, against, ratio, f"≥ {least:g} ×", ratio >= least)
    if most is not None:
        return Row(what, value, unit, against, ratio, f"≤ {most:g} ×", ratio <= most)
    return Row(what, value, unit, against, ratio)


def left_out(what, why):
    """A figure that could not be measured here."""
    return Row(f"{what}: left out, {why}", 0, "")


def machine():
    """The computer, in a line."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line
        ]
        cpu = names[0] if names else cpu
    load = f", load {os.getloadavg()[0]:.1f} as it began" if hasattr(os, "getloadavg") else ""
    return (
        f"{cpu}, {os.cpu_count()} cores{load}; {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def as_json(rows):
    """Rows as JSON-ready values."""
    return [asdict(row) for row in rows]


def as_table(rows):
    """Rows as a Markdown table."""
    lines = ["| what | figure | against | ratio | must reach | |", "|---|---:|---|---:|---|---|"]
    for row in rows:
        figure = f"{row.value:,g} {row.unit}".strip() if row.unit or row.must else ""
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        mark = {True: "reached", False: "**not reached**", None: ""}[row.ok]
        lines.append(f"| {row.what} | {figure} | {row.against} | {ratio} | {row.must} | {mark} |")
    return "\n".join(lines)
