"""What the second reader finds: a place in a text, why a reader may stumble there, and what could stand there instead."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "long_sentence",
    "long_paragraph",
    "hard_word",
    "acronym",
    "label",
    "passives",
    "several_ideas",
    "date_without_time",
    "ask_without_date",
    "long_gist",
    "short_notice",
]
Severity = Literal["hint", "flag"]


@dataclass(frozen=True)
class Finding:
    """One place where a reader may stumble.

    Attributes:
        kind: what sort of thing it is.
        start: index of its first character in the text.
        end: index after its last.
        sentence: number of the sentence it stands in, from 0.
        why: one short sentence for the coordinator, in the language being spoken.
        plainer: what could stand there instead, or None where only the writer can know.
        severity: "flag" for what stops a reader, "hint" for what slows one down.
    """

    kind: Kind
    start: int
    end: int
    sentence: int
    why: str
    plainer: str | None = None
    severity: Severity = "hint"
