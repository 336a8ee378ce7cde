"""``heard check``: the checker on the command line, for a text, a file, or thousands of texts from a pipe."""

import json as jsonlib
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.chat.words import _, ngettext
from bot.plain import acronyms, hard_words, labels, shape
from bot.plain.check import check, shipped_glossary, shipped_labels
from bot.plain.familiar import Familiar
from bot.plain.finding import Finding
from bot.plain.hard_words import HardWord
from bot.plain.json_lines import answer_lines
from bot.plain.reading_age import reading_age
from bot.plain.sentences import split
from bot.plain.tokens import word_set


def check_command(
    file: Annotated[str, typer.Argument(help="A text file, or - for what is piped in.")] = "-",
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Read and print JSON lines.")] = False,
    home: Annotated[
        Path | None, typer.Option("--home", envvar="HEARD_HOME", help="The folder with your own word lists.")
    ] = None,
) -> None:
    """Read a text as its readers will: long sentences, hard words, unexplained letters, missing facts.

    It advises and never blocks, so it ends with 0 whatever it finds; 2 means that the text could not be read.
    """
    try:
        if lines:
            answer_lines(lambda given: summary(given["text"], home), None if file == "-" else _lines(file))
            return
        text = _read(file)
    except (OSError, UnicodeError) as fault:
        typer.echo(_("The text cannot be read: {fault}", fault=fault), err=True)
        raise typer.Exit(2) from fault
    if json:
        typer.echo(jsonlib.dumps(_as_json(text, home), ensure_ascii=False, indent=2))
        return
    for line in _as_words(text, check(text, home=home)):
        typer.echo(line)


def _lines(file: str) -> list[bytes]:
    return Path(file).read_bytes().split(b"\n")


def _read(file: str) -> str:
    read = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return read.decode("utf-8-sig")


def summary(text: str, home: Path | None = None) -> dict[str, object]:
    """What ``--lines`` says of one text.

    Args:
        text: any text.
        home: a folder whose own word lists win.

    Returns:
        ``hard_words``: each as it stands, in small letters, once; a phrase also with the words in it that are hard
        on their own. ``acronyms``: letters to "explained" or "unexplained". ``long_sentences``: numbers, from 0, of
        those over 25 words. ``labels``: contested names as they stand, in small letters. ``ms``: how long it took.
    """
    began = time.perf_counter()
    sentences = split(text)
    glossary, familiar = shipped_glossary(home), Familiar.load(home)
    letters = acronyms.find(text, sentences, glossary, familiar)
    places = [place for one in letters for place in one.places]
    hard = hard_words.find(text, sentences, glossary, familiar, skip=places)
    found: dict[str, object] = {
        "hard_words": list(dict.fromkeys(word.text for word in hard if not _is_said_by_its_head(word, hard))),
        "acronyms": {one.letters: "explained" if one.explained else "unexplained" for one in letters},
        "long_sentences": [n for n, one in enumerate(sentences) if one.words > shape.FLAG_WORDS],
        "labels": list(
            dict.fromkeys(text[m.start : m.end].lower() for m in labels.find(text, shipped_labels(home)))
        ),
    }
    return found | {"ms": round((time.perf_counter() - began) * 1000, 2)}


_SAID_AS_A_WHOLE = word_set(
    "prior subject subsequent further pursuant regardless irrespective owing contrary"
)


def _is_said_by_its_head(word: HardWord, others: list[HardWord]) -> bool:
    """Whether a phrase is only a hard word and its preposition, such as "entitled to": then the word says it all."""
    first, __, rest = word.text.partition(" ")
    if first in _SAID_AS_A_WHOLE or not rest or not _PREPOSITIONS.issuperset(rest.split()):
        return False
    return any(other.inner and other.start == word.start for other in others)


_PREPOSITIONS = word_set("to with for on of in from by")


def _as_json(text: str, home: Path | None) -> dict[str, object]:
    sentences = split(text)
    return {
        "findings": [
            asdict(finding) | {"text": text[finding.start : finding.end]}
            for finding in check(text, home=home)
        ],
        "sentences": [[one.start, one.end] for one in sentences],
        "words": sum(one.words for one in sentences),
        "reading_age": reading_age(text, sentences),
    }


def _as_words(text: str, findings: list[Finding]) -> Iterator[str]:
    """The findings for a person to read, each with its place and a plainer wording where there is one."""
    if not findings:
        yield _("This reads well.")
        return
    for finding in findings:
        found = " ".join(text[finding.start : finding.end].split())
        short = found if len(found) <= 60 else found[:57] + "…"
        line = text.count("\n", 0, finding.start) + 1
        mark = "!" if finding.severity == "flag" else "·"
        yield f"{mark} {line}: {short}"
        yield f"    {finding.why}"
        if finding.plainer:
            yield "    " + _("Try: {plainer}", plainer=finding.plainer)
    age = reading_age(text, split(text))
    if age is not None:
        yield _("Reading age: about {age}. Aim for 9 to 11.", age=age)
    yield ngettext("{n} thing to look at.", "{n} things to look at.", len(findings))
