"""Which rows go next, decided in one transaction just before they go.

A row is leased before it is sent and marked after, so a crash repeats only the calls
that were under way. Whether somebody still wants it is asked here and not when it was
written: between the two lie a hold, a queue, a night, or a machine that was down.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update
from sqlmodel import Session, col

from bot.anonymity.numbers import Numbers
from bot.chat.effects import Lane
from bot.delivery.ready import LEASED, NEXT_AT, READY
from bot.delivery.week import gather, too_many
from bot.models.broadcast import BroadcastState
from bot.models.outbox import Body, Outbox, OutState, erase_bodies
from bot.models.quiet import quiet_until

LEASE = timedelta(minutes=2)
"""Longer than the sender keeps a claimed row and waits for an answer together."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One row, ready to be sent; `lease` is the instant (UTC) until which it is this sender's."""

    id: int
    chat: int
    lane: Lane
    body_id: int
    method: str
    params: dict[str, Any]
    attempts: int
    error: str
    lease: datetime


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
    gather: list[Row[Any]] = field(default_factory=list)


def claim(db: Session, now: datetime, last_lane: Lane, limit: int, numbers: Numbers) -> Claim:
    """Lease the rows that should go next.

    Args:
        db: a session; the caller commits.
        now: the present instant (UTC).
        last_lane: lanes behind this one are left alone.
        limit: most rows to take.
        numbers: what hid the numbers of messages.
    """
    bounds = {"now": now, "last_lane": last_lane}
    found = db.execute(READY, bounds | {"most": limit}).all()
    sorted_ = _sort(db, found, now, numbers)
    _set_aside(db, sorted_, now.date())
    rows = _with_bodies(db, sorted_, now, numbers)
    if rows:
        db.execute(LEASED, {"rows": [r.id for r in rows], "until": now + LEASE})
    again = len(found) == limit or len(rows) < len(found)
    return Claim(rows, again, None if again else db.execute(NEXT_AT, bounds).scalar())


def _sort(db: Session, found: Any, now: datetime, numbers: Numbers) -> _Sorted:
    result = _Sorted()
    replaced = _replaced(db, [r for r in found if r.method.startswith("edit")], numbers)
    over_budget = too_many(db, found, now.date())
    for row in found:
        if row.id in replaced:
            result.drop.append(row)
        elif row.lane == Lane.REPLY or row.method.startswith("delete"):
            result.go.append(row)
        elif row.known and not row.reachable:
            result.unreachable.append(row)
        elif _unwanted(row) or _stale(row, now):
            result.drop.append(row)
        elif (until := _quiet(row, now)) and not row.urgent:
            result.later.append({"id": row.id, "not_before": until})
        elif row.id in over_budget:
            result.gather.append(row)
        else:
            result.go.append(row)
            if until:
                result.silent.add(row.id)
    return result


def _unwanted(row: Row[Any]) -> bool:
    """Whether somebody erased themselves, died, paused, or the broadcast was taken back.

    Who leaves has what waits for them dropped at once (`bot.flows.leave_waiting`), but for the news they still want to hear.
    """
    if row.person_id is not None and (not row.known or row.died or row.paused):
        return True
    return row.b_state in (BroadcastState.STOPPED, BroadcastState.RECALLED)


def _stale(row: Row[Any], now: datetime) -> bool:
    """Whether it is no news any more, such as a reminder of a meeting that has begun."""
    return row.not_after is not None and row.not_after <= now


def _quiet(row: Row[Any], now: datetime) -> datetime | None:
    if row.zone is None:
        return None
    return quiet_until(now, row.zone, row.quiet_from, row.quiet_to)


def _replaced(db: Session, edits: list[Row[Any]], numbers: Numbers) -> set[int]:
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
        message_of[row.id] = (row.chat, row.target_row, numbers.unveil(row.params or {}).get("message_id"))
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
    gather(db, result.gather, today)


def _with_bodies(db: Session, result: _Sorted, now: datetime, numbers: Numbers) -> list[Claimed]:
    """The rows to send with their words; a change to a message that never went is dropped here."""
    if not result.go:
        return []
    bodies = db.execute(
        select(col(Body.id), col(Body.params)).where(col(Body.id).in_({r.body_id for r in result.go}))
    )
    params = {body.id: body.params or {} for body in bodies}
    sent = _message_ids(db, [r.target_row for r in result.go if r.target_row], numbers)
    rows, lost = [], _Sorted()
    for row in result.go:
        own = numbers.unveil(params[row.body_id])
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
                now + LEASE,
            )
        )  # fmt: skip
    _set_aside(db, lost, now.date())
    return rows


def _message_ids(db: Session, row_ids: list[int], numbers: Numbers) -> dict[int, int]:
    if not row_ids:
        return {}
    rows = db.execute(
        select(col(Outbox.id), col(Outbox.message_id)).where(
            col(Outbox.id).in_(row_ids), col(Outbox.message_id).is_not(None)
        )
    )
    shown = {row.id: numbers.show(row.id, row.message_id) for row in rows}
    return {row_id: number for row_id, number in shown.items() if number is not None}
