"""An action: something that somebody will do after a meeting, by a day."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from bot.models.base import key, maybe, to


class Action(SQLModel, table=True):
    """One action.

    Attributes:
        owner_id: who does it; None when nobody of the group does: then `owner_name` says who.
        due_on: by when (a local day of the group).
        done_on: the day it was marked as done.
    """

    __tablename__ = "action"

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
