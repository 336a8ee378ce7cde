"""A Telegram and a bot in one process, on a clock that jumps: hours pass in minutes.

The bot is the real one: python-telegram-bot, intake, turns, SQLite, outbox, sender. Only
what is beyond the network is pretended, with Telegram's limits, and with faults: calls that
fail before or after they were done, calls told to wait, updates that come twice or late,
a bot that is killed. Time stands still while anything runs, and jumps to the next instant
that somebody waits for.
"""

import asyncio
import itertools
import json
import random
import threading
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
from sqlalchemy import event, select
from sqlmodel import Session, SQLModel
from telegram.error import TimedOut
from telegram.ext import Application
from telegram.request import BaseRequest

import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bench.contenders.nowhere import ME
from bot.chat.house import House
from bot.clock import RoomClock
from bot.delivery.engine import Engine
from bot.handlers.via_ptb import ViaPtb
from bot.models.connection import connect, sqlite_url
from bot.models.database import Database
from bot.models.outbox import Outbox, OutState

START = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TICK = timedelta(seconds=0.05)
LATE = 30.0
"""Seconds; a press is worth something for 150."""


class Killed(BaseException):
    """The program ends here: the database's thread goes no further, and nobody hears from it."""


def _quietly(args, as_always=threading.excepthook):
    if args.exc_type is not Killed:
        as_always(args)


threading.excepthook = _quietly


@dataclass(frozen=True, slots=True)
class Faults:
    """How often, of each call, something goes wrong.

    Attributes:
        lost: it is done, and the answer is lost.
        broken: Telegram fails (502), and it is not done.
        wait: told to wait a second (429), though no limit was reached.
        twice: an update comes again together with the next ones.
        late: of each question for updates: what has come since, comes half a minute late.
    """

    lost: float = 0.0
    broken: float = 0.0
    wait: float = 0.0
    twice: float = 0.0
    late: float = 0.0


NONE = Faults()


class Telegram(BaseRequest):
    """What is beyond the network.

    Args:
        updates: (instant, update), in order; asked for one by one, so that there may be very many.
        delivered: told every call that was done: method, parameters, whether its answer will be lost.
    """

    read_timeout = 5.0

    def __init__(self, clock, updates, delivered, faults=NONE, seed=7, blocked=frozenset()):
        self.clock, self.faults, self.blocked = clock, faults, blocked
        self._updates, self._delivered = iter(updates), delivered
        self._next = next(self._updates, None)
        self._unconfirmed = deque()
        self._chance = random.Random(seed)
        self._last = deque(maxlen=31)
        self._spoken_to = {}
        self._numbers = itertools.count(1)
        self.too_fast = 0
        self.calls = 0

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    @property
    def done(self):
        """Whether every update was confirmed."""
        return self._next is None and not self._unconfirmed

    async def do_request(self, url, method, request_data=None, *_timeouts, **_more):
        name = url.rsplit("/", 1)[-1]
        data = request_data.parameters if request_data else {}
        if name == "getMe":
            return 200, ME.encode()
        if name == "getUpdates":
            return 200, json.dumps({"ok": True, "result": await self._fetch(data)}).encode()
        return await self._call(name, data)

    async def _fetch(self, data):
        while self._unconfirmed and self._unconfirmed[0]["update_id"] < data.get("offset", 0):
            self._unconfirmed.popleft()
        if self._chance.random() < self.faults.late:
            await self.clock.sleep(LATE)
        while True:
            now = self.clock.now()
            while self._next and self._next[0] <= now and len(self._unconfirmed) < 100:
                self._unconfirmed.append(self._next[1])
                self._next = next(self._updates, None)
            if self._unconfirmed:
                again = [u for u in self._unconfirmed if self._chance.random() < self.faults.twice]
                return [*again, *self._unconfirmed]
            if not self._next or not data.get("timeout"):
                await self.clock.sleep(data.get("timeout", 0))
                return []
            await self.clock.sleep_until(self._next[0])

    async def _call(self, name, data):
        self.calls += 1
        status, told, lost = self._answer(name, data)
        await self.clock.sleep_until(self._tick(self._chance.choice((1, 2))))
        if lost:
            raise TimedOut from httpx.ReadTimeout("lost")
        return status, json.dumps(told).encode()

    def _tick(self, ticks):
        """An instant a little later, the same for many calls: each instant at which something happens takes its time."""
        now = self.clock.now()
        return now - (now - START) % TICK + ticks * TICK

    def _answer(self, name, data):
        chat, dice = data.get("chat_id"), self._chance.random()
        if chat in self.blocked:
            return 403, _no(403, "Forbidden: bot was blocked by the user"), False
        if name == "sendMessage" and self._limited(chat):
            self.too_fast += 1
            return 429, _no(429, "Too Many Requests: retry after 1", retry_after=1), False
        if dice < self.faults.broken:
            return 502, _no(502, "Bad Gateway"), False
        if dice < self.faults.broken + self.faults.wait:
            return 429, _no(429, "Too Many Requests: retry after 1", retry_after=1), False
        lost = dice > 1 - self.faults.lost
        self._delivered(name, data, lost)
        return 200, _done(next(self._numbers), chat), lost

    def _limited(self, chat):
        """Whether this is the 31st message within a second, or the second one to a chat."""
        now = self.clock.now()
        if len(self._last) >= 30 and now - self._last[-30] < SECOND:
            return True
        if now - self._spoken_to.get(chat, START - SECOND) < SECOND:
            return True
        self._last.append(now)
        self._spoken_to[chat] = now
        return False


