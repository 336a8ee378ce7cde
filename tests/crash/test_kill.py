"""`heard run`, killed with -9 at any moment, twenty times: nothing is lost, repeats only of calls in flight.

The same story is played twice against the practice room: once left in peace, once with
the bot killed at random while it works on a step, and started again. Both must end with
the same messages on every phone. What comes twice must be a call that was under way when
the bot was killed: at most one a chat and kill.
"""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.practice.client import Phone, RoomClient
from bot.practice.command import TOKEN, Choices, practice_settings, settle_in
from bot.practice.server import Room
from bot.practice.story import load_story

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
KILLS = 20
STORY = [
    ("Sam", "/start coordinator"), ("Sam", "[Open the desk]"), ("Sam", "brief.new:1"), ("Sam", "The front door"),
    ("Sam", "We want the front door to feel safe."), ("Sam", "Read this by Friday."), ("Sam", "The desk."), ("Sam", "The walls."),
    ("Sam", "[Skip]"), ("Sam", "[Preview and send]"), ("Sam", "[Send now]"), ("clock", "2m"), ("Bea", "[What can change?]"),
    ("Chidi", "[What can change?]"), ("Chidi", "[Read the gist]"), ("Sam", "[See how it went]"), ("Sam", "brief.new:1"),
    ("Sam", "A second one"), ("Sam", "The signs are next."), ("Sam", "Tell us by Monday."), ("Sam", "The words."),
    ("Sam", "The law."), ("Sam", "[Skip]"), ("Sam", "[Preview and send]"), ("Sam", "[Send now]"), ("clock", "2m"),
    ("Dot", "[What can change?]"), ("Sam", "[See how it went]"),
]  # fmt: skip


class Bot:
    """`heard run` as a process of its own."""

    def __init__(self, home: Path, url: str):
        self.home, self.url = home, url
        self.process = None

    async def start(self):
        env = os.environ | {"HEARD_TOKEN": TOKEN, "HEARD_OPERATOR": "Riverside Charity"}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--home", str(self.home), "--api-base", self.url, env=env
        )  # fmt: skip

    async def kill(self):
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


async def play(home, kill_at):
    """Play the story; kill the bot during the steps named in `kill_at`, after that many seconds."""
    story = load_story("front-door")
    room = Room(start=START, running=False)
    url = await room.start(0)
    settle_in(room, practice_settings(url, home, story, Choices()), story)
    bot = Bot(home, url)
    await bot.start()
    try:
        async with RoomClient(url) as client:
            phones = {p["name"]: Phone(client, p["id"], p["name"]) for p in (await client.state())["people"]}
            for number, (who, what) in enumerate(STORY):
                doing = asyncio.ensure_future(step(client, phones, who, what))
                if number in kill_at:
                    await asyncio.wait([doing], timeout=kill_at[number])
                    await bot.kill()
                    await bot.start()
                await doing
                await settled(client)
            return {
                name: [m["text"] for m in await p.chat() if m["from"] == "bot"] for name, p in phones.items()
            }
    finally:
        await bot.kill()
        await room.stop()


async def step(client, phones, who, what):
    if who == "clock":
        await client.advance(what)
    elif what.startswith("["):
        message, label = await button(phones[who], what[1:-1])
        await phones[who].press(message["message_id"], label)
    elif what.startswith("/start "):
        await phones[who].say(f"/start {(await client.links())[what[7:]]}")
    elif ":" in what:
        await phones[who].press((await phones[who].last())["message_id"], what, forge=True)
    else:
        await phones[who].say(what)


async def button(phone, begins):
    """The newest message with a button whose label begins so, and the label."""
    chat = await phone.chat()
    for message in reversed(chat):
        for label in (b["text"] for row in message["buttons"] for b in row):
            if label.startswith(begins):
                return message, label
    raise AssertionError(
        f"{phone.name} sees no [{begins}]; last: {chat[-1]['text'] if chat else 'nothing'!r}"
    )


async def settled(client):
    """Wait until the bot that was started again has caught up."""
    for _try in range(20):
        if (await client.advance("1s"))["finished"]:
            return


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_killed_twenty_times(tmp_path):
    seed = int(os.environ.get("HEARD_SEED", "7"))
    chance = random.Random(seed)
    in_peace = await play(tmp_path / "peace", {})
    steps = chance.sample(range(len(STORY)), KILLS)
    killed = await play(tmp_path / "killed", {n: chance.uniform(0.0, 0.15) for n in steps})
    for name, texts in in_peace.items():
        expected, got = Counter(texts), Counter(killed[name])
        assert not expected - got, f"{name} lost {list(expected - got)}"
        twice = got - expected
        assert set(twice) <= set(expected), f"{name} got what nobody sent: {list(twice)}"
        assert sum(twice.values()) <= KILLS
