"""An hour of very much, in compressed time, with faults: every update and every message accounted for, in flat memory.

    python -m bench.soak [--updates 200000] [--kills 40]

Half of the people write and half press buttons, 56 updates a second for an hour. Answers are lost,
Telegram fails and tells us to wait, updates come twice or late, and the bot is killed again and again: at a
commit, just before or just after it, or in the middle of anything. Whoever writes is answered with a
number that is counted up in the database, so that a turn that was lost, or ran twice, shows.
"""

import argparse
import asyncio
import gc
import logging
import random
import tempfile
import time
from array import array
from collections import Counter
from datetime import timedelta
from pathlib import Path

import structlog
from sqlalchemy import select
from sqlmodel import Session

from bench.pretend import START, Bot, Faults, Telegram, new_clock, pressed, said
from bench.rows import machine
from bot.chat.routes import press, words
from bot.chat.screens import screen
from bot.models.conversation import Conversation
from bot.models.outbox import Body
from bot.models.person import Person

PEOPLE = 500
A_SECOND, BURST = 56, 14
"""Updates, and how many of them come at once."""
WRITES = 0.4
"""Share of the updates that are words: 22 messages a second, of the 30 that may be answered."""
FAULTS = Faults(lost=0.002, broken=0.005, wait=0.002, twice=0.01, late=0.001)


@words("soak.said")
def take_words(turn, count: int):
    number, _mine = turn.text.split()
    turn.say(screen(f"{number} {count + 1}"))
    turn.expect("soak.said", count + 1)


@press("soak.pressed")
def take_press(turn, number: int):
    turn.show(screen(f"{number} pressed"))


class Account:
    """What ought to happen, and what did."""

    def __init__(self, updates):
        self.updates = updates
        self.answered, self.excused = array("B", bytes(updates + 1)), Counter()
        self.wrong = []
        self._chance = random.Random(11)
        self._wrote = Counter()
        self._mine = array("I", bytes(4 * (updates + 1)))

    def stream(self):
        """The updates, each with its instant."""
        for number in range(1, self.updates + 1):
            at = START + timedelta(seconds=number // BURST * BURST / A_SECOND)
            if self._chance.random() < WRITES:
                who = 1 + number % (PEOPLE // 2)
                self._wrote[who] += 1
                self._mine[number] = self._wrote[who]
                yield at, said(number, who, f"{number} {self._wrote[who]}")
            else:
                yield at, pressed(number, 1 + PEOPLE // 2 + number % (PEOPLE // 2), f"soak.pressed:{number}")

    def delivered(self, method, data, lost):
        """A call arrived."""
        if method == "answerCallbackQuery":
            return
        number, _sep, rest = data["text"].partition(" ")
        expected = str(self._mine[int(number)]) if method == "sendMessage" else "pressed"
        if rest != expected:
            self.wrong.append((method, number, rest, expected))
        self.answered[int(number)] += 1
        if lost:
            self.excused[int(number)] += 1

    def excuse(self, texts):
        """These were in hand at a kill."""
        self.excused.update(int(text.split(" ")[0]) for text in texts)

    def verdict(self):
        """What is missing, and what came twice without an excuse."""
        missing = [n for n in range(1, self.updates + 1) if not self.answered[n]]
        twice = {n: a - 1 for n, a in enumerate(self.answered) if a > 1}
        return missing, {n: t for n, t in twice.items() if t > self.excused[n]}, sum(twice.values())


def furnish(db):
    db.add_all(Person(id=n, telegram_id=n, name="P") for n in range(1, PEOPLE + 1))
    db.flush()
    db.add_all(Conversation(person_id=n, route="soak.said", args=["0"]) for n in range(1, PEOPLE // 2 + 1))


def memory():
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def texts_of(bot, rows):
    with Session(bot.tables) as db:
        bodies = select(Body.params).where(Body.id.in_([r.body_id for r in rows]))
        return [p["text"] for p in db.execute(bodies).scalars() if p]


async def soak(updates, kills, faults=FAULTS, folder=None, tell=print):
    """Run it; returns the figures."""
    account, chance = Account(updates), random.Random(7)
    telegram = Telegram(new_clock(), account.stream(), account.delivered, faults)
    bot = Bot(folder, telegram)
    bot.furnish(furnish)
    began, cpu, weights = time.monotonic(), time.process_time(), []
    between = updates // (kills + 1)
    for life in range(kills + 1):
        goal = (life + 1) * between
        at_commit = (chance.randrange(2, between // 4), chance.choice(["before", "after"]))
        await bot.start(kill_at=at_commit if life % 2 and life < kills else None)
        if life == kills:
            await bot.live(lambda: telegram.done and not bot.waiting())
            await bot.stop()
        else:
            await bot.live(lambda g=goal: sum_of(account, g))
            account.excuse(texts_of(bot, await bot.kill()))
        weights.append(memory())
        tell(f"{life + 1:>3} of {kills + 1} lives, {telegram.calls:,} calls, {weights[-1]:.0f} MB")
    missing, unexcused, twice = account.verdict()
    bot.tables.dispose()
    return {
        "updates": updates,
        "virtual seconds": round((telegram.clock.now() - START).total_seconds()),
        "kills": kills,
        "calls": telegram.calls,
        "updates without an answer": len(missing),
        "answers that are not what they should be": len(account.wrong),
        "answers that came again": twice,
        "of them without a lost answer or a kill": len(unexcused),
        "told to wait because we were too fast": telegram.too_fast,
        "MB after a quarter": round(weights[len(weights) // 4], 1),
        "MB at the end": round(weights[-1], 1),
        "CPU s": round(time.process_time() - cpu),
        "wall s": round(time.monotonic() - began),
    }


def sum_of(account, goal):
    """Whether the update of that number was answered."""
    return account.answered[goal] > 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--updates", type=int, default=201_600)
    parser.add_argument("--kills", type=int, default=40)
    given = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print(machine(), flush=True)
    memory_disk = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a kill is no power cut
    with tempfile.TemporaryDirectory(dir=memory_disk) as folder:
        figures = asyncio.run(
            soak(given.updates, given.kills, folder=Path(folder), tell=lambda line: print(line, flush=True))
        )
    for what, figure in figures.items():
        print(f"{what:>42} {figure:,}")


if __name__ == "__main__":
    main()