def _no(code, words, **parameters):
    return {"ok": False, "error_code": code, "description": words, "parameters": parameters}


def _done(number, chat):
    bot_ = {"id": 123, "is_bot": True, "first_name": "Bot"}
    message = {"message_id": number, "date": 1795428000, "chat": {"id": chat or 1, "type": "private"}}
    return {"ok": True, "result": message | {"from": bot_, "text": "x"} if chat else True}


def said(number, who, text):
    """An update: somebody wrote."""
    person = {"id": who, "is_bot": False, "first_name": "P", "language_code": "en"}
    chat = {"id": who, "type": "private", "first_name": "P"}
    message = {"message_id": number, "date": 1795428000, "chat": chat, "from": person, "text": text}
    return {"update_id": number, "message": message}


def pressed(number, who, data):
    """An update: somebody pressed a button."""
    its = said(number, who, "a page")["message"] | {"from": {"id": 123, "is_bot": True, "first_name": "Bot"}}
    query = {"id": str(number), "from": said(0, who, "")["message"]["from"], "message": its}
    return {"update_id": number, "callback_query": query | {"chat_instance": "1", "data": data}}


class Bot:
    """The program on a file, or on another database, to be killed and started again.

    Attributes:
        commits: how many transactions were committed since it was started.
        dead: set when it was killed at a commit.
    """

    def __init__(self, folder, telegram, url=None):
        self.folder, self.telegram = folder, telegram
        self.url = url or sqlite_url(folder / "heard.db")
        self.commits, self._kill_at = 0, None
        self.dead = False

    def furnish(self, write):
        """Make the tables, and let `write` put into them what is there before the first start."""
        self.tables = connect(self.url)
        SQLModel.metadata.create_all(self.tables)
        with Session(self.tables) as db:
            write(db)
            db.commit()

    async def start(self, kill_at=None):
        """Start; with `kill_at` (a number, "before" or "after") it is killed at that commit."""
        self.commits, self._kill_at, self.dead = 0, kill_at, False
        clock = self.telegram.clock
        clock.set(clock.now() + 2 * SECOND, running=False)  # a start takes at least that long
        engine = connect(self.url)
        event.listen(engine, "commit", self._before_commit)
        self.database = Database(engine)
        self._whole = event.listen(Session, "after_commit", self._after_commit)
        app = Application.builder().token("123:x").request(self.telegram).get_updates_request(self.telegram)
        self.port = ViaPtb(
            "123:x", "http://127.0.0.1:1", self.folder, app=app.updater(None).job_queue(None).build()
        )
        await self.port.start()
        self.engine = Engine(
            self.database, self.telegram.clock, self.port, House("a_bot", "A Charity", self.folder)
        )
        await self.engine.start()

    async def kill(self):
        """Drop it where it stands; returns the rows it had in hand."""
        engine = self.engine
        tasks = {
            *engine._tasks,
            *engine.activity._tasks,
            *filter(None, [engine._bringing, engine._duty._shift]),
        }
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        event.remove(Session, "after_commit", self._after_commit)
        await self.port.stop()
        self.database.close()
        with Session(self.tables) as db:
            leased = select(Outbox.id, Outbox.chat, Outbox.body_id).where(Outbox.state == OutState.LEASED)
            return db.execute(leased).all()

    async def stop(self):
        """Stop cleanly; at no commit of that it is killed."""
        self._kill_at = None
        await self.engine.stop()
        event.remove(Session, "after_commit", self._after_commit)
        await self.port.stop()
        self.database.close()

    def _before_commit(self, _connection):
        self.commits += 1
        self._die_if("before")

    def _after_commit(self, session):
        if session.get_bind() is self.database.engine:
            self._die_if("after")

    def _die_if(self, side):
        if self._kill_at == (self.commits, side):
            self.dead = True
            raise Killed

    async def live(self, until):
        """Let time pass until `until()` is true, or the program was killed at a commit."""
        clock = self.telegram.clock
        while not self.dead and not until():
            still = asyncio.ensure_future(self.engine.activity.still())
            while not still.done() and not self.dead:
                await asyncio.wait({still}, timeout=0.2)
            still.cancel()
            if self.dead or until():
                return
            due = clock.next
            clock.set(due if due else clock.now() + SECOND, running=False)

    def waiting(self):
        """How many rows are on their way."""
        with Session(self.tables) as db:
            open_ = select(Outbox.id).where(Outbox.state.in_((OutState.WAITING, OutState.LEASED)))
            return len(db.execute(open_.limit(100)).all())


def new_clock():
    """A clock that stands at the beginning."""
    return RoomClock(START, running=False)
