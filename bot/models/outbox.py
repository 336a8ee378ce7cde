"""The outbox: what the bot will say, stored before it is said.

A row is written in the turn's own transaction and marked after Telegram answered,
so a crash can repeat only the calls that were in flight. Bodies are shared by all
who get the same words in the same language, and erased soon after sending.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    bindparam,
    insert,
    literal,
    null,
    select,
    text,
    update,
)
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import Instant, key, one_of
from bot.models.broadcast import Broadcast
from bot.models.membership import Membership, Role
from bot.models.person import Person
from bot.models.swift import Swift


class OutState(StrEnum):
    """WAITING to go; LEASED to a sender; then what became of it.

    SENT; GATHERED into the week's list; FAILED for good; UNREACHABLE (blocked or gone); DROPPED, because nobody wants it any
    more; UNKNOWN when an answer was lost for good.
    """

    WAITING = "waiting"
    LEASED = "leased"
    SENT = "sent"
    GATHERED = "gathered"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    DROPPED = "dropped"
    UNKNOWN = "unknown"


class Body(SQLModel, table=True):
    """One Bot API call without its chat: method and parameters. Erased (`params` None) when every row has gone."""

    __tablename__ = "body"

    id: int | None = key()
    method: str
    params: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class Outbox(SQLModel, table=True):
    """One call to one chat, in the order of `id` within that chat.

    Two indexes cover some rows only. On PostgreSQL too, but there the migration alone says so: named here, it would load
    all that SQLAlchemy knows of PostgreSQL, 2 MB, wherever Heard runs on a file.

    Attributes:
        lane: 0 reply, 1 reminder, 2 broadcast (`bot.chat.effects.Lane`).
        not_after: past this instant it is no news any more, and is dropped.
        target_row: for an edit or a delete, the row whose message it changes.
        leased_until: another sender may take it after this.
        message_id: Telegram's number, once sent, hidden (`bot.anonymity.numbers`); kept 48 hours for recall.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "lane",
            "id",
            sqlite_where=text("state IN ('waiting', 'leased')"),
        ),
        Index("ix_outbox_chat_id", "chat", "id"),
        Index(
            "ix_outbox_week",
            "person_id",
            "sent_on",
            sqlite_where=text("lane = 2 AND sent_on IS NOT NULL"),
        ),
    )

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    )
    chat: int = Field(sa_type=BigInteger)
    body_id: int = Field(foreign_key="body.id", index=True)
    person_id: int | None = None
    broadcast_id: int | None = Field(default=None, foreign_key="broadcast.id", index=True)
    lane: int = 0
    purpose: str = ""
    not_before: datetime | None = Field(default=None, sa_type=Instant)
    not_after: datetime | None = Field(default=None, sa_type=Instant)
    target_row: int | None = Field(default=None, sa_type=BigInteger)
    state: OutState = Field(default=OutState.WAITING, sa_type=one_of(OutState))
    attempts: int = 0
    leased_until: datetime | None = Field(default=None, sa_type=Instant)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    sent_on: date | None = None
    error: str = ""


LOST = "lost"
"""Noted on a row, and kept: it was under way when its answer was lost, or its sender was killed. It may have arrived twice."""
TOOK_ON = "took_on"
"""The purpose of a broadcast's row to somebody for whom it is part of what they took on: no place in the week is needed for it."""
OPEN = (OutState.WAITING, OutState.LEASED)
"""Still on its way."""
READABLE = (*OPEN, OutState.GATHERED)
"""Its words are still needed."""
LIST = "list"
"""The purpose of the week's list (`bot.delivery.week`) and of changes to it."""
RECALL = "recall"
"""The purpose of deleting what was taken back."""

_BODY: Any = Body.__table__  # type: ignore[attr-defined]  # SQLModel hides the table
_ROW: Any = Outbox.__table__  # type: ignore[attr-defined]  # as above
_GIVEN = ("chat", "body_id", "person_id", "lane", "purpose", "not_before", "not_after")
_NEW = {"state": OutState.WAITING, "attempts": 0, "error": ""}
_WORDS = Swift(
    lambda dialect: (
        dialect.insert(_BODY)
        .values(method=bindparam("method"), params=bindparam("params"))
        .returning(_BODY.c.id)
    )
)
_WAITS = Swift(
    lambda dialect: dialect.insert(_ROW).values({name: bindparam(name) for name in _GIVEN} | _NEW).inline()
)


def put(db: Session, method: str, params: dict[str, Any], **row: Any) -> None:
    """Put one call into the outbox. `row`: the columns `chat`, `person_id`, `lane`, `purpose`, `not_before` and `not_after`."""
    body_id = _WORDS.run(db, method=method, params=params).fetchone()[0]
    _WAITS.run(db, body_id=body_id, **row)


@dataclass(frozen=True, slots=True)
class Report:
    """How a broadcast went, in people.

    Attributes:
        sent: everything reached them.
        twice: how many of these may have got something twice: an answer was lost, or the sender was killed in the call.
        gathered: it stands in their week's list.
        waiting: something is still on its way.
        unreachable: they blocked the bot, or their account is gone.
        unknown: an answer was lost, so they may have it, perhaps twice.
        failed: Telegram would not take it.
        dropped: not sent on purpose: they paused or left, or it was stopped.
        not_reached: first names of the members among the unreachable and failed; guests are never named.
    """

    sent: int
    twice: int
    gathered: int
    waiting: int
    unreachable: int
    unknown: int
    failed: int
    dropped: int
    not_reached: tuple[str, ...]


