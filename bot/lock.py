"""One Heard in one folder.

Two programs on one SQLite file would send everything twice, and Telegram would give
each of them half of what people say. The lock is the operating system's: a killed
process lets go of it by itself. Where the database is PostgreSQL, several may share a
folder, and must.
"""

import contextlib
import fcntl
import os
import secrets
from pathlib import Path
from typing import IO


class Running(Exception):
    """Another Heard is running in this folder."""


def take(home: Path) -> IO[str]:
    """Hold the folder until the returned file is closed or the process ends.

    Raises:
        Running: if somebody else holds it.
    """
    home.mkdir(parents=True, exist_ok=True)
    file = (home / "heard.lock").open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise Running(str(home)) from error
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def held(home: Path) -> bool:
    """Whether somebody holds the folder now."""
    if not (home / "heard.lock").exists():
        return False
    try:
        take(home).close()
    except Running:
        return True
    return False


def home_id(home: Path) -> str:
    """A name for this folder, made once and kept in it: processes on one database must all have the same folder."""
    home.mkdir(parents=True, exist_ok=True)
    path, mine = home / "home.id", home / f"home.{secrets.token_hex(4)}"
    if not path.exists():
        mine.write_text(secrets.token_hex(4), "utf-8")
        with contextlib.suppress(FileExistsError):  # two may start at once
            os.link(mine, path)
        mine.unlink()
    return path.read_text("utf-8")
