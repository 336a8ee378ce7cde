"""``heard run``: from the command line to the end of the process, and why it could not start, in plain sentences."""

import asyncio
import errno
import sys

from sqlalchemy.exc import OperationalError

from bot import app, lock, logs
from bot.delivery.duty import OtherHome
from bot.handlers.port import BadToken
from bot.models.schema import Moved, Newer
from bot.reporting import NoSentry
from bot.settings import Settings

WHY_NOT: dict[type[Exception], str] = {
    lock.Running: "Heard is already running in this folder. Stop the other one first, or choose another --home.",
    OtherHome: (
        "Another Heard runs on this database with a different HEARD_HOME, so one of them lacks the other's keys and files. "
        "All must have the same folder: on several machines, one that they share."
    ),
    Newer: "The database was written by a newer Heard than this one. Install that version, or restore a copy from backups/.",
    app.Taken: "Another program listens at that address and port, or this user may not. Choose another: HEARD_LISTEN=127.0.0.1:8081",
    Moved: "Everything in this folder's database was moved to PostgreSQL. Set HEARD_DATABASE_URL to its address.",
    NoSentry: 'Sentry is not installed. Install it: pip install "heard-bot[sentry]". Or take HEARD_SENTRY_DSN away.',
    OperationalError: "The database does not answer, or refuses. `heard doctor` says more.",
    BadToken: "Telegram does not know this token. Copy it again from @BotFather. `heard doctor` looks at the rest.",
}

CANNOT_WRITE = {errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM}


def serve(settings: Settings) -> int:
    """Run from the command line.

    Returns:
        The process's exit code: 0 after a clean stop, 1 when it could not start.
    """
    name = f"heard-{settings.place[1]}.log" if settings.place and settings.database_url else "heard.log"
    file = settings.home / "logs" / name if settings.log_to == "file" else None
    logs.set_up(settings.log_level, file, as_json=settings.log_as == "json")
    try:
        asyncio.run(app.run(settings))
    except tuple(WHY_NOT) as error:
        print(WHY_NOT[type(error)], file=sys.stderr)  # noqa: T201 - the command line
        return 1
    except OSError as error:
        if error.errno not in CANNOT_WRITE:
            raise
        print(  # noqa: T201
            f"Heard cannot write to {settings.home}: {error.strerror}. `heard doctor` says what to do.",
            file=sys.stderr,
        )
        return 1
    return 0
