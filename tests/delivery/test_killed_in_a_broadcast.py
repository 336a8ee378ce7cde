"""`heard run`, killed with -9 twenty times in the middle of a broadcast to 250 people.

Nobody is left out, the rest goes on by itself, and what comes twice was in hand when the
bot was killed: sent, and its answer not yet written down. That is never more than 30, and
the report counts whoever may have got it twice.
"""

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bench.broadcast import outbox_for, people_in
from bot.models.connection import connect, sqlite_url
from bot.models.outbox import LOST, Outbox, OutState
from bot.practice.command import TOKEN
from bot.practice.server import Room
from tests.blank import blank
from tests.processes import Heard
from tests.ways import one_way

PEOPLE, KILLS, IN_FLIGHT = 250, 20, 30
START = datetime(2026, 11, 23, 10, tzinfo=UTC)


def sent(room, after=0):
    """Whom a message was sent to, since the call of that number."""
    calls = room.state.calls.since(after)
    return [c["params"]["chat_id"] for c in calls if c["method"] == "sendMessage" and c["ok"]]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("way", one_way())
async def test_everybody_gets_it_and_only_calls_under_way_are_repeated(tmp_path, way):
    framework, database = way
    room = Room(START)
    url = await room.start()
    blank(tmp_path).dispose()
    chats = people_in(room, PEOPLE, TOKEN)
    set_to = database()
    address = set_to or sqlite_url(tmp_path / "heard.db")
    outbox_for(address, chats)
    # Answers take a while, so that a kill meets calls under way.
    room.state.faults.waiting.append(slow())

    def start():
        words = "run", "--home", str(tmp_path), "--api-base", url, "--framework", framework
        env = {"HEARD_DATABASE_URL": set_to} if set_to else {}
        return Heard(*words, HEARD_TOKEN=TOKEN, HEARD_OPERATOR="Riverside Charity", **env)

    chance, kills, allowed, held = random.Random(7), 0, Counter(), set()
    try:
        async with asyncio.timeout(500):
            while kills < KILLS:
                bot, began = start(), len(room.state.calls.since(0))
                some = chance.randrange(1, PEOPLE // KILLS)
                while len(sent(room, began)) < some:
                    assert bot.running
                    await asyncio.sleep(0.005)
                await bot.kill()
                kills += 1
                await asyncio.sleep(0.2)  # calls that were on their way still arrive
                held |= leased(address)
                in_hand = set(sent(room)) & leased(address)
                # What an earlier life had in hand may be leased again, and wait.
                assert len(in_hand & set(sent(room, began))) <= IN_FLIGHT
                allowed.update(in_hand)
            bot = start()
            while waiting(address):
                assert bot.running
                await asyncio.sleep(0.1)
            assert await bot.stop() == 0
    finally:
        await room.stop()
    times = Counter(sent(room))
    assert set(times) == set(chats)
    repeated = Counter({chat: n - 1 for chat, n in times.items() if n > 1})
    assert repeated <= allowed
    assert repeated, "no kill met a call, so nothing was tried"
    perhaps_twice = set(ask(address, select(Outbox.chat).where(Outbox.error == LOST)))
    assert set(repeated) <= perhaps_twice <= held


def slow():
    from bot.practice.faults import Fault

    return Fault("sendMessage", times=10**6, delay=(0.05, 0.15))


def leased(address):
    """Chats whose row a killed bot had in hand: claimed, and not written down as sent."""
    return set(ask(address, select(Outbox.chat).where(Outbox.state == OutState.LEASED)))


def waiting(address):
    open_rows = select(func.count()).where(Outbox.state.in_((OutState.WAITING, OutState.LEASED)))
    return ask(address, open_rows)[0]


def ask(address, question):
    engine = connect(address)
    with engine.connect() as connection:
        found = list(connection.execute(question).scalars())
    engine.dispose()
    return found
