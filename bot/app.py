"""Puts the parts together. The only file that knows them all.

Start-up is short because Telegram keeps a press for only 150 seconds: open the
database, bring it up to date, load the conversations, start fetching. `heard run`
and the practice room run this same function; only settings differ.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bot import lock, logs
from bot.anonymity.keys import lost_keys
from bot.anonymity.rules import Rules
from bot.chat.house import House
from bot.clock import Clock
from bot.delivery.duty import OtherHome
from bot.delivery.engine import Engine
from bot.delivery.room import follow
from bot.handlers.port import BadToken, Port
from bot.models.database import Database, connect
from bot.models.schema import Newer, bring_up_to_date
from bot.models.timer import Timer
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.delivery.sharing import Shared


def port_for(settings: Settings) -> Port:
    """The adapter of the chosen framework; only that one is imported."""
    assert settings.token
    token = settings.token.get_secret_value()
    if settings.framework == "aiogram":
        from bot.handlers.via_aiogram import ViaAiogram  # noqa: PLC0415 - the frameworks are slow to import

        return ViaAiogram(token, settings.api_base, settings.home)
    from bot.handlers.via_ptb import ViaPtb  # noqa: PLC0415 - the frameworks are slow to import

    return ViaPtb(token, settings.api_base, settings.home)


@contextlib.asynccontextmanager
async def running(settings: Settings, port: Port | None = None) -> AsyncIterator[Engine]:
    """The bot at work, for as long as the block lasts.

    Args:
        settings: what was set.
        port: an adapter round a bot that is already there; by default Heard makes its own.

    Raises:
        Running: another Heard runs in this folder.
        OtherHome: another Heard runs on this database, with other keys and files.
        Newer: the database is from a later version.
        BadToken: Telegram does not know the token.
    """
    duty = sharing(settings)
    with contextlib.nullcontext() if duty else contextlib.closing(lock.take(settings.home)):
        engine = connect(settings.database, duty.name if duty else "heard")
        bring_up_to_date(engine, settings.home / "backups")
        database = Database(engine)
        port = port or port_for(settings)
        try:
            await port.start()
            rules = Rules(
                settings.least_group, settings.least_batch, release_weekday=settings.release_weekday
            )
            house = House(
                port.me().username,
                settings.operator,
                settings.home,
                rules=rules,
                keep_days=settings.keep_days,
            )
            await database.do(lambda db: own_up(db, settings.home, Clock().now()))
            await database.do(lambda db: come_daily(db, Clock().now()))
            assert settings.token
            follower = await follow(settings.api_base, settings.token.get_secret_value())
            heard = Engine(
                database, follower.clock if follower else Clock(), port, house, follower, duty=duty
            )
            await heard.start()
            try:
                yield heard
            finally:
                await heard.stop()
        finally:
            await port.stop()
            database.close()


def sharing(settings: Settings) -> "Shared | None":
    """What lets several processes share the database; None where it is a file, which has room for one."""
    if not settings.database_url:
        return None
    from bot.delivery.sharing import Shared  # noqa: PLC0415 - brings PostgreSQL's client along

    return Shared(settings.database, lock.home_id(settings.home))


def own_up(db: Session, home: Path, now: datetime) -> None:
    """Where the key of waiting answers is gone, let the audience be told: after a restore, or a lost folder."""
    for batch in lost_keys(db, home):
        if batch.question_id is None:
            continue
        name = f"release.lost:{batch.question_id}"
        if not db.execute(select(Timer).where(col(Timer.name) == name)).first():
            db.add(Timer(at=now, route="release.lost", args=[str(batch.question_id)], name=name))


def come_daily(db: Session, now: datetime) -> None:
    """Let what is too old be removed every day, also on the first one."""
    if not db.execute(select(Timer).where(col(Timer.name) == "keep.tidy")).first():
        db.add(Timer(at=now, route="keep.tidy", name="keep.tidy"))


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or Ctrl-C.

    Raises:
        Running, Newer, BadToken: as `running` does.
        Exception: if a part broke; the process should be started again.
    """
    async with running(settings) as heard:
        stopped = asyncio.ensure_future(_until_stopped())
        broken = asyncio.ensure_future(heard.wait())
        await asyncio.wait([stopped, broken], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if broken.done():
            broken.result()
        broken.cancel()


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()


WHY_NOT = {
    lock.Running: "Heard is already running in this folder. Stop the other one first, or choose another --home.",
    OtherHome: (
        "Another Heard runs on this database with a different HEARD_HOME, so one of them lacks the other's keys and files. "
        "All must have the same folder: on several machines, one that they share."
    ),
    Newer: "The database was written by a newer Heard than this one. Install that version, or restore a copy from backups/.",
    BadToken: "Telegram does not know this token. Copy it again from @BotFather. `heard doctor` looks at the rest.",
}


def serve(settings: Settings) -> int:
    """Run from the command line.

    Returns:
        The process's exit code: 0 after a clean stop, 1 when it could not start.
    """
    logs.set_up(settings.log_level, settings.home / "logs")
    try:
        asyncio.run(run(settings))
    except tuple(WHY_NOT) as error:
        print(WHY_NOT[type(error)], file=sys.stderr)  # noqa: T201 - the command line
        return 1
    return 0