_WORST_FIRST = (
    OutState.WAITING,
    OutState.FAILED,
    OutState.UNREACHABLE,
    OutState.UNKNOWN,
    OutState.DROPPED,
    OutState.GATHERED,
    OutState.SENT,
)
"""A page may be several messages; a person counts once, as the worst of theirs."""


def report_on(db: Session, broadcast: Broadcast) -> Report:
    """Count how `broadcast` went."""
    rows = db.execute(
        select(col(Outbox.person_id), col(Outbox.state), col(Outbox.error) == LOST)
        .where(col(Outbox.broadcast_id) == broadcast.id)
        .distinct()
    )
    worst: dict[int | None, int] = {}
    twice = set()
    for person_id, state, lost in rows:
        if lost:
            twice.add(person_id)
        rank = _WORST_FIRST.index(OutState.WAITING if state is OutState.LEASED else state)
        worst[person_id] = min(rank, worst.get(person_id, rank))
    count = {state: sum(r == rank for r in worst.values()) for rank, state in enumerate(_WORST_FIRST)}
    missed = [p for p, r in worst.items() if _WORST_FIRST[r] in (OutState.UNREACHABLE, OutState.FAILED)]
    return Report(
        count[OutState.SENT],
        sum(_WORST_FIRST[worst[person_id]] is OutState.SENT for person_id in twice),
        count[OutState.GATHERED],
        count[OutState.WAITING],
        count[OutState.UNREACHABLE],
        count[OutState.UNKNOWN],
        count[OutState.FAILED],
        count[OutState.DROPPED],
        _members(db, broadcast, missed),
    )


def _members(db: Session, broadcast: Broadcast, person_ids: list[int | None]) -> tuple[str, ...]:
    names = (
        select(col(Person.name))
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(
            col(Person.id).in_(person_ids),
            col(Membership.group_id) == broadcast.group_id,
            col(Membership.role) != Role.GUEST,
        )
        .order_by(col(Person.name))
    )
    return tuple(db.execute(names).scalars())


def recall_rows(db: Session, broadcast: Broadcast) -> list[Person]:
    """Take `broadcast` back: what waits does not go, what went is deleted (Telegram allows 48 hours).

    A row that is on its way this very moment is deleted as soon as it has arrived.

    Returns:
        Those who may have seen it, so that they can be told.
    """
    db.execute(
        update(Outbox)
        .where(col(Outbox.broadcast_id) == broadcast.id, col(Outbox.state) == OutState.WAITING)
        .values(state=OutState.DROPPED)
    )
    theirs = (col(Outbox.broadcast_id) == broadcast.id, col(Outbox.chat) != 0)
    sent = (OutState.SENT, OutState.LEASED, OutState.UNKNOWN)
    went = (*theirs, col(Outbox.state).in_((*sent, OutState.GATHERED)))
    people = select(Person).where(col(Person.id).in_(select(col(Outbox.person_id)).where(*went)))
    seen_by = list(db.execute(people.order_by(col(Person.id))).scalars())
    if seen_by:
        _delete_sent(db, (*theirs, col(Outbox.state).in_(sent)))
        gathered = (*theirs, col(Outbox.state) == OutState.GATHERED)
        db.execute(update(Outbox).where(*gathered).values(state=OutState.DROPPED))
    own = select(col(Outbox.body_id)).where(col(Outbox.broadcast_id) == broadcast.id)
    erase_bodies(db, set(db.execute(own.distinct()).scalars()))
    return seen_by


def _delete_sent(db: Session, which: tuple[Any, ...]) -> None:
    """Put a delete beside each sent row, which finds its message through `target_row`."""
    body = insert(Body).values(method="deleteMessage", params={}).returning(col(Body.id))
    body_id = db.execute(body).scalar_one()
    columns = ("chat", "body_id", "person_id", "lane", "purpose", "target_row", "state", "attempts", "error")
    rows = select(
        col(Outbox.chat),
        literal(body_id),
        col(Outbox.person_id),
        col(Outbox.lane),
        literal(RECALL),
        col(Outbox.id),
        literal(OutState.WAITING, Outbox.__table__.c.state.type),  # type: ignore[attr-defined]  # SQLModel hides the table
        literal(0),
        literal(""),
    ).where(*which)
    db.execute(insert(Outbox).from_select(columns, rows))


_erase = (
    update(Body.__table__)  # type: ignore[attr-defined]  # SQLModel hides the table
    .where(
        col(Body.id).in_(bindparam("ids", expanding=True)),
        ~select(col(Outbox.id))
        .where(col(Outbox.body_id) == col(Body.id), col(Outbox.state).in_(READABLE))
        .order_by(col(Outbox.id).desc())
        .limit(1)
        .exists(),
    )
    .values(params=null())
)


def erase_bodies(db: Session, body_ids: set[int]) -> None:
    """Wipe the words that no row waits for any more.

    The newest row of a body is looked at first: of 10,000 that share one it is the last to go, so
    this stays one step for each.
    """
    db.execute(_erase, {"ids": list(body_ids)})
