"""A series: meetings that repeat. Each is a meeting of its own, so that one can move without the others."""

from sqlmodel import Field, SQLModel

from bot.models.base import NEVER_AGAIN, key, one_of, to
from bot.models.briefing import SendState


class Series(SQLModel, table=True):
    """One series.

    Attributes:
        said: how often, as the coordinator typed it, which people read: "every three weeks for six months".
    """

    __tablename__ = "series"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    group_id: int = to("group")
    author_id: int = to("person")
    said: str = ""
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))
