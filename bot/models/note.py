"""A note: something a named person tells a coordinator or the outside person. Never anything anonymous."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field, SQLModel

from bot.models.base import key, maybe, one_of, to


class NoteTo(StrEnum):
    """Who reads it. No coordinator sees what goes to the outside person."""

    COORDINATOR = "coordinator"
    OUTSIDE = "outside"


class Note(SQLModel, table=True):
    """One note. `about` is where it was written, such as ``briefing:12``; `read_on` the day somebody opened it."""

    __tablename__ = "note"

    id: int | None = key()
    group_id: int = to("group")
    person_id: int = to("person")
    to: NoteTo = Field(default=NoteTo.COORDINATOR, sa_type=one_of(NoteTo))
    text: str
    about: str = ""
    written_on: date
    read_on: date | None = None
    reply_to_id: int | None = maybe("note", index=False)
