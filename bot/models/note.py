"""A note: something a named person tells a coordinator or the outside person. Never anything anonymous."""

from datetime import date
from enum import StrEnum

from sqlalchemy import delete, select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import NEVER_AGAIN, key, maybe, one_of, to
from bot.models.outbox import Outbox, OutState, erase_bodies


class NoteTo(StrEnum):
    """Who reads it. No coordinator sees what goes to the outside person; BACK is an answer to whoever wrote."""

    COORDINATOR = "coordinator"
    OUTSIDE = "outside"
    BACK = "back"


class Note(SQLModel, table=True):
    """One note from `person_id`. `about` is where it was written, such as ``briefing:12``; `read_on` the day somebody opened it."""

    __tablename__ = "note"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    group_id: int = to("group")
    person_id: int = to("person")
    to: NoteTo = Field(default=NoteTo.COORDINATOR, sa_type=one_of(NoteTo))
    text: str
    about: str = ""
    written_on: date
    read_on: date | None = None
    reply_to_id: int | None = maybe("note", index=False)


def inbox(db: Session, group_id: int) -> list[Note]:
    """What was written to a group's coordinators: unread first, then the newest first."""
    return list(
        db.execute(
            select(Note)
            .where(col(Note.group_id) == group_id, col(Note.to) == NoteTo.COORDINATOR)
            .order_by(col(Note.read_on).is_not(None), col(Note.id).desc())
        ).scalars()
    )


def unread(db: Session, group_id: int) -> int:
    """How many notes to a group's coordinators nobody has opened."""
    return sum(note.read_on is None for note in inbox(db, group_id))


def news_of(note_id: int | None) -> str:
    """The purpose of the messages that tell its readers of a note."""
    return f"note:{note_id}"


def withdraw(db: Session, note_ids: list[int]) -> None:
    """Stop telling readers of notes that are gone, where that has not happened yet."""
    which = (
        col(Outbox.purpose).in_([news_of(number) for number in note_ids]),
        col(Outbox.state) == OutState.WAITING,
    )
    bodies = set(db.execute(select(col(Outbox.body_id)).where(*which)).scalars())
    db.execute(delete(Outbox).where(*which))
    erase_bodies(db, bodies)


def answers_to(db: Session, note_id: int) -> list[Note]:
    """What was written back to a note, oldest first."""
    return list(
        db.execute(select(Note).where(col(Note.reply_to_id) == note_id).order_by(col(Note.id))).scalars()
    )


def same_note(db: Session, note: Note) -> Note | None:
    """The same words of the same person to the same reader on the same day: a button pressed twice."""
    return (
        db.execute(
            select(Note).where(
                col(Note.person_id) == note.person_id,
                col(Note.group_id) == note.group_id,
                col(Note.to) == note.to,
                col(Note.text) == note.text,
                col(Note.written_on) == note.written_on,
                col(Note.reply_to_id) == note.reply_to_id
                if note.reply_to_id
                else col(Note.reply_to_id).is_(None),
            )
        )
        .scalars()
        .first()
    )
