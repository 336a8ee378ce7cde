"""``heard doctor``: what is wrong, why, and what to do, for somebody who is not an engineer.

Each check looks at one thing and says it in one line, with its fix. Nothing is
changed and nobody is messaged. Words of people, chat ids and the token are never shown.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.anonymity import letterbox
from bot.doctor_postgres import server
from bot.doctor_telegram import telegram
from bot.files.speech import voice_is_off
from bot.findings import Finding
from bot.models import schema
from bot.models.connection import connect
from bot.models.envelope import untidied
from bot.settings import BadSettings, Settings, read

ROOM = 500_000_000
"""Bytes of free disk below which doctor warns: a busy group writes a few megabytes a month, backups a few more."""


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything, one finding at a time."""
    checks: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
        _operator,
        _home,
        _disk,
        _log,
        _database,
        telegram,
        _listening,
        _always_on,
    )
    for check in checks:
        yield from check(settings)


def _operator(settings: Settings) -> Iterator[Finding]:
    if settings.operator.strip():
        yield Finding("ok", f"People are told that this bot is run by: {settings.operator}")
    else:
        yield Finding(
            "bad",
            "Nobody is named as running this bot. People must be told before they write.",
            'Write operator = "Riverside Charity" into heard.toml, or set HEARD_OPERATOR.',
        )


def _writable(folder: Path) -> Finding | None:
    """Try to write there, or, where the folder is not made yet, in the folder it would come into."""
    place = next(one for one in (folder, *folder.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=place) as probe:
            probe.write(b"x")
    except OSError as error:
        return Finding("bad", f"{folder} cannot be written: {error.strerror}.", _mend(error, place))
    return None


def _mend(error: OSError, place: Path) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full: make room, or move HEARD_HOME to a larger disk."
    if error.errno == errno.EROFS:
        return "The disk is read-only: make it writable, or move HEARD_HOME to another one."
    return f"Give the user who runs Heard the right to write there: chown -R <user> {place}"


def _home(settings: Settings) -> Iterator[Finding]:
    made = [one for name in ("keys", "files", "backups") if (one := settings.home / name).exists()]
    faults = [f for folder in (settings.home, *made) if (f := _writable(folder))]
    yield from faults or [Finding("ok", f"Everything is kept in {settings.home}, and it can be written.")]
    keys = settings.home / "keys"
    if keys.exists() and os.name == "posix" and keys.stat().st_mode & 0o077:
        yield Finding(
            "warn", "Others on this computer can look into the folder with the keys.", f"chmod 700 {keys}"
        )


def _disk(settings: Settings) -> Iterator[Finding]:
    try:
        free = shutil.disk_usage(settings.home if settings.home.exists() else settings.home.parent).free
    except OSError:
        return
    if free < ROOM:
        yield Finding(
            "bad" if free < ROOM // 50 else "warn",
            f"The disk is nearly full: {free // 1_000_000} MB left.",
            "Make room, or move HEARD_HOME to a larger disk. While it is full, nothing new is taken in.",
        )
    else:
        yield Finding("ok", f"There is room on the disk: {free // 1_000_000_000} GB.")


def _log(settings: Settings) -> Iterator[Finding]:
    fault = _writable(settings.home / "logs")
    if fault:
        yield Finding(
            "warn", f"The log cannot be written. Heard runs, and logs to the screen. {fault.what}", fault.fix
        )
    else:
        yield Finding("ok", "The log can be written. It holds no words and no names.")


def _database(settings: Settings) -> Iterator[Finding]:
    if not settings.database_url and not (settings.home / "heard.db").exists():
        yield Finding("ok", "There is no database yet. The first start makes one.")
        return
    engine = connect(settings.database)
    try:
        yield from _schema(engine)
        yield from _keys(engine, settings)
        yield from _writes(engine)
        if engine.dialect.name == "postgresql":
            yield from server(engine, settings)
    except SQLAlchemyError as error:
        yield Finding(
            "bad",
            f"The database does not answer: {type(error.__cause__ or error).__name__}.",
            "If it is a file: is the disk full, or the file read-only? If it is PostgreSQL: is it running?",
        )
    finally:
        engine.dispose()


def _schema(engine: Engine) -> Iterator[Finding]:
    at = schema.version(engine)
    if at == schema.MOVED:
        yield Finding(
            "bad",
            "Everything in this database was moved to PostgreSQL.",
            "Set HEARD_DATABASE_URL to its address, or database_url in heard.toml.",
        )
    elif at == schema.HEAD:
        yield Finding("ok", "The database fits this version of Heard.")
    elif schema.is_newer(at):
        yield Finding(
            "bad",
            "The database was written by a newer Heard than this one. Nothing was touched.",
            "Install the newer version again, or restore the copy in backups/ that was made before it.",
        )
    else:
        yield Finding(
            "ok", "The database is from an older version. The next start copies it and brings it up to date."
        )


def _keys(engine: Engine, settings: Settings) -> Iterator[Finding]:
    if schema.version(engine) != schema.HEAD:
        return
    try:
        with Session(engine) as db:
            lost = letterbox.lost(db, settings.home)
    except OSError as error:
        yield Finding(
            "bad",
            f"The folder keys/ cannot be read: {error.strerror}. Answers without a name wait until it can; nothing is lost.",
            f"It must belong to the user who runs Heard: chown -R that user {settings.home / 'keys'}",
        )
        return
    if lost:
        yield Finding(
            "bad",
            f"The keys of {len(lost)} questions are missing. Answers that wait there without a name can never be opened.",
            "Keys are never in a backup. If the folder keys/ was moved, put it back. If not, start Heard: it tells people.",
        )
    else:
        yield Finding("ok", "The keys of all open questions are there.")
    with Session(engine) as db:
        waiting = untidied(db)
    if waiting:
        yield Finding(
            "warn",
            "Old copies of answers that were passed on may still lie in the database file.",
            "Start Heard and leave it running: it clears them away. If it does not, another program holds the file.",
        )


def _writes(engine: Engine) -> Iterator[Finding]:
    try:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE heard_doctor (x INTEGER)"))
            connection.execute(text("DROP TABLE heard_doctor"))
    except SQLAlchemyError:
        yield Finding(
            "bad",
            "The database can be read, but not written.",
            "Is the file or its folder read-only? Is the disk full? Is another program holding it?",
        )
    else:
        yield Finding("ok", "The database can be written.")


def _listening(_settings: Settings) -> Iterator[Finding]:
    off = voice_is_off()
    if off:
        yield Finding("ok", f"Only coordinators' own recordings are played, no computer voice: {off}")
    else:
        yield Finding("ok", "A briefing can be read aloud.")


def _always_on(_settings: Settings) -> Iterator[Finding]:
    yield Finding(
        "warn",
        "This computer must be on day and night: Telegram keeps messages 24 hours, and presses only 150 seconds.",
        "Switch off sleep and automatic shutdown, or run Heard on a small server.",
    )


def report(home: Path | None = None) -> list[Finding]:
    """Read the settings and examine them; faults in the settings are findings too."""
    try:
        settings = read(home)
    except BadSettings as bad:
        return [Finding("bad", fault, "Mend it in heard.toml or in the environment.") for fault in bad.faults]
    return list(examine(settings))
