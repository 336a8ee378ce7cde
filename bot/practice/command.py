"""``heard practice``: the room and the bot in one process, with nothing kept unless asked.

The bot is `heard run`'s own, speaking over loopback HTTP to the room as it would to
Telegram; only its settings differ.
"""

import asyncio
import contextlib
import shutil
import signal
import sys
import tempfile
import webbrowser
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import select
from sqlmodel import Session, col

from bot.clock import Clock
from bot.models.connection import connect
from bot.models.group import Group
from bot.models.schema import bring_up_to_date
from bot.practice.server import Room
from bot.practice.stored import stored
from bot.practice.story import Links, NoStory, Story, load_story, prepare
from bot.settings import Settings

MORNING, SATURDAY = time(10), 5
TOKEN = "1000:practice-room-token-that-opens-nothing"  # noqa: S105 - the room takes any token of this form


@dataclass(frozen=True, slots=True)
class Choices:
    """What was typed after ``heard practice``."""

    port: int = 8900
    story: str = "front-door"
    db: Path | None = None
    framework: Literal["ptb", "aiogram"] = "ptb"
    browser: bool = True
    bot: bool = True
    now: str | None = None


async def open_room(choices: Choices) -> int:
    """Open the room and keep it open until Ctrl-C.

    Returns:
        The process's exit code: 0 after Ctrl-C, 2 when the room could not be opened.
    """
    try:
        story = load_story(choices.story) if choices.bot else None
        start = _start(choices.now, story)
    except NoStory as none:
        return _say(f"There is no story called {choices.story}. There are: {none}.")
    except ValueError:
        return _say("--now needs an ISO 8601 time, such as 2026-11-23T10:00:00+00:00.")
    room = Room(start=start, story=story, db_path=choices.db)
    try:
        url = await room.start(choices.port)
    except OSError:
        return _say(
            f"Port {choices.port} is taken. Is a practice room open already? --port 0 picks a free one."
        )
    print(f"Practice room: {url}/", flush=True)  # noqa: T201 - others read this line
    if choices.browser:
        webbrowser.open(f"{url}/")
    try:
        if story:
            await _with_bot(room, url, story, choices)
        else:
            await _until_stopped()
    finally:
        await room.stop()
    return 0


def _say(words: str) -> int:
    print(words, file=sys.stderr)  # noqa: T201 - the command line
    return 2


def _start(now: str | None, story: Story | None) -> datetime | None:
    """Where the clock starts: as typed; else in the morning where the story plays, or now if there is none."""
    if now is None:
        return morning(Clock().now(), story["zone"]) if story else None
    moment = datetime.fromisoformat(now)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def morning(now: datetime, zone: str) -> datetime:
    """Ten o'clock in `zone`, on the day that `now` is there or on the Monday after: whoever tries it at night should not meet quiet hours first."""
    day = now.astimezone(ZoneInfo(zone)).date()
    day += timedelta(days=7 - day.weekday() if day.weekday() >= SATURDAY else 0)
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC)


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()


async def _with_bot(room: Room, url: str, story: Story, choices: Choices) -> None:
    from bot import app  # noqa: PLC0415 - a room without a bot needs none of it

    home = Path(f"{choices.db}.home") if choices.db else Path(tempfile.mkdtemp(prefix="heard-practice-"))
    try:
        settings = practice_settings(url, home, story, choices)
        settle_in(room, settings, story)
        await app.run(settings)
    finally:
        if choices.db is None:
            with contextlib.suppress(OSError):
                shutil.rmtree(home)


def practice_settings(url: str, home: Path, story: Story, choices: Choices) -> Settings:
    """The settings of the room's own bot."""
    return Settings.model_construct(
        home=home,
        token=SecretStr(TOKEN),
        operator=story["group"]["operator"],
        database_url=f"sqlite:///{choices.db}" if choices.db else "",
        api_base=url,
        framework=choices.framework,
        zone=story["zone"],
        log_level="WARNING",
    )


def settle_in(room: Room, settings: Settings, story: Story) -> None:
    """Bring the story's people into the room, and what is there before it begins into a fresh database."""
    settings.home.mkdir(parents=True, exist_ok=True)
    engine = connect(settings.database)
    bring_up_to_date(engine, settings.home / "backups")
    with Session(engine) as db:
        if db.execute(select(col(Group.id))).first() is None:
            now = room.state.now()
            others = {name: room.enter(TOKEN, name, opened=True) for name in story["group"]["others"]}
            for person in story["people"]:
                room.enter(TOKEN, person["name"])
            prepare(db, story, others, now.astimezone(ZoneInfo(story["zone"])).date())
            db.commit()
    room.links = Links(engine)
    room.stored = stored(engine, settings.home)
