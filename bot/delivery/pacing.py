"""How fast Heard may speak, without asking the clock and without waiting.

Telegram allows about 30 messages a second overall and one a second to a chat, counted
when a call arrives there, which is some time between sending it and its answer. A bucket
that counts at sending drifts over the limit as soon as answers slow down; a slot held
from sending until a second after the answer cannot, whatever the delay.

Two things bring that to the limit without crossing it. A slot is freed early by the
shortest answer time seen lately: a call needs at least that long for the way there and
back, so two calls in one slot still arrive a second apart. And the two slots kept for
replies are kept of the calls in flight, not of the second after them: what they are for
is that a slow or silent Telegram never makes a reply wait behind a broadcast.
"""

import heapq
from collections import deque
from datetime import UTC, datetime, timedelta

SLOTS = 30
"""Messages a second that Telegram allows overall."""
FOR_REPLIES = 2
"""Calls in flight that only replies may use."""
SECOND = timedelta(seconds=1, milliseconds=5)
"""Telegram's second, and a little for two clocks that do not quite agree."""
CREDIT = 0.9
"""How much of the shortest answer time is believed."""
LATELY = 200
"""Answers that "lately" means: about seven seconds of a broadcast."""
GROUP = 6
GROUP_TIME = timedelta(seconds=0.18)
"""A broadcast sends at most `GROUP` in `GROUP_TIME`. Otherwise its slots all come free in the same instant, and a reply
would wait most of a second for the next one."""

EVER = datetime.max.replace(tzinfo=UTC)
"""Not before an answer comes."""


class Pacer:
    """Says when a call may go. One for each bot token."""

    def __init__(self) -> None:
        self._cooling: list[datetime] = []
        self._in_flight = 0
        self._chats: dict[int, datetime] = {}
        self._answer_times: deque[timedelta] = deque(maxlen=LATELY)
        self._group: deque[datetime] = deque(maxlen=GROUP)
        self._held: datetime | None = None

    def ready_at(self, chat: int, *, reply: bool, counts: bool, now: datetime) -> datetime:
        """The earliest instant at which a call may go, as things stand: `now` at best, `EVER` while an answer must come first.

        Args:
            chat: the chat it goes to.
            reply: whether it answers somebody who is waiting.
            counts: whether Telegram counts it as a message (edits and deletes it does not).
            now: the present instant.
        """
        waits = [now, self._chats.get(chat, now)]
        if self._held and self._held > now:
            waits.append(self._held)
        if self._in_flight >= (SLOTS if reply else SLOTS - FOR_REPLIES):
            return EVER
        if counts:
            waits.append(self._slot_at(now))
            if not reply and len(self._group) == GROUP:
                waits.append(self._group[0] + GROUP_TIME)
        return max(waits)

    def begin(self, chat: int, *, reply: bool, counts: bool, now: datetime) -> None:
        """A call goes out."""
        self._in_flight += 1
        self._chats[chat] = EVER
        if counts and not reply:
            self._group.append(now)

    def end(self, chat: int, *, counts: bool, began: datetime, now: datetime) -> None:
        """Its answer is here, or will never come."""
        self._in_flight -= 1
        if not counts:
            self._chats[chat] = now
            return
        self._answer_times.append(now - began)
        self._chats[chat] = now + SECOND
        heapq.heappush(self._cooling, now + SECOND - self._credit())
        if len(self._chats) > 1000:
            self._chats = {c: at for c, at in self._chats.items() if at > now}

    def hold(self, chat: int, until: datetime) -> None:
        """Telegram asked one chat to wait."""
        self._chats[chat] = max(until, self._chats.get(chat, until))

    def hold_all(self, until: datetime) -> None:
        """Telegram asked for silence, or cannot be reached."""
        self._held = max(until, self._held or until)

    def held(self, now: datetime) -> datetime | None:
        """Until when everything is held, or None."""
        return self._held if self._held and self._held > now else None

    def _slot_at(self, now: datetime) -> datetime:
        while self._cooling and self._cooling[0] <= now:
            heapq.heappop(self._cooling)
        if self._in_flight + len(self._cooling) < SLOTS:
            return now
        return self._cooling[0] if self._cooling else EVER

    def _credit(self) -> timedelta:
        if len(self._answer_times) < SLOTS:
            return timedelta()
        return min(self._answer_times) * CREDIT
