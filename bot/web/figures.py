"""How the bot is doing, in Prometheus's words.

Everybody who may look here could look every second. So nothing that an anonymous act
changes is counted here: only what the outbox holds and what became of it, which is never
anything of the anonymous channel.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.chat.effects import Lane
from bot.delivery.duty import Duty
from bot.delivery.ready import DUE
from bot.models.outbox import Outbox
from bot.models.promise import Promise


class Figures:
    """Counts what waits, and remembers since when its first has been waiting: a row itself knows no time."""

    def __init__(self) -> None:
        self._first: int | None = None
        self._since: datetime | None = None

    def read(self, db: Session, now: datetime, told: Mapping[str, int], duty: Duty) -> str:
        """The figures as text.

        Args:
            db: a session.
            now: the present instant (UTC).
            told: how often Telegram answered what to a stored call of this process.
            duty: whether this process sends, and how many others there are.
        """
        waiting = dict(
            db.execute(
                select(col(Outbox.lane), func.count()).where(DUE).group_by(col(Outbox.lane)), {"now": now}
            ).all()
        )
        first = db.execute(select(func.min(col(Outbox.id))).where(DUE), {"now": now}).scalar()
        late = (
            select(func.count())
            .select_from(Promise)
            .where(
                col(Promise.kept_on).is_(None),
                col(Promise.missed_on).is_(None),
                col(Promise.due_on) < now.date(),
            )
        )
        lanes = [(f'lane="{lane.name.lower()}"', waiting.get(int(lane), 0)) for lane in Lane]
        answers = [(f'answer="{name}"', count) for name, count in sorted(told.items())]
        return "".join(
            (
                _block("outbox_waiting", "gauge", "Calls that could go now.", lanes),
                _block(
                    "outbox_oldest_seconds", "gauge", "How long the first of them has been seen waiting.",
                    [("", round(self._age(first, now)))],
                ),
                _block("calls_total", "counter", "Stored calls, by Telegram's answer; wait is a 429.", answers),
                _block("promises_late", "gauge", "Promised news that is late.", [("", db.execute(late).scalar_one())]),
                _block("on_duty", "gauge", "Whether this process sends.", [("", int(duty.held))]),
                _block("processes", "gauge", "Processes that share the database.", [("", duty.others + 1)]),
            )
        )  # fmt: skip

    def _age(self, first: int | None, now: datetime) -> float:
        """Seconds since the row that is first now was seen as the first; 0 when nothing waits."""
        if first is None or first != self._first:
            self._first, self._since = first, now
        return (now - self._since).total_seconds() if first and self._since else 0.0


def _block(name: str, kind: str, what: str, values: list[tuple[str, int]]) -> str:
    lines = [f"heard_{name}{'{' + labels + '}' if labels else ''} {value}" for labels, value in values]
    return "\n".join([f"# HELP heard_{name} {what}", f"# TYPE heard_{name} {kind}", *lines]) + "\n"
