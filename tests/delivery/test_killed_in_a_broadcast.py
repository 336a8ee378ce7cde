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
from bot.models.database import connect, sqlite_url
from bot.models.outbox import LOST, Outbox, OutState
from bot.practice.command import TOKEN
from bot.practice.server import Room
from tests.blank import blank
from tests.processes import Heard

PEOPLE, KILLS, IN_FLIGHT = 250, 20, 30
START = datetime(2026, 11, 23, 10, tzinfo=UTC)


def sent(room, after=0):
    """Whom a message was sent to, since the call of that number."""
    calls = room.state.calls.since(after)
    return [c["params"]["chat_id"] for c in calls if c["method"] == "sendMessage" and c["ok"]]


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_everybody_gets_it_and_only_calls_under_way_are_repeated(tmp_path):
    room = Room(START)
    url = await room.start()
    blank(tmp_path).dispose()
    chats = people_in(room, PEOPLE, TOKEN)
    outbox_for(sqlite_url(tmp_path / "heard.db"), chats)
    # Answers take a while, so that a kill meets calls under way.
    room.state.faults.waiting.append(slow())

    def start():
        words = "run", "--home", str(tmp_path), "--api-base", url
        return Heard(*words, HEARD_TOKEN=TOKEN, HEARD_OPERATOR="Riverside Charity")

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
                held |= leased(tmp_path)
                in_hand = set(sent(room)) & leased(tmp_path)
                assert len(in_hand) <= IN_FLIGHT
                allowed.update(in_hand)
            bot = start()
            while waiting(tmp_path):
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
    perhaps_twice = set(ask(tmp_path, select(Outbox.chat).where(Outbox.error == LOST)))
    assert set(repeated) <= perhaps_twice <= held


def slow():
    from bot.practice.faults import Fault

    return Fault("sendMessage", times=10**6, delay=(0.05, 0.15))


def leased(folder):
    """Chats whose row a killed bot had in hand: claimed, and not written down as sent."""
    return set(ask(folder, select(Outbox.chat).where(Outbox.state == OutState.LEASED)))


def waiting(folder):
    open_rows = select(func.count()).where(Outbox.state.in_((OutState.WAITING, OutState.LEASED)))
    return ask(folder, open_rows)[0]


def ask(folder, question):
    engine = connect(sqlite_url(folder / "heard.db"))
    with engine.connect() as connection:
        found = list(connection.execute(question).scalars())
    engine.dispose()
    return found
