"""How fast Heard may speak, without asking the clock and without waiting.

Telegram allows about 30 messages a second overall and one a second to a chat, counted
when a call arrives there, which is some time between sending it and its answer. A bucket
that counts at sending drifts over the limit as soon as answers slow down; a slot held
from sending until a second after the answer cannot, whatever the delay.

Two things bring that to the limit without crossing it. A slot is freed early by the
shortest answer time seen lately: a call needs at least that long for the way there and
back, so two calls in one slot still arrive a second apart. And the two slots kept for
replies are kept of the calls in hand, not of the second after them: what they are for
is that a slow or silent Telegram never makes a reply wait behind a broadcast.

A call is in hand from its start until its answer is written down; only those can be
repeated after a crash.
"""

import heapq
from collections import deque
from datetime import UTC, datetime, timedelta

SLOTS = 30
"""Messages a second that Telegram allows overall."""
FOR_OTHERS = 3
"""Messages a second for each process that is not on duty: it only says what may not be stored, in the anonymous channel."""
FOR_REPLIES = 2
"""Calls in hand that only replies may be."""
SECOND = timedelta(seconds=1, milliseconds=5)
"""Telegram's second, and a little for two clocks that do not quite agree."""
CREDIT = 0.95
"""How much of the shortest answer time is believed."""
MOST_CREDIT = timedelta(seconds=0.075)
"""So that a connection that suddenly becomes much faster cannot bring more than two or three too many."""
LATELY = 200
"""Answers that "lately" means: about seven seconds of a broadcast."""
GROUP = 6
GROUP_TIME = timedelta(seconds=0.15)
"""A broadcast sends at most `GROUP` in `GROUP_TIME`. Otherwise its slots all come free in the same instant, and a reply
would wait most of a second for the next one."""

EVER = datetime.max.replace(tzinfo=UTC)
"""Not before an answer comes."""


def share(others: int, *, on_duty: bool) -> int:
    """A process's part of `SLOTS`, where `others` share the bot's token with it; more than six would exceed the limit."""
    return max(SLOTS - FOR_OTHERS * others, SLOTS // 3) if on_duty or not others else FOR_OTHERS


class Pacer:
    """Says when a call may go. One for each process.

    Attributes:
        slots: messages a second that are this process's part.
    """

    def __init__(self) -> None:
        self.slots = SLOTS
        self._in_flight = self._in_hand = 0
        self._busy: set[int] = set()
        self._cooling: list[datetime] = []
        self._spoken_to: dict[int, datetime] = {}
        self._told_to_wait: dict[int, datetime] = {}
        self._all_held: datetime | None = None
        self._answer_times: deque[timedelta] = deque(maxlen=LATELY)
        self._group: deque[datetime] = deque(maxlen=GROUP)
        self._seen = datetime.min.replace(tzinfo=UTC)

    def ready_at(self, chat: int, *, reply: bool, counts: bool, now: datetime) -> datetime:
        """The earliest instant at which a call may go, as things stand: `now` at best, `EVER` while an answer must come first.

        Args:
            chat: the chat it goes to.
            reply: whether somebody is waiting for it.
            counts: whether Telegram counts it as a message (edits and deletes it does not).
            now: the present instant.
        """
        self._notice(now)
        if chat in self._busy or self._in_hand >= (self.slots if reply else self.slots - FOR_REPLIES):
            return EVER
        waits = [now, self._told_to_wait.get(chat, now), self._all_held or now]
        if counts:
            waits += [self._spoken_to.get(chat, now), self._slot_at(now)]
            if not reply and len(self._group) == GROUP:
                waits.append(self._group[0] + GROUP_TIME)
        return max(waits)

    def _notice(self, now: datetime) -> None:
        """After the machine's clock was set back, instants noted before lie far ahead: wait a second instead of an hour."""
        if now < self._seen:
            self._group.clear()
            self._cooling.clear()
            self._spoken_to.clear()
            self._told_to_wait.clear()
            self._all_held = now + SECOND
        self._seen = now

    def begin(self, chat: int, *, reply: bool, counts: bool, now: datetime) -> None:
        """A call goes out. One chat has only one under way, or they could arrive in the wrong order."""
        self._in_flight += 1
        self._in_hand += 1
        self._busy.add(chat)
        if counts and not reply:
            self._group.append(now)

    def end(self, chat: int, *, counts: bool, began: datetime, now: datetime) -> None:
        """Its answer is here, or will never come."""
        self._in_flight -= 1
        self._busy.discard(chat)
        if counts:
            self._answer_times.append(now - began)
            heapq.heappush(self._cooling, now + SECOND - self._credit())
            self._spoken_to[chat] = now + SECOND
            if len(self._spoken_to) > 2 * SLOTS:
                self._spoken_to = {c: at for c, at in self._spoken_to.items() if at > now}

    def done(self) -> None:
        """What became of a call is written down. Until then a crash would repeat it, so it counts as one of the few that may be."""
        self._in_hand -= 1

    def hold(self, chat: int, until: datetime, now: datetime) -> None:
        """Telegram asked one chat to wait. When others were asked too and still wait, it means the bot."""
        self._told_to_wait = {c: at for c, at in self._told_to_wait.items() if at > now}
        others = self._told_to_wait.keys() - {chat}
        self._told_to_wait[chat] = until
        if others:
            self.hold_all(until)

    def hold_all(self, until: datetime) -> None:
        """Nothing may go for a while: Telegram said so, or cannot be reached."""
        self._all_held = max(until, self._all_held or until)

    def held(self, now: datetime) -> datetime | None:
        """Until when everything is held, or None."""
        return self._all_held if self._all_held and self._all_held > now else None

    def _slot_at(self, now: datetime) -> datetime:
        while self._cooling and self._cooling[0] <= now:
            heapq.heappop(self._cooling)
        if self._in_flight + len(self._cooling) < self.slots:
            return now
        return self._cooling[0] if self._cooling else EVER

    def _credit(self) -> timedelta:
        if len(self._answer_times) < SLOTS:
            return timedelta()
        return min(min(self._answer_times) * CREDIT, MOST_CREDIT)
