"""What you can type: ``heard --help``."""

import asyncio
import contextlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.anonymity.commands_privacy import privacy_check_command
from bot.plain.commands_check import check_command
from bot.plain.commands_understand import understand
from bot.plain.commands_when import when
from bot.settings import Settings, home_folder, read

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Heard: people who share their lived experience are asked well, answer safely, and hear what happened.",
)
groups = typer.Typer(no_args_is_help=True, help="Expert groups.")
cli.add_typer(groups, name="group")


class Framework(StrEnum):
    """The libraries that can speak with Telegram."""

    PTB = "ptb"
    AIOGRAM = "aiogram"


Home = Annotated[Path | None, typer.Option("--home", help="The folder that holds everything (HEARD_HOME).")]


@cli.command()
def run(
    home: Home = None,
    api_base: Annotated[
        str | None, typer.Option(help="Where Telegram answers; a practice room's address.")
    ] = None,
    framework: Annotated[
        Framework | None, typer.Option(help="The library that speaks with Telegram.")
    ] = None,
) -> None:
    """Run the bot."""
    settings = read(home, api_base=api_base and api_base.rstrip("/"), framework=framework and framework.value)
    if settings.token is None or not settings.operator.strip():
        from bot.first_run import walk_through  # noqa: PLC0415 - only a first start needs it

        walk_through(settings)
        return
    from bot.serve import serve  # noqa: PLC0415 - the frameworks are slow to import

    raise typer.Exit(serve(settings))


@cli.command()
def practice(
    port: Annotated[int, typer.Option(help="0 picks a free one.")] = 8900,
    story: Annotated[str, typer.Option(help="A story in data/stories.")] = "front-door",
    db: Annotated[
        Path | None, typer.Option(help="Keep the database here, and the room's world beside it.")
    ] = None,
    framework: Annotated[
        Framework, typer.Option(help="The library that speaks with the room.")
    ] = Framework.PTB,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    no_bot: Annotated[bool, typer.Option("--no-bot", help="Telegram's side and the page only.")] = False,
    now: Annotated[str | None, typer.Option(help="Where the clock starts (ISO 8601).")] = None,
) -> None:
    """Open the practice room: a pretend Telegram on this machine. No token, nothing is sent."""
    from bot.practice.command import Choices, open_room  # noqa: PLC0415

    choices = Choices(port, story, db, framework.value, not no_browser, not no_bot, now)
    raise typer.Exit(asyncio.run(open_room(choices)))


@cli.command()
def doctor(home: Home = None) -> None:
    """Say what is wrong, why, and what to do."""
    from bot.doctor import report  # noqa: PLC0415

    marks = {"ok": "✓", "warn": "!", "bad": "✗"}
    findings = report(home)
    for finding in findings:
        typer.echo(f"{marks[finding.how]} {finding.what}")
        if finding.fix and finding.how != "ok":
            typer.echo(f"    → {finding.fix}")
    raise typer.Exit(any(f.how == "bad" for f in findings))


@groups.command("add")
def group_add(
    name: str,
    zone: Annotated[str | None, typer.Option(help="Its time zone, such as Europe/London.")] = None,
    country: Annotated[str, typer.Option(help="Whose help lines are shown, as in data/help.")] = "gb",
    home: Home = None,
) -> None:
    """Make a group, and a link for its first coordinator."""
    from bot.host import add_group  # noqa: PLC0415
    from bot.why_not import in_plain_words  # noqa: PLC0415

    settings = read(home)
    with in_plain_words(settings.home):
        typer.echo(add_group(settings, name, zone or settings.zone, country))


@groups.command("list")
def group_list(home: Home = None) -> None:
    """List the groups."""
    from bot.host import list_groups  # noqa: PLC0415
    from bot.why_not import in_plain_words  # noqa: PLC0415

    settings = read(home)
    with in_plain_words(settings.home):
        typer.echo(list_groups(settings))


@cli.command()
def invite(
    group: Annotated[str, typer.Argument(help="The group's name or number.")], home: Home = None
) -> None:
    """Make a single-use link for another coordinator of a group."""
    from bot.host import invite as make  # noqa: PLC0415
    from bot.why_not import in_plain_words  # noqa: PLC0415

    settings = read(home)
    with in_plain_words(settings.home):
        typer.echo(make(settings, group))


@cli.command()
def backup(file: Annotated[Path | None, typer.Argument()] = None, home: Home = None) -> None:
    """Write everything but keys and token into one file."""
    from bot.backup import CannotBackUp, back_up  # noqa: PLC0415
    from bot.clock import Clock  # noqa: PLC0415

    settings = read(home)
    _file_only(settings)
    try:
        typer.echo(f"Backed up to {back_up(settings.home, Clock().now(), file)}")
    except CannotBackUp as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@cli.command()
def restore(file: Path, home: Home = None) -> None:
    """Unpack a backup into an empty HEARD_HOME."""
    from bot.backup import CannotBackUp  # noqa: PLC0415
    from bot.backup import restore as unpack  # noqa: PLC0415

    folder = home_folder(home)
    try:
        unpack(file, folder)
    except CannotBackUp as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Restored to {folder}. Give it its token again (heard run), then: heard doctor")
    typer.echo(
        "Answers that waited without a name are lost: their keys are in no backup. People are told at the next start."
    )


@cli.command()
def move(
    to: Annotated[str, typer.Option("--to", help="The new database: postgresql+psycopg://user@host/name")],
    home: Home = None,
) -> None:
    """Move everything from the file to PostgreSQL, and prove that nothing is missing."""
    from bot import lock  # noqa: PLC0415
    from bot.move import CannotMove  # noqa: PLC0415
    from bot.move import move as carry  # noqa: PLC0415
    from bot.why_not import in_plain_words  # noqa: PLC0415

    folder = home_folder(home)
    try:
        with in_plain_words(folder), contextlib.closing(lock.take(folder)):
            compared = carry(folder, to)
    except lock.Running:
        typer.echo("Heard is running in this folder. Stop it first.", err=True)
        raise typer.Exit(1) from None
    except CannotMove as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    for one in compared:
        typer.echo(f"{one.table:<16} {one.rows:>9} rows  {one.digest[:16]}  the same on both sides")
    typer.echo(
        f"\nAll {sum(c.rows for c in compared)} rows are there. Now set HEARD_DATABASE_URL, and start Heard. It keeps {folder} "
        "for keys and files.\nThe old file can start no Heard any more. It still holds names and words: once all is well, "
        f"delete {folder / 'heard.db'}, and the copies in backups/."
    )


def _file_only(settings: Settings) -> None:
    if settings.database_url:
        typer.echo(
            "The database is a PostgreSQL server: back it up with its own tools (pg_dump), without keys/.",
            err=True,
        )
        raise typer.Exit(1)


# What others test through; each loads its word lists when it is used.
cli.command("check")(check_command)
cli.command("when")(when)
cli.command("understand")(understand)
cli.command("privacy-check")(privacy_check_command)
