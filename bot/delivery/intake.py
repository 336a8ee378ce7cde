"""What comes in: fetched, handled in order, and confirmed only when it is safe on disk.

Telegram keeps a message 24 hours but a button press only 150 seconds, so nothing here
waits for anything that can wait. An update counts as handled when the turn says that
its transaction is committed; that a framework returned proves nothing.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import structlog
from sqlmodel import Session

from bot.chat import run
from bot.chat.effects import Direct
from bot.chat.events import Gave, Update
from bot.chat.house import House
from bot.chat.run import Outcome
from bot.clock import Clock
from bot.delivery.activity import Activity
from bot.delivery.at_once import Said
from bot.delivery.duty import Duty
from bot.delivery.failing import Patient
from bot.delivery.faults import Faults
from bot.delivery.new_day import begin_day
from bot.delivery.order import InOrder
from bot.delivery.timers import were_set
from bot.handlers.port import (
    NOT_KNOWN,
    BadToken,
    Port,
    PortError,
    Raw,
    Reply,
    SecondPoller,
    Sent,
    Unknown,
    Unreachable,
    Wait,
)
from bot.models.database import Spoiled

log = structlog.get_logger("heard")

HOLD = 25
"""Seconds Telegram holds a question for updates; proxies and routers cut connections that are quiet for longer than 30."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between tries while Telegram fails: the first, doubling up to the longest."""
TABLES = (".xlsx", ".xls", ".ods", ".csv")
LARGEST = 5_000_000
"""Spreadsheets that are fetched, and their most bytes (bot.files.read_table)."""
SAYING = 2.0
"""Seconds given to what is said at once and never stored, before its update is confirmed and cannot come back."""
AGAIN, AFTER_A_FAULT = 300.0, 5.0
"""Seconds until Telegram is asked how it is, where updates are not fetched. Shorter than a row's tries take to run out."""
GOODBYE = 2.0
"""Seconds a stop may take to confirm what was handled."""


def sender_of(raw: Raw) -> int | None:
    """Telegram's number of the person an update is from, if there is one."""
    for part in raw.values():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            number: int | None = part["from"].get("id")
            return number
    return None


def _is_table(gave: Gave) -> bool:
    """Whether a file is a spreadsheet that is small enough to be read."""
    return (gave.file_name or "").lower().endswith(TABLES) and 0 < (gave.size or 0) <= LARGEST


