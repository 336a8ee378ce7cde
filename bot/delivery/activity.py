"""Whether anything is being done right now.

A clean stop waits until nothing is, and the practice room must not move its clock while
a turn is running. Waiting for the clock, for Telegram or for work does not count.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

HANDOVER = 10
"""Turns of the event loop without anything running before it counts as still: a waker's hand-over to whom it woke takes up to three."""


class _NextTurn:
    """Lets the event loop go round once."""

    def __await__(self) -> Generator[None, None, None]:
        yield


async def _at_once() -> None:
    """Nothing to wait for."""


class Activity:
    """Counts what runs, and the calls to Telegram that are under way.

    Args:
        failed: told what a task that was started here raised.

    Attributes:
        handled: the last update whose turn is over, though it waits for what is said at once before it is confirmed.
        catch_up: awaited after each call; in the practice room, until the time at which it was answered is known.
    """

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._failed = failed
        self._running = self._changes = 0
        self.in_flight = 0
        self.handled = -1
        self.catch_up: Callable[[], Awaitable[None]] = _at_once
        self._changed = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Something is being done inside this block."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Inside `running`: only waiting."""
        self._add(-1)
        try:
            yield
        finally:
            self._add(1)

    async def calling(self, call: Awaitable[T]) -> T:
        """Inside `running`: make a call to Telegram and wait for its answer."""
        self.in_flight += 1
        self._add(-1)
        try:
            answer = await call
            await self.catch_up()
            return answer
        finally:
            self.in_flight -= 1
            self._add(1)

    def task(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Start `work` beside; it counts as running from this moment to its end."""
        self._add(1)
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._over)
        return task

    async def still(self) -> None:
        """Return when nothing is running, and nothing that was just woken is about to."""
        calm = 0
        while self._running or calm < HANDOVER:
            if self._running:
                await self.changed()
            before = self._changes
            await _NextTurn()
            calm = (
                calm + 1 if self._changes == before else 0
            )  # what began and ended meanwhile may have woken somebody

    async def changed(self) -> None:
        """Return at the next change: something begins or ends."""
        self._changed.clear()
        await self._changed.wait()

    async def finish(self, seconds: float) -> None:
        """Wait up to `seconds` (of real time: a stop is one) until nothing runs and no call is under way, then end what only waits."""
        try:
            async with asyncio.timeout(seconds):
                while self._tasks and (self._running or self.in_flight):
                    await self.changed()
        except TimeoutError:
            pass
        left = list(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _over(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        self._add(-1)
        if not task.cancelled() and (error := task.exception()):
            self._failed(error)

    def _add(self, n: int) -> None:
        self._running += n
        self._changes += 1
        self._changed.set()
