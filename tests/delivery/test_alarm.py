"""Real time: APScheduler wakes us, nothing else."""

import asyncio
from datetime import timedelta

from bot.clock import Clock
from bot.delivery.alarm import Alarm


async def test_it_rings_when_it_is_time_and_the_last_setting_counts():
    rung = asyncio.Event()
    alarm, now = Alarm(rung.set), Clock().now()
    alarm.set(now + timedelta(days=300), now)
    alarm.set(now + timedelta(milliseconds=20), now)
    await asyncio.wait_for(rung.wait(), 2)
    alarm.stop()


async def test_a_time_that_has_passed_rings_at_once():
    rung = asyncio.Event()
    alarm, now = Alarm(rung.set), Clock().now()
    alarm.set(now - timedelta(days=1), now)
    await asyncio.wait_for(rung.wait(), 2)
    alarm.stop()