class Intake:
    """Brings updates from the port to the conversation.

    Args:
        after: told the outcome of each committed turn, and whether it set timers: what is to be said and woken.
            It gives what is being said at once.

    Attributes:
        hears: whether Telegram answered when it was last asked for updates, or where they are brought, for anything.
    """

    def __init__(
        self,
        database: Patient,
        clock: Clock,
        port: Port,
        house: House,
        activity: Activity,
        faults: Faults,
        after: Callable[[Outcome, bool], Said],
        duty: Duty,
    ) -> None:
        self._database, self._clock, self._port, self._house = database, clock, port, house
        self._activity, self._faults, self._after, self._duty = activity, faults, after, duty
        self._order = InOrder(activity)
        self._untaken: set[int] = set()
        self._saying: dict[int, Said] = {}
        self._offset: int | None = None
        self._day: date | None = None
        self._stopping = asyncio.Event()
        self.hears = True

    async def fetch_all(self) -> None:
        """Ask Telegram for updates until `stop`.

        Raises:
            BadToken: when Telegram does not know the token (any more).
        """
        failures = 0
        while not self._stopping.is_set():
            try:
                raws = await self._fetch()
                failures, self.hears = 0, True
            except BadToken:
                raise
            except PortError as error:
                self.hears = not isinstance(error, Unreachable)
                failures += 1
                await self._excuse(error, failures)
                continue
            with self._activity.running():
                if self._offset is not None:
                    await self.new_day(confirmed=True)
                await self._all(raws)
        await self._goodbye()

    def stop(self) -> None:
        """Ask for no more updates; `fetch_all` ends when those it has are handled."""
        self._stopping.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stopping.is_set()

    async def until_stopped(self) -> None:
        """Only see how it is until `stop`: updates come by themselves.

        Raises:
            BadToken: when Telegram does not know the token (any more).
        """
        while not self.stopping:
            await self.learn(await self._port.call("getMe", {}))

    async def learn(self, reply: Reply) -> None:
        """See from an answer whether Telegram answers at all, where updates are not fetched; then begin the day and rest.

        Raises:
            BadToken: when it says that Telegram does not know the token (any more).
        """
        if reply == NOT_KNOWN:
            raise BadToken("Telegram does not know this token")
        self.hears = not isinstance(reply, Unknown)
        await self.new_day()
        asked = reply.seconds if isinstance(reply, Wait) else 0
        await self.rest(AGAIN if isinstance(reply, Sent) else max(asked, AFTER_A_FAULT))

    async def rest(self, seconds: float) -> None:
        """Wait, in real time, or until `stop`."""
        waits = {asyncio.ensure_future(Clock().sleep(seconds)), asyncio.ensure_future(self._stopping.wait())}
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def receive(self, raw: Raw) -> Said:
        """Bring one update to the framework; returns when it is committed, one person's updates in order.

        Returns:
            What is being said at once because of it. What is never stored is only safe when it has been said.
        """
        with self._activity.running():
            await self._in_order(raw)
        return self._saying.pop(raw["update_id"], ())

    async def _in_order(self, raw: Raw) -> None:
        update_id = raw["update_id"]
        async with self._order.of(sender_of(raw) or f"update {update_id}"):
            self._untaken.add(update_id)
            try:
                await self._port.feed(raw)
            except Exception as error:  # an update that the framework cannot read
                self._faults.tell(error, "update")
            if update_id in self._untaken:
                # Nothing listens to it, or reading it failed: it is noted as seen all the same.
                await self.take(Update(update_id, None))

    async def take(self, update: Update) -> None:
        """Run one update's turn; returns when it is committed, however long the database fails."""
        began = asyncio.get_running_loop().time()
        update = await self._with_content(update)
        try:
            outcome, timers = await self._turn(update)
        except Exception as error:  # a fault outside every flow: the update must not come back for ever
            self._faults.tell(error, "turn")
            outcome, timers = await self._turn(Update(update.update_id, None))
        self._note(update, outcome, asyncio.get_running_loop().time() - began)
        said = self._after(outcome, timers)
        if update.update_id in self._untaken:
            self._untaken.discard(update.update_id)
            self._saying[update.update_id] = said

    async def _with_content(self, update: Update) -> Update:
        """Fetch what is in a spreadsheet before the turn: a turn is one transaction and waits for nobody."""
        gave = update.event
        if not isinstance(gave, Gave) or gave.file_id is None or not _is_table(gave):
            return update
        content = await self._port.download(gave.file_id)
        return replace(update, event=replace(gave, content=content))

    async def _turn(self, update: Update) -> tuple[Outcome, bool]:
        spoiled: Spoiled | None = None

        def work(db: Session) -> tuple[Outcome, bool]:
            outcome = run.handle(db, update, self._clock.now(), self._house, spoiled)
            timers = were_set(db)
            if outcome.stored or timers:
                self._duty.ring(db)
            return outcome, timers

        try:
            return await self._database.do(work)
        except Spoiled as error:
            spoiled = error
            return await self._database.do(work)

    async def _fetch(self) -> list[Raw]:
        """Ask for updates, but not past a stop."""
        hold = HOLD if self.hears else 0  # while it fails, hear at once that it is over
        asking = asyncio.ensure_future(self._port.fetch(self._offset, hold))
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else []
        finally:
            asking.cancel()
            stopping.cancel()

    async def _all(self, raws: list[Raw]) -> None:
        """Handle what came together, different people side by side; only then may the next question confirm it."""
        if not raws:
            return
        async with asyncio.TaskGroup() as group:
            turns = [group.create_task(self.receive(raw)) for raw in raws]
        if said := [one for turn in turns for one in turn.result()]:
            self._activity.handled = raws[-1]["update_id"]
            with self._activity.aside():
                await asyncio.wait(said, timeout=SAYING)
        self._offset = raws[-1]["update_id"] + 1

    async def _goodbye(self) -> None:
        """Confirm the last updates, so that a clean start does not meet them again."""
        if self._offset is None:
            return
        try:
            async with asyncio.timeout(GOODBYE):
                await self._port.fetch(self._offset, 0)
        except (PortError, TimeoutError):
            return  # they come again and are known

    def _note(self, update: Update, outcome: Outcome, seconds: float) -> None:
        """One line for each event, without anything about whom; none at all inside the anonymous channel."""
        self._faults.close(self._clock.now().date())
        sealed = any(isinstance(effect, Direct) for effect in outcome.direct)
        if outcome.fault and sealed:
            self._faults.count_sealed(self._clock.now().date())
        elif outcome.fault:
            self._faults.tell(outcome.fault, outcome.route)
        elif outcome.stored and not sealed:
            kind = type(update.event).__name__.lower()
            log.info("turn", route=outcome.route, kind=kind, ms=round(seconds * 1000, 1))

    async def _excuse(self, error: PortError, failures: int) -> None:
        """Say once what is wrong, put right what can be, and wait a little, in real time: moving a clock mends no network."""
        if failures == 1:
            log.warning("no updates", why=str(error))
        if isinstance(error, SecondPoller) and error.webhook:
            await self._port.call("deleteWebhook", {})
        asked = error.seconds if isinstance(error, Unreachable) else 0
        await self.rest(max(asked, min(FIRST_PAUSE * 2 ** min(failures, 10), LONGEST_PAUSE)))

    async def new_day(self, *, confirmed: bool = False) -> None:
        """Once a day, forget what is not needed any more.

        Args:
            confirmed: a question with an offset was just answered, so everything seen is confirmed, and nothing new
                begun: the numbers of updates can go. Where updates are brought, they go a day later (`bot.flows.keep`).
        """
        today = self._clock.now().date()
        if today == self._day:
            return

        await begin_day(self._database, self._house, self._clock.now(), self._faults, confirmed=confirmed)
        self._day = today
