"""The machine's own alarm clock: one APScheduler job, set to the next due instant."""

from collections.abc import Callable
from datetime import datetime, timedelta

AWAKE = timedelta(minutes=10)
"""Longest it sleeps: a laptop that was closed does not count the time, and would be late by so much."""


class Alarm:
    """Calls `ring` when it is time. Only for real time: APScheduler reads the machine's clock itself."""

    def __init__(self, ring: Callable[[], None]) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - 0.1 s that the practice room saves

        async def on_the_loop() -> None:  # a plain function would be called in a thread
            ring()

        self._ring = on_the_loop
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.start()

    def set(self, instant: datetime | None, now: datetime) -> None:
        """Ring at `instant` (UTC), or in ten minutes if that is sooner."""
        at = min(instant, now + AWAKE) if instant else now + AWAKE
        self._scheduler.add_job(
            self._ring, "date", run_date=at, id="due", replace_existing=True, misfire_grace_time=None
        )

    def stop(self) -> None:
        """Never ring again."""
        self._scheduler.shutdown(wait=False)
