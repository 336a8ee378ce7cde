"""What waits behind "You have a message", for somebody whose phone others use too.

The words are kept here until they are opened, and shown for ten minutes. Nothing says
whether or when they were.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.models.base import key, to


class Cover(SQLModel, table=True):
    """One covered page: the calls that show it, as ``[method, parameters]``, and the day it was sent."""

    __tablename__ = "cover"

    id: int | None = key()
    person_id: int = to("person")
    calls: list[list[Any]] = Field(default_factory=list, sa_type=JSON)
    day: date
