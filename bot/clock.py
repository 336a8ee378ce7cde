"""The one clock.

Everything that waits or asks the time does it here, so that the practice room can
move a week forward and nothing notices, and so that a test never sleeps. Nothing
else in the program reads the machine's clock.
"""

import asyncio
import heapq
import itertools
from datetime import UTC, datetime, timedelta

LOOKS_AGAIN = 600
"""Most seconds it sleeps at a time: a laptop that was closed does not count them, and clocks are set."""


class Clock:
    """Time as the machine gives it, in UTC."""

    def now(self) -> datetime:
        """The present instant (UTC)."""
        return datetime.now(UTC)

    async def sleep_until(self, instant: datetime) -> None:
        """Wait until `instant` (UTC); return at once if it has passed."""
        while (left := (instant - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 - the clock itself
            await asyncio.sleep(min(left, LOOKS_AGAIN))

    async def sleep(self, seconds: float) -> None:
        """Wait for `seconds`, whatever the clock is set to meanwhile."""
        await asyncio.sleep(seconds)


class RoomClock(Clock):
    """The practice room's clock: wall speed plus what it was moved, or stopped.

    The room sets it (`set`); `next` tells the room what this process waits for, so
    that moved time can step from one thing to the next and skip nothing.
    """

    def __init__(self, now: datetime, *, running: bool) -> None:
        self._loop = asyncio.get_running_loop()
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()
        self._alarm: asyncio.TimerHandle | None = None
        self.set(now, running=running)

    def now(self) -> datetime:
        """The room's present instant (UTC)."""
        if not self._running:
            return self._base
        return self._base + timedelta(seconds=self._loop.time() - self._mark)

    def set(self, now: datetime, *, running: bool) -> None:
        """Follow the room: its time is `now`, and it runs or stands still."""
        self._base, self._mark, self._running = now, self._loop.time(), running
        self._wake()

    @property
    def next(self) -> datetime | None:
        """The nearest instant somebody waits for, or None."""
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] if self._sleepers else None

    async def sleep(self, seconds: float) -> None:
        """Wait for `seconds` of the room's time."""
        await self.sleep_until(self.now() + timedelta(seconds=seconds))

    async def sleep_until(self, instant: datetime) -> None:
        """Wait until the room's clock shows `instant`."""
        if instant <= self.now():
            return
        future: asyncio.Future[None] = self._loop.create_future()
        heapq.heappush(self._sleepers, (instant, next(self._numbers), future))
        self._wake()
        await future

    def _wake(self) -> None:
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None
        now = self.now()
        while (due := self.next) is not None and due <= now:
            heapq.heappop(self._sleepers)[2].set_result(None)
        if self._running and due is not None:
            self._alarm = self._loop.call_later((due - now).total_seconds() + 0.0005, self._wake)
