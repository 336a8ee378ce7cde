"""The sender: says what the outbox holds.

It leases rows, lets each wait on the line for its turn, and marks what became of it.
Killed at any point it loses nothing and repeats only the calls that were under way.
"""

import asyncio
import itertools
import random
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from sqlmodel import Session

from bot.anonymity.numbers import Numbers
from bot.chat.effects import Lane
from bot.clock import Clock
from bot.delivery import marks
from bot.delivery.activity import Activity
from bot.delivery.claim import Claim, Claimed, claim
from bot.delivery.duty import Duty
from bot.delivery.failing import Patient
from bot.delivery.line import Line, TooLate, until_news
from bot.delivery.order import InOrder
from bot.delivery.pacing import EVER
from bot.delivery.verdict import Verdict, as_new, verdict
from bot.handlers.port import Refused, Reply, Sent, Unknown, Wait
from bot.models.outbox import LOST, OutState

log = structlog.get_logger("heard")

AHEAD = 30
"""Rows claimed at a time: a second's worth."""
ENOUGH = 40
"""While so many reminders and broadcasts are under way, only replies are claimed."""
MOST = 160
"""While so many rows are under way, none are claimed."""
FRESH = timedelta(seconds=10)
"""How long a claim is good for. Later the row goes back, to be looked at again: somebody may have paused, or gone to bed."""
ATTEMPTS = 10
"""Tries before a row is set aside; with the pauses between them, about eight minutes."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
"""Seconds before the second try, doubling up to the longest."""
OUTAGE_PAUSE = 30.0
"""Seconds between tries while no updates come in either."""
STRAYS = timedelta(seconds=30)
"""How often rows are looked for that are leased, but in nobody's hand."""


