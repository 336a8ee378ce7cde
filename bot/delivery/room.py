"""Living by the practice room's clock.

In the practice room a week passes in a second. The room asks each bot to say when it has
nothing to do and what it waits for; it holds that question until there is an update or
the clock was moved, and its answer is the time.
"""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import structlog

from bot.clock import Clock, RoomClock
from bot.delivery.activity import Activity
from bot.handlers.port import TELEGRAM

log = structlog.get_logger("heard")

LONG = 40.0
"""Seconds to wait for an answer; the room holds the question for 25."""
LOOK = 5.0
"""Seconds to find out whether a room is there."""
MOMENT = 0.005
"""Seconds to wait for word of the time after a call; the room says nothing when its clock did not move."""
TRY_AGAIN = 1.0
"""Seconds until a room that does not answer is asked again."""


class Follower:
    """Follows one room's clock on behalf of one bot.

    Attributes:
        clock: the room's clock.
    """

    def __init__(self, api_base: str, token: str, now: datetime, *, running: bool) -> None:
        self.clock = RoomClock(now, running=running)
        self._url, self._token = f"{api_base}/room/bot/idle", token
        self._told = asyncio.Event()
        """Set while the room holds no question of ours: what it says of the time is known."""
        self._told.set()

    async def run(self, activity: Activity) -> None:
        """Tell the room whenever there is nothing to do, for ever."""
        activity.catch_up = self._caught_up
        async with httpx.AsyncClient(timeout=LONG) as client:
            while True:
                await activity.still()
                self._told.clear()
                try:
                    await self._ask(client, activity)
                finally:
                    self._told.set()

    async def _caught_up(self) -> None:
        """Let the room say what time it is before a call's answer is looked at: it may have moved its clock to answer it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(MOMENT):
                await self._told.wait()

    async def _ask(self, client: httpx.AsyncClient, activity: Activity) -> None:
        """Say that nothing is to do, and what time it is then; give up when there is something to do before the answer."""
        idle = self._idle(activity)
        asking = asyncio.ensure_future(client.post(self._url, json=idle))
        stirring = asyncio.ensure_future(activity.changed())
        try:
            await asyncio.wait({asking, stirring}, return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                await self._obey(asking.result)
        finally:
            asking.cancel()
            stirring.cancel()

    def _idle(self, activity: Activity) -> dict[str, Any]:
        due, now = self.clock.next, self.clock.now().isoformat()
        after = due.isoformat() if due else None
        said = {"in_flight": activity.in_flight, "handled": activity.handled}
        return {"token": self._token, "next": after, "now": now} | said

    async def _obey(self, answer: Callable[[], httpx.Response]) -> None:
        """Set the clock as the room says; wait a little if it says nothing."""
        try:
            told = answer().raise_for_status().json()
            self.clock.set(datetime.fromisoformat(told["now"]), running=bool(told["run"]))
        except (httpx.HTTPError, ValueError, KeyError) as error:
            log.warning("the practice room does not answer", why=type(error).__name__)
            await Clock().sleep(TRY_AGAIN)  # the room's own clock may stand still


async def follow(api_base: str, token: str) -> Follower | None:
    """Look whether a practice room is behind `api_base`.

    Args:
        api_base: where the Bot API lives.
        token: the bot's token, by which the room knows it.

    Returns:
        Somebody who follows its clock; None for the real Telegram, or a server that is no room.
    """
    base = api_base.rstrip("/")
    if base == TELEGRAM:
        return None
    try:
        async with httpx.AsyncClient(timeout=LOOK) as client:
            state = (await client.get(f"{base}/room/state")).raise_for_status().json()
            return Follower(
                base, token, datetime.fromisoformat(state["now"]), running=bool(state.get("run", True))
            )
    except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError):
        return None
