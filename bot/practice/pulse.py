"""One heartbeat for all who wait in the room.

Long polls, idle calls and people waiting for an answer all wait for "something changed", then look
for themselves. One heartbeat is simpler than a signal for each pair, and cheap: few wait at a time.
"""

import asyncio


def _end(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


class Pulse:
    """Wakes everyone who waits, whenever anything in the room changes."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def beat(self) -> None:
        """Something changed: wake all."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            _end(future)

    async def wait(self, seconds: float) -> None:
        """Wait for the next beat, at most `seconds` of wall time."""
        if seconds <= 0:
            return
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._waiting.add(future)
        alarm = loop.call_later(seconds, _end, future)
        try:
            await future
        finally:
            alarm.cancel()
            self._waiting.discard(future)
