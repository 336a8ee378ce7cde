"""Which rows go next, decided in one transaction just before they go.

A row is leased before it is sent and marked after, so a crash repeats only the calls
that were under way. Whether somebody still wants it is asked here and not when it was
written: between the two lie a hold, a queue, a night, or a machine that was down.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, func, or_, select, text, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.chat.effects import Lane
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.membership import Membership
from bot.models.outbox import OPEN, Body, Outbox, OutState, erase_bodies
from bot.models.person import Person
from bot.models.quiet import quiet_until

LEASE = timedelta(minutes=2)
"""Longer than the sender keeps a claimed row and waits for an answer together."""

ON_ITS_WAY = text("outbox.state IN ('waiting', 'leased')")
"""As in the partial index, word for word: SQLite does not use that index for a bound parameter."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One row, ready to be sent."""

    id: int
    chat: int
    lane: Lane
    body_id: int
    method: str
    params: dict[str, Any]
    attempts: int
    error: str
    edits_row: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """What there is to do.

    Attributes:
        rows: leased, in the order they should go.
        again: whether asking again at once may bring more.
        next_at: when the next row that waits for its time may go, None if none does.
    """

    rows: list[Claimed]
    again: bool
    next_at: datetime | None


@dataclass(slots=True)
class _Sorted:
    go: list[Row[Any]] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)
    drop: list[Row[Any]] = field(default_factory=list)
    unreachable: list[Row[Any]] = field(default_factory=list)
    later: list[dict[str, Any]] = field(default_factory=list)


def claim(db: Session, now: datetime, last_lane: Lane, limit: int) -> Claim:
    """Lease the rows that should go next.

    Args:
        db: a session; the caller commits.
        now: the present instant (UTC).
        last_lane: lanes behind this one are left alone.
        limit: most rows to take.
    """
    found = db.execute(_ready(now, last_lane).limit(limit)).all()
    sorted_ = _sort(db, found, now)
    _set_aside(db, sorted_, now.date())
    rows = _with_bodies(db, sorted_, now.date())
    if rows:
        leased = update(Outbox).where(col(Outbox.id).in_([r.id for r in rows]))
        db.execute(leased.values(state=OutState.LEASED, leased_until=now + LEASE))
    again = len(found) == limit or len(rows) < len(found)
    return Claim(rows, again, None if again else _next_at(db, now, last_lane))


def _ready(now: datetime, last_lane: Lane) -> Any:
    """Rows whose time has come, each the first of its chat and lane, with what must be known to recheck them."""
    before, target = aliased(Outbox), aliased(Outbox)
    behind_another = exists().where(
        col(before.chat) == col(Outbox.chat),
        col(before.lane) == col(Outbox.lane),
        col(before.id) < col(Outbox.id),
        col(before.state).in_(OPEN),
        or_(_due(before, now), col(before.error) != ""),
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
            col(Broadcast.goes_at),
            col(Membership.left_on),
        )
        .join(Body, col(Body.id) == col(Outbox.body_id))
        .outerjoin(Person, col(Person.id) == col(Outbox.person_id))
        .outerjoin(Broadcast, col(Broadcast.id) == col(Outbox.broadcast_id))
        .outerjoin(
            Membership,
            and_(
                col(Membership.person_id) == col(Outbox.person_id),
                col(Membership.group_id) == col(Broadcast.group_id),
            ),
        )
        .where(
            ON_ITS_WAY,
            col(Outbox.state) == OutState.WAITING,
            col(Outbox.lane) <= last_lane,
            _due(Outbox, now),
            ~behind_another,
            ~target_not_sent,
        )
        .order_by(col(Outbox.lane), col(Outbox.id))
    )


def _due(table: Any, now: datetime) -> ColumnElement[bool]:
    return or_(col(table.not_before).is_(None), col(table.not_before) <= now)


def _sort(db: Session, found: Any, now: datetime) -> _Sorted:
    result = _Sorted()
    replaced = _replaced(db, [r for r in found if r.method.startswith("edit")])
    for row in found:
        if row.id in replaced:
            result.drop.append(row)
        elif row.lane == Lane.REPLY or row.method.startswith("delete"):
            result.go.append(row)
        elif row.known and not row.reachable:
            result.unreachable.append(row)
        elif _unwanted(row):
            result.drop.append(row)
        elif (until := _quiet(row, now)) and not row.urgent:
            result.later.append({"id": row.id, "not_before": until})
        else:
            result.go.append(row)
            if until:
                result.silent.add(row.id)
    return result


