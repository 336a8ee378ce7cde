"""Several workers on one PostgreSQL behind a webhook, and one of them killed again and again.

    python -m bench.workers [--workers 3] [--seconds 120] [--every 4] [--people 20] [--broadcast 2000] [--polling]
                            [--database-url URL]

People press buttons without a pause, each waiting for the page that a press leads to,
while a broadcast goes out. Every few seconds something happens to a worker: it is killed
(-9), it is made to hang for six seconds, or it is asked to stop, as an upgrade does. Then
it is started again. A press is lost when its page never comes; a message when somebody in
the audience never gets it. What came twice must have been in hand when its sender went.

A 429 here is the limit of one message a second to a chat: a page that may not be stored is said by the worker that took the
press, one that may by the worker on duty, and neither knows what the other just said. It waits as told and says it again.

The balancer in front is a stand-in for nginx: the next live worker gets each connection,
and one that says nothing for five seconds is given up.
"""

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import random
import signal
import socket
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import func, select

from bench.broadcast import outbox_for, people_in
from bot.models.connection import connect
from bot.models.outbox import OPEN, Outbox
from bot.practice.command import TOKEN
from bot.practice.server import Room

DEEDS = ("kill", "kill", "hang", "stop")
HANG = 6.0
GIVE_UP = 5.0
BOT = int(TOKEN.split(":", maxsplit=1)[0])
LOST_AFTER = 100.0
"""Seconds after which a page counts as lost; Telegram keeps a press for 150."""


