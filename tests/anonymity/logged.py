"""A whole bot with its log at DEBUG, in which every handler fails over somebody's words. Run by test_logs.py on its own.

python -m tests.anonymity.logged FOLDER [leak]
"""

import asyncio
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bot import logs
from bot.chat import routes
from bot.chat.events import Pressed, Said, Shown, Update
from tests.delivery.rig import rig

WORDS = "a handrail by the side door"
NAME = "Philippa"


def failing(leak):
    """A handler that fails, and says over what; with `leak` it also writes that down itself."""

    def fail(turn, *_args):
        if leak:
            logs.get().info("took", words=turn.text, chat=turn.chat)
        raise RuntimeError(f"{WORDS} {turn.chat} {NAME}")

    return fail


async def main(folder, leak):
    logs.set_up("DEBUG", folder / "logs" / "heard.log")
    async with rig(folder) as bot:
        chat = await bot.person()
        for place, route in list(routes._routes.items()):
            if route.kind in {"press", "words"}:
                routes._routes[place] = replace(route, run=failing(leak))
        await bot.say(chat, WORDS)
        for n, event in enumerate(islice(events(chat), 40 if leak else None)):
            await bot.engine.intake.take(Update(900_000 + n, event))
        await bot.move(days=2)
        await bot.say(chat, WORDS)
        print(chat, sum(r.sealed for r in routes._routes.values()))


def events(chat):
    """A press on every button, and a reply to every prompt."""
    who = (chat, chat, NAME, "en")
    for route in list(routes._routes.values()):
        full = ":".join([route.name, *("1" for _type in route.types)])
        shown = Shown(5, WORDS, (full,), full, 4, WORDS)
        if route.kind == "press":
            yield Pressed(*who, "1", 5, full, shown)
        elif route.kind == "words":
            yield Said(*who, 6, WORDS, shown)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), leak="leak" in sys.argv))
