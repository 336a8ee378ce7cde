"""Tells when a bot has finished what somebody in the room caused.

A bot that follows the room's clock says it is idle; then it has finished when no update waits for it that it is not done
with (it may confirm one late, when what it says at once is there), and the calls it waits for are just those the room
holds back. Of any other bot the room knows only silence: its updates are confirmed and it made no call for 300 ms.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from bot.practice.presence import Idle
from bot.practice.state import State
from bot.practice.world import Bot

QUIET = 0.3
"""Seconds of wall time without a call, after which a bot that does not follow the clock has finished."""
LIMIT = 10.0
"""Seconds of wall time that a POST waits."""
STEP_LIMIT = 60.0
"""Seconds of wall time that one step of the clock may take; only a bot that never finishes needs so long."""
SOON = timedelta(seconds=5)
"""How far ahead the clock moves by itself for what a bot still means to do (pacing, retries)."""
IDLE_HELD = 25.0
"""Seconds of wall time that an idle call is held at most."""
AWAY = 10.0
"""A bot with no open request for so many seconds is away; the clock does not wait for it."""
BRIEF = 0.05
"""A bot that says it is idle although there is something to do is held so many seconds, lest it spins."""
LONG = 3600.0


class Finished:
    """Watches the room's bots."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._moving = asyncio.Lock()

    # --- the bot's side ---

    async def idle(self, bot: Bot, mine: Idle, gone: Callable[[], bool]) -> None:
        """Hold a bot's idle call until there is an update for it or the clock changed since its last.

        Args:
            bot: who is idle.
            mine: what it said of itself.
            gone: whether it has hung up.
        """
        state, presence, loop = self.state, bot.presence, asyncio.get_running_loop()
        presence.idles.append(mine)
        known = mine.moves = state.moves if presence.known_moves is None else presence.known_moves
        end = loop.time() + IDLE_HELD
        state.pulse.beat()
        try:
            if self._busy(bot, mine) and state.moves == known:
                mine.released = (
                    True  # it spoke too early: when the update is confirmed, this word must not count
                )
                await state.pulse.wait(BRIEF)
                return
            while not (
                mine.released or gone() or state.moves != known or self._busy(bot, mine) or state.closing
            ):
                if (left := end - loop.time()) <= 0:
                    return
                await state.pulse.wait(left)
        finally:
            mine.released = True
            presence.idles.remove(mine)
            presence.known_moves = state.moves
            presence.last_idle = presence.last_seen = loop.time()
            state.pulse.beat()

    def _busy(self, bot: Bot, idle: Idle) -> bool:
        now = self.state.now()
        return bot.mailbox.after(idle.handled, now) or (idle.next is not None and idle.next <= now)

    # --- what the room sees ---

    def follows(self, bot: Bot) -> bool:
        """Whether the bot follows the room's clock: it is idle, or was so lately."""
        presence = bot.presence
        if presence.idle:
            return True
        return presence.last_idle is not None and _wall() - presence.last_idle < AWAY

    def away(self, bot: Bot) -> bool:
        """Whether nobody is there: no open request, and none for a while."""
        presence = bot.presence
        here = presence.open_calls or presence.polls or presence.idle
        return not here and _wall() - presence.last_seen > AWAY

    def of(self, bot: Bot) -> bool:
        """Whether one bot has finished."""
        presence, now = bot.presence, self.state.now()
        held = presence.held(now)
        if presence.deliveries or presence.open_calls != held:
            return False
        if not self.follows(bot):
            return not bot.mailbox.waiting(now) and _wall() - presence.quiet_since >= QUIET
        idle = presence.idle
        if idle is None or idle.released or idle.in_flight != held or bot.mailbox.after(idle.handled, now):
            return False
        return idle.moves == self.state.moves and (idle.next is None or idle.next > now)

    def next(self, bots: Iterable[Bot]) -> datetime | None:
        """When something happens by itself: a bot means to act, or a held call goes on."""
        times: list[datetime] = []
        now = self.state.now()
        for bot in bots:
            times += [instant for instant in bot.presence.held_until if instant > now]
            if bot.presence.idle and bot.presence.idle.next:
                times.append(bot.presence.idle.next)
        return min(times, default=None)

    # --- waiting ---

    async def settle(self, bots: list[Bot], seconds: float = LIMIT) -> bool:
        """Wait until these bots have finished; a stopped clock moves on for what they mean to do soon.

        Returns:
            False when that took longer than `seconds` of wall time.
        """
        end = _wall() + seconds
        while True:
            done = all(self.of(bot) for bot in bots)
            soon = self._soon(bots) if done else None
            if done and soon is None:
                return True
            if _wall() >= end:
                return False
            if soon is None:
                await self.state.pulse.wait(min(end - _wall(), self._quiet_in(bots)))
            elif self.state.running:
                left = (soon - self.state.now()).total_seconds()
                await self.state.pulse.wait(min(end - _wall(), max(left, 0.001)))
            else:
                self.state.set_clock(soon, running=False)

    def _soon(self, bots: list[Bot]) -> datetime | None:
        following = self.next(bots)
        return following if following and following - self.state.now() <= SOON else None

    def _quiet_in(self, bots: list[Bot]) -> float:
        """Seconds until the first of the silent bots has been silent long enough."""
        waits = [QUIET - (_wall() - bot.presence.quiet_since) for bot in bots if not self.follows(bot)]
        return max(min((w for w in waits if w > 0), default=LONG), 0.001)

    async def advance(self, target: datetime) -> bool:
        """Move the clock to `target`, stopping at everything that is due on the way.

        Returns:
            Whether every bot had finished at every step, and at the end.
        """
        state, finished = self.state, True
        async with self._moving:
            while True:
                here = [b for b in state.world.bots.values() if not self.away(b)]
                finished = await self._still(here) and finished
                now = state.now()
                if now >= target:
                    break
                following = self.next(here)
                step = target if following is None else min(max(following, now), target)
                state.set_clock(step, running=state.running)
            everyone = list(state.world.bots.values())
            missing = any(self.away(b) and b.mailbox.waiting(state.now()) for b in everyone)
            here = [b for b in everyone if not self.away(b)]
            return await self.settle(here) and finished and not missing

    async def _still(self, bots: list[Bot]) -> bool:
        """Wait until all have finished at this very instant."""
        end = _wall() + STEP_LIMIT
        while not all(self.of(bot) for bot in bots if not self.away(bot)):
            if _wall() >= end:
                return False
            await self.state.pulse.wait(min(end - _wall(), self._quiet_in(bots), AWAY / 4))
        return True


def _wall() -> float:
    return asyncio.get_running_loop().time()
