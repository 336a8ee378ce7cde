"""Stillness: nothing runs, and nothing that was just woken is about to."""

import asyncio

from bot.delivery.activity import HANDOVER, Activity


async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def test_what_begins_and_ends_within_one_turn_puts_stillness_off():
    """It may have woken somebody who needs a few turns of their own before anything can be seen of them."""
    activity, done = Activity(lambda error: None), []

    async def blink():
        for _ in range(5):
            await turns(HANDOVER - 1)
            with activity.running():
                pass
        done.append(True)

    blinking = asyncio.ensure_future(blink())
    await activity.still()
    assert done
    await blinking