def _unwanted(row: Row[Any]) -> bool:
    """Whether somebody erased themselves, died, paused, left since it was sent off, or the broadcast was taken back.

    Who had left before was put on the list on purpose: people may leave and still want to hear about what they answered.
    """
    if row.person_id is not None and (not row.known or row.died or row.paused):
        return True
    if row.left_on and row.goes_at and row.left_on >= row.goes_at.date():
        return True
    return row.b_state in (BroadcastState.STOPPED, BroadcastState.RECALLED)


def _quiet(row: Row[Any], now: datetime) -> datetime | None:
    if row.zone is None:
        return None
    return quiet_until(now, row.zone, row.quiet_from, row.quiet_to)


def _replaced(db: Session, edits: list[Row[Any]]) -> set[int]:
    """Edits that a newer one of the same message makes pointless."""
    if not edits:
        return set()
    waiting = db.execute(
        select(col(Outbox.id), col(Outbox.chat), col(Outbox.target_row), col(Body.params))
        .join(Body, col(Body.id) == col(Outbox.body_id))
        .where(
            col(Outbox.chat).in_([r.chat for r in edits]),
            col(Outbox.state) == OutState.WAITING,
            col(Body.method).startswith("edit"),
        )
    ).all()
    newest: dict[Any, int] = {}
    message_of = {}
    for row in waiting:
        message_of[row.id] = (row.chat, row.target_row, (row.params or {}).get("message_id"))
        newest[message_of[row.id]] = max(row.id, newest.get(message_of[row.id], 0))
    return {r.id for r in edits if newest[message_of[r.id]] > r.id}


def _set_aside(db: Session, result: _Sorted, today: date) -> None:
    for rows, state in ((result.drop, OutState.DROPPED), (result.unreachable, OutState.UNREACHABLE)):
        if rows:
            chosen = update(Outbox).where(col(Outbox.id).in_([r.id for r in rows]))
            db.execute(chosen.values(state=state, sent_on=today, not_before=None))
            erase_bodies(db, {r.body_id for r in rows})
    if result.later:
        db.execute(update(Outbox), result.later)


def _with_bodies(db: Session, result: _Sorted, today: date) -> list[Claimed]:
    """The rows to send with their words; a change to a message that never went is dropped here."""
    if not result.go:
        return []
    bodies = db.execute(
        select(col(Body.id), col(Body.params)).where(col(Body.id).in_({r.body_id for r in result.go}))
    )
    params = {body.id: body.params or {} for body in bodies}
    sent = _message_ids(db, [r.target_row for r in result.go if r.target_row])
    rows, lost = [], _Sorted()
    for row in result.go:
        own = dict(params[row.body_id])
        if row.target_row:
            if (message_id := sent.get(row.target_row)) is None:
                lost.drop.append(row)
                continue
            own["message_id"] = message_id
        if row.id in result.silent:
            own["disable_notification"] = True
        rows.append(
            Claimed(
                row.id, row.chat, Lane(row.lane), row.body_id, row.method, own, row.attempts, row.error,
                row.target_row is not None,
            )
        )  # fmt: skip
    _set_aside(db, lost, today)
    return rows


def _message_ids(db: Session, row_ids: list[int]) -> dict[int, int]:
    if not row_ids:
        return {}
    rows = db.execute(
        select(col(Outbox.id), col(Outbox.message_id)).where(
            col(Outbox.id).in_(row_ids), col(Outbox.message_id).is_not(None)
        )
    )
    return {row.id: row.message_id for row in rows}


def _next_at(db: Session, now: datetime, last_lane: Lane) -> datetime | None:
    waiting = select(func.min(col(Outbox.not_before))).where(
        ON_ITS_WAY,
        col(Outbox.state) == OutState.WAITING,
        col(Outbox.lane) <= last_lane,
        col(Outbox.not_before) > now,
    )
    found: datetime | None = db.execute(waiting).scalar()
    return found
