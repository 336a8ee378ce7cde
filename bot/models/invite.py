"""A link that lets somebody in: single-use for coordinators, one for the whole group for members, one a question for guests."""

import secrets
from enum import StrEnum

from sqlalchemy import BigInteger, select, update
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import key, maybe, one_of, to

TOKEN_BYTES = 12
"""96 random bits: nobody guesses a link, and a button still has room beside it."""


class InviteKind(StrEnum):
    """Whom a link lets in. STAND_IN is a coordinator's; OUTSIDE is for the person outside the group; NEW_PHONE moves one person."""

    COORDINATOR = "coordinator"
    STAND_IN = "stand_in"
    OUTSIDE = "outside"
    NEW_PHONE = "new_phone"
    MEMBER = "member"
    GUEST = "guest"


class Invite(SQLModel, table=True):
    """One link. `token` is 16 letters of base64url from 12 random bytes; it is the start payload behind ``i_``.

    A link to a new phone names the person it moves, and the phone that says it is theirs (`asked_by`).
    `used` closes a link: after the first time for one person's own, or when a new one takes its place.
    """

    __tablename__ = "invite"

    id: int | None = key()
    token: str = Field(unique=True)
    kind: InviteKind = Field(sa_type=one_of(InviteKind))
    group_id: int = to("group")
    question_id: int | None = maybe("question")
    person_id: int | None = maybe("person")
    asked_by: int | None = Field(default=None, sa_type=BigInteger)
    used: bool = False

    @property
    def payload(self) -> str:
        """What stands behind ``?start=`` in the link: ``i_`` into a group, ``q_`` to a question."""
        return f"{'q' if self.kind is InviteKind.GUEST else 'i'}_{self.token}"


def make_invite(
    db: Session,
    kind: InviteKind,
    group_id: int,
    question_id: int | None = None,
    person_id: int | None = None,
) -> Invite:
    """Make a new link into a group; the caller commits."""
    invite = Invite(
        token=secrets.token_urlsafe(TOKEN_BYTES),
        kind=kind,
        group_id=group_id,
        question_id=question_id,
        person_id=person_id,
    )
    db.add(invite)
    db.flush()
    return invite


def find_invite(db: Session, token: str) -> Invite | None:
    """The link with that token, used or not."""
    return db.execute(select(Invite).where(col(Invite.token) == token)).scalar_one_or_none()


def use(db: Session, invite: Invite) -> bool:
    """Close a link that is for one person; whether it was still open, so that two who open it at once do not both come in."""
    closed = db.execute(
        update(Invite).where(col(Invite.id) == invite.id, ~col(Invite.used)).values(used=True)
    )
    return bool(closed.rowcount)  # type: ignore[attr-defined]  # SQLAlchemy types it as Result


def member_link(db: Session, group_id: int) -> Invite:
    """The group's open link for members; made if there is none."""
    found = db.execute(
        select(Invite)
        .where(
            col(Invite.group_id) == group_id,
            col(Invite.kind) == InviteKind.MEMBER,
            ~col(Invite.used),
        )
        .order_by(col(Invite.id).desc())
        .limit(1)
    ).scalar_one_or_none()
    return found or make_invite(db, InviteKind.MEMBER, group_id)


def renew_member_link(db: Session, group_id: int) -> Invite:
    """Close the group's member links, so that one which got about lets nobody in, and make a new one."""
    db.execute(
        update(Invite)
        .where(col(Invite.group_id) == group_id, col(Invite.kind) == InviteKind.MEMBER)
        .values(used=True)
    )
    return make_invite(db, InviteKind.MEMBER, group_id)
