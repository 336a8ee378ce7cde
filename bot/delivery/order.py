"""One after the other for each, side by side for all.

Both frameworks let one person's messages overtake each other: three quick answers all
saw the first state, and two were lost. One lock per person, first come first served.
"""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from bot.delivery.activity import Activity


class InOrder:
    """A lock for each key, which exists only while somebody holds it or waits. To be used inside `Activity.running`."""

    def __init__(self, activity: Activity) -> None:
        self._activity = activity
        self._locks: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, key: Hashable) -> AsyncIterator[None]:
        """Hold the place of `key`; those who wait go in the order they came."""
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = lock, waiting + 1
        try:
            with self._activity.aside():
                await lock.acquire()
            try:
                yield
            finally:
                lock.release()
        finally:
            lock, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = lock, waiting - 1