class Unfollowed(Room):
    """A room whose clock nobody follows: the workers live by the machine's own, as they do with Telegram."""

    def _pages(self):
        pages = super()._pages()
        pages.router.routes = [route for route in pages.routes if route.path != "/room/state"]
        return pages


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Balancer:
    """Passes each connection on to the next worker that takes it."""

    def __init__(self, ports):
        self._turns = itertools.cycle(ports)
        self._ports = ports
        self.port = free_port()

    async def start(self):
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", self.port)

    def stop(self):
        self._server.close()

    async def _pass(self, reader, writer):
        for _try in self._ports:
            try:
                there = await asyncio.open_connection("127.0.0.1", next(self._turns))
                break
            except OSError:
                continue
        else:
            writer.close()
            return
        asked = asyncio.Event()
        ways = [
            asyncio.ensure_future(self._carry(reader, there[1], asked.set)),
            asyncio.ensure_future(self._carry(there[0], writer, asked.clear)),
            asyncio.ensure_future(self._give_up(asked)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        for end in (writer, there[1]):
            end.close()

    async def _carry(self, reader, writer, note):
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                note()
                writer.write(data)
                await writer.drain()

    async def _give_up(self, asked):
        while True:
            await asked.wait()
            began = time.monotonic()
            while asked.is_set():
                if time.monotonic() - began > GIVE_UP:
                    return
                await asyncio.sleep(0.1)


@dataclass(eq=False)
class Worker:
    """One `heard run`."""

    home: Path
    port: int
    env: dict
    process: asyncio.subprocess.Process | None = None
    fell: int = 0
    """How often it was found to have ended by itself."""

    async def start(self):
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--home", str(self.home),
            env=self.env | {"HEARD_LISTEN": f"127.0.0.1:{self.port}"},
        )  # fmt: skip

    async def figure(self, name):
        """One of its figures; None when it says none."""
        with contextlib.suppress(httpx.HTTPError):
            async with httpx.AsyncClient(timeout=3) as web:
                text = (await web.get(f"http://127.0.0.1:{self.port}/metrics")).text
                return next(
                    (
                        float(line.split()[1])
                        for line in text.splitlines()
                        if line.startswith(f"heard_{name} ")
                    ),
                    None,
                )
        return None

    async def suffer(self, deed):
        """Let something happen to it; afterwards it runs again."""
        if self.process.returncode is not None:
            self.fell += 1
            await self.start()
        if deed == "hang":
            self.process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(HANG)
            self.process.send_signal(signal.SIGCONT)
            return
        self.process.send_signal(signal.SIGKILL if deed == "kill" else signal.SIGTERM)
        await self.process.wait()
        await self.start()

    async def end(self):
        if self.process and self.process.returncode is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
            try:
                await asyncio.wait_for(self.process.wait(), 20)
            except TimeoutError:
                self.process.kill()


@dataclass
class Account:
    """What was done, and what came of it."""

    presses: int = 0
    pages: int = 0
    waits: list[float] = field(default_factory=list)
    deeds: Counter = field(default_factory=Counter)
    sender_hit: int = 0
    gaps: list[float] = field(default_factory=list)


async def press_on(room, chat, account, done):
    """One person presses the first button they see, waits for the page it leads to, and presses again."""
    bot = room.state.world.bots[BOT]
    async with httpx.AsyncClient(base_url=room.url, timeout=30) as web:
        await web.post(f"/room/people/{chat}/say?wait=0", json={"text": "/start"})
        while not (page := newest(bot, chat)):
            await asyncio.sleep(0.05)
        while not done.is_set():
            message, began = page[0], time.monotonic()
            button = message.keyboard[-1][0]["text"]
            answer = await web.post(
                f"/room/people/{chat}/press?wait=0", json={"message_id": message.id, "button": button}
            )
            answer.raise_for_status()
            account.presses += 1
            before = page
            while (page := newest(bot, chat)) == before:
                await asyncio.sleep(0.02)
                if time.monotonic() - began > LOST_AFTER:
                    return
            account.pages += 1
            account.waits.append(time.monotonic() - began)


def newest(bot, chat):
    """The newest message of the bot in a chat, and its words; None when there is none."""
    found = [m for m in bot.chats[chat].messages if m.sender is None and not m.deleted]
    return (found[-1], found[-1].text) if found else None


async def on_duty(workers):
    """Those of `workers` who say that they are."""
    told = await asyncio.gather(*(worker.figure("on_duty") for worker in workers))
    return [worker for worker, its in zip(workers, told, strict=True) if its == 1.0]


async def trouble(room, workers, seconds, every, account, chance, most=10**6):
    """Let something happen to a worker every few seconds, at most so often; note how long nothing was sent when it was the sender."""
    end, deeds = time.monotonic() + seconds, itertools.cycle(DEEDS)
    running = []
    while time.monotonic() < end and account.deeds.total() < most:
        await asyncio.sleep(every)
        healthy = [w for w in workers if w not in {one for one, task in running if not task.done()}]
        senders = await on_duty(healthy)
        if len(healthy) < 2:
            continue
        worker = senders[0] if senders and chance.random() < 0.6 else chance.choice(healthy)
        deed = next(deeds)
        account.deeds[deed] += 1
        hit = worker in senders
        account.sender_hit += hit
        began = time.monotonic()
        running.append((worker, asyncio.ensure_future(worker.suffer(deed))))
        if hit and (gap := await _until_sent(room, began)):
            account.gaps.append(gap)
    await asyncio.gather(*(task for _one, task in running))


async def _until_sent(room, began):
    """Seconds until the first message of the broadcast after the calls that were under way; None when there are none left."""
    await asyncio.sleep(0.5)
    last = room.state.calls.since(0)[-1]["n"]
    while time.monotonic() - began < 20:
        if any(c["method"] == "sendMessage" for c in room.state.calls.since(last)):
            return time.monotonic() - began
        await asyncio.sleep(0.05)
    return None


def ask(url, question):
    engine = connect(url)
    with engine.connect() as db:
        found = db.execute(question).scalar()
    engine.dispose()
    return found


async def run(
    url, workers=3, seconds=120.0, every=4.0, people=20, broadcast=2000, seed=7, most=10**6, webhook=True
):
    """Play it, and give the account. Without a webhook the one on duty asks for updates, and the others stand by."""
    home = Path(tempfile.mkdtemp(prefix="heard-workers-"))
    room = Unfollowed(datetime.now(UTC))
    await room.start()
    audience = people_in(room, broadcast, TOKEN)
    ports = [free_port() for _ in range(workers)]
    balancer = Balancer(ports)
    env = os.environ | {
        "HEARD_TOKEN": TOKEN,
        "HEARD_OPERATOR": "Riverside Charity",
        "HEARD_DATABASE_URL": url,
        "HEARD_API_BASE": room.url,
    }
    if webhook:
        env["HEARD_WEBHOOK_URL"] = f"http://127.0.0.1:{balancer.port}/heard"
    crew = [Worker(home, port, env) for port in ports]
    account, done = Account(), asyncio.Event()
    try:
        await balancer.start()
        for worker in crew:
            await worker.start()
        while not await on_duty(crew) or not (bot := room.state.world.bots.get(BOT)):
            assert all(w.process.returncode is None for w in crew), "a worker did not start"
            await asyncio.sleep(0.05)
        outbox_for(
            url, audience
        )  # after the workers, which made the tables: all at once, on an empty database
        first = bot.mailbox.next_id
        pressers = people_in(room, people, TOKEN)
        pressing = [asyncio.ensure_future(press_on(room, chat, account, done)) for chat in pressers]
        began = time.monotonic()
        await trouble(room, crew, seconds, every, account, random.Random(seed), most)
        done.set()
        await asyncio.gather(*pressing)
        took = time.monotonic() - began
        async with asyncio.timeout(300):
            while ask(url, select(func.count()).where(Outbox.state.in_(OPEN))) or list(
                bot.mailbox.waiting(room.state.now())
            ):
                await asyncio.sleep(0.2)
    finally:
        done.set()
        for worker in crew:
            await worker.end()
        balancer.stop()
    sent = Counter(
        c["params"]["chat_id"] for c in room.state.calls.since(0) if c["method"] == "sendMessage" and c["ok"]
    )
    refused = sum(
        c["method"] == "sendMessage" and not c["ok"] and c["error"].get("error_code") == 429
        for c in room.state.calls.since(0)
    )
    updates = bot.mailbox.next_id - first
    left = len(list(bot.mailbox.waiting(room.state.now())))
    await room.stop()
    waits = sorted(account.waits) or [0.0]
    return {
        "workers": workers,
        "seconds": round(took, 1),
        "killed, hung, stopped": dict(account.deeds),
        "of these the sender": account.sender_hit,
        "ended by themselves": sum(worker.fell for worker in crew),
        "until another sent (s), longest": round(max(account.gaps, default=0.0), 1),
        "until another sent (s), median": round(statistics.median(account.gaps or [0.0]), 1),
        "updates": updates,
        "updates not taken": left,
        "presses": account.presses,
        "presses per second": round(account.presses / took, 1),
        "lost presses": account.presses - account.pages,
        "press to page (s), median": round(statistics.median(waits), 2),
        "press to page (s), p99": round(waits[int(len(waits) * 0.99)], 2),
        "audience": broadcast,
        "lost messages": sum(sent[chat] == 0 for chat in audience),
        "sent twice": sum(sent[chat] - 1 for chat in audience if sent[chat] > 1),
        "429": refused,
    }


def main():
    parser = argparse.ArgumentParser()
    for name, kind, default in (
        ("workers", int, 3), ("seconds", float, 120.0), ("every", float, 4.0), ("people", int, 20),
        ("broadcast", int, 2000), ("seed", int, 7),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=kind, default=default)
    parser.add_argument("--polling", dest="webhook", action="store_false")
    parser.add_argument("--database-url")
    parser.add_argument("--json", action="store_true")
    given = vars(parser.parse_args())
    url, as_json = given.pop("database_url"), given.pop("json")
    if not url:
        from tests.postgres import new_database

        url = new_database()
    account = asyncio.run(run(url, **given))
    if as_json:
        print(json.dumps(account))
        return
    for name, value in account.items():
        print(f"{name:>34} {value}")


if __name__ == "__main__":
    main()
