"""Read the labelled dates in `sets/when` and measure the reader on them.

python -m tests.plain.when_sets development
python -m tests.plain.when_sets held-out
"""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.plain.when import Ask, Recurrence, When, read_recurrence, read_when

LONDON = ZoneInfo("Europe/London")
SETS = Path(__file__).parent / "sets" / "when"


@dataclass(frozen=True)
class Line:
    """One labelled text: `meaning` is "ask", "none" or ISO start and end; for repetitions count and some starts."""

    text: str
    now: datetime
    meaning: str


def lines(name: str) -> list[Line]:
    now = datetime.min
    found = []
    for line in (SETS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("now "):
            now = datetime.fromisoformat(line[4:]).replace(tzinfo=LONDON)
        else:
            text, _, meaning = line.rpartition("|")
            found.append(Line(text.rstrip(), now, meaning.strip()))
    return found


def iso(moment: datetime | None, all_day: bool) -> str:
    return "" if moment is None else moment.strftime("%Y-%m-%d" if all_day else "%Y-%m-%dT%H:%M")


@dataclass
class Score:
    """Counts over a set of single moments."""

    clear: int = 0
    starts: int = 0
    ends: int = 0
    silent: int = 0
    unclear: int = 0
    asked: int = 0
    offered: int = 0
    total: int = 0

    def __str__(self) -> str:
        return (
            f"{self.total} texts; start {self.starts}/{self.clear} = {self.starts / self.clear:.3f}, "
            f"end {self.ends}/{self.clear} = {self.ends / self.clear:.3f}, "
            f"silently wrong {self.silent}/{self.total} = {self.silent / self.total:.3f}, "
            f"asked {self.asked}/{self.unclear}, with every labelled choice {self.offered}/{self.unclear}"
        )


def judge(line: Line, got: When, score: Score) -> str:
    """Add one answer to the score; returns what is wrong with it, or nothing."""
    score.total += 1
    start, end = iso(got.start, got.all_day), iso(got.end, got.all_day)
    if line.meaning.startswith("ask"):
        score.unclear += 1
        score.asked += got.ambiguous
        score.silent += not got.ambiguous and got.start is not None
        offered = {iso(choice.start, choice.all_day) for choice in got.choices}
        every = set(line.meaning.split()[1:]) <= offered
        score.offered += got.ambiguous and every
        return "" if got.ambiguous and every else f"wanted {line.meaning}, got {start or sorted(offered)}"
    wanted, _, until = line.meaning.replace("none", "").partition("/")
    score.clear += 1
    score.starts += start == wanted and not got.ambiguous
    score.ends += end == until and not got.ambiguous
    right = (start, end) == (wanted, until)
    score.silent += not got.ambiguous and not right
    return (
        ""
        if right and not got.ambiguous
        else f"wanted {line.meaning}, got {start}/{end} {got.why} {got.echo}"
    )


def judge_repeating(line: Line, got: Recurrence | Ask | None) -> str:
    if line.meaning in {"ask", "none"}:
        right = isinstance(got, Ask) if line.meaning == "ask" else got is None
        return "" if right else f"wanted {line.meaning}, got {got}"
    count, *starts = line.meaning.split()
    if not isinstance(got, Recurrence):
        return f"wanted {line.meaning}, got {got}"
    found = [iso(start, got.all_day) for start in got.starts]
    right = set(starts) <= set(found) and found[0] == starts[0]
    right = right and (got.open if count == "open" else len(found) == int(count) and not got.open)
    return "" if right else f"wanted {line.meaning}, got {len(found)} {got.open} {found[:5]}"


def measure(part: str) -> tuple[Score, list[str]]:
    score, wrong = Score(), []
    for line in lines(f"moments-{part}"):
        fault = judge(line, read_when(line.text, line.now, "Europe/London"), score)
        wrong += [f"{line.now:%a %d %b} {line.text!r}: {fault}"] if fault else []
    return score, wrong


def measure_repeating(part: str) -> tuple[int, list[str]]:
    every = lines(f"recurrences-{part}")
    faults = [
        (line, judge_repeating(line, read_recurrence(line.text, line.now, "Europe/London"))) for line in every
    ]
    return len(every), [f"{line.now:%a %d %b} {line.text!r}: {fault}" for line, fault in faults if fault]


if __name__ == "__main__":
    part = {"development": "dev"}.get(sys.argv[1], sys.argv[1])
    score, wrong = measure(part)
    total, wrong_repeating = measure_repeating(part)
    print("\n".join(wrong + wrong_repeating) if part == "dev" or "--show" in sys.argv else "")
    print(f"moments: {score}")
    print(f"repeating: {total - len(wrong_repeating)}/{total}")
