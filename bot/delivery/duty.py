"""Which of several processes is on duty: it alone sends, fires timers, and sees to it that updates come.

On SQLite there is one process, and it always is. Several on one PostgreSQL database
agree through the database (`bot.delivery.sharing`).
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from sqlmodel import Session

Shift = Callable[[], Coroutine[Any, Any, None]]
"""What the one on duty does, until it is cancelled."""


class OtherHome(Exception):
    """Another Heard runs on this database with a different HEARD_HOME: one of them would miss keys and files."""


class Duty(Protocol):
    """Whether this process is on duty.

    Attributes:
        others: how many other processes share the database, as far as is known.
    """

    others: int

    @property
    def held(self) -> bool:
        """Whether it is on duty now."""

    @property
    def took_over(self) -> bool:
        """Whether another process may have been on duty a moment ago."""

    async def run(self, shift: Shift, wake: Callable[[], None]) -> None:
        """Do `shift` whenever on duty, for ever; call `wake` when another process has something for the one on duty.

        Raises:
            Exception: whatever `shift` raised.
        """

    async def joined(self) -> None:
        """Wait until it is known for the first time who is on duty."""

    async def rest(self) -> None:
        """End the shift, for good; the duty itself is given up when `run` is cancelled."""

    def ring(self, db: Session) -> None:
        """As this transaction commits, wake whoever is on duty, if it is not this process."""


class Shifts:
    """Begins and ends shifts."""

    def __init__(self) -> None:
        self._shift: asyncio.Task[None] | None = None
        self._resting = False

    def _begin(self, shift: Shift) -> None:
        if self._shift is None and not self._resting:
            self._shift = asyncio.get_running_loop().create_task(shift())

    async def _end(self) -> None:
        task, self._shift = self._shift, None
        if task:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def rest(self) -> None:
        """End the shift, for good."""
        self._resting = True
        await self._end()


class Alone(Shifts):
    """The only process there is; see `Duty`."""

    others = 0
    held = True
    took_over = False

    async def run(self, shift: Shift, wake: Callable[[], None]) -> None:  # noqa: ARG002 - nobody else rings
        """Do `shift`."""
        self._begin(shift)
        if self._shift:
            await self._shift

    async def joined(self) -> None:
        """It is known from the start."""

    def ring(self, db: Session) -> None:
        """Nobody else is there."""
