"""Updates that wait for a bot, as Telegram keeps them.

Messages are kept 24 hours and button presses 150 seconds, on the room's clock (Telegram's documentation
for the first, its Bot API server for the second). A bot that was away finds the rest on its return.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

KEPT = timedelta(hours=24)
PRESS_KEPT = timedelta(seconds=150)

KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
ASKED_FOR_BY_NAME = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Sent only to bots that name them in `allowed_updates`."""


@dataclass(slots=True)
class Update:
    """One update on its way to a bot."""

    id: int
    kind: str
    body: dict[str, Any]
    chat_id: int
    expires: datetime

    def as_telegram(self) -> dict[str, Any]:
        """The update as a bot receives it."""
        return {"update_id": self.id, self.kind: self.body}


class Mailbox:
    """The updates of one bot, oldest first, until confirmed or too old.

    Args:
        first_id: the number of the first update.
        changed: called whenever an update arrives or is confirmed.
    """

    def __init__(self, first_id: int, changed: Callable[[], None]) -> None:
        self.next_id = first_id
        self.allowed: list[str] = []
        self._waiting: deque[Update] = deque()
        self._changed = changed
        self._soonest: datetime | None = None

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind (by default all but the rare ones)."""
        return kind in self.allowed if self.allowed else kind not in ASKED_FOR_BY_NAME

    def allow(self, kinds: Iterable[str]) -> None:
        """From now on only these kinds; none given means the default again."""
        self.allowed = list(kinds)

    def add(self, kind: str, body: dict[str, Any], chat_id: int, now: datetime) -> None:
        """An update arrives, unless the bot does not want its kind."""
        if not self.wants(kind):
            return
        expires = now + (PRESS_KEPT if kind == "callback_query" else KEPT)
        self.put(Update(self.next_id, kind, body, chat_id, expires))
        self.next_id += 1
        self._changed()

    def put(self, update: Update) -> None:
        """Append a finished update (also when a saved room is opened again)."""
        self._waiting.append(update)
        if self._soonest is None or update.expires < self._soonest:
            self._soonest = update.expires

    def waiting(self, now: datetime) -> deque[Update]:
        """The updates that wait, oldest first; those that are too old are gone."""
        if self._soonest is not None and self._soonest <= now:
            self._waiting = deque(u for u in self._waiting if u.expires > now)
            self._soonest = min((u.expires for u in self._waiting), default=None)
        return self._waiting

    def after(self, number: int, now: datetime) -> bool:
        """Whether an update later than `number` waits."""
        waiting = self.waiting(now)
        return bool(waiting) and waiting[-1].id > number

    def confirm(self, offset: int, now: datetime) -> None:
        """`getUpdates(offset)`: everything before `offset` is done; a negative one keeps only the last."""
        waiting = self.waiting(now)
        before = len(waiting)
        if offset < 0:
            while len(waiting) > -offset:
                waiting.popleft()
        else:
            while waiting and waiting[0].id < offset:
                waiting.popleft()
        if len(waiting) != before:
            self._changed()

    def remove(self, update: Update) -> None:
        """An update was delivered by webhook."""
        if update in self._waiting:
            self._waiting.remove(update)
            self._changed()

    def empty(self) -> None:
        """Forget all that waits (`drop_pending_updates`)."""
        self._waiting.clear()
        self._changed()
