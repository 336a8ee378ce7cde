"""Telegram having a bad day, on request: refusals, slowness, lost answers.

A fault waits for calls that it fits and is used up by them. `drop` does what was asked and loses the
answer: the hardest case for a bot, which cannot know what happened.
"""

import random
from dataclasses import asdict, dataclass
from typing import Any

from bot.practice.refusals import Mistake, Refusal, too_many

DESCRIPTIONS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    500: "Internal Server Error",
    502: "Bad Gateway",
}
"""What Telegram says with each status when nothing else was asked for."""


MOST = 1_000_000
"""Of anything that is counted here: enough for any test, and never more than a clock can hold."""


@dataclass(slots=True)
class Fault:
    """One fault that waits for calls."""

    method: str
    status: int | None = None
    retry_after: int | None = None
    description: str | None = None
    times: int = 1
    person: int | None = None
    delay: tuple[float, float] = (0.0, 0.0)
    """Seconds on the room's clock, from and to."""
    drop: bool = False

    def fits(self, method: str, params: dict[str, Any]) -> bool:
        """Whether it befalls this call. "*" is every call but `getUpdates`, which must be named."""
        named = (self.method == "*" and method != "getUpdates") or self.method.lower() == method.lower()
        return named and (self.person is None or params.get("chat_id") == self.person)

    def refusal(self) -> Refusal | None:
        """What Telegram answers instead of doing as asked; None when it does as asked."""
        if self.status is None or self.drop:
            return None
        refusal = too_many(self.retry_after or 1) if self.status == 429 else Refusal("", self.status)
        if self.description or self.status != 429:
            refusal.description = self.description or DESCRIPTIONS.get(self.status, "Internal Server Error")
        return refusal

    def shown(self) -> dict[str, Any]:
        """The fault as `GET /room/state` lists it."""
        shown = {k: v for k, v in asdict(self).items() if v is not None}
        low, high = self.delay
        shown["delay"] = low if low == high else [low, high]
        return shown


def _number(value: Any, name: str, low: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= MOST:
        raise Mistake(f"{name} must be a number, {low:g} or more.")
    return value


def _delay(value: Any) -> tuple[float, float]:
    pair = value if isinstance(value, list) else [value, value]
    if len(pair) != 2:
        raise Mistake("delay must be seconds, or [from, to].")
    low, high = (_number(v, "delay", 0) for v in pair)
    if low > high:
        raise Mistake("delay must be [from, to], the smaller first.")
    return float(low), float(high)


def read(given: dict[str, Any]) -> Fault:
    """Make a fault of what `POST /room/faults` brought.

    Raises:
        Mistake: in plain words, what is wrong with it.
    """
    method = given.get("method")
    if not isinstance(method, str) or not method:
        raise Mistake('method must be the name of a method, or "*" for all.')
    status = given.get("status")
    if status is not None and not 400 <= _number(status, "status", 400) <= 599:
        raise Mistake("status must be between 400 and 599.")
    fault = Fault(
        method,
        None if status is None else int(status),
        None if given.get("retry_after") is None else int(_number(given["retry_after"], "retry_after", 0)),
        given.get("description"),
        int(_number(given.get("times", 1), "times", 1)),
        given.get("person"),
        _delay(given.get("delay", 0)),
        bool(given.get("drop", False)),
    )
    if fault.status is None and not fault.drop and fault.delay[1] == 0:
        raise Mistake("Say what goes wrong: status, delay or drop.")
    return fault


class Faults:
    """All faults that wait."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []
        self._dice = random.Random(1)  # noqa: S311 - the same delays in every run

    def take(self, method: str, params: dict[str, Any]) -> Fault | None:
        """The first fault that fits this call; it has one time less now."""
        for fault in self.waiting:
            if fault.fits(method, params):
                fault.times -= 1
                if fault.times == 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def seconds(self, fault: Fault) -> float:
        """How long this call is held back, half before it is done and half after."""
        return self._dice.uniform(*fault.delay)
