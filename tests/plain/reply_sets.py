"""Read the labelled replies in `sets/replies` and measure the reader on them: ``python -m tests.plain.reply_sets fifth --show``."""

import json
import sys
from collections import Counter
from pathlib import Path

from bot.plain.understand import Meaning, understand

SETS = Path(__file__).parent / "sets" / "replies"
PARTS = (
    "dev",
    "held-out",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
)
# Nothing is learned from `twelfth` and the strangers' sets `g`, `k`, `n` and `p` to `t`, so that they go on telling what to expect.
STRANGERS = tuple(f"strangers_{letter}" for letter in "abcdefhijlm")
"""Written and labelled by people who knew nothing of this reader; learned from once they had told what they could."""
TERSE = (*PARTS, "practice")
"""Mostly a few words, most of them in answer to an invitation."""
LEARNED_FROM = (
    *TERSE,
    "practice_own",
    "practice_en",
    "practice_cy_pl_uk",
    "practice_es_fr_ro_ar",
    *STRANGERS,
)
"""What the second reader has learned from."""
FLIPS = {("yes", "no"), ("no", "yes")}


def lines(part: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (SETS / f"{part}.jsonl").read_text("utf-8").splitlines()]


class Score:
    """What came out for a set, against its labels."""

    def __init__(self, part: str) -> None:
        self.lines = lines(part)
        self.got = [understand(line["text"], line["question"]) for line in self.lines]
        pairs = list(zip(self.lines, self.got, strict=True))
        self.wrong = [(line, got) for line, got in pairs if line["meaning"] != got]
        self.right = 1 - len(self.wrong) / len(pairs)
        self.flips = [line for line, got in pairs if (line["meaning"], str(got)) in FLIPS]
        distress = [(line, got) for line, got in pairs if line["meaning"] == Meaning.DISTRESS]
        self.recall = sum(got == Meaning.DISTRESS for _, got in distress) / len(distress)
        fired = [line for line, got in pairs if got == Meaning.DISTRESS]
        self.precision = sum(line["meaning"] == Meaning.DISTRESS for line in fired) / len(fired)

    def __str__(self) -> str:
        by_language = Counter(line["lang"] for line, _ in self.wrong)
        return (
            f"{len(self.lines)} replies: right {self.right:.3f}, yes/no flips {len(self.flips)}, "
            f"distress recall {self.recall:.3f} precision {self.precision:.3f}; wrong by language {dict(by_language)}"
        )


if __name__ == "__main__":
    score = Score(sys.argv[1])
    if "--show" in sys.argv:
        for line, got in score.wrong:
            print(
                f"{line['lang']} {line['question'][:30]!r} {line['text']!r}: wanted {line['meaning']}, got {got}"
            )
    print(score)
