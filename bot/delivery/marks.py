"""What is written down after a call, and what is wiped.

A row that has gone keeps the chat, the message, the day and the purpose for 48 hours, so
that it can be recalled or hidden. Its words go as soon as nobody waits for them any more.
Nothing finer than a day stays on it.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Update, and_, bindparam, delete, or_, select, update
from sqlmodel import Session, col

from bot.chat.effects import Lane
from bot.delivery.week import WEEK
from bot.models.outbox import LIST, LOST, OPEN, Body, Outbox, OutState, erase_bodies
from bot.models.person import Person

KEPT = timedelta(days=2)
"""48 hours, Telegram's limit for deleting; counted in whole days, because a row knows no more."""
REPORTS_KEPT = timedelta(days=90)
"""A broadcast's rows lose chat and message after `KEPT` and go after this: a coordinator may look at a report later, and the
week's messages are counted by them."""

_OUTBOX: Any = Outbox.__table__  # type: ignore[attr-defined]  # SQLModel hides the table
_OVER = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("row"))
    .values(
        {name: bindparam(f"new_{name}") for name in ("state", "sent_on", "message_id", "error")}
        | {"leased_until": None, "not_before": None}
    )
)
"""Built once, and past the ORM: this runs for every message."""


def over(
    db: Session,
    row_id: int,
    body_id: int,
    state: OutState,
    today: date,
    *,
    message_id: int | None = None,
    error: str = "",
) -> None:
    """A row has gone, or never will. `message_id` is hidden already (`bot.anonymity.numbers`)."""
    values = {"state": state, "sent_on": today, "message_id": message_id, "error": error}
    db.execute(_OVER, {"row": row_id, **{f"new_{name}": value for name, value in values.items()}})
    erase_bodies(db, {body_id})


def again(db: Session, row_id: int, lease: datetime) -> None:
    """A row goes back as it was: its turn did not come. Not if another process has leased it since."""
    db.execute(_row(row_id, lease).values(state=OutState.WAITING, leased_until=None))


def later(db: Session, row_id: int, lease: datetime, not_before: datetime, attempts: int, error: str) -> None:
    """A row waits until `not_before` (UTC), and everything behind it in its chat and lane with it."""
    values = {"not_before": not_before, "attempts": attempts, "error": error}
    db.execute(_row(row_id, lease).values(state=OutState.WAITING, leased_until=None, **values))


def shut(db: Session, row_id: int, chat: int, today: date) -> None:
    """Somebody blocked the bot or is gone: neither this row nor any that waits for them can arrive."""
    db.execute(update(Person).where(col(Person.telegram_id) == chat).values(reachable=False))
    theirs = or_(
        col(Outbox.id) == row_id, and_(col(Outbox.chat) == chat, col(Outbox.state) == OutState.WAITING)
    )
    bodies = set(db.execute(select(col(Outbox.body_id)).where(theirs)).scalars())
    ended = update(Outbox).where(theirs)
    db.execute(
        ended.values(state=OutState.UNREACHABLE, sent_on=today, leased_until=None, not_before=None, error="")
    )
    erase_bodies(db, bodies)


def moved(db: Session, row_id: int, lease: datetime, chat: int, new_chat: int) -> None:
    """A Telegram group became a supergroup and has another number now: the row and all others go there."""
    db.execute(update(Outbox).where(col(Outbox.chat) == chat).values(chat=new_chat))
    again(db, row_id, lease)


def has_file(db: Session, body_id: int, name: str, file_id: str) -> None:
    """From now on the file `name` of a body goes by the number Telegram gave it, instead of being uploaded for everybody."""
    params = db.execute(select(col(Body.params)).where(col(Body.id) == body_id)).scalar_one()
    if params and "$file" in params[name]:
        changed = params | {name: {"$file_id": file_id}}
        db.execute(update(Body).where(col(Body.id) == body_id).values(params=changed))


def with_file(db: Session, body_id: int, params: dict[str, Any]) -> dict[str, Any]:
    """A claimed row's parameters, with the numbers of files that were uploaded since it was claimed."""
    stored: dict[str, Any] = (
        db.execute(select(col(Body.params)).where(col(Body.id) == body_id)).scalar() or {}
    )
    known = {k: v for k, v in stored.items() if isinstance(v, dict) and "$file_id" in v}
    return params | known


def _row(row_id: int, lease: datetime) -> Update:
    return update(Outbox).where(col(Outbox.id) == row_id, col(Outbox.leased_until) == lease)


def release(db: Session, in_hand: Collection[int] = (), *, perhaps_sent: bool = True) -> None:
    """Take back every lease but those of the rows `in_hand`: whoever held one is gone. Only for the one sender.

    Whoever held it may have been killed in the call, so the row says from then on that it may come twice; unless it is known
    that no call was made (`perhaps_sent`).
    """
    leased = update(Outbox).where(col(Outbox.state) == OutState.LEASED, col(Outbox.id).not_in(in_hand))
    noted = {"error": LOST} if perhaps_sent else {}
    db.execute(leased.values(state=OutState.WAITING, leased_until=None, **noted))


def sweep(db: Session, today: date) -> None:
    """Once a day: forget what is older than it may be."""
    undated = update(Outbox).where(col(Outbox.sent_on).is_(None), col(Outbox.state).not_in(OPEN))
    db.execute(undated.values(sent_on=today))
    old = or_(and_(_older(today, KEPT), col(Outbox.purpose) != LIST), _older(today, WEEK))
    db.execute(delete(Outbox).where(old, col(Outbox.lane) < Lane.BROADCAST))
    db.execute(update(Outbox).where(old, col(Outbox.chat) != 0).values(chat=0, message_id=None))
    db.execute(delete(Outbox).where(_older(today, REPORTS_KEPT)))
    kept = select(col(Outbox.id)).where(col(Outbox.body_id) == col(Body.id)).exists()
    db.execute(delete(Body).where(~kept))


def _older(today: date, age: timedelta) -> ColumnElement[bool]:
    return col(Outbox.sent_on) < today - age