class Sender:
    """Sends stored rows. One at a time for each bot token.

    Args:
        duty: whether it is this sender's turn; it is asked just before each call.
        numbers: hides the numbers of messages.
        hears: whether updates come in. While they do not, a failure says nothing about the row, and is not counted.

    Attributes:
        told: how often Telegram answered what: ``sent``, ``wait``, ``blocked`` …
    """

    def __init__(
        self,
        database: Patient,
        clock: Clock,
        line: Line,
        activity: Activity,
        duty: Duty,
        numbers: Numbers,
        hears: Callable[[], bool],
    ) -> None:
        self._database, self._clock, self._line = database, clock, line
        self._activity, self._duty, self._numbers, self._hears = activity, duty, numbers, hears
        self._news = asyncio.Event()
        self._in_hand: dict[int, Claimed] = {}
        self.told: Counter[str] = Counter()
        self._strays_at = clock.now()
        self._uploading = InOrder(activity)

    def wake(self) -> None:
        """There may be new rows."""
        self._news.set()

    async def run(self) -> None:
        """Send for ever."""
        await self.release()
        while True:
            self._news.clear()
            with self._activity.running():
                if self._clock.now() >= self._strays_at:
                    await self.release()
                next_at = await self._round()
            if self._duty.others or self._duty.took_over:
                next_at = min(next_at or EVER, self._strays_at)
            await until_news(self._clock, self._news, next_at)

    async def release(self) -> None:
        """Take back every lease but those in hand: of a process that is gone, or whose turn was over as it leased them."""
        with self._activity.running():
            await self._database.do(lambda db: marks.release(db, list(self._in_hand)))
        self._strays_at = self._clock.now() + STRAYS

    async def _round(self) -> datetime | None:
        """Claim what can go and put it on the line.

        Returns:
            When to look again, None for when there is news: each row that has gone is.
        """
        while True:
            if held := self._line.held():
                return held
            if len(self._in_hand) >= MOST:
                return None
            replies_only = sum(row.lane is not Lane.REPLY for row in self._in_hand.values()) >= ENOUGH
            found = await self._claim(Lane.REPLY if replies_only else Lane.BROADCAST)
            for row in found.rows:
                self._in_hand[row.id] = row
                self._activity.task(self._send(row))
            if not found.again:
                return found.next_at

    async def _claim(self, last: Lane) -> Claim:
        """Lease what goes next. An earlier try may have been committed without our hearing of it: its leases are void."""
        now, tries = self._clock.now(), itertools.count()

        def work(db: Session) -> Claim:
            if next(tries):
                marks.release(db, list(self._in_hand), perhaps_sent=False)
            return claim(db, now, last, AHEAD, self._numbers)

        return await self._database.do(work)

    async def _send(self, row: Claimed) -> None:
        try:
            await self._say(row)
        except Exception as error:  # a fault of ours: without this the row would hold its chat for ever
            await self._over(row, OutState.FAILED, self._clock.now().date(), type(error).__name__)
            raise
        finally:
            self._in_hand.pop(row.id, None)
            self._news.set()

    async def _say(self, row: Claimed) -> None:
        if not uploads(row):
            await self._speak(row, row.params)
            return
        async with self._uploading.of(row.body_id):  # the first alone: the others can send it by its number
            params = await self._database.do(lambda db: marks.with_file(db, row.body_id, row.params))
            if params == row.params:
                await self._speak(row, params)
                return
        await self._speak(row, params)

    async def _speak(self, row: Claimed, params: dict[str, Any]) -> None:
        """Wait for a turn, make the call, and write down what became of it."""
        fresh = None if row.lane is Lane.REPLY else self._clock.now() + FRESH

        def too_late() -> bool:
            return not self._duty.held or (fresh is not None and fresh < self._clock.now())

        async with self._line.call(row.lane, row.chat, row.method, params, too_late) as reply:
            if isinstance(reply, TooLate) or verdict(row.method, reply) is not Verdict.NEW:
                await self._write_down(row, row.method, reply)
                return
        method = "sendMessage"
        async with self._line.call(row.lane, row.chat, method, as_new(params), too_late) as reply:
            await self._write_down(row, method, reply)

    async def _write_down(self, row: Claimed, method: str, reply: Reply | TooLate) -> None:
        if isinstance(reply, TooLate):
            await self._database.do(lambda db: marks.again(db, row.id, row.lease))
        else:
            await self._mark(row, method, reply)

    async def _mark(self, row: Claimed, method: str, reply: Reply) -> None:
        """Write down what became of a row."""
        self.told[type(reply).__name__.lower()] += 1
        today = self._clock.now().date()
        match verdict(method, reply):
            case Verdict.DONE:
                await self._sent(row, reply, today)
            case Verdict.AGAIN:
                await self._again(row, reply, today)
            case Verdict.SHUT:
                await self._database.do(lambda db: marks.shut(db, row.id, row.chat, today))
            case Verdict.MOVED:
                assert isinstance(reply, Refused)
                new_chat = reply.migrate_to or row.chat
                await self._database.do(lambda db: marks.moved(db, row.id, row.lease, row.chat, new_chat))
            case _:
                why = label(reply)
                log.error("telegram refused", method=method, why=why)
                await self._over(row, OutState.FAILED, today, why)

    async def _sent(self, row: Claimed, reply: Reply, today: date) -> None:
        result = reply.result if isinstance(reply, Sent) else None
        message_id = result.get("message_id") if isinstance(result, dict) else None
        hidden = self._numbers.hide(row.id, message_id)
        number = number_of_file(row, result)
        if number:
            await self._database.do(lambda db: marks.has_file(db, row.body_id, *number))
        error = LOST if row.error == LOST else ""
        await self._database.do(
            lambda db: marks.over(
                db, row.id, row.body_id, OutState.SENT, today, message_id=hidden, error=error
            )
        )

    async def _again(self, row: Claimed, reply: Reply, today: date) -> None:
        """Wait as Telegram asked, or a little longer after each failure; set the row aside after too many."""
        now, attempts, error = self._clock.now(), row.attempts, row.error or "waits"
        if isinstance(reply, Wait):
            pause = reply.seconds
        elif isinstance(reply, Unknown) and not reply.offline:
            counts = self._hears()
            attempts += counts
            pause = min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE) if counts else OUTAGE_PAUSE
            pause *= random.uniform(0.75, 1.25)  # noqa: S311 - so that what failed together does not try together
            error = LOST if reply.lost or row.error == LOST else reply.error
        else:
            pause = 0.0  # the line itself holds everything until there is a connection
        if attempts >= ATTEMPTS:
            log.error("gave up", method=row.method, why=error)
            await self._over(row, OutState.UNKNOWN if error == LOST else OutState.FAILED, today, error)
            return
        until = now + timedelta(seconds=pause)
        await self._database.do(lambda db: marks.later(db, row.id, row.lease, until, attempts, error))

    async def _over(self, row: Claimed, state: OutState, today: date, error: str) -> None:
        await self._database.do(lambda db: marks.over(db, row.id, row.body_id, state, today, error=error))


def label(reply: Reply) -> str:
    """Telegram's words for the host: up to the first quotation, which may be from a text, and without numbers."""
    if not isinstance(reply, Refused):
        return type(reply).__name__
    return re.sub(r"\d+", "#", reply.description.split('"', maxsplit=1)[0])[:80]


def uploads(row: Claimed) -> list[str]:
    """Which parameters of `row` are files that must be uploaded."""
    return [name for name, value in row.params.items() if isinstance(value, dict) and "$file" in value]


def number_of_file(row: Claimed, result: object) -> tuple[str, str] | None:
    """The parameter of `row` that was uploaded, and the number Telegram gave the file."""
    for name in uploads(row):
        thing = result.get(name) if isinstance(result, dict) else None
        if isinstance(thing, list) and thing:  # a photo comes in sizes, the largest last
            thing = thing[-1]
        if isinstance(thing, dict) and "file_id" in thing:
            return name, str(thing["file_id"])
    return None
