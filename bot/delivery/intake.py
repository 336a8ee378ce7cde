"""What comes in: fetched, handled in order, and confirmed only when it is safe on disk.

Telegram keeps a message 24 hours but a button press only 150 seconds, so nothing here
waits for anything that can wait. An update counts as handled when the turn says that
its transaction is committed; that a framework returned proves nothing.
"""

import asyncio
from collections.abc import Callable
from datetime import date

import structlog
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from bot.chat import run
from bot.chat.effects import Direct
from bot.chat.events import Update
from bot.chat.house import House
from bot.chat.run import Outcome
from bot.clock import Clock
from bot.delivery.activity import Activity
from bot.delivery.faults import Faults
from bot.delivery.order import InOrder
from bot.handlers.port import BadToken, Port, PortError, Raw, SecondPoller, Unreachable
from bot.models.conversation import Seen
from bot.models.database import Database

log = structlog.get_logger("heard")

HOLD = 25
"""Seconds Telegram holds a question for updates: a proxy or a router that cuts quiet connections waits longer."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between tries while the database or Telegram fails: the first, doubling up to the longest."""


def failing(error: BaseException) -> bool:
    """Whether the database itself fails (full, locked, gone), so that trying again later can help."""
    if isinstance(error, PoolTimeout):
        return True
    return isinstance(error, DBAPIError) and not isinstance(error, IntegrityError | ProgrammingError)


def sender_of(raw: Raw) -> int:
    """Telegram's number of the person an update is from; 0 where there is none."""
    for part in raw.values():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            return int(part["from"].get("id", 0))
    return 0


class Intake:
    """Brings updates from the port to the conversation.

    Args:
        after: told the outcome of each committed turn, for what is to be said and woken.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        port: Port,
        house: House,
        activity: Activity,
        faults: Faults,
        after: Callable[[Outcome], None],
    ) -> None:
        self._database, self._clock, self._port, self._house = database, clock, port, house
        self._activity, self._faults, self._after = activity, faults, after
        self._order = InOrder()
        self._committed: set[int] = set()
        self._emptied: date | None = None
        self.hears = True

    async def run(self) -> None:
        """Poll for ever.

        Raises:
            BadToken: when Telegram does not know the token (any more).
        """
        offset: int | None = None
        failures = 0
        while True:
            try:
                raws = await self._port.fetch(offset, HOLD)
                failures, self.hears = 0, True
            except BadToken:
                raise
            except PortError as error:
                self.hears = not isinstance(error, Unreachable)
                failures += 1
                await self._excuse(error, failures)
                continue
            with self._activity.running():
                if offset is not None:
                    await self._empty_seen()
                await self._all(raws)
            if raws:
                offset = raws[-1]["update_id"] + 1

    async def receive(self, raw: Raw) -> None:
        """Bring one update to the framework; returns when it is committed, one person's updates in order."""
        async with self._order.of(sender_of(raw) or raw["update_id"]):
            await self._port.feed(raw)
            if raw["update_id"] not in self._committed:
                # Nothing listened to it, or reading it failed: it is noted as seen all the same.
                await self.take(Update(raw["update_id"], None))
            self._committed.discard(raw["update_id"])

    async def take(self, update: Update) -> None:
        """Run one update's turn; returns when it is committed, however long the database fails."""
        began = asyncio.get_running_loop().time()
        outcome = await self._turn(update)
        self._committed.add(update.update_id)
        self._note(update, outcome, asyncio.get_running_loop().time() - began)
        self._after(outcome)

    async def _all(self, raws: list[Raw]) -> None:
        async with asyncio.TaskGroup() as group:
            for raw in raws:
                group.create_task(self.receive(raw))

    async def _turn(self, update: Update) -> Outcome:
        def work(db: Session) -> Outcome:
            return run.handle(db, update, self._clock.now(), self._house)

        pause = FIRST_PAUSE
        while True:
            try:
                return await self._database.do(work)
            except Exception as error:  # whatever it is, the next update must not suffer for it
                if not failing(error):
                    self._faults.tell(error, "turn")
                    update = Update(update.update_id, None)
                    if isinstance(error, IntegrityError):
                        return Outcome()
                    continue
                log.error(
                    "the database fails; nothing is confirmed until it works", error=type(error).__name__
                )
            with self._activity.aside():
                await self._clock.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _note(self, update: Update, outcome: Outcome, seconds: float) -> None:
        """One line for each event, without anything about whom; none at all inside the anonymous channel."""
        sealed = any(isinstance(effect, Direct) for effect in outcome.direct)
        if outcome.fault:
            if sealed:
                self._faults.count_sealed(self._clock.now().date())
            else:
                self._faults.tell(outcome.fault, outcome.route)
        elif outcome.stored and not sealed:
            kind = type(update.event).__name__.lower()
            log.info("turn", route=outcome.route, kind=kind, ms=round(seconds * 1000, 1))

    async def _excuse(self, error: PortError, failures: int) -> None:
        """Say once what is wrong, put right what can be, and wait a little."""
        if failures == 1:
            log.warning("no updates", why=str(error))
        if isinstance(error, SecondPoller) and error.webhook:
            await self._port.call("deleteWebhook", {})
        asked = error.seconds if isinstance(error, Unreachable) else 0
        await self._clock.sleep(max(asked, min(FIRST_PAUSE * 2 ** min(failures, 10), LONGEST_PAUSE)))

    async def _empty_seen(self) -> None:
        """Once a day, forget the numbers of updates.

        Only just after a question with an offset was answered: everything seen is then confirmed, and nothing new begun.
        """
        today = self._clock.now().date()
        if today == self._emptied:
            return
        try:
            await self._database.do(lambda db: db.execute(delete(Seen)))
        except Exception as error:
            if not failing(error):
                raise
            return
        self._emptied = today
        self._faults.close(today)
