"""Who belongs to which group, and as what."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field, SQLModel, UniqueConstraint

from bot.models.base import key, one_of, to


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
