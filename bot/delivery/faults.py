"""What the host hears when something of ours fails.

One line with an error id, the route and the place in the program: never a text, a name,
a chat or a token, so never the error's own words either. In the anonymous channel even
the time of a failure could point at somebody: there they are only counted, by the day.
"""

import secrets
import traceback
from collections.abc import Callable
from datetime import date

import structlog

log = structlog.get_logger("heard")


def place(error: BaseException) -> str:
    """Where in our own program `error` was raised: ``bot/flows/rsvp.py:41``, or the last place known."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "/bot/" in f.filename.replace("\\", "/")] or frames
    if not ours:
        return ""
    return f"{ours[-1].filename.replace(chr(92), '/').rpartition('/bot/')[2]}:{ours[-1].lineno}"


class Faults:
    """Writes faults down for the host.

    Args:
        report: told each fault as well, to report it elsewhere (`bot.reporting`).
    """

    def __init__(self, report: Callable[[BaseException], None] = lambda _error: None) -> None:
        self._report = report
        self._day: date | None = None
        self._sealed = 0

    def tell(self, error: BaseException, route: str) -> None:
        """One fault of an ordinary conversation, timer or call."""
        log.error("fault", id=secrets.token_hex(4), route=route, error=type(error).__name__, at=place(error))
        self._report(error)

    def count_sealed(self, today: date) -> None:
        """One fault inside the anonymous channel: counted, told tomorrow."""
        self.close(today)
        self._sealed += 1

    def close(self, today: date) -> None:
        """Tell how many faults the channel had, once their day is over."""
        if self._day and today > self._day and self._sealed:
            log.error("faults where nothing is noted", day=self._day.isoformat(), count=self._sealed)
            self._sealed = 0
        self._day = today
