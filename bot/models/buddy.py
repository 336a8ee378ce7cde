"""Buddies: somebody who knows the ropes comes along with somebody who is new. Both choose, both can stop."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, to


class BuddyWish(SQLModel, table=True):
    """Somebody `offers` to be a buddy, or would like one."""

    __tablename__ = "buddy_wish"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: int | None = key()
    group_id: int = to("group", index=False)
    person_id: int = to("person")
    offers: bool


class BuddyPair(SQLModel, table=True):
    """Two people a coordinator thought of together. They know of each other once both said yes; `ended_on` ends it."""

    __tablename__ = "buddy_pair"

    id: int | None = key()
    group_id: int = to("group")
    offers_id: int = to("person")
    asks_id: int = to("person")
    offers_yes: bool = False
    asks_yes: bool = False
    ended_on: date | None = None

    @property
    def met(self) -> bool:
        """Whether both said yes."""
        return self.offers_yes and self.asks_yes

    def other(self, person_id: int) -> int:
        """The other one of the two."""
        return self.asks_id if person_id == self.offers_id else self.offers_id


def wish_of(db: Session, group_id: int, person_id: int) -> BuddyWish | None:
    """What somebody said about buddies in a group."""
    return db.execute(
        select(BuddyWish).where(col(BuddyWish.group_id) == group_id, col(BuddyWish.person_id) == person_id)
    ).scalar_one_or_none()


def wishes_in(db: Session, group_id: int, *, offers: bool) -> list[BuddyWish]:
    """Those of a group who offer, or who ask, the first to say so first."""
    return list(
        db.execute(
            select(BuddyWish)
            .where(col(BuddyWish.group_id) == group_id, col(BuddyWish.offers).is_(offers))
            .order_by(col(BuddyWish.id))
        ).scalars()
    )


def pairs_in(db: Session, group_id: int) -> list[BuddyPair]:
    """The pairs of a group that have not ended."""
    return list(
        db.execute(
            select(BuddyPair)
            .where(col(BuddyPair.group_id) == group_id, col(BuddyPair.ended_on).is_(None))
            .order_by(col(BuddyPair.id))
        ).scalars()
    )


def pair_with(db: Session, group_id: int, person_id: int) -> BuddyPair | None:
    """The pair somebody is in, if they are in one."""
    return next((p for p in pairs_in(db, group_id) if person_id in (p.offers_id, p.asks_id)), None)
