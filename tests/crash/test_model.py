"""Killed at every commit, just before it and just after; killed at random among every fault there is.

What people are told carries a number that is counted up in the database (`bench.soak`), so a turn that
was lost, or ran twice, shows; and so does a message that came twice although no answer was lost and no
call was in hand at a kill. `python -m bench.soak` is the long version.
"""

import pytest

from bench.faulty import FAULTS as MANY
from bench.faulty import broadcast
from bench.pretend import NONE, Bot, Faults, Telegram, new_clock
from bench.soak import Account, furnish, soak, texts_of
from bot.chat import run
from bot.delivery.intake import Intake
from bot.models.outbox import OutState

UPDATES = 40
pytestmark = pytest.mark.usefixtures("quiet")


def exact(figures):
    return [
        figures[what]
        for what in (
            "updates without an answer",
            "answers that are not what they should be",
            "of them without a lost answer or a kill",
        )
    ]


async def lives(folder, kill_at):
    """Two lives on one file, the first until the commit `kill_at`; returns the account, and whether it was killed."""
    folder.mkdir()
    account = Account(UPDATES)
    telegram = Telegram(new_clock(), account.stream(), account.delivered, NONE)
    bot = Bot(folder, telegram)
    bot.furnish(furnish)
    await bot.start(kill_at)
    await bot.live(lambda: telegram.done and not bot.waiting())
    killed = bot.dead
    if killed:
        account.excuse(texts_of(bot, await bot.kill()))
        await bot.start()
        await bot.live(lambda: telegram.done and not bot.waiting())
    await bot.stop()
    bot.tables.dispose()
    return account, killed


@pytest.mark.slow
@pytest.mark.parametrize("side", ["before", "after"])
async def test_killed_at_every_commit(tmp_path, side):
    commit, killed = 0, True
    while killed:
        commit += 1
        account, killed = await lives(tmp_path / str(commit), (commit, side))
        missing, unexcused, twice = account.verdict()
        assert not missing, commit
        assert not unexcused, commit
        assert not account.wrong, commit
        assert twice <= 30, commit
    assert commit > 10


@pytest.mark.slow
async def test_killed_at_random_among_all_faults(tmp_path):
    faults = Faults(lost=0.02, broken=0.03, wait=0.02, twice=0.1, late=0.1)
    figures = await soak(500, 8, faults, tmp_path, print)
    assert exact(figures) == [0, 0, 0]
    assert figures["answers that came again"]


async def test_an_update_that_comes_twice_is_noticed_if_it_is_handled_twice(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "first_time", lambda *_seen: True)
    assert exact(await soak(100, 0, Faults(twice=0.5), tmp_path, print)) != [0, 0, 0]


async def test_an_update_that_is_confirmed_too_early_is_noticed(tmp_path, monkeypatch):
    handle_all = Intake._all

    async def hasty(self, raws):
        if raws:
            self._offset = raws[-1]["update_id"] + 1
            await self._port.fetch(self._offset, 0)
        await handle_all(self, raws)

    monkeypatch.setattr(Intake, "_all", hasty)
    accounts = [(await lives(tmp_path / str(n), (n, "before")))[0] for n in range(1, 8)]
    assert any(account.verdict()[0] for account in accounts)


@pytest.mark.slow
async def test_a_broadcast_reaches_all_while_telegram_fails_in_every_way(tmp_path):
    times, lost, blocked, states, _telegram, _seconds = await broadcast(300, MANY, tmp_path)
    assert set(times) == set(range(1, 301)) - blocked
    assert all(n - 1 <= lost[person] for person, n in times.items())
    assert sum(lost.values())
    assert states[OutState.UNREACHABLE] == len(blocked) > 0
