"""Telegram's running numbers, hidden from whoever holds a copy of the database.

Telegram numbers all updates of a bot, and all messages of its private chats, one after
the other. Where numbers are missing between two of somebody's, they said something that
is kept nowhere: such gaps named three of four who wrote (design/anonymity.md, "Measured").
So no such number is kept as it is, but only under a secret that lies outside the database.
"""

import hmac
import secrets
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bot.anonymity.keys import secret

FILE = "numbers.salt"
HIDDEN = "$number"
"""Stands for a hidden number in the parameters of a call that waits: a salt of its own, and what hides it."""
_PAD, _CHECK = 40, 22
"""Bits of a number, more than Telegram uses; and of the check that this installation hid it. Together they fit a BIGINT."""


class Numbers:
    """Hides numbers under one secret."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mark(self, update_id: int) -> bytes:
        """What an update is known by once it was handled: the same each time, and in no order."""
        return self._digest(f"update {update_id}", 16)

    def hide(self, row_id: int, message_id: int | None) -> int | None:
        """The number of a message as it is kept in the outbox row `row_id`, or beside any other number used once."""
        if message_id is None or message_id >> _PAD:
            return None
        return self._check(row_id, message_id) << _PAD | message_id ^ self._pad(row_id)

    def show(self, row_id: int, hidden: int) -> int | None:
        """The number of a message again; None where another secret hid it, such as that of before a restore."""
        message_id = hidden & (1 << _PAD) - 1 ^ self._pad(row_id)
        own = hmac.compare_digest(str(hidden >> _PAD), str(self._check(row_id, message_id)))
        return message_id if own else None

    def veil(self, params: dict[str, Any]) -> dict[str, Any]:
        """The parameters of a call as they are kept until it goes: with every message's number hidden."""
        return {name: self._veiled(name, value) for name, value in params.items()}

    def _veiled(self, name: str, value: Any) -> Any:
        match name, value:
            case "message_id", int():
                salt = secrets.randbits(_PAD)
                return {HIDDEN: [salt, self.hide(salt, value)]}
            case "message_ids", list():
                return [self._veiled("message_id", number) for number in value]
            case "reply_parameters", dict():
                return self.veil(value)
        return value

    def unveil(self, params: dict[str, Any]) -> dict[str, Any]:
        """The parameters of a call as Telegram takes them."""
        return {name: self._unveiled(value) for name, value in params.items()}

    def _unveiled(self, value: Any) -> Any:
        match value:
            case {"$number": [int(salt), int(hidden)]}:
                return self.show(salt, hidden)
            case dict():
                return self.unveil(value)
            case list():
                return [self._unveiled(each) for each in value]
        return value

    def _pad(self, row_id: int) -> int:
        return int.from_bytes(self._digest(f"message {row_id}", _PAD // 8))

    def _check(self, row_id: int, message_id: int) -> int:
        return int.from_bytes(self._digest(f"check {row_id} {message_id}", 3)) >> 24 - _CHECK

    def _digest(self, what: str, size: int) -> bytes:
        return blake2b(what.encode(), key=self._key, digest_size=size).digest()


@lru_cache(maxsize=8)
def numbers(home: Path) -> Numbers:
    """The numbers of the installation in `home` (HEARD_HOME). Raises OSError if its secret can be neither read nor made."""
    return Numbers(secret(home, FILE, 32))
