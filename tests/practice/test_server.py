"""Opening and closing the room, and what a call costs."""

import asyncio
import time

import httpx
import pytest

from bot.practice.client import RoomClient
from bot.practice.server import Room
from bot.practice.telegram import Telegram
from tests.practice.conftest import START, TOKEN, presence, until


async def test_it_closes_at_once_although_people_are_held():
    room = Room(START, running=False)
    await room.start()
    async with httpx.AsyncClient(timeout=30, trust_env=False) as http:
        poll = asyncio.ensure_future(http.post(f"{room.url}/bot{TOKEN}/getUpdates", json={"timeout": 50}))
        await until(lambda: room.state.world.bots and presence(room).polls)
        idle = asyncio.ensure_future(http.post(f"{room.url}/room/bot/idle", json={"token": TOKEN}))
        events = asyncio.ensure_future(http.get(f"{room.url}/room/events"))
        await until(lambda: presence(room).idle and room.state.events._listeners)
        started = time.monotonic()
        await room.stop()
        assert time.monotonic() - started < 2
        assert (await poll).json() == {"ok": True, "result": []}
        assert (await idle).status_code == 200
        assert (await events).text.startswith(": the practice room")
        with pytest.raises(httpx.ConnectError):
            await http.get(f"{room.url}/room/state")
    await room.stop()  # closing twice is no harm


async def test_a_taken_port_is_told(room):
    with pytest.raises(OSError, match="in use"):
        await Room(START).start(port=int(room.url.rsplit(":", 1)[1]))


async def test_two_rooms_know_nothing_of_each_other(room, client):
    await client.add("Amina")
    other = Room(START)
    await other.start()
    async with RoomClient(other.url) as stranger:
        assert (await stranger.state())["people"] == []
    await other.stop()


async def test_a_call_costs_the_same_among_many_people(room):
    """A broadcast to 10,000 is part of the suite: a call must not look at everybody."""
    state, telegram = room.state, Telegram(room.state)

    async def cost(bot_id, people):
        bot = state.world.bot(bot_id, START)
        chats = [state.world.private(bot, state.world.person("P")) for _ in range(people)]
        keys = '{"inline_keyboard": [[{"text": "Read", "callback_data": "r"}]]}'
        started = time.process_time()
        for chat in chats[:300]:
            chat.opened = True
            params = {
                "chat_id": str(chat.id),
                "text": "<b>x</b> y",
                "parse_mode": "HTML",
                "reply_markup": keys,
            }
            await telegram.perform(bot, "sendMessage", params)
        return (time.process_time() - started) / 300

    few, many = await cost(7001, 300), await cost(7002, 10_000)
    assert many < 3 * few
