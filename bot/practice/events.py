"""What happens in the room, as it happens, for the page (server-sent events).

message, edit, delete   {person, message}: one for each person who sees it, as their phone shows it
press                   {person, bot, message_id, button, data, answered, answer, alert}: when pressed, and
                        again when the press was answered
clock                   {now, run}
fault                   {faults}: the faults that wait now
"""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from bot.practice import seen
from bot.practice.world import Change, Message

END = ""


class Events:
    """Tells every page that listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[str]] = set()

    def send(self, name: str, data: dict[str, Any]) -> None:
        """Tell all listeners."""
        if self._listeners:
            text = f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
            for queue in self._listeners:
                queue.put_nowait(text)

    def message(self, message: Message, change: Change) -> None:
        """A message appeared, changed or went; everyone in its chat sees that."""
        if not self._listeners or message.cleared:
            return
        for person in message.chat.people:
            self.send(change, {"person": person.id, "message": seen.by_person(message, person)})

    async def listen(self) -> AsyncIterator[str]:
        """The events from now on, as text to send; ends when the room closes."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield ": the practice room\n\n"
            while (text := await queue.get()) != END:
                yield text
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """End every listener's stream."""
        for queue in self._listeners:
            queue.put_nowait(END)
