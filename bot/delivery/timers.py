"""What falls due.

Rows are the truth of what is due; whatever wakes us only wakes us. A scheduler that
kept its own jobs lost 86 of 3,000 in 30 kills. Here a row and what it causes go in one
transaction, so after a crash or a night without power each due row fires once, in order.

A route that fails undoes its own writes, and its row stays, with the instant it was
meant for. It is tried again after five minutes, then ten, up to six hours, and each time
the host's log says so: a promise that is owed must not vanish because of a fault of ours.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, event, func, select
from sqlmodel import Session, col

from bot.chat import run
from bot.chat.events import Due
from bot.chat.house import House
from bot.chat.run import Outcome
from bot.clock import Clock, RoomClock
from bot.delivery.activity import Activity
from bot.delivery.alarm import Alarm
from bot.delivery.failing import Patient
from bot.delivery.faults import Faults
from bot.delivery.line import until_news
from bot.models.connection import failing
from bot.models.timer import Timer

FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=5), timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class _Fired:
    timer_id: int
    route: str
    outcome: Outcome
    fault: Exception | None


class Timers:
    """Fires due rows.

    Args:
        after: told the outcome of each row that was fired.
        tidy: clears up after a release of anonymous answers, outside of any transaction; False when it must be tried again.
    """

    def __init__(
        self,
        database: Patient,
        clock: Clock,
        house: House,
        activity: Activity,
        faults: Faults,
        after: Callable[[Outcome], None],
        tidy: Callable[[], Awaitable[bool]],
    ) -> None:
        self._database, self._clock, self._house = database, clock, house
        self._activity, self._faults, self._after = activity, faults, after
        self._news = asyncio.Event()
        self._tidy, self._untidy = tidy, True
        self._failed: dict[int, tuple[datetime, timedelta]] = {}

    def wake(self) -> None:
        """Rows may have changed."""
        self._news.set()

    async def run(self) -> None:
        """Fire rows as they fall due, for ever. APScheduler wakes us, but never on moved time: it reads the machine's clock."""
        self._untidy = (
            True  # whoever was on duty before may have been stopped between a release and its tidying
        )
        alarm = None if isinstance(self._clock, RoomClock) else Alarm(self.wake)
        try:
            while True:
                self._news.clear()
                with self._activity.running():
                    next_at = await self.run_due(self._clock.now())
                if alarm:
                    alarm.set(next_at, self._clock.now())
                await until_news(self._clock, self._news, None if alarm else next_at)
        finally:
            if alarm:
                alarm.stop()

    async def run_due(self, now: datetime) -> datetime | None:
        """Fire every row that is due, in the order in which they were meant to; the only place where this happens.

        Args:
            now: the present instant (UTC).

        Returns:
            When the next one falls due, or None.
        """
        while fired := await self._database.do(lambda db: self._fire_next(db, now)):
            if fired.fault:
                self._faults.tell(fired.fault, fired.route)
                _retry, pause = self._failed.get(fired.timer_id, (now, FIRST_RETRY / 2))
                pause = min(pause * 2, LONGEST_RETRY)
                self._failed[fired.timer_id] = now + pause, pause
            else:
                self._failed.pop(fired.timer_id, None)
                self._untidy = self._untidy or fired.route.startswith("release.")
                self._after(fired.outcome)
        # What is not to be tried later was cancelled, set anew, or fired by somebody else.
        self._failed = {number: later for number, later in self._failed.items() if later[0] > now}
        if self._untidy:
            self._untidy = not await self._tidy()
        next_at = await self._database.do(self._next_at)
        again = now + FIRST_RETRY
        return min(next_at or again, again) if self._untidy else next_at

    def _fire_next(self, db: Session, now: datetime) -> _Fired | None:
        """Delete the first due row and do what it names, or leave both undone."""
        waiting = [number for number, (retry_at, _pause) in self._failed.items() if retry_at > now]
        first = select(Timer).where(col(Timer.at) <= now, col(Timer.id).not_in(waiting))
        timer = db.execute(first.order_by(col(Timer.at), col(Timer.id)).limit(1)).scalar_one_or_none()
        if timer is None:
            return None
        assert timer.id is not None
        due = Due(timer.route, tuple(timer.args), timer.at)
        number, savepoint = timer.id, db.begin_nested()
        try:
            db.execute(delete(Timer).where(col(Timer.id) == number))
            outcome = run.fall_due(db, due, now, self._house)
        except Exception as error:
            if failing(error):
                raise
            outcome = Outcome(fault=error)
        if outcome.fault:
            savepoint.rollback()
        else:
            savepoint.commit()
        return _Fired(number, due.route, outcome, outcome.fault)

    def _next_at(self, db: Session) -> datetime | None:
        found: datetime | None = db.execute(
            select(func.min(col(Timer.at))).where(col(Timer.id).not_in(list(self._failed)))
        ).scalar()
        retries = [retry_at for retry_at, _pause in self._failed.values()]
        return min([*retries, *([found] if found else [])], default=None)


@event.listens_for(Timer, "after_insert")
def _noted(_mapper: Any, connection: Any, _timer: Timer) -> None:
    connection.info[Timer] = True


def were_set(db: Session) -> bool:
    """Whether timers were written on this connection since this was last asked."""
    return bool(db.connection().info.pop(Timer, False))
