"""The story of somebody who never comes and takes part in three meetings by phone, lived through by its own deeds.

The page presses "Do it for me" with a browser; here the same deeds are done over the
people's side of the room, so that a story that no longer fits the bot is found quickly.
"""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import app
from bot.practice.client import Phone, RoomClient
from bot.practice.command import Choices, practice_settings, settle_in
from bot.practice.server import Room
from bot.practice.story import load_story
from tests.ways import one_way

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def fits(label, wanted):
    return bool(re.search(wanted[1:-1], label)) if wanted.startswith("/") else label == wanted


class Life:
    """The phones of a story, and its deeds."""

    def __init__(self, client, story, phones):
        self.client, self.zone = client, ZoneInfo(story["zone"])
        self.phones = {p["key"]: phones[p["name"]] for p in story["people"]}

    async def do(self, deed, on):
        phone = self.phones[deed.get("on", on)]
        if "start" in deed:
            await phone.say(f"/start {(await self.client.links())[deed['start']]}")
        elif "say" in deed:
            asked = [
                m
                for m in await phone.chat()
                if m["from"] == "bot" and m.get("force_reply") and not m["deleted"]
            ]
            await phone.say(deed["say"], **({"reply_to": asked[-1]["message_id"]} if asked else {}))
        elif "clock" in deed:
            await self.move(deed["clock"])
        else:
            await self.press(phone, deed)

    async def press(self, phone, deed):
        chat = await phone.chat()
        for message in reversed([m for m in chat if m["from"] == "bot" and not m["deleted"]]):
            for label in (b["text"] for row in message["buttons"] for b in row):
                if fits(label, deed["press"]):
                    await phone.press(message["message_id"], label)
                    return
        assert deed.get("if_there"), f"{phone.name} sees no {deed['press']}: {chat[-1]}"

    async def move(self, to):
        now = (await self.now()).astimezone(self.zone)
        if to == "daytime":
            if not 9 <= now.hour < 20:
                ten = now.replace(hour=10, minute=0, second=0) + timedelta(days=now.hour >= 20)
                await self.client.go_to(ten.isoformat())
        elif to.startswith("today "):
            hour, minute = map(int, to.removeprefix("today ").split(":"))
            await self.client.go_to(now.replace(hour=hour, minute=minute, second=0).isoformat())
        else:
            await self.client.advance(to)

    async def now(self):
        return datetime.fromisoformat((await self.client.state())["now"])

    async def sees(self, done, on, since):
        if "all" in done:
            return all([await self.sees(one, on, since) for one in done["all"]])
        if "passed" in done:
            return await self.now() - since >= timedelta(days=int(done["passed"].removesuffix("d")))
        phone = self.phones[done.get("on", on)]
        said = [
            m["text"] + "".join(f"[{b['text']}]" for r in m["buttons"] for b in r) for m in await phone.chat()
        ]
        return any(re.search(done["shows"], text, re.IGNORECASE) for text in said)


@pytest.mark.slow
@pytest.mark.parametrize("way", one_way())
async def test_three_meetings_by_phone(tmp_path, way):
    framework, database = way
    story = load_story("by-phone")
    room = Room(start=START, story=story, running=False)
    url = await room.start(0)
    try:
        chosen = practice_settings(url, tmp_path, story, Choices(framework=framework))
        chosen = chosen.model_copy(update={"database_url": database()})
        settle_in(room, chosen, story)
        async with app.running(chosen), RoomClient(url) as client:
            phones = {p["name"]: Phone(client, p["id"], p["name"]) for p in (await client.state())["people"]}
            life = Life(client, story, phones)
            for step in story["steps"][:-1]:
                since = await life.now()
                assert not await life.sees(step["done"], step["on"], since), f"{step['id']} is done already"
                for deed in step["do"]:
                    await life.do(deed, step["on"])
                assert await life.sees(step["done"], step["on"], since), step["id"]
    finally:
        await room.stop()
