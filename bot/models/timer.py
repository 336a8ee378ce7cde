"""A timer: something that falls due. The rows are the truth; the scheduler only wakes us."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.models.base import NEVER_AGAIN, Instant, key


class Timer(SQLModel, table=True):
    """One thing that falls due at `at` (UTC). `name` is unique, so setting it again moves it: ``promise:12:7``."""

    __tablename__ = "timer"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    at: datetime = Field(sa_type=Instant, index=True)
    route: str
    args: list[str] = Field(default_factory=list, sa_type=JSON)
    name: str = Field(unique=True)
