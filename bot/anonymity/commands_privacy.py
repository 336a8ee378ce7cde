"""``heard privacy-check``: attack the promise on your own engine, and see what comes of it.

Whoever runs Heard should not have to believe us. What is printed never holds a guess, a
text or a name; of your own installation only that something is there that must not be.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

BLIND = 0.95


def privacy_check_command(
    home: Annotated[
        Path | None, typer.Option("--home", help="The folder that holds everything (HEARD_HOME).")
    ] = None,
    quick: Annotated[
        bool,
        typer.Option(
            "--quick",
            help="Under a minute: fewer installations, so wider intervals. It cannot show that all is well.",
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The whole report as JSON.")] = False,
    installations: Annotated[
        int | None, typer.Option(min=6, help="How many installations to build and attack.")
    ] = None,
) -> None:
    """Attack answers without a name, on installations with made-up people.

    Exits with 0 when everything was shown to be within its limits, 1 when something leaks
    or must be mended, 2 when nothing was found but too little was done to be sure.
    """
    from bot.anonymity.attacker.postgres_ground import CannotBuild  # noqa: PLC0415 - slow to import
    from bot.anonymity.attacker.report import amount, check  # noqa: PLC0415
    from bot.anonymity.rules import Rules  # noqa: PLC0415
    from bot.settings import read  # noqa: PLC0415

    settings = read(home)
    rules = Rules(settings.least_group, settings.least_batch, release_weekday=settings.release_weekday)
    try:
        report = check(
            settings.home,
            settings.database,
            amount(installations, quick=quick),
            rules,
            lambda line: typer.echo(line, err=True),
        )
    except CannotBuild as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    report["quick"] = quick
    if as_json:
        typer.echo(json.dumps(report, indent=2))
    else:
        for line in in_words(report):
            typer.echo(line)
    raise typer.Exit(exit_code(report))


def exit_code(report: dict[str, Any]) -> int:
    """0: all within limits; 1: something leaks, or an attack is blind; 2: nothing found, and not enough to be sure."""
    if report["ok"]:
        return 0
    blind = any(a["control"] < BLIND for a in report["attacks"])
    return 1 if report["findings"] or report["leaks"] or blind else 2


def in_words(report: dict[str, Any]) -> Iterator[str]:
    """The report as lines to read."""
    yield f"{report['engine']}: {report['installations']} installations, {report['trials']} answers attacked."
    yield from (f"✗ {finding}" for finding in report["findings"])
    if not report["findings"]:
        yield "✓ Your own files: nothing that must not be there."
    for a in sorted(report["attacks"], key=lambda a: -a["advantage"] - a["half_width"]):
        yield (
            f"  {a['name']} ({a['moment']}, who {'wrote a text' if a['goal'] == 'text' else 'wrote at all'}): "
            f"{a['advantage']:+.3f} ± {a['half_width']:.3f} over chance; finds {a['control']:.0%} of its planted leak"
        )
    yield from (f"  left out: {row['name']}: {row['why']}" for row in report["left_out"])
    yield f"Who wrote a text: at most {report['worst']:.3f} over chance (limit 0.020)."
    yield f"Who wrote at all: at most {report['worst_wrote']:.3f} over chance (limit 0.050)."
    yield f"By time alone: at most {report['timing_worst']:.3f} over chance (limit 0.060)."
    yield f"A batch of one: {report['batch_of_one']['right']:.0%} right at worst. Guests: {report['guests']['right']:.0%} right."
    yield _verdict(report)


def _verdict(report: dict[str, Any]) -> str:
    match exit_code(report):
        case 0:
            return "✓ Everything is within its limits."
        case 1:
            return "✗ This must be mended: " + (
                "; ".join([*report["leaks"], *report["findings"]]) or "a blind attack"
            )
        case _:
            return (
                "Nothing was found. That is not yet a proof: with fewer installations the intervals are wider than "
                "the limits. Run it without --quick."
            )
