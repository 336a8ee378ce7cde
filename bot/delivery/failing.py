"""A database that fails for a while: full, locked, restarted.

Nothing that waits in the database may be lost because of that, and nobody can be told
either, since telling is a row as well. So whoever needs it tries again until it works,
and the host's log says so once.
"""

from collections.abc import Callable

import structlog

from bot.clock import Clock
from bot.models.connection import failing
from bot.models.database import Database, T, Work

log = structlog.get_logger("heard")

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between tries: the first, doubling up to the longest."""


class Patient:
    """A database that is asked again while it fails. The pauses are real time: no clock that is moved mends a disk.

    Args:
        works_again: called when it works again. What was asked of it may have been done without our hearing of it.
    """

    def __init__(self, database: Database, works_again: Callable[[], None]) -> None:
        self._database, self._clock, self._works_again = database, Clock(), works_again
        self._failing = False

    async def do(self, work: Work[T]) -> T:
        """Run `work` in a transaction and commit it, however long that takes.

        Raises:
            Exception: whatever `work` raised by itself.
        """
        pause = FIRST_PAUSE
        while True:
            try:
                result = await self._database.do(work)
            except Exception as error:
                if not failing(error):
                    raise
                if not self._failing:
                    log.error("the database fails; waiting for it", error=type(error).__name__)
                self._failing = True
            else:
                if self._failing:
                    log.info("the database works again")
                    self._failing = False
                    self._works_again()
                return result
            await self._clock.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
