"""Why a command could not do what it should, in plain sentences: whoever types it is not always an engineer.

`heard run` has more reasons of its own (`bot.serve`).
"""

import contextlib
import errno
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.models.schema import Moved, Newer

WHY_NOT: dict[type[Exception], str] = {
    Newer: "The database was written by a newer Heard than this one. Install that version, or restore a copy from backups/.",
    Moved: "Everything in this folder's database was moved to PostgreSQL. Set HEARD_DATABASE_URL to its address.",
    DBAPIError: "The database does not answer, or refuses. `heard doctor` says more.",
    sqlite3.Error: "The database could not be copied before it is changed. Is the disk full? `heard doctor` says more.",
}
"""What any command says of the database. A copy is made past SQLAlchemy (`copy_database`), so it fails in SQLite's own way."""

CANNOT_WRITE = {errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM}


def why_not(error: BaseException, home: Path) -> str:
    """Why it failed; empty for a fault of ours, which is shown as it is."""
    if isinstance(error, OSError) and error.errno in CANNOT_WRITE:
        return f"Heard cannot write to {home}: {error.strerror}. `heard doctor` says what to do."
    return next((words for kind, words in WHY_NOT.items() if isinstance(error, kind)), "")


@contextlib.contextmanager
def in_plain_words(home: Path) -> Iterator[None]:
    """What fails inside ends the command with a sentence and 1, where there is one for it."""
    try:
        yield
    except Exception as error:
        if words := why_not(error, home):
            print(words, file=sys.stderr)  # noqa: T201 - the command line
            sys.exit(1)
        raise
