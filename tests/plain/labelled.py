"""Reads the labelled sets: texts with their marks taken out, and what the marks said."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

SETS = Path(__file__).parent / "sets"
_MARK = re.compile(
    r"\[\[(?P<hard>.+?)\]\]|\{(?P<acronym>[^{}?!]+)(?P<status>[?!])\}|<<(?P<label>.+?)>>|(?P<end>¦)"
)


@dataclass
class Labelled:
    """One text without its marks."""

    id: str
    kind: str
    text: str = ""
    hard: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)
    """Words on which readers would differ: they count neither as missed nor as wrongly found."""
    acronyms: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Where each sentence ends: the number of characters before it that are not white space."""


def unmark(name: str, kind: str, marked: str) -> Labelled:
    """Take the marks out of one text and keep what they say."""
    out = Labelled(name, kind)
    place = 0
    for mark in _MARK.finditer(marked):
        out.text += marked[place : mark.start()]
        place = mark.end()
        if mark["hard"]:
            word = mark["hard"].removeprefix("?")
            out.text += word
            (out.hard if word == mark["hard"] else out.perhaps).append(word.lower())
        elif mark["acronym"]:
            out.text += mark["acronym"]
            plain = re.sub(r"(?<=[A-Z])s$", "", mark["acronym"])
            out.acronyms[plain] = "unexplained" if mark["status"] == "?" else "explained"
        elif mark["label"]:
            out.text += mark["label"]
            out.labels.append(mark["label"].lower())
        else:
            out.ends.append(ink(out.text))
    out.text += marked[place:]
    return out


def ink(text: str) -> int:
    """Count the characters that are not white space, so that line breaks do not shift a place."""
    return sum(not c.isspace() for c in text)


def texts(name: str) -> list[Labelled]:
    """The texts of a set, such as `development`; strangers' sets hold JSON lines instead of marks."""
    if name.startswith("strangers"):
        lines = (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()
        return [_listed(json.loads(line)) for line in lines]
    found = []
    for part in re.split(r"^=== ", (SETS / f"{name}.txt").read_text("utf-8"), flags=re.M)[1:]:
        head, body = part.split("\n", 1)
        number, kind = head.split(" ", 1)
        found.append(unmark(number, kind, body.strip()))
    return found


def _listed(said: dict) -> Labelled:
    """One text whose labels stand beside it."""
    before = [ink("".join(said["sentences"][:n])) for n in range(1, len(said["sentences"]) + 1)]
    return Labelled(
        said["id"],
        said["kind"],
        said["text"],
        hard=said["hard_words"],
        acronyms=said["acronyms"],
        ends=before,
    )


def sentence_cases(name: str) -> list[Labelled]:
    """The cases of `sentences_development` or `sentences_held_out`."""
    parts = (SETS / f"{name}.txt").read_text("utf-8").strip().split("\n---\n")
    return [unmark(str(n), "sentences", part) for n, part in enumerate(parts)]
