"""A theme: contributions that say the same thing, in words the group would use. "You said"."""

from sqlmodel import SQLModel

from bot.models.base import key, to


class Theme(SQLModel, table=True):
    """One theme of a question; `place` is its order, the same for everybody."""

    __tablename__ = "theme"

    id: int | None = key()
    question_id: int = to("question")
    title: str
    place: int = 0
