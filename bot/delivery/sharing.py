"""Several processes on one PostgreSQL database, and which of them is on duty.

The one that holds an advisory lock is. Each process keeps a connection for this alone,
its pulse, and says a word on it all the time. The server itself ends a pulse that has
gone silent, and lets go of its lock. So a process that was killed, that hangs, or that
lost its connection is the same thing: another takes over.

Whoever takes over also ends a transaction that the lost process left half done, because
one writer at a time means that everybody waits for it. And whoever was on duty may not
begin a call once its own last word is too old: it looks just before each call, so that a
process which wakes up again says nothing out of turn.
"""

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

import psycopg
import structlog
from sqlalchemy import func, select
from sqlalchemy.engine import make_url
from sqlmodel import Session

from bot.clock import Clock
from bot.delivery.duty import OtherHome, Shift, Shifts
from bot.models.connection import LIVELY

log = structlog.get_logger("heard")

PULSE = 0.7
"""Seconds between two words."""
SILENCE = 2.5
"""Seconds of silence after which the server ends a pulse. With `PULSE`, and the second in which the last calls of the
one before are over (`bot.delivery.line`), another process sends within five."""
MARGIN = 0.5
"""Seconds before that at which a process itself counts its turn as over."""
LOCK = 0x48656172_64000001
"""The advisory lock of whoever is on duty ("Heard", 1)."""
CHANNEL = "heard"
"""Rings when another process has stored something to be sent, or a timer."""

TRY = f"SELECT pg_try_advisory_lock({LOCK})"
OTHERS = """
    SELECT application_name FROM pg_stat_activity
    WHERE datname = current_database() AND starts_with(application_name, 'heard-pulse ') AND pid <> pg_backend_pid()"""
CLEAR = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ANY(%s)
    AND starts_with(state, 'idle in transaction') AND state_change < now() - make_interval(secs => %s)"""
"""Ends what the connections of lost processes left half done."""

Pulse = psycopg.AsyncConnection[tuple[Any, ...]]


class Shared(Shifts):
    """One of several processes; see `bot.delivery.duty.Duty`.

    Args:
        url: the database's address, as SQLAlchemy reads it.
        home_id: names HEARD_HOME.

    Attributes:
        name: what this process's other connections must be called, so that its transactions are known as its own.
    """

    def __init__(self, url: str, home_id: str) -> None:
        super().__init__()
        self._address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._home_id, self._me = home_id, f"{home_id} {secrets.token_hex(4)}"
        self._clock, self._time = Clock(), asyncio.get_running_loop().time
        self._until = 0.0
        self._joined = asyncio.Event()
        self._in_touch = True
        self._known: set[str] = set()
        """Pulses there have been. A process that is only starting has none yet, and is not lost."""
        self.name = f"heard-work {self._me}"
        self.others = 0
        self.took_over = False

    @property
    def held(self) -> bool:
        """Whether it is on duty now, and its last word is fresh."""
        return self._time() < self._until

    async def joined(self) -> None:
        """Wait until the first word was said."""
        await self._joined.wait()

    def ring(self, db: Session) -> None:
        """Wake whoever is on duty. This process wakes itself, and whoever takes over from it looks for itself."""
        if not self.held:
            db.execute(select(func.pg_notify(CHANNEL, "")))

    async def run(self, shift: Shift, wake: Callable[[], None]) -> None:
        """Keep the pulse, and do `shift` whenever on duty."""
        while True:
            try:
                async with await self._connected() as pulse:
                    await self._keep(pulse, shift, wake)
            except (psycopg.Error, TimeoutError) as error:
                if self._in_touch:  # said once, however long it lasts
                    log.warning("out of touch with the database", error=type(error).__name__)
                self._in_touch = False
            finally:
                self._until = 0.0
                await self._end()
            await self._clock.sleep(PULSE)

    async def _connected(self) -> Pulse:
        pulse = await psycopg.AsyncConnection.connect(
            self._address, autocommit=True, application_name=f"heard-pulse {self._me}", **LIVELY
        )
        await pulse.execute(f"SET idle_session_timeout = {int(SILENCE * 1000)}")
        await pulse.execute(f"LISTEN {CHANNEL}")
        return pulse

    async def _keep(self, pulse: Pulse, shift: Shift, wake: Callable[[], None]) -> None:
        on_duty = False
        while not (self._shift and self._shift.done()):
            began = self._time()
            async with asyncio.timeout(SILENCE):
                on_duty = await self._word(pulse, on_duty)
            if on_duty:
                self._until = began + SILENCE - MARGIN
                self._begin(shift)
            else:
                self.took_over = True  # when its turn comes
            self._joined.set()
            self._in_touch = True
            await self._listen(pulse, began + PULSE, wake)
        self._shift.result()

    async def _word(self, pulse: Pulse, on_duty: bool) -> bool:
        """Say a word, and learn who else is there; whether it is on duty."""
        names = [name for (name,) in await (await pulse.execute(OTHERS)).fetchall()]
        if not self._joined.is_set() and any(name.split()[1] != self._home_id for name in names):
            raise OtherHome  # who comes later refuses; those who run go on
        self.others = len(names)
        self._known.update(names)
        if not on_duty:
            row = await (await pulse.execute(TRY)).fetchone()
            on_duty = bool(row and row[0])
        if on_duty:
            lost = [name.replace("pulse", "work", 1) for name in self._known.difference(names)]
            await pulse.execute(CLEAR, [lost, SILENCE])
        return on_duty

    async def _listen(self, pulse: Pulse, until: float, wake: Callable[[], None]) -> None:
        """Wake whenever another process rings, until it is time for the next word."""
        while (left := until - self._time()) > 0:
            async for _ring in pulse.notifies(timeout=left, stop_after=1):
                wake()
