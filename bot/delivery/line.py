"""The one line on which everything waits that the bot is about to say.

Stored rows and the anonymous channel's direct calls share it, because they share
Telegram's limits. Whoever wants to call waits here for a turn, makes the call, and
hears the answer; replies go before reminders, reminders before broadcasts, and within
a lane whoever came first.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.chat.effects import Lane
from bot.clock import Clock
from bot.delivery.activity import Activity
from bot.delivery.duty import Duty
from bot.delivery.pacing import EVER, SECOND, Pacer, share
from bot.handlers.port import Port, Reply, Unknown, Wait

QUIET_METHODS = ("edit", "delete", "answer", "set", "stop")
"""Methods beginning so are no messages: Telegram does not count them towards the limits."""

OFFLINE_PAUSE = 1.0
OFFLINE_LONGEST = 60.0
"""Seconds between two tries while there is no connection: the first, doubling up to the longest."""


@dataclass(frozen=True, slots=True)
class TooLate:
    """The call was not made, because its turn did not come in time."""


@dataclass(slots=True, eq=False)
class _Waiting:
    chat: int
    lane: Lane
    counts: bool
    too_late: Callable[[], bool]
    turn: "asyncio.Future[bool]"


def _future() -> "asyncio.Future[bool]":
    return asyncio.get_running_loop().create_future()


class Line:
    """Makes calls, each when the pacer lets it. `run` must be running."""

    def __init__(self, port: Port, clock: Clock, activity: Activity, duty: Duty) -> None:
        self._port, self._clock, self._activity, self._duty = port, clock, activity, duty
        self._pacer = Pacer()
        self._waiting: list[_Waiting] = []
        self._news = asyncio.Event()
        self._offline = 0
        self._closed = False

    def take_over(self) -> None:
        """Begin to send in another process's place: for a second the limit still counts what that one said."""
        self._pacer.hold_all(self._clock.now() + SECOND)
        self._news.set()

    def held(self) -> datetime | None:
        """Until when nothing at all may go, or None."""
        return self._pacer.held(self._clock.now())

    @asynccontextmanager
    async def call(
        self,
        lane: Lane,
        chat: int,
        method: str,
        params: dict[str, Any],
        too_late: Callable[[], bool] = lambda: False,
    ) -> AsyncIterator[Reply | TooLate]:
        """Wait for a turn and make a call; inside the block its answer is written down.

        To be used inside `Activity.running`.

        Args:
            lane: its place.
            chat: Telegram's number of the chat.
            method: as in `Port.call`.
            params: as in `Port.call`.
            too_late: asked as its turn comes; if so, it is not made any more.

        Yields:
            What Telegram said, or `TooLate`.
        """
        place = _Waiting(chat, lane, not method.startswith(QUIET_METHODS), too_late, _future())
        self._waiting.append(place)
        self._news.set()
        try:
            with self._activity.aside():
                given = await place.turn
        except asyncio.CancelledError:
            self._forget(place)
            raise
        if not given:
            yield TooLate()
            return
        try:
            yield await self._make(place, method, params)
        finally:
            self._pacer.done()
            self._news.set()

    async def _make(self, place: _Waiting, method: str, params: dict[str, Any]) -> Reply:
        began = self._clock.now()
        reply: Reply = Unknown("cancelled", lost=True)
        try:
            reply = await self._activity.calling(self._port.call(method, params, place.chat))
        finally:
            self._pacer.end(place.chat, counts=place.counts, began=began, now=self._clock.now())
            self._learn(place.chat, reply)
            self._news.set()
        return reply

    def _forget(self, place: _Waiting) -> None:
        """Whoever waited at `place` was cancelled, perhaps just as its turn came."""
        if place in self._waiting:
            self._waiting.remove(place)
        elif place.turn.done() and not place.turn.cancelled() and place.turn.result():
            now = self._clock.now()
            self._pacer.end(place.chat, counts=place.counts, began=now, now=now)
            self._pacer.done()

    def _learn(self, chat: int, reply: Reply) -> None:
        """What an answer says about the calls after it. Telegram does not say whether a 429 means the chat or the bot."""
        now = self._clock.now()
        if isinstance(reply, Wait):
            self._pacer.hold(chat, now + timedelta(seconds=reply.seconds), now)
        elif not (isinstance(reply, Unknown) and reply.offline):
            self._offline = 0
        elif self._pacer.held(now) is None:
            pause = min(OFFLINE_PAUSE * 2**self._offline, OFFLINE_LONGEST)
            self._pacer.hold_all(now + timedelta(seconds=pause))
            self._offline = min(self._offline + 1, 10)

    def close(self) -> None:
        """No more turns: everyone who waits, or comes, is too late."""
        self._closed = True
        self._news.set()

    async def run(self) -> None:
        """Give turns, for ever."""
        while True:
            self._news.clear()
            with self._activity.running():
                again = self._give_turns()
            await until_news(self._clock, self._news, again)

    def _give_turns(self) -> datetime | None:
        """Give a turn to everyone who can go now; the next instant at which somebody could, or None."""
        now = self._clock.now()
        self._pacer.slots = share(self._duty.others, on_duty=self._duty.held)
        for place in sorted(self._waiting, key=lambda w: w.lane):  # stable: first come, first served
            if self._closed or place.too_late():
                self._answer(place, False)
            elif self._ready_at(place, now) <= now:
                reply = place.lane is Lane.REPLY
                self._pacer.begin(place.chat, reply=reply, counts=place.counts, now=now)
                self._answer(place, True)
        soonest = min((self._ready_at(w, now) for w in self._waiting), default=EVER)
        return None if soonest == EVER else soonest

    def _ready_at(self, place: _Waiting, now: datetime) -> datetime:
        return self._pacer.ready_at(place.chat, reply=place.lane is Lane.REPLY, counts=place.counts, now=now)

    def _answer(self, place: _Waiting, go: bool) -> None:
        self._waiting.remove(place)
        if not place.turn.done():
            place.turn.set_result(go)


async def until_news(clock: Clock, news: asyncio.Event, instant: datetime | None) -> None:
    """Wait until `news` is set, or, where an instant is given, until the clock shows it."""
    if instant is None:
        await news.wait()
        return
    waits = {asyncio.ensure_future(news.wait()), asyncio.ensure_future(clock.sleep_until(instant))}
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
