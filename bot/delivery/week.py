"""Three messages a week that nobody asked for, and the rest in one list.

Whoever is in three groups would otherwise hear from all of them at once. So what comes
after the third in seven days goes into the week's list: one message without a sound,
with a button for each thing, which changes in its place as more comes in. So nothing
is later than it should be, and no phone rings a fourth time (design/talk.md).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, func, insert, select, text, update
from sqlmodel import Session, col

from bot.chat.effects import Lane
from bot.chat.render import render
from bot.chat.week import list_page
from bot.chat.words import speaking
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.outbox import LIST, RECALL, TOOK_ON, Body, Outbox, OutState
from bot.models.person import Person

MOST = 3
"""Unasked messages for one person in a week (design/talk.md)."""
WEEK = timedelta(days=7)
NO_PLACE = (LIST, RECALL, TOOK_ON)
"""What takes no place in anybody's week, by its purpose."""

UNASKED = text("outbox.lane = 2")
"""As in the partial index, word for word: SQLite does not use that index for a bound parameter."""


def too_many(db: Session, rows: Sequence[Row[Any]], today: date) -> set[int]:
    """The numbers of those `rows` (as `READY` gives them) that would be more than somebody's week holds."""
    counted = [
        r for r in rows if r.lane == Lane.BROADCAST and r.known and not r.urgent and r.purpose not in NO_PLACE
    ]
    if not counted:
        return set()
    had = _had(db, {r.person_id for r in counted}, today)
    return {r.id for r in counted if len(had.get(r.person_id, set()) - {_thing(r)}) >= MOST}


def _thing(row: Row[Any]) -> int:
    """What a row is part of: a page may be several messages."""
    number: int = row.broadcast_id or -row.id
    return number


def _had(db: Session, people: set[int], today: date) -> dict[int, set[int]]:
    """What each of `people` was sent unasked in any week that ends today. Only days are known, so the eighth counts too.

    What was taken back does not count: the mended message takes its place.
    """
    sent = db.execute(
        select(col(Outbox.id), col(Outbox.person_id), col(Outbox.broadcast_id))
        .outerjoin(Broadcast, col(Broadcast.id) == col(Outbox.broadcast_id))
        .where(
            UNASKED,
            col(Outbox.person_id).in_(people),
            col(Outbox.sent_on) >= today - WEEK,
            col(Outbox.state).in_((OutState.SENT, OutState.UNKNOWN)),
            col(Outbox.purpose).not_in(NO_PLACE),
            ~func.coalesce(col(Broadcast.urgent), False),
            col(Broadcast.state).is_distinct_from(BroadcastState.RECALLED),
        )
    )
    had: dict[int, set[int]] = {}
    for row in sent:
        had.setdefault(row.person_id, set()).add(_thing(row))
    return had


def gather(db: Session, rows: Sequence[Row[Any]], today: date) -> None:
    """Put `rows` into their readers' lists instead of sending them."""
    if not rows:
        return
    chosen = update(Outbox).where(col(Outbox.id).in_([r.id for r in rows]))
    db.execute(chosen.values(state=OutState.GATHERED, sent_on=today, not_before=None))
    for row in rows:
        _show_list(db, row.person_id, row.chat, today)


def _show_list(db: Session, person_id: int, chat: int, today: date) -> None:
    """Say the list, or change the one that was said this week."""
    person = db.get(Person, person_id)
    assert person
    with speaking(person.language):
        call = render(list_page(db, person_id, today))[0]
    params = call.params | {"disable_notification": True}
    said = _said(db, person_id, today)
    if said is None:
        _put(db, person_id, chat, "sendMessage", params)
    elif said.state is OutState.WAITING:
        db.execute(update(Body).where(col(Body.id) == said.body_id).values(params=params))
    else:
        _put(db, person_id, chat, "editMessageText", call.params, said.id)


def _said(db: Session, person_id: int, today: date) -> Outbox | None:
    """The list that somebody has, or is about to get, this week."""
    lists = select(Outbox).where(
        UNASKED,
        col(Outbox.person_id) == person_id,
        col(Outbox.purpose) == LIST,
        col(Outbox.target_row).is_(None),
        col(Outbox.state).in_((OutState.WAITING, OutState.LEASED, OutState.SENT)),
        col(Outbox.sent_on).is_(None) | (col(Outbox.sent_on) >= today - WEEK),
    )
    return db.execute(lists.order_by(col(Outbox.id).desc())).scalars().first()


def _put(
    db: Session, person_id: int, chat: int, method: str, params: dict[str, Any], target: int | None = None
) -> None:
    body = insert(Body).values(method=method, params=params).returning(col(Body.id))
    db.execute(
        insert(Outbox).values(
            chat=chat,
            body_id=db.execute(body).scalar_one(),
            person_id=person_id,
            lane=int(Lane.BROADCAST),
            purpose=LIST,
            target_row=target,
        )
    )
