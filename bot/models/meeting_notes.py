"""The notes of a meeting, which everybody gets, also those who were not there."""

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import key, one_of, to
from bot.models.briefing import SendState


class MeetingNotes(SQLModel, table=True):
    """The notes of one meeting, with initials for names; `suggestions` are one to a line."""

    __tablename__ = "meeting_notes"

    id: int | None = key()
    meeting_id: int = Field(foreign_key="meeting.id", unique=True)
    author_id: int = to("person")
    text: str = ""
    suggestions: str = ""
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))


def notes_of(db: Session, meeting_id: int) -> MeetingNotes | None:
    """The notes of a meeting, if somebody has begun them."""
    return db.execute(
        select(MeetingNotes).where(col(MeetingNotes.meeting_id) == meeting_id)
    ).scalar_one_or_none()
