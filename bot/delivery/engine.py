"""What runs between Telegram and the conversations.

    port ─▶ intake ─▶ turn ─▶ commit ─▶ at once, or outbox ─▶ sender ─▶ line ─▶ port
                       ▲
                    timers

Every part waits on the clock it is given, so the practice room can move a week forward
and nothing notices.
"""

import asyncio
from collections.abc import Awaitable

import structlog

from bot.anonymity.tidy import tidy
from bot.chat.house import House
from bot.chat.run import Outcome
from bot.clock import Clock
from bot.delivery.activity import Activity
from bot.delivery.at_once import AtOnce
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
    """

    def __init__(
        self, database: Database, clock: Clock, port: Port, house: House, follower: Follower | None = None
    ) -> None:
        self._port, self._follower = port, follower
        self._faults = Faults()
        self.activity = Activity(lambda error: self._faults.tell(error, "delivery"))
        patient = Patient(database)
        self._line = Line(port, clock, self.activity)
        self._at_once = AtOnce(port, clock, self._line, self.activity)
        self._sender = Sender(patient, clock, self._line, self.activity, lambda: self.intake.hears)

        def clear() -> Awaitable[bool]:
            return database.alone(lambda engine: tidy(engine, house.home))

        self.timers = Timers(patient, clock, house, self.activity, self._faults, self._after_timer, clear)
        self.intake = Intake(patient, clock, port, house, self.activity, self._faults, self._after_turn)
        self._tasks: list[asyncio.Task[None]] = []
        self._intake_task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to fetch, to fire timers and to send."""
        self._port.listen(self.intake.take)
        begin = asyncio.get_running_loop().create_task
        self._intake_task = begin(self.intake.run())
        self._tasks = [begin(self._line.run()), begin(self._sender.run()), begin(self.timers.run())]
        if self._follower:
            self._tasks.append(begin(self._follower.run(self.activity)))

    async def wait(self) -> None:
        """Wait until it was stopped.

        Raises:
            BadToken: if Telegram does not know the token any more.
            Exception: if a part broke; the process should end and be started again.
        """
        assert self._intake_task
        done, _rest = await asyncio.wait(
            [self._intake_task, *self._tasks], return_when=asyncio.FIRST_COMPLETED
        )
        for task in done:
            if not task.cancelled():
                task.result()

    async def stop(self) -> None:
        """Stop cleanly: fetch no more, finish what runs, return what was claimed."""
        self.intake.stop()
        if self._intake_task:
            await asyncio.wait([self._intake_task], timeout=FINISH)
            self._intake_task.cancel()
        await _end(self._tasks[1:])
        self._line.close()
        await self.activity.finish(FINISH)
        await _end(self._tasks[:1])  # the line goes last: it told those who waited that they are too late
        await self._sender.release()

    def _after_turn(self, outcome: Outcome, timers: bool) -> None:
        self._at_once.say(outcome.direct)
        if outcome.stored:
            self._sender.wake()
        if timers:
            self.timers.wake()

    def _after_timer(self, outcome: Outcome) -> None:
        self._at_once.say(outcome.direct)
        self._sender.wake()


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
