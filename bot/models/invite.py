"""A link that lets somebody in: single-use for coordinators, one for the whole group for members, one a question for guests."""

from enum import StrEnum

from sqlmodel import Field, SQLModel

from bot.models.base import key, maybe, one_of, to


class InviteKind(StrEnum):
    """Whom a link lets in."""

    COORDINATOR = "coordinator"
    MEMBER = "member"
    GUEST = "guest"


class Invite(SQLModel, table=True):
    """One link. `token` is 16 letters of base64url from 12 random bytes; it is the start payload behind ``i_``."""

    __tablename__ = "invite"

    id: int | None = key()
    token: str = Field(unique=True)
    kind: InviteKind = Field(sa_type=one_of(InviteKind))
    group_id: int = to("group")
    question_id: int | None = maybe("question")
    used: bool = False
