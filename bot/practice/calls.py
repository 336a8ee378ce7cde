"""The list of calls a bot made, for tests and for the page: what was asked, and what Telegram said.

Kept as JSON text, not as objects, and only the latest, so that a long run in the room does not eat
the machine's memory.
"""

import json
from collections import deque
from datetime import datetime
from typing import Any

KEPT = 50_000


class Calls:
    """Every call but `getUpdates`, in the order in which they were done."""

    def __init__(self) -> None:
        self._last = 0
        self._list: deque[tuple[int, str, str, bytes]] = deque(maxlen=KEPT)

    def add(self, at: datetime, bot_id: int, method: str, params: dict[str, Any], answer: bytes) -> None:
        """Write a call down.

        Args:
            at: the room's time.
            bot_id: who called.
            method: as Telegram spells it, or as it was asked for when there is no such method.
            params: as `params.logged` shows them.
            answer: the JSON that Telegram answered.
        """
        self._last += 1
        head = json.dumps({"n": self._last, "at": at.isoformat(), "bot": bot_id, "method": method})
        self._list.append((self._last, head, json.dumps(params), answer))

    def since(self, number: int) -> list[dict[str, Any]]:
        """The calls after that number, oldest first."""
        found = []
        for n, head, params, answer in self._list:
            if n > number:
                said = json.loads(answer)
                outcome = {"ok": said["ok"]}
                outcome |= {"result": said["result"]} if said["ok"] else {"error": _error(said)}
                found.append(json.loads(head) | {"params": json.loads(params)} | outcome)
        return found


def _error(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "ok"}
