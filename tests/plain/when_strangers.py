"""Measure the reader on dates written and labelled by others than its author.

python -m tests.plain.when_strangers a
python -m tests.plain.when_strangers b
"""

import json
import sys
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.plain.commands_when import answer
from tests.plain.when_sets import SETS

Case = dict[str, Any]


@dataclass
class Score:
    """Counts over one set; `clear` are the texts with one meaning, bare hours ("at 2") are counted by themselves."""

    clear: int = 0
    starts: int = 0
    ends: int = 0
    silent: int = 0
    unclear: int = 0
    asked: int = 0
    none: int = 0
    none_right: int = 0
    bare: int = 0
    bare_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.clear + self.unclear + self.none

    def __str__(self) -> str:
        return (
            f"{self.total} texts and {self.bare} bare hours; start {self.starts}/{self.clear} = "
            f"{self.starts / self.clear:.3f}, end {self.ends}/{self.clear} = {self.ends / self.clear:.3f}, "
            f"silently wrong {self.silent}, asked {self.asked}/{self.unclear}, no date {self.none_right}/{self.none}, "
            f"bare hours right or asked {self.bare_right}/{self.bare}"
        )


def cases(name: str) -> list[Case]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def at(iso: str | None) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None


def judge(case: Case, score: Score) -> None:
    """Add one text to the score."""
    got = answer(case["text"], case["now"], case["tz"])
    start, end, asked = at(got["start"]), at(got["end"]), got["ambiguous"]
    start_right = start == at(case["start"]) and not asked
    end_right = end == at(case["end"]) and not asked
    right = start_right and end_right and got["all_day"] == case["all_day"]
    if case["kind"] == "bare-hour":
        score.bare += 1
        score.bare_right += asked or right
        return
    if case["ambiguous"]:
        score.unclear += 1
        score.asked += asked
        right = asked
    elif case["start"] is None:
        score.none += 1
        right = start is None and not asked
        score.none_right += right
    else:
        score.clear += 1
        score.starts += start_right
        score.ends += end_right
    score.silent += start is not None and not right
    if not right:
        score.wrong.append(f"{case['text']!r} at {case['now']}: wanted {case['start']}, got {got['echo']!r}")


def measure(name: str) -> Score:
    score = Score()
    for case in cases(f"moments-by-strangers-{name}"):
        judge(case, score)
    return score


def measure_repeating(name: str) -> tuple[int, list[str]]:
    """How many repetitions there are, and those whose first five times are not as labelled."""
    every = cases(f"recurrences-by-strangers-{name}")
    wrong = []
    for case in every:
        got = answer(case["text"], case["now"], case["tz"])["recurs"]
        wanted = [at(start) for start in case["next"]]
        if [at(start) for start in got][: len(wanted)] != wanted:
            wrong.append(f"{case['text']!r} at {case['now']}: wanted {case['next'][:2]}, got {got[:2]}")
    return len(every), wrong


if __name__ == "__main__":
    score = measure(sys.argv[1])
    total, wrong = measure_repeating(sys.argv[1])
    print("\n".join(score.wrong + wrong))
    print(f"moments: {score}")
    print(f"repeating: {total - len(wrong)}/{total}")
