"""Who of those without Telegram was told by phone or on paper what everybody else got as a message."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, to


class Told(SQLModel, table=True):
    """A coordinator's tick: this person knows what that broadcast said."""

    __tablename__ = "told"
    __table_args__ = (UniqueConstraint("broadcast_id", "person_id"),)

    id: int | None = key()
    broadcast_id: int = to("broadcast", index=False)
    person_id: int = to("person")
    on: date


def told_of(db: Session, broadcast_id: int) -> dict[int, Told]:
    """The ticks of one broadcast, by person."""
    rows = db.execute(select(Told).where(col(Told.broadcast_id) == broadcast_id)).scalars()
    return {row.person_id: row for row in rows}
