"""``heard understand``: try the reading of short replies from a terminal, or measure it line by line."""

from typing import Annotated

import typer

from bot.plain.json_lines import answer_lines


def understand(
    text: Annotated[str | None, typer.Argument(help='A reply: "yeah ill be there".')] = None,
    question: Annotated[str, typer.Option(help="What was asked.")] = "",
    lines: Annotated[bool, typer.Option("--lines", help="JSON lines in, JSON lines out.")] = False,
) -> None:
    """Say what a short reply seems to mean: yes, no, maybe, late, question, distress or other."""
    from bot.plain.understand import understand as propose  # noqa: PLC0415 - the phrasebook need not be built for --help

    if lines:
        answer_lines(lambda asked: {"meaning": str(propose(asked["text"], str(asked.get("question") or "")))})
        return
    if text is None:
        raise typer.BadParameter("Give the reply to read, or --lines.")
    typer.echo(str(propose(text, question)))
