"""What the sender asks of the outbox all day long: what may go now, when may the next, and that nobody else takes it.

The statements are built once, because building a statement takes longer than SQLite takes to answer it.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, select, text, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.models.base import Instant
from bot.models.broadcast import Broadcast
from bot.models.outbox import OPEN, Body, Outbox, OutState
from bot.models.person import Person

ON_ITS_WAY = text("outbox.state IN ('waiting', 'leased')")
"""As in the partial index, word for word: SQLite does not use that index for a bound parameter."""

_now = bindparam("now", type_=Instant)


def _ready() -> Any:
    """Rows whose time has come, each the first of its chat and lane, with what must be known to recheck them."""
    before, target = aliased(Outbox), aliased(Outbox)
    behind_another = exists().where(
        col(before.chat) == col(Outbox.chat),
        col(before.lane) == col(Outbox.lane),
        col(before.id) < col(Outbox.id),
        col(before.state).in_(OPEN),
        or_(_due(before), col(before.error) != ""),
    )
    target_not_sent = exists().where(col(target.id) == col(Outbox.target_row), col(target.state).in_(OPEN))
    return (
        select(
            col(Outbox.id),
            col(Outbox.chat),
            col(Outbox.lane),
            col(Outbox.body_id),
            col(Outbox.attempts),
            col(Outbox.error),
            col(Outbox.target_row),
            col(Outbox.person_id),
            col(Outbox.broadcast_id),
            col(Outbox.purpose),
            col(Outbox.not_after),
            col(Body.method),
            col(Person.id).label("known"),
            col(Person.died),
            col(Person.paused),
            col(Person.reachable),
            col(Person.zone),
            col(Person.quiet_from),
            col(Person.quiet_to),
            col(Broadcast.state).label("b_state"),
            col(Broadcast.urgent),
        )
        .join(Body, col(Body.id) == col(Outbox.body_id))
        .outerjoin(Person, col(Person.id) == col(Outbox.person_id))
        .outerjoin(Broadcast, col(Broadcast.id) == col(Outbox.broadcast_id))
        .where(
            ON_ITS_WAY,
            col(Outbox.state) == OutState.WAITING,
            col(Outbox.lane) <= bindparam("last_lane"),
            _due(Outbox),
            ~behind_another,
            ~target_not_sent,
        )
        .order_by(col(Outbox.lane), col(Outbox.id))
        .limit(bindparam("most"))
    )


def _due(table: Any) -> ColumnElement[bool]:
    return or_(col(table.not_before).is_(None), col(table.not_before) <= _now)


READY = _ready()
"""Takes `now` (UTC), `last_lane` and `most`; gives rows in the order in which they should go."""

DUE = and_(ON_ITS_WAY, _due(Outbox))
"""Rows that could go at `now` (UTC), or are going."""

NEXT_AT = select(func.min(col(Outbox.not_before))).where(
    ON_ITS_WAY,
    col(Outbox.state) == OutState.WAITING,
    col(Outbox.lane) <= bindparam("last_lane"),
    col(Outbox.not_before) > _now,
)
"""Takes `now` and `last_lane`; gives the instant (UTC) at which the next row that waits for its time may go, or None."""

_OUTBOX: Any = Outbox.__table__  # type: ignore[attr-defined]  # SQLModel hides the table
LEASED = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id.in_(bindparam("rows", expanding=True)))
    .values(state=OutState.LEASED, leased_until=bindparam("until"))
)
"""Takes `rows`, their numbers, and `until` (UTC)."""
