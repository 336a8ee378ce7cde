"""Backups that restore, and that keep the promise.

A copy of the database file alone lost every row in WAL mode when it was tried, and
an online copy keeps the order in which rows were written. So the copy is made by the
database itself (VACUUM INTO). Keys never go in: envelopes in a backup can be opened
by nobody, and a restored installation tells people that their waiting words were lost.
"""

import contextlib
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.models.connection import connect, sqlite_url
from bot.models.schema import copy_database

KEPT = ("files", "data")
"""Folders that go into a backup beside the database. Never ``keys``."""
UNFINISHED = "unfinished-"
"""How the folder begins in which a backup is made, or unpacked; it lies where the result will, so that one rename completes it."""
GIVEN_UP = timedelta(hours=1)
"""Without a byte written for so long, whoever made it was killed."""
ARCHIVE = "heard.tar.gz"


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
    _clear(home)
    to = to or home / "backups" / f"heard-{now:%Y-%m-%d-%H%M%S}.tar.gz"
    try:
        with _apart(to.parent) as folder:
            _pack(home, folder)
            (folder / ARCHIVE).replace(to)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise CannotBackUp(f"The backup could not be written to {to}: {_short(error)}.") from error
    return to


@contextlib.contextmanager
def _apart(beside: Path) -> Iterator[Path]:
    """A folder of our own in `beside`, gone afterwards."""
    beside.mkdir(parents=True, exist_ok=True)
    _clear(beside)
    with tempfile.TemporaryDirectory(dir=beside, prefix=UNFINISHED) as folder:
        yield Path(folder)


def _clear(place: Path) -> None:
    """Remove what a backup or a restore that was killed has left: a plain copy of everything."""
    for left in place.glob(f"{UNFINISHED}*"):
        if _last_written(left) < Clock().now() - GIVEN_UP:
            shutil.rmtree(left, ignore_errors=True)


def _last_written(folder: Path) -> datetime:
    """When anything in it was written last; nobody else's hour is taken for ours while it goes on."""
    times = [one.stat().st_mtime for one in (folder, *folder.rglob("*")) if one.exists()]
    return datetime.fromtimestamp(max(times, default=0), UTC)


def _pack(home: Path, folder: Path) -> None:
    """Write the archive, readable by its owner only, into `folder`, which is on the same disk as its place."""
    copy, archive = folder / "heard.db", folder / ARCHIVE
    engine = connect(sqlite_url(home / "heard.db"))
    try:
        copy_database(engine, copy)
    finally:
        engine.dispose()
    archive.touch(0o600)
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(copy, "heard.db")
        for name in KEPT:
            if (home / name).exists():
                packed.add(home / name, name)


def _short(error: Exception) -> str:
    """Why, without a path or a statement."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error.orig if isinstance(error, DBAPIError) else error)


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
        with _apart(home) as folder:
            with tarfile.open(backup, "r:gz") as archive:
                if "heard.db" not in archive.getnames():
                    raise CannotBackUp(f"{backup} is not a backup that Heard made.")
                archive.extractall(folder, filter="data")
            _put_in_place(folder, home)
    except (tarfile.TarError, EOFError) as error:
        raise CannotBackUp(
            f"{backup} is not a whole backup: it may have been cut off when it was copied."
        ) from error
    except OSError as error:
        raise CannotBackUp(f"{backup} could not be restored to {home}: {error.strerror}.") from error


def _put_in_place(folder: Path, home: Path) -> None:
    """Move what was unpacked to where it belongs; the database last, so that without it `restore` can be typed again."""
    for one in folder.iterdir():
        if one.is_dir():
            shutil.copytree(one, home / one.name, dirs_exist_ok=True, copy_function=os.replace)
    (folder / "heard.db").replace(home / "heard.db")
