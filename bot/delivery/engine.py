"""What runs between Telegram and the conversations.

    port ─▶ intake ─▶ turn ─▶ commit ─▶ at once, or outbox ─▶ sender ─▶ line ─▶ port
                       ▲
                    timers

Where several processes share a database, each takes updates in and says what goes at
once; the sender, the timers and the fetching run in the one that is on duty. Every part
waits on the clock it is given, so the practice room can move a week forward and nothing
notices.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import datetime
from typing import Any

import structlog
from sqlmodel import Session

from bot.anonymity.numbers import numbers
from bot.anonymity.tidy import tidy
from bot.chat.house import House
from bot.chat.run import Outcome
from bot.clock import Clock
from bot.delivery.activity import Activity
from bot.delivery.at_once import AtOnce, Said
from bot.delivery.duty import Alone, Duty
from bot.delivery.failing import Patient
from bot.delivery.faults import Faults
from bot.delivery.intake import Intake
from bot.delivery.line import Line
from bot.delivery.outbox import Sender
from bot.delivery.room import Follower
from bot.delivery.timers import Timers
from bot.handlers.port import Port
from bot.models.database import Database

log = structlog.get_logger("heard")

Bring = Callable[[Intake], Coroutine[Any, Any, None]]


Read = Callable[[Session, datetime, Mapping[str, int], Duty], str]
"""Reads how the bot is doing (`bot.web.figures`)."""

FINISH = 4.0
"""Seconds a stop gives to turns and calls that are under way; process managers lose patience after ten."""


class Engine:
    """Runs one bot. The port must have been started; whoever started it stops it.

    Args:
        database: where everything is kept.
        clock: the time; the follower's clock in the practice room.
        port: the framework.
        house: the installation.
        follower: tells the practice room when nothing is to do; None in real life.
        duty: which of several processes sends, fires timers and brings updates.
        faults: where faults are written down.
        bring: what the one on duty does so that updates come: it fetches them, unless they are brought to a webhook.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        port: Port,
        house: House,
        follower: Follower | None = None,
        *,
        duty: Duty | None = None,
        bring: Bring = Intake.fetch_all,
        faults: Faults | None = None,
    ) -> None:
        self._port, self._follower, self._bring = port, follower, bring
        self._duty: Duty = duty or Alone()
        self._faults = faults or Faults()
        self.activity = Activity(lambda error: self._faults.tell(error, "delivery"))
        self._clock, self._patient = clock, Patient(database, self._wake)
        patient = self._patient
        self._line = Line(port, clock, self.activity, self._duty)
        self._at_once = AtOnce(port, clock, self._line, self.activity)
        self._sender = Sender(
            patient,
            clock,
            self._line,
            self.activity,
            self._duty,
            numbers(house.home),
            lambda: self.intake.hears,
        )

        def clear() -> Awaitable[bool]:
            return database.alone(lambda engine: tidy(engine, house.home))

        self.timers = Timers(patient, clock, house, self.activity, self._faults, self._after_timer, clear)
        self.intake = Intake(
            patient, clock, port, house, self.activity, self._faults, self._after_turn, self._duty
        )
        self._tasks: list[asyncio.Task[None]] = []
        self._bringing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to take updates in; on duty also to fetch, to fire timers and to send.

        Raises:
            Exception: if the part that says who is on duty broke.
        """
        self._port.listen(self.intake.take)
        begin = asyncio.get_running_loop().create_task
        on_duty = begin(self._duty.run(self._shift, self._wake))
        self._tasks = [on_duty, begin(self._line.run())]
        if self._follower:
            self._tasks.append(begin(self._follower.run(self.activity)))
        joined = begin(self._duty.joined())
        await _first([joined, on_duty])

    async def wait(self) -> None:
        """Wait until it was stopped.

        Raises:
            BadToken: if Telegram does not know the token any more.
            Exception: if a part broke; the process should end and be started again.
        """
        await _first(self._tasks)

    async def stop(self) -> None:
        """Stop cleanly: fetch no more, finish what runs, return what was claimed, give up the duty."""
        self.intake.stop()
        if self._bringing:
            await asyncio.wait([self._bringing], timeout=FINISH)
        await self._duty.rest()
        await _end(self._tasks[2:])
        self._line.close()
        await self.activity.finish(FINISH)
        await _end(self._tasks[1:2])  # the line goes last: it told those who waited that they are too late
        if self._duty.held:
            with contextlib.suppress(
                TimeoutError
            ):  # a database that fails: whoever starts next gives them back
                async with asyncio.timeout(FINISH):
                    await self._sender.release()
        await _end(self._tasks[:1])

    async def answers(self) -> None:
        """Return once the database has answered."""
        await self._patient.do(lambda _db: None)

    async def tell(self, read: Read) -> str:
        """How it is, as `read` says it."""
        now = self._clock.now()
        return await self._patient.do(lambda db: read(db, now, self._sender.told, self._duty))

    async def _shift(self) -> None:
        """What the one on duty does."""
        if self._duty.took_over:
            self._line.take_over()
        begin = asyncio.get_running_loop().create_task
        self._bringing = begin(self._bring(self.intake))
        tasks = [self._bringing, begin(self._sender.run()), begin(self.timers.run())]
        try:
            await _first(tasks)
        finally:
            await _end(tasks)

    def _wake(self) -> None:
        """There may be rows to send, or timers, that nobody here stored."""
        self._sender.wake()
        self.timers.wake()

    def _after_turn(self, outcome: Outcome, timers: bool) -> Said:
        if outcome.stored:
            self._sender.wake()
        if timers:
            self.timers.wake()
        return self._at_once.say(outcome.direct)

    def _after_timer(self, outcome: Outcome) -> None:
        self._at_once.say(outcome.direct)
        self._sender.wake()


async def _first(tasks: list[asyncio.Task[None]]) -> None:
    """Wait until one of `tasks` is over; raise what it raised."""
    done, _rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        if not task.cancelled():
            task.result()


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
