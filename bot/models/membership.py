"""Who belongs to which group, and as what."""

from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, one_of, to
from bot.models.person import Person


class Role(StrEnum):
    """What somebody is in a group; a guest only answers a question."""

    MEMBER = "member"
    COCHAIR = "cochair"
    COORDINATOR = "coordinator"
    GUEST = "guest"


class Membership(SQLModel, table=True):
    """One person in one group.

    Attributes:
        role: see `Role`.
        joined_on: the day they joined.
        left_on: the day they left; None while they belong.
        agreed_version: the version of the group's agreement they said yes to; 0 for none yet.
        shown: whether their first name may stand on "who is coming".
        desk_on: the last day a coordinator opened the desk. Coordinators only: they cannot use the anonymous channel.
        over_flags: how many texts a coordinator sent although the checker still flagged something. They alone see it.
        away_since, back_on: a coordinator is away from the one day until before the other, which may be open.
    """

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("person_id", "group_id"),)

    id: int | None = key()
    person_id: int = to("person", index=False)
    group_id: int = to("group")
    role: Role = Field(default=Role.MEMBER, sa_type=one_of(Role))
    joined_on: date
    left_on: date | None = None
    agreed_version: int = 0
    shown: bool = False
    desk_on: date | None = None
    over_flags: int = 0
    away_since: date | None = None
    back_on: date | None = None


STAFF = (Role.COORDINATOR,)
"""Roles that read, ask and send for a group."""
INSIDE = (Role.MEMBER, Role.COCHAIR, Role.COORDINATOR)
"""Roles that belong to the group itself: a guest only answers a question."""


def memberships(db: Session, person_id: int) -> list[Membership]:
    """The groups somebody belongs to now, oldest first."""
    return list(
        db.execute(
            select(Membership)
            .where(col(Membership.person_id) == person_id, col(Membership.left_on).is_(None))
            .order_by(col(Membership.id))
        ).scalars()
    )


def role_in(db: Session, person_id: int, group_id: int) -> Role | None:
    """What somebody is in a group; None when they do not belong to it."""
    return db.execute(
        select(col(Membership.role)).where(
            col(Membership.person_id) == person_id,
            col(Membership.group_id) == group_id,
            col(Membership.left_on).is_(None),
        )
    ).scalar_one_or_none()


def people_in(db: Session, group_id: int, roles: tuple[Role, ...] = INSIDE) -> list[Person]:
    """The people who belong to a group in one of `roles`, by name."""
    return list(
        db.execute(
            select(Person)
            .join(Membership, col(Membership.person_id) == col(Person.id))
            .where(
                col(Membership.group_id) == group_id,
                col(Membership.left_on).is_(None),
                col(Membership.role).in_(roles),
                ~col(Person.died),
            )
            .order_by(col(Person.name), col(Person.id))
        ).scalars()
    )


def membership_in(db: Session, person_id: int, group_id: int) -> Membership | None:
    """Somebody's place in a group, also after they left; None when they never came."""
    return db.execute(
        select(Membership).where(col(Membership.person_id) == person_id, col(Membership.group_id) == group_id)
    ).scalar_one_or_none()


def join(db: Session, person_id: int, group_id: int, role: Role, today: date) -> Membership:
    """Take somebody into a group as `role`; the caller commits.

    Coming twice changes nothing, and nobody loses a role by opening a lesser link. Who
    was a guest, or had left, counts as joining `today`.
    """
    row = membership_in(db, person_id, group_id)
    if row is None:
        row = Membership(person_id=person_id, group_id=group_id, role=role, joined_on=today)
    elif row.left_on is not None or row.role is Role.GUEST:
        row.role, row.joined_on, row.left_on = role, today, None
    elif role is Role.COORDINATOR:
        row.role = role
    db.add(row)
    db.flush()
    return row


def coordinators(db: Session, group_id: int) -> list[Membership]:
    """The group's coordinators now, the first appointed first."""
    return list(
        db.execute(
            select(Membership)
            .join(Person, col(Person.id) == col(Membership.person_id))
            .where(
                ~col(Person.died),
                col(Membership.group_id) == group_id,
                col(Membership.left_on).is_(None),
                col(Membership.role) == Role.COORDINATOR,
            )
            .order_by(col(Membership.id))
        ).scalars()
    )


def shown_in(db: Session, group_id: int) -> set[int]:
    """The numbers of the people of a group who agreed that their first name is shown on "who is coming"."""
    return set(
        db.execute(
            select(col(Membership.person_id)).where(
                col(Membership.group_id) == group_id, col(Membership.left_on).is_(None), col(Membership.shown)
            )
        ).scalars()
    )
