"""``heard when``: try the date reader from a terminal, or measure it line by line."""

import json
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from bot.clock import Clock
from bot.plain.json_lines import answer_lines


def when(
    text: Annotated[str | None, typer.Argument(help='What somebody typed: "Tuesday 2-3.30pm".')] = None,
    now: Annotated[str | None, typer.Option(help="The moment it was typed (ISO 8601).")] = None,
    tz: Annotated[str, typer.Option(help="The zone it is meant in.")] = "Europe/London",
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="JSON lines in, JSON lines out.")] = False,
) -> None:
    """Read a date or time the way coordinators type it; say what is not clear."""
    if lines:
        answer_lines(lambda asked: answer(asked["text"], asked.get("now") or now, asked.get("tz") or tz))
        return
    if text is None:
        raise typer.BadParameter("Give the words to read, or --lines.")
    found = answer(text, now, tz)
    typer.echo(json.dumps(found, ensure_ascii=False) if as_json else _in_words(found))


def answer(text: str, now: str | None, tz: str) -> dict[str, Any]:
    """Read one text.

    Args:
        text: what was typed.
        now: ISO 8601; without an offset it is local in `tz`; None is the present.
        tz: IANA name of the zone.

    Returns:
        ``start``, ``end`` (ISO with offset, or None), ``all_day``, ``ambiguous``, ``choices`` (the starts to
        choose from), ``echo``, ``why`` and, for what repeats, ``recurs`` (all starts). For whole days ``end`` is the
        midnight that opens the last day; it is None for one day or one moment.

    Raises:
        typer.BadParameter: `now` or `tz` cannot be read.
    """
    from bot.plain.when import read_when  # noqa: PLC0415 - the grammar need not be built for ``heard --help``

    try:
        zone = ZoneInfo(tz)
        moment = datetime.fromisoformat(now) if now else Clock().now()
    except (ZoneInfoNotFoundError, OSError, TypeError, ValueError) as fault:
        raise typer.BadParameter(f"{now or ''} {tz}: {fault}") from fault
    read = read_when(text, moment if moment.tzinfo else moment.replace(tzinfo=zone), tz)
    return {
        "start": read.start.isoformat() if read.start else None,
        "end": read.end.isoformat() if read.end else None,
        "all_day": read.all_day,
        "ambiguous": read.ambiguous,
        "choices": [choice.start.isoformat() for choice in read.choices],
        "echo": read.echo,
        "why": str(read.why),
        "recurs": [start.isoformat() for start in read.recurs],
    }


def _in_words(found: dict[str, Any]) -> str:
    if found["ambiguous"]:
        return f"Not clear ({found['why']}): {found['echo'] or 'no date could be offered'}?"
    return found["echo"] or "No date or time found."
