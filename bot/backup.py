"""Backups that restore, and that keep the promise.

A copy of the database file alone lost every row in WAL mode when it was tried, and
an online copy keeps the order in which rows were written. So the copy is made by the
database itself (VACUUM INTO). Keys never go in: envelopes in a backup can be opened
by nobody, and a restored installation tells people that their waiting words were lost.
"""

import tarfile
import tempfile
from datetime import datetime
from pathlib import Path

from bot.models.connection import connect, sqlite_url
from bot.models.schema import copy_database

KEPT = ("files", "data")
"""Folders that go into a backup beside the database. Never ``keys``."""


class CannotBackUp(Exception):
    """Why there is no backup, in a plain sentence."""


def back_up(home: Path, now: datetime, to: Path | None = None) -> Path:
    """Write one file that holds everything but the keys and the token.

    Args:
        home: HEARD_HOME.
        now: the present instant, for the file's name.
        to: the file to write; by default ``backups/heard-<day and time>.tar.gz``.

    Returns:
        The file.

    Raises:
        CannotBackUp: if there is nothing to back up, or no room to write it.
    """
    database = home / "heard.db"
    if not database.exists():
        raise CannotBackUp(f"There is no database at {database}. Is this the right HEARD_HOME?")
    to = to or home / "backups" / f"heard-{now:%Y-%m-%d-%H%M%S}.tar.gz"
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=to.parent) as folder:
            copy = Path(folder) / "heard.db"
            copy_database(connect(sqlite_url(database)), copy)
            with tarfile.open(to, "w:gz") as archive:
                archive.add(copy, "heard.db")
                for name in KEPT:
                    if (home / name).exists():
                        archive.add(home / name, name)
        to.chmod(0o600)
    except OSError as error:
        to.unlink(missing_ok=True)
        raise CannotBackUp(f"The backup could not be written to {to}: {error.strerror}.") from error
    return to


def restore(backup: Path, home: Path) -> None:
    """Unpack `backup` into an empty HEARD_HOME.

    Raises:
        CannotBackUp: if something is there already, or the file is not one of our backups.
    """
    if (home / "heard.db").exists():
        raise CannotBackUp(
            f"{home} already holds a database. Restore into an empty folder, or move it away first."
        )
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tarfile.open(backup, "r:gz") as archive:
            if "heard.db" not in archive.getnames():
                raise CannotBackUp(f"{backup} is not a backup that Heard made.")
            archive.extractall(home, filter="data")
    except (tarfile.TarError, EOFError) as error:
        raise CannotBackUp(
            f"{backup} is not a whole backup: it may have been cut off when it was copied."
        ) from error
    except OSError as error:
        raise CannotBackUp(f"{backup} could not be restored to {home}: {error.strerror}.") from error
