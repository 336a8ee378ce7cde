"""A whole bot beside a practice room: real database, real framework, real HTTP.

The room's clock stands still unless a test moves it; a waiting POST lets it run on by
up to five seconds for what the bot still means to do.
"""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import select, update
from sqlmodel import Session, col

import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bot.anonymity.numbers import numbers
from bot.chat.effects import Lane
from bot.chat.house import House
from bot.delivery.engine import Engine
from bot.delivery.room import follow
from bot.handlers.via_aiogram import ViaAiogram
from bot.handlers.via_ptb import ViaPtb
from bot.models.connection import connect
from bot.models.database import Database
from bot.models.outbox import OPEN, Body, Outbox, OutState
from bot.models.person import Person
from bot.practice.server import Room
from tests.blank import blank

TOKEN = "123:practice"
FRAMEWORKS = {"ptb": ViaPtb, "aiogram": ViaAiogram}
NOWHERE = "http://127.0.0.1:9"
START = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Rig:
    """A room, its people, and a bot that can be killed and started again on the same file."""

    def __init__(self, folder, framework="ptb", database_url=""):
        self.folder, self.framework, self.database_url = folder, framework, database_url
        self.room = Room(START, running=False)
        self.engine = None

    async def open(self):
        self.url = await self.room.start()
        self.web = httpx.AsyncClient(base_url=self.url, timeout=60)
        self.tables = self._connected()

    async def close(self):
        if self.engine:
            await self.stop()
        await self.web.aclose()
        await self.room.stop()
        self.tables.dispose()

    # --- the bot ---

    async def start(self, **instead):
        """Start the bot; `instead` wraps functions of the port, where a test stands between it and the network."""
        self.database = Database(self._connected())
        self.port = FRAMEWORKS[self.framework](TOKEN, self.url, self.folder)
        for name, function in instead.items():
            setattr(self.port, name, function(getattr(self.port, name)))
        await self.port.start()
        self.follower = await follow(self.url, TOKEN)
        house = House(self.port.me().username, "Riverside Charity", self.folder)
        self.engine = Engine(self.database, self.follower.clock, self.port, house, self.follower)
        await self.engine.start()

    async def stop(self):
        engine, self.engine = self.engine, None
        await engine.stop()
        await self.port.stop()
        self.database.close()

    async def kill(self):
        """Drop the bot where it stands: nothing is finished, returned or closed properly."""
        engine, self.engine = self.engine, None
        tasks = [engine._duty._shift, *engine._tasks, *engine.activity._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.port.stop()
        self.database.close()

    def _connected(self):
        return connect(self.database_url) if self.database_url else blank(self.folder)

    def unplug(self):
        """Take the network away; what this returns brings it back."""
        if self.framework == "aiogram":
            session, there = self.port.bot.session, self.port.bot.session.api
            session.api = TelegramAPIServer.from_base(NOWHERE)
            return lambda: setattr(session, "api", there)
        its, there = self.port.app.bot, self.port.app.bot._base_url
        its._base_url = f"{NOWHERE}/bot{TOKEN}"
        return lambda: setattr(its, "_base_url", there)

    # --- the people ---

    async def person(self, **about):
        """A phone whose owner Heard knows; returns the number of its chat."""
        return (await self.people(1, **about))[0]

    async def people(self, count, **about):
        """Phones that have a chat with the bot, a minute ago."""
        chats = [(await self.post("/room/people", name=f"Person {n}"))["id"] for n in range(count)]
        for chat in chats:
            await self.say(chat, "/start", wait=False)
        if self.engine:
            await self.move(minutes=1)
        for chat in chats:
            self.write(lambda db, c=chat: db.add(Person(telegram_id=c, name=f"Person {c}", **about)))
        return chats

    def now(self):
        return self.room.state.now()

    async def post(self, path, query="", **body):
        answer = await self.web.post(path + query, json=body)
        assert answer.is_success, answer.text
        return answer.json()

    async def say(self, chat, text, wait=True):
        return await self.post(f"/room/people/{chat}/say", "" if wait else "?wait=0", text=text)

    async def move(self, **by):
        """Move the clock; everything due on the way happens, and the bot knows the time."""
        await self._noticed()
        minutes = int(timedelta(**by).total_seconds() // 60)
        moved = await self.post("/room/clock", advance=f"{minutes}m")
        await self._noticed()
        return moved

    async def settle(self):
        """Wait until the bot has nothing left to do at this time, or in the next seconds."""
        await self._noticed()
        return await self.post("/room/clock", to=self.now().isoformat())

    async def fault(self, method, status, times=1, **more):
        await self.post("/room/faults", method=method, status=status, times=times, **more)

    async def texts(self, chat):
        """What the bot said to `chat` and still stands there, without the welcome page."""
        messages = (await self.web.get(f"/room/people/{chat}/chat")).json()["messages"]
        own = [m for m in messages if m["from"] == "bot" and not m["deleted"]]
        return [m["text"] for m in own if not m["text"].startswith("Hello. I am a bot")]

    async def calls(self, *methods):
        calls = (await self.web.get("/room/calls")).json()
        return [c for c in calls if c["method"] in methods] if methods else calls

    @staticmethod
    def quick(connection):
        """Do not wait for a lock: a test that holds one would stand still itself."""
        connection.exec_driver_sql("PRAGMA busy_timeout=0")

    # --- the outbox ---

    def write(self, work):
        with Session(self.tables, expire_on_commit=False) as db:
            result = work(db)
            db.commit()
        return result

    def put(self, chat, text, *, method="sendMessage", lane=Lane.REPLY, params=None, **row):
        """Store a row as a turn would; wakes the sender. Returns its number."""

        def work(db):
            body = Body(method=method, params={"text": text, **(params or {})} if text else params or {})
            person = db.execute(select(Person).where(col(Person.telegram_id) == chat)).scalar_one_or_none()
            db.add(body)
            db.flush()
            out = Outbox(
                chat=chat, body_id=body.id, lane=int(lane), person_id=person.id if person else None, **row
            )
            db.add(out)
            db.flush()
            return out.id

        number = self.write(work)
        self.wake()
        return number

    @property
    def idle(self):
        return self.room.state.world.bots[123].presence.idle

    async def _noticed(self):
        """What a test wrote behind the room's back is in hand, and the bot's word to the room takes it in."""
        if not self.engine:
            return
        for _try in range(50):  # without a connection it stays where it is
            if not self._next_in_chats():
                break
            await asyncio.sleep(0.002)
        while True:
            await self.engine.activity.still()
            mine = (self.follower.clock.next, self.engine.activity.in_flight, self.follower.clock.now())
            if self.idle and mine == (self.idle.next, self.idle.in_flight, self.now()):
                return
            await asyncio.sleep(0.002)

    def _next_in_chats(self):
        """Rows that wait although their time has come and nothing is before them."""
        now, seen, found = self.now(), set(), []
        for row in self.rows():
            if row.state not in OPEN or (row.not_before and row.not_before > now):
                continue
            if row.state is OutState.WAITING and row.chat not in seen and not row.target_row:
                found.append(row)
            seen.add(row.chat)
        return found

    def wake(self):
        if self.engine:
            self.engine._sender.wake()
            self.engine.timers.wake()

    def row(self, number):
        return self.write(lambda db: db.get(Outbox, number))

    def message(self, number):
        """Telegram's number of the message that a row became; the row itself has it hidden."""
        return numbers(self.folder).show(number, self.row(number).message_id)

    def body(self, number):
        return self.write(lambda db: db.get(Body, db.get(Outbox, number).body_id))

    def rows(self, **where):
        query = select(Outbox).order_by(col(Outbox.id))
        for name, value in where.items():
            query = query.where(getattr(Outbox, name) == value)
        return self.write(lambda db: list(db.execute(query).scalars()))

    def change(self, chat, **about):
        self.write(
            lambda db: db.execute(update(Person).where(col(Person.telegram_id) == chat).values(**about))
        )

    def known(self, chat):
        return self.write(
            lambda db: db.execute(select(Person).where(col(Person.telegram_id) == chat)).scalar_one()
        )


@asynccontextmanager
async def rig(folder, framework="ptb", database_url="", started=True):
    """A rig that is closed at the end, whatever happens."""
    one = Rig(folder, framework, database_url)
    await one.open()
    try:
        if started:
            await one.start()
        yield one
    finally:
        await one.close()
