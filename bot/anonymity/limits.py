"""Limits that need no identity.

A flood must be stopped without keeping a list of who wrote. So the counts live in
memory, per process, under a digest whose key is made at start and never written: a
core of this program's memory is the only place they ever were.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

PREVIEWS_AN_HOUR = 10
HOUR = timedelta(hours=1)
KINDS = ("answer", "mail")
"""What a chat may put into a batch once."""


class Limits:
    """Counts what a chat did within the last hour, and that it put something into a batch; gone when the program stops."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._times: dict[bytes, list[datetime]] = {}
        self._held: dict[bytes, bytes] = {}

    def _name(self, chat: int, what: str) -> bytes:
        return hashlib.blake2b(f"{what}:{chat}".encode(), key=self._key, digest_size=16).digest()

    def allow(self, chat: int, what: str, now: datetime, most: int = PREVIEWS_AN_HOUR) -> bool:
        """Whether `chat` may do `what` once more; counts it if so.

        Args:
            chat: Telegram's id of the chat.
            what: a short word for the act, such as ``preview``.
            now: the present instant (UTC).
            most: how many are allowed within an hour.
        """
        self._forget(now)
        times = self._times.setdefault(self._name(chat, what), [])
        if len(times) >= most:
            return False
        times.append(now)
        return True

    def hold(self, chat: int, batch: int, receipt: str, what: str = "answer") -> bool:
        """Whether `chat` may put something of a kind into a batch: once, until it is let go.

        The same receipt again is the same act: a double press, or one that had to be repeated.
        """
        mine = self._mine(receipt)
        return self._held.setdefault(self._name(chat, f"{what} {batch}"), mine) == mine

    def let_go(self, chat: int, batch: int, receipt: str) -> None:
        """Let `chat` put something into a batch again: what it had put there with `receipt` was taken back.

        Another receipt frees nothing: a "not this time" that is taken back leaves the answer beside it held, or one
        person could answer twice and open a batch for themselves and one other.
        """
        for what in KINDS:
            name = self._name(chat, f"{what} {batch}")
            if self._held.get(name) == self._mine(receipt):
                del self._held[name]

    def _mine(self, receipt: str) -> bytes:
        return hashlib.blake2b(receipt.encode(), key=self._key, digest_size=16).digest()

    def did(self, chat: int, what: str, now: datetime) -> bool:
        """Whether `chat` did `what` within the hour; counts nothing."""
        self._forget(now)
        return self._name(chat, what) in self._times

    def draw(self, *what: object) -> bytes:
        """64 bytes by chance, until this program stops the same ones for the same `what`: a turn may be run again."""
        return hashlib.blake2b(":".join(map(str, what)).encode(), key=self._key).digest()

    def _forget(self, now: datetime) -> None:
        for name, times in list(self._times.items()):
            kept = [t for t in times if now - t < HOUR]
            if kept:
                self._times[name] = kept
            else:
                del self._times[name]
