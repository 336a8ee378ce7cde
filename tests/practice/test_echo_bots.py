"""Bots that know nothing of the room run in it unchanged, as they would at Telegram."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.practice.client import RoomClient
from bot.practice.server import Room
from tests.practice.bot_api import problems_with_call
from tests.practice.conftest import START, TOKEN

HERE = Path(__file__).parent


@pytest.fixture
async def running_room():
    room = Room(START)
    await room.start()
    async with RoomClient(room.url) as client:
        yield room, client
    await room.stop()


async def _start(room, file):
    environment = os.environ | {"ROOM_URL": room.url, "BOT_TOKEN": TOKEN, "NO_PROXY": "*"}
    process = await asyncio.create_subprocess_exec(sys.executable, HERE / file, env=environment)
    async with asyncio.timeout(60):
        while not (bots := room.state.world.bots) or not next(iter(bots.values())).presence.polls:
            await room.state.pulse.wait(1)
    return process


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "greeting"),
    [
        ("echo_ptb.py", 'Hi <a href="tg://user?id={id}">Zoë &amp; Co</a>!'),
        ("echo_aiogram.py", "Hello, <b>Zoë &amp; Co</b>!"),
    ],
)
async def test_an_echo_bot_from_the_documentation(running_room, file, greeting):
    room, client = running_room
    process = await _start(room, file)
    zoe = await client.add("Zoë & Co")
    ben = await client.add("Ben")
    hello = await zoe.say("/start")
    assert hello.finished
    assert hello.last["html"] == greeting.format(id=zoe.id)
    assert ("force_reply" in hello.last) is (file == "echo_ptb.py")
    await client.advance("1s")
    words = "Hello <b>&amp; goodbye</b> 😀"
    both = await asyncio.gather(zoe.say(words), ben.say("me too"))
    assert [b.last["text"] for b in both] == [words, "me too"]
    assert all(b.finished for b in both)
    calls = await client.calls()
    assert all(c["ok"] for c in calls)
    process.send_signal(signal.SIGINT)
    await asyncio.wait_for(process.wait(), 30)
    for call in calls:
        assert problems_with_call(call["method"], call["params"]) == []


@pytest.mark.slow
async def test_an_aiogram_bot_copies_whatever_comes(running_room):
    room, client = running_room
    process = await _start(room, "echo_aiogram.py")
    zoe = await client.add("Zoë")
    for kind in ("photo", "voice", "document", "contact", "location"):
        answer = await zoe.send(kind)
        assert (answer.last["kind"], answer.finished) == (kind, True)
        await client.advance("2s")
    process.send_signal(signal.SIGINT)
    await asyncio.wait_for(process.wait(), 30)
