"""Puts the parts together. The only file that knows them all.

Start-up is short because Telegram keeps a press for only 150 seconds: open the
database, bring it up to date, load the conversations, start fetching. `heard run`
and the practice room run this same function; only settings differ.
"""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bot import lock, logs
from bot.anonymity import letterbox
from bot.anonymity.rules import Rules
from bot.chat.house import House
from bot.clock import Clock
from bot.delivery.engine import FINISH, Bring, Engine
from bot.delivery.faults import Faults
from bot.delivery.intake import Intake
from bot.delivery.room import follow
from bot.handlers.port import Port
from bot.models.connection import connect
from bot.models.database import Database
from bot.models.schema import bring_up_to_date
from bot.models.timer import Timer
from bot.reporting import to_sentry
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
async def running(
    settings: Settings, port: Port | None = None, *, fetches: bool = True
) -> AsyncIterator[Engine]:
    """The bot at work, for as long as the block lasts.

    Args:
        settings: what was set.
        port: an adapter round a bot that is already there; Heard starts and stops it. By default it makes its own.
        fetches: whether Heard sees to it that updates come; not when that other bot's own loop does.

    Raises:
        Running: another Heard runs in this folder.
        OtherHome: another Heard runs on this database, with other keys and files.
        Newer, Moved: the database is from a later version, or was moved elsewhere.
        BadToken: Telegram does not know the token.
        Taken: the port to listen at is taken.
        NoSentry: a DSN is set, and Sentry's package is not there.
    """
    assert settings.token
    token = settings.token.get_secret_value()
    async with contextlib.AsyncExitStack() as stack:
        duty = sharing(settings)
        if duty is None:
            stack.enter_context(contextlib.closing(lock.take(settings.home)))
        engine = connect(settings.database, duty.name if duty else "heard")
        bring_up_to_date(engine, settings.home / "backups")
        database = Database(engine)
        stack.callback(database.close)
        port = port or port_for(settings)
        stack.push_async_callback(port.stop)
        await port.start()
        follower = await follow(settings.api_base, token)
        clock = follower.clock if follower else Clock()
        await database.do(lambda db: own_up(db, settings.home, clock.now()))
        await database.do(lambda db: come_daily(db, clock.now()))
        bring = way_in(settings, port, token) if fetches else Intake.until_stopped
        faults = Faults()
        if settings.sentry_dsn:
            report, end = to_sentry(settings.sentry_dsn.get_secret_value())
            stack.callback(end)
            faults = Faults(report)
        heard = Engine(
            database, clock, port, house_of(settings, port), follower, duty=duty, bring=bring, faults=faults
        )
        stack.push_async_callback(heard.stop)
        await heard.start()
        if settings.place and fetches:
            await stack.enter_async_context(web(settings.place, token, heard))
        yield heard


def house_of(settings: Settings, port: Port) -> House:
    """What conversations know about where they run."""
    rules = Rules(settings.least_group, settings.least_batch, release_weekday=settings.release_weekday)
    return House(
        port.me().username, settings.operator, settings.home, rules=rules, keep_days=settings.keep_days
    )


def way_in(settings: Settings, port: Port, token: str) -> Bring:
    """How updates come: fetched, or brought to a webhook."""
    if not settings.webhook_url:
        return Intake.fetch_all
    from bot.web.announce import announce  # noqa: PLC0415 - only with a webhook
    from bot.web.application import secret_for  # noqa: PLC0415

    return announce(port, settings.webhook_url, secret_for(token))


class Taken(Exception):
    """The port to listen at is taken, or not ours to take."""


def web(place: tuple[str, int], token: str, heard: Engine) -> contextlib.AbstractAsyncContextManager[None]:
    """The web application, listening at `place`. Raises Taken."""
    from bot.web.application import application, secret_for  # noqa: PLC0415 - only where something listens
    from bot.web.figures import Figures  # noqa: PLC0415
    from bot.web.server import listener, serving  # noqa: PLC0415

    figures = Figures()
    app = application(
        secret_for(token), heard.intake.receive, heard.answers, lambda: heard.tell(figures.read)
    )
    try:
        return serving(app, listener(*place), finish=int(FINISH))
    except OSError as error:
        raise Taken from error


def sharing(settings: Settings) -> "Shared | None":
    """What lets several processes share the database; None where it is a file, which has room for one."""
    if not settings.database_url:
        return None
    from bot.delivery.sharing import Shared  # noqa: PLC0415 - brings PostgreSQL's client along

    return Shared(settings.database, lock.home_id(settings.home))


def own_up(db: Session, home: Path, now: datetime) -> None:
    """Where the key of waiting answers is gone, let the audience be told: after a restore, or a lost folder.

    Where keys are there and cannot be read, nothing is lost: the log says so, and `heard doctor` what to do.
    """
    try:
        lost = letterbox.lost(db, home)
    except OSError as error:
        logs.get().error("keys cannot be read", why=error.strerror)
        return
    for batch in lost:
        if batch.question_id is None:
            continue
        name = f"release.lost:{batch.question_id}"
        if not db.execute(select(Timer).where(col(Timer.name) == name)).first():
            db.add(Timer(at=now, route="release.lost", args=[str(batch.question_id)], name=name))


def come_daily(db: Session, now: datetime) -> None:
    """Let what is too old be removed every day, also on the first one."""
    if not db.execute(select(Timer).where(col(Timer.name) == "keep.tidy")).first():
        db.add(Timer(at=now, route="keep.tidy", name="keep.tidy"))


async def run(settings: Settings, port: Port | None = None) -> None:
    """Run the bot until SIGTERM or Ctrl-C.

    Args:
        settings: what was set.
        port: an adapter round a bot that is already there: its handlers take what they want, Heard the rest.

    Raises:
        Running, OtherHome, Newer, Moved, BadToken, Taken: as `running` does.
        Exception: if a part broke; the process should be started again.
    """
    async with running(settings, port) as heard:
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
