"""JSON lines in, JSON lines out: how the three commands of the plain-language tools are tried and measured.

Each line is answered as it comes. A line that cannot be read is named on stderr and the rest go on; the exit code then is 2.
"""

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import typer

from bot.chat.words import _

Given = dict[str, Any]


def answer_lines(answer: Callable[[Given], Given], lines: Iterable[bytes] | None = None) -> None:
    """Answer every line.

    Args:
        answer: what is said of one line, without its id; a ValueError or `typer.BadParameter` says what is wrong with it.
        lines: UTF-8, with or without a mark at its beginning; stdin if none are given.

    Raises:
        typer.Exit: with code 2, at the end, where a line could not be read.
    """
    wrong = 0
    for number, line in enumerate(sys.stdin.buffer if lines is None else lines, start=1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            given = _given(line)
            found = answer(given)
        except (ValueError, typer.BadParameter) as fault:
            wrong += 1
            typer.echo(_("Line {number}: {fault}", number=number, fault=str(fault)), err=True)
            continue
        typer.echo(json.dumps({"id": given.get("id"), **found}, ensure_ascii=False))
    if wrong:
        raise typer.Exit(2)


def _given(line: bytes) -> Given:
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except ValueError as fault:
        raise ValueError(_("this is not JSON in UTF-8.")) from fault
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ValueError(_("it needs an id and a text."))
    return given
