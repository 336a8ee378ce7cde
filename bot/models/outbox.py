"""The outbox: what the bot will say, stored before it is said.

A row is written in the turn's own transaction and marked after Telegram answered,
so a crash can repeat only the calls that were in flight. Bodies are shared by all
who get the same words in the same language, and erased soon after sending.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, text
from sqlmodel import Field, SQLModel

from bot.models.base import Instant, key, one_of


class OutState(StrEnum):
    """WAITING to go; LEASED to a sender; SENT; FAILED for good; UNREACHABLE (blocked or gone); UNKNOWN when an answer was lost for good."""

    WAITING = "waiting"
    LEASED = "leased"
    SENT = "sent"
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

    Attributes:
        lane: 0 reply, 1 reminder, 2 broadcast (`bot.chat.effects.Lane`).
        target_row: for an edit or a delete, the row whose message it changes.
        leased_until: another sender may take it after this.
        message_id: Telegram's number, once sent; kept 48 hours for recall.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "lane",
            "id",
            sqlite_where=text("state IN ('waiting', 'leased')"),
            postgresql_where=text("state IN ('waiting', 'leased')"),
        ),
        Index("ix_outbox_chat_id", "chat", "id"),
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
    target_row: int | None = Field(default=None, sa_type=BigInteger)
    state: OutState = Field(default=OutState.WAITING, sa_type=one_of(OutState))
    attempts: int = 0
    leased_until: datetime | None = Field(default=None, sa_type=Instant)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    sent_on: date | None = None
    error: str = ""
