"""A broadcast to very many people on the practice room's clock, with the limits enforced.

    python -m bench.broadcast [--people 10000] [--delay 0.07 0.15] [--wall]

Time is counted by the room's clock, from the first call to the last, and set against
people / 30. Meanwhile somebody writes every few seconds and wants an answer. Without
--wall the clock is stepped, which takes as long as the computer needs; with it the
clock runs, and every delay of this computer counts.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import structlog
from sqlalchemy import insert
from sqlmodel import Session, SQLModel

import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bot.chat.effects import Lane
from bot.chat.house import House
from bot.delivery.engine import Engine
from bot.delivery.room import follow
from bot.handlers.via_ptb import ViaPtb
from bot.models.connection import connect, sqlite_url
from bot.models.database import Database
from bot.models.outbox import Body, Outbox, OutState
from bot.models.person import Person
from bot.practice.server import Room

TOKEN = "123:practice"
START = datetime(2026, 11, 23, 10, tzinfo=UTC)
STEP = 7
"""Seconds between people who write meanwhile."""
NO_QUIET_HOURS = datetime.min.time()
"""From then until then."""


def people_in(room: Room, count: int, token: str = TOKEN) -> list[int]:
    """Phones whose owners wrote to the bot first, as Telegram demands."""
    world = room.state.world
    its_bot = world.bot(int(token.split(":", maxsplit=1)[0]), room.state.now())
    chats = []
    for n in range(count):
        chat = world.private(its_bot, world.person(f"Person {n}"))
        chat.opened = True
        chats.append(chat.id)
    return chats


def outbox_for(url: str, chats: list[int]) -> None:
    """What fanning out leaves behind: one body, a row for each."""
    engine = connect(url)
    SQLModel.metadata.create_all(engine)
    with Session(engine) as db:
        body = Body(
            method="sendMessage", params={"text": "What happened with your answers", "parse_mode": "HTML"}
        )
        db.add(body)
        db.flush()
        db.execute(
            insert(Person),
            [
                {
                    "id": n,
                    "telegram_id": c,
                    "name": "P",
                    "language": "en",
                    "zone": "UTC",
                    "shared_phone": False,
                    "reachable": True,
                    "paused": False,
                    "died": False,
                    "quiet_from": NO_QUIET_HOURS,
                    "quiet_to": NO_QUIET_HOURS,
                }
                for n, c in enumerate(chats, 1)
            ],
        )
        db.execute(
            insert(Outbox),
            [
                {
                    "chat": c,
                    "body_id": body.id,
                    "person_id": n,
                    "lane": int(Lane.BROADCAST),
                    "purpose": "bench",
                    "state": OutState.WAITING,
                    "attempts": 0,
                    "error": "",
                }
                for n, c in enumerate(chats, 1)
            ],
        )
        db.commit()
    engine.dispose()


async def _write_meanwhile(
    room: Room, web: httpx.AsyncClient, writers: list[int], wrote: dict[int, datetime]
) -> None:
    """Every few seconds of the room's clock somebody writes."""
    due = START
    for writer in writers:
        while room.state.now() < due:
            await asyncio.sleep(0.002)
        wrote[writer], due = room.state.now(), due + timedelta(seconds=STEP)
        await web.post(f"/room/people/{writer}/say?wait=0", json={"text": "/start"})


async def broadcast(people: int, delay: tuple[float, float] | None, wall: bool) -> dict[str, float]:
    """Send to `people`, and measure."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    folder = Path(tempfile.mkdtemp())
    room = Room(START, running=wall)
    url = await room.start()
    chats = people_in(room, people)
    writers = people_in(room, 1000)
    outbox_for(sqlite_url(folder / "heard.db"), chats)
    async with httpx.AsyncClient(base_url=url, timeout=900) as web:
        if delay:
            await web.post(
                "/room/faults", json={"method": "sendMessage", "delay": list(delay), "times": 10**6}
            )
        database = Database(connect(sqlite_url(folder / "heard.db")))
        port, follower = ViaPtb(TOKEN, url, folder), await follow(url, TOKEN)
        await port.start()
        engine = Engine(database, follower.clock, port, House("b", "o", folder), follower)
        cpu, real = time.process_time(), time.monotonic()
        await engine.start()
        wrote: dict[int, datetime] = {}
        writing = asyncio.ensure_future(_write_meanwhile(room, web, writers, wrote))
        while sum(1 for c in room.state.calls.since(0) if c["method"] == "sendMessage" and c["ok"]) < people:
            if wall:
                await asyncio.sleep(1)
            else:
                await web.post("/room/clock", json={"advance": "5s"})
        writing.cancel()
        await web.post("/room/clock", json={"advance": "5s"})
        cpu, real = time.process_time() - cpu, time.monotonic() - real
        await engine.stop()
        await port.stop()
        database.close()
    calls = [c for c in room.state.calls.since(0) if c["method"] == "sendMessage"]
    await room.stop()
    at = {c["params"]["chat_id"]: datetime.fromisoformat(c["at"]) for c in calls if c["ok"]}
    bulk = [at[c] for c in chats if c in at]
    waits = sorted((at[w] - since).total_seconds() for w, since in wrote.items() if w in at)
    took = (max(bulk) - START).total_seconds()
    return {
        "people": people,
        "sent": len(bulk),
        "seconds": round(took, 1),
        "ratio": round(took / (people / 30), 4),
        "too fast (429)": sum(not c["ok"] for c in calls),
        "replies": len(waits),
        "reply p50": round(statistics.median(waits), 3),
        "reply p99": round(waits[int(len(waits) * 0.99)], 3),
        "cpu s": round(cpu, 1),
        "wall s": round(real, 1),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--delay", type=float, nargs=2)
    parser.add_argument("--wall", action="store_true")
    given = parser.parse_args()
    for name, value in asyncio.run(broadcast(given.people, given.delay, given.wall)).items():
        print(f"{name:>16} {value}")


if __name__ == "__main__":
    main()
