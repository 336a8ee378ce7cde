"""``heard run``: from the command line to the end of the process, and why it could not start, in plain sentences."""

import asyncio
import sqlite3
import sys

import structlog
from sqlalchemy.exc import OperationalError

from bot import app, lock, logs
from bot.clock import Clock
from bot.delivery.duty import OtherHome
from bot.handlers.port import BadToken, Unreachable
from bot.models.schema import Moved, Newer
from bot.reporting import NoSentry
from bot.settings import Settings
from bot.why_not import why_not

log = structlog.get_logger("heard")

WHY_NOT: dict[type[Exception], str] = {
    lock.Running: "Heard is already running in this folder. Stop the other one first, or choose another --home.",
    OtherHome: (
        "Another Heard runs on this database with a different HEARD_HOME, so one of them lacks the other's keys and files. "
        "All must have the same folder: on several machines, one that they share."
    ),
    app.Taken: "Another program listens at that address and port, or this user may not. Choose another: HEARD_LISTEN=127.0.0.1:8081",
    NoSentry: 'Sentry is not installed. Install it: pip install "heard-bot[sentry]". Or take HEARD_SENTRY_DSN away.',
    BadToken: "Telegram does not know this token. Copy it again from @BotFather. `heard doctor` looks at the rest.",
}
"""What only a start can meet; the rest is in `bot.why_not`."""
DATABASE = (Newer, Moved, OperationalError, sqlite3.Error)
"""Of the database, what is no fault of ours once Heard runs."""

NOT_YET = "Telegram does not answer yet ({why}). Heard keeps trying and starts as soon as it does. Is this computer online?"
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between tries to reach Telegram at the start, as later between questions for updates."""


def serve(settings: Settings) -> int:
    """Run from the command line.

    Returns:
        The process's exit code: 0 after a clean stop, 1 when it could not start.
    """
    name = f"heard-{settings.place[1]}.log" if settings.place and settings.database_url else "heard.log"
    file = settings.home / "logs" / name if settings.log_to == "file" else None
    logs.set_up(settings.log_level, file, as_json=settings.log_as == "json")
    try:
        asyncio.run(_once_reached(settings))
    except tuple(WHY_NOT) as error:
        print(WHY_NOT[type(error)], file=sys.stderr)  # noqa: T201 - the command line
        return 1
    except (OSError, *DATABASE) as error:
        if not (words := why_not(error, settings.home)):
            raise
        print(words, file=sys.stderr)  # noqa: T201 - as above
        return 1
    return 0


async def _once_reached(settings: Settings) -> None:
    """Run, as soon as Telegram can be reached: a computer that starts without its network needs nobody to come by."""
    failures = 0
    while True:
        try:
            await app.run(settings)
        except Unreachable as error:
            if not failures:
                _say_once(error)
            await Clock().sleep(max(error.seconds, min(FIRST_PAUSE * 2 ** min(failures, 10), LONGEST_PAUSE)))
            failures += 1
        else:
            return


def _say_once(error: Unreachable) -> None:
    log.warning("not reached yet", why=str(error))
    print(NOT_YET.format(why=error), file=sys.stderr)  # noqa: T201 - as above
