"""An action: something that somebody will do after a meeting, by a day."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from bot.models.base import NEVER_AGAIN, key, maybe, to
from bot.models.meeting import Meeting


class Action(SQLModel, table=True):
    """One action.

    Attributes:
        owner_id: who does it; None when nobody of the group does: then `owner_name` says who.
        due_on: by when (a local day of the group).
        done_on: the day it was marked as done.
    """

    __tablename__ = "action"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    meeting_id: int = to("meeting")
    text: str
    owner_id: int | None = maybe("person")
    owner_name: str = ""
    due_on: date | None = None
    done_on: date | None = None


def actions_of(db: Session, meeting_id: int) -> list[Action]:
    """The actions of a meeting, in the order they were written."""
    return list(
        db.execute(
            select(Action).where(col(Action.meeting_id) == meeting_id).order_by(col(Action.id))
        ).scalars()
    )


def actions_before(db: Session, meeting: Meeting) -> list[Action]:
    """The actions of the last meeting before this one, in the same group, that had any: what became of them is told."""
    last = (
        select(col(Meeting.id))
        .join(Action, col(Action.meeting_id) == col(Meeting.id))
        .where(col(Meeting.group_id) == meeting.group_id, col(Meeting.on) < meeting.on)
        .order_by(col(Meeting.on).desc(), col(Meeting.id).desc())
        .limit(1)
    )
    found = db.execute(last).scalar_one_or_none()
    return actions_of(db, found) if found else []
