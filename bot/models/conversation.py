"""The only thing a conversation has to remember: which words are expected next, one row a person."""

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class Conversation(SQLModel, table=True):
    """What `person_id` was asked to type: a route and its arguments."""

    __tablename__ = "conversation"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    route: str
    args: list[str] = Field(default_factory=list, sa_type=JSON)


class Seen(SQLModel, table=True):
    """An update that was handled. For every update alike, and nothing but its number: gaps beside ordinary rows name people."""

    __tablename__ = "seen"

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
