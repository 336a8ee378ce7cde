"""A broadcast to very many while Telegram fails in every way it can.

    python -m bench.faulty [--people 10000]

Everyone who can be reached must get it, and only somebody whose answer was lost may get it twice.
"""

import argparse
import asyncio
import logging
import random
import tempfile
from collections import Counter
from pathlib import Path

import structlog
from sqlalchemy import insert
from sqlalchemy import select as count_of
from sqlmodel import func

from bench.pretend import START, Bot, Faults, Telegram, new_clock
from bench.rows import machine
from bot.chat.effects import Lane
from bot.models.outbox import Body, Outbox, OutState
from bot.models.person import Person

FAULTS = Faults(lost=0.01, broken=0.02, wait=0.01)
BLOCKED = 0.02
"""Share of the people who have blocked the bot."""


def everybody(people):
    """Writes one message to so many."""

    def write(db):
        body = Body(method="sendMessage", params={"text": "What happened with your answers"})
        db.add(body)
        db.add_all(
            Person(id=n, telegram_id=n, name="P", quiet_from=NOON, quiet_to=NOON)
            for n in range(1, people + 1)
        )
        db.flush()
        row = {"body_id": body.id, "lane": int(Lane.BROADCAST), "purpose": "bench", "state": OutState.WAITING}
        db.execute(insert(Outbox), [row | {"chat": n, "person_id": n} for n in range(1, people + 1)])

    return write


NOON = START.time()
"""The same hour twice: no quiet hours."""


async def broadcast(people, faults, folder, seed=7):
    """Send to `people`; returns how often each got it, how often an answer to them was lost, who is blocked, and the rows."""
    chance, times, lost = random.Random(seed), Counter(), Counter()
    blocked = frozenset(n for n in range(1, people + 1) if chance.random() < BLOCKED)

    def delivered(_method, data, answer_lost):
        times[data["chat_id"]] += 1
        lost[data["chat_id"]] += answer_lost

    telegram = Telegram(new_clock(), [], delivered, faults, seed, blocked)
    bot = Bot(folder, telegram)
    bot.furnish(everybody(people))
    await bot.start()
    began = telegram.clock.now()
    await bot.live(lambda: not bot.waiting())
    seconds = (telegram.clock.now() - began).total_seconds()
    await bot.stop()
    with bot.tables.connect() as db:
        states = Counter(dict(db.execute(count_of(Outbox.state, func.count()).group_by(Outbox.state)).all()))
    bot.tables.dispose()
    return times, lost, blocked, states, telegram, seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    given = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        told = asyncio.run(broadcast(given.people, FAULTS, Path(folder)))
    times, lost, blocked, states, telegram, seconds = told
    reachable = set(range(1, given.people + 1)) - blocked
    print(f"people {given.people:,}, of them {len(blocked):,} blocked the bot")
    print(
        f"calls {telegram.calls:,} in {seconds:,.1f} s ({seconds / (given.people / 30):.3f} of what the limit takes)"
    )
    print(f"reachable and without it: {len(reachable - set(times))}")
    print(f"answers lost {sum(lost.values())}, got it again {sum(n - 1 for n in times.values())}")
    print(f"got it again without a lost answer: {sum(n - 1 > lost[p] for p, n in times.items())}")
    print(f"told to wait because we were too fast: {telegram.too_fast}")
    print(f"in the report: {dict(states)}")


if __name__ == "__main__":
    main()
