"""The same engine on the machine's own clock: against a room that it does not follow, as if it were Telegram."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlmodel import Session

from bot.chat import routes
from bot.chat.house import House
from bot.clock import Clock
from bot.delivery.engine import Engine
from bot.delivery.room import follow
from bot.handlers.port import TELEGRAM
from bot.models.connection import connect
from bot.models.database import Database
from bot.models.timer import Timer
from bot.practice.server import Room
from tests.blank import blank
from tests.delivery.rig import FRAMEWORKS
from tests.ways import ways


@pytest.fixture(params=ways())
async def place(request, tmp_path):
    framework, database = request.param
    room = Room()
    url = await room.start()
    address = database()
    tables = connect(address) if address else blank(tmp_path)
    port = FRAMEWORKS[framework]("123:practice", url, tmp_path)
    await port.start()
    database = Database(tables)
    engine = Engine(database, Clock(), port, House("b", "o", tmp_path))
    async with httpx.AsyncClient(base_url=url, timeout=20) as web:
        yield engine, web, tables
    await engine.stop()
    await port.stop()
    database.close()
    await room.stop()


async def test_it_answers_and_fires_what_is_due_and_stops_quickly(place, route):
    engine, web, tables = place
    fired = asyncio.Event()
    loop = asyncio.get_running_loop()
    route(routes.due, "try.due", lambda turn: loop.call_soon_threadsafe(fired.set))
    with Session(tables) as db:
        db.add(Timer(at=Clock().now() + timedelta(seconds=0.3), route="try.due", name="soon"))
        db.commit()
    await engine.start()
    amina = (await web.post("/room/people", json={"name": "Amina"})).json()["id"]
    said = (await web.post(f"/room/people/{amina}/say", json={"text": "/start"})).json()
    assert any(m["from"] == "bot" for m in said["new"])
    await asyncio.wait_for(fired.wait(), 5)
    began = loop.time()
    await engine.stop()
    assert loop.time() - began < 2


async def test_only_a_practice_room_is_followed(place):
    _engine, web, _tables = place
    assert await follow(TELEGRAM, "123:practice") is None
    assert await follow("http://127.0.0.1:9", "123:practice") is None
    assert await follow(str(web.base_url), "123:practice") is not None
