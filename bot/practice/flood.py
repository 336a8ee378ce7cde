"""How many messages a bot may send: 30 in a second, one in a second to one chat.

Counted over the last 1.000 s of the room's clock when a call arrives. Answers to presses, edits and
deletes do not count. Telegram lets short bursts through now and then; the room never does, so that
what passes here passes there.
"""

from collections import deque
from datetime import datetime, timedelta

from bot.practice.refusals import too_many

OVERALL = 30
WINDOW = timedelta(seconds=1)
RETRY_AFTER = 1
"""With a window of one second, waiting one second always helps."""


class Flood:
    """What one bot sent during the last second."""

    def __init__(self) -> None:
        self._all: deque[tuple[datetime, int]] = deque()
        self._chats: dict[int, datetime] = {}

    def count(self, chat_id: int, now: datetime, messages: int = 1) -> None:
        """Count a call that sends; an album counts once for its chat and `messages` times overall.

        Raises:
            Refusal: 429, and nothing is counted.
        """
        while self._all and self._all[0][0] <= now - WINDOW:
            at, chat = self._all.popleft()
            if self._chats.get(chat) == at:
                del self._chats[chat]
        if chat_id in self._chats or (self._all and len(self._all) + messages > OVERALL):
            raise too_many(RETRY_AFTER)
        self._chats[chat_id] = now
        self._all.extend([(now, chat_id)] * messages)
