"""What would help somebody come. Only the group's coordinators read it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import and_, select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, maybe, one_of, to
from bot.models.meeting import Reply, Rsvp
from bot.models.membership import Membership


class NeedKind(StrEnum):
    """What can help; OWN is in the person's own words."""

    TRAVEL = "travel"
    CHILDCARE = "childcare"
    BUDDY = "buddy"
    COMPANY = "company"
    QUIET = "quiet"
    BREAKS = "breaks"
    LANGUAGE = "language"
    PRINT = "print"
    STEPS = "steps"
    TOPICS = "topics"
    OWN = "own"


SAID_IN_WORDS = (NeedKind.LANGUAGE, NeedKind.TOPICS, NeedKind.OWN)
"""Kinds that say nothing without words: which language, which topics, what else."""


class Need(SQLModel, table=True):
    """One thing that would help one person.

    Attributes:
        meeting_id: the meeting it is for; None for one that the person wants kept for the next meetings.
        words: what the person wrote about it.
        met_on: the day a coordinator marked it as arranged.
    """

    __tablename__ = "need"
    __table_args__ = (UniqueConstraint("person_id", "group_id", "meeting_id", "kind"),)

    id: int | None = key()
    person_id: int = to("person", index=False)
    group_id: int = to("group")
    meeting_id: int | None = maybe("meeting")
    kind: NeedKind = Field(sa_type=one_of(NeedKind))
    words: str = ""
    met_on: date | None = None


def needs_of(db: Session, person_id: int, group_id: int, meeting_id: int | None) -> dict[NeedKind, Need]:
    """What would help somebody come to one meeting; with None, what is kept for the next ones."""
    rows = db.execute(
        select(Need)
        .where(
            col(Need.person_id) == person_id,
            col(Need.group_id) == group_id,
            col(Need.meeting_id) == meeting_id if meeting_id else col(Need.meeting_id).is_(None),
        )
        .order_by(col(Need.id))
    ).scalars()
    return {need.kind: need for need in rows}


def needs_for(db: Session, meeting_id: int) -> list[Need]:
    """What those who may come need for one meeting, in the group and not having said no: what is not arranged comes first."""
    elsewhere = select(col(Rsvp.person_id)).where(
        col(Rsvp.meeting_id) == meeting_id, col(Rsvp.reply).in_([Reply.NO, Reply.THOUGHTS])
    )
    return list(
        db.execute(
            select(Need)
            .join(
                Membership,
                and_(
                    col(Membership.person_id) == col(Need.person_id),
                    col(Membership.group_id) == col(Need.group_id),
                ),
            )
            .where(
                col(Need.meeting_id) == meeting_id,
                col(Membership.left_on).is_(None),
                col(Need.person_id).not_in(elsewhere),
            )
            .order_by(col(Need.met_on).is_not(None), col(Need.kind), col(Need.id))
        ).scalars()
    )
