"""`heard run`, killed with -9 at any moment, twenty times: nothing is lost, repeats only of calls in flight.

The same story is played twice against the practice room: once left in peace, once with
the bot killed at random while it works on a step, and started again. Both must end with
the same messages on every phone. A call that is made twice must have been under way when
the bot was killed: a kill lies between, and it is at most one a chat and kill.
"""

import asyncio
import os
import random
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.models.connection import connect
from bot.models.outbox import OPEN, Outbox
from bot.practice.client import Phone, RoomClient
from bot.practice.command import TOKEN, Choices, practice_settings, settle_in
from bot.practice.server import Room
from bot.practice.story import load_story
from tests.processes import Heard
from tests.ways import ways

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


@dataclass
class Told:
    """What came of a play.

    Attributes:
        texts: what stands on each phone in the end.
        calls: what was sent or changed, in order: its number, chat, method and text.
        kills: the number of the last call before each kill.
    """

    texts: dict[str, list[str]]
    calls: list[tuple[int, int, str, str]]
    kills: list[int]

    def repeats(self):
        """Every call that was made before, with the number of its first time."""
        first: dict[tuple, int] = {}
        for n, *call in self.calls:
            if tuple(call) in first:
                yield first[tuple(call)], n, call[0]
            first.setdefault(tuple(call), n)


async def play(home, kill_at, framework, database_url):
    """Play the story; kill the bot during the steps named in `kill_at`, after that many seconds."""
    story = load_story("front-door")
    room = Room(start=START, running=False)
    url = await room.start(0)
    settings = practice_settings(url, home, story, Choices(framework=framework))
    settings = settings.model_copy(update={"database_url": database_url})
    settle_in(room, settings, story)

    def start():
        words = "run", "--home", str(home), "--api-base", url, "--framework", framework
        env = {"HEARD_DATABASE_URL": database_url} if database_url else {}
        return Heard(*words, HEARD_TOKEN=TOKEN, HEARD_OPERATOR="Riverside Charity", **env)

    bot, kills = start(), []
    try:
        async with RoomClient(url) as client:
            phones = {p["name"]: Phone(client, p["id"], p["name"]) for p in (await client.state())["people"]}
            for number, (who, what) in enumerate(STORY):
                doing = asyncio.ensure_future(step(client, phones, who, what))
                if number in kill_at:
                    await asyncio.wait([doing], timeout=kill_at[number])
                    await bot.kill()
                    kills.append(len(room.state.calls.since(0)))
                    bot = start()
                await doing
                await settled(client, settings.database)
            texts = {
                name: [at_least_once(m["text"]) for m in await p.chat() if m["from"] == "bot"]
                for name, p in phones.items()
            }
            return Told(
                texts, [spoken(c) for c in await client.calls() if c["ok"] and "text" in c["params"]], kills
            )
    finally:
        await bot.kill()
        await room.stop()


def spoken(call):
    return call["n"], call["params"].get("chat_id", 0), call["method"], at_least_once(call["params"]["text"])


def at_least_once(text):
    """A report without its line on who may have got a message twice: only a bot that was killed has one."""
    return re.sub(r"\n(?:<b>)?Of these perhaps twice.*", "", text)


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


async def settled(client, database):
    """Wait until the bot that was started again has caught up: nothing comes in any more, and nothing waits to go out."""
    engine = connect(database)
    try:
        async with asyncio.timeout(60):  # a busy machine takes its time to start a bot again
            while not (await client.advance("1s"))["finished"]:
                pass
        for _try in range(20):
            if (await client.advance("1s"))["finished"] and not waiting(engine):
                return
    finally:
        engine.dispose()


def waiting(engine):
    with engine.connect() as db:
        return db.execute(select(Outbox.id).where(col(Outbox.state).in_(OPEN))).first()


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", ways())
async def test_killed_twenty_times(tmp_path, way):
    framework, database = way
    chance = random.Random(int(os.environ.get("HEARD_SEED", "7")))
    in_peace = await play(tmp_path / "peace", {}, framework, database())
    steps = chance.sample(range(len(STORY)), KILLS)
    when = {n: chance.uniform(0.0, 0.15) for n in steps}
    killed = await play(tmp_path / "killed", when, framework, database())
    assert len(killed.kills) == KILLS
    ever = {text for _n, _chat, _method, text in in_peace.calls}
    for name, texts in in_peace.texts.items():
        assert not Counter(texts) - Counter(killed.texts[name]), f"{name} lost something"
    assert {text for _n, _chat, _method, text in killed.calls} <= ever
    planned = Counter(chat for _first, _n, chat in in_peace.repeats())
    once = Counter()
    for first, n, chat in killed.repeats():
        assert any(first <= kill < n for kill in killed.kills) or planned[chat]
        once[chat] += 1
    assert all(times - planned[chat] <= KILLS for chat, times in once.items())
