"""The only thing a conversation has to remember: which words are expected next, one row a person; and what was handled."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, LargeBinary, bindparam, delete
from sqlmodel import Field, Session, SQLModel

from bot.models.swift import Swift


class Conversation(SQLModel, table=True):
    """What `person_id` was asked to type: a route and its arguments."""

    __tablename__ = "conversation"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    route: str
    args: list[str] = Field(default_factory=list, sa_type=JSON)


class Seen(SQLModel, table=True):
    """An ordinary update that was handled, by a mark that says nothing (`bot.anonymity.numbers`): gaps between numbers name people.

    `day` is when, in UTC: it goes after the next one (`bot.flows.keep`).
    """

    __tablename__ = "seen"

    mark: bytes = Field(sa_type=LargeBinary, primary_key=True)
    day: date


_CONVERSATION: Any = Conversation.__table__  # type: ignore[attr-defined]  # SQLModel hides the table
_UPDATES: Any = Seen.__table__  # type: ignore[attr-defined]  # as above


def _expecting(dialect: Any) -> Any:
    names = ("person_id", "route", "args")
    written = dialect.insert(_CONVERSATION).values({name: bindparam(name) for name in names})
    new = {name: written.excluded[name] for name in names[1:]}
    return written.on_conflict_do_update(index_elements=["person_id"], set_=new)


_EXPECT = Swift(_expecting)
_FORGET = Swift(lambda _: delete(_CONVERSATION).where(_CONVERSATION.c.person_id == bindparam("person_id")))
_SEEN = Swift(
    lambda dialect: (
        dialect.insert(_UPDATES).values(mark=bindparam("mark"), day=bindparam("day")).on_conflict_do_nothing()
    )
)


def expect(db: Session, person_id: int, route: str, args: list[str]) -> None:
    """The next words of `person_id` go to `route`, whatever was expected before."""
    _EXPECT.run(db, person_id=person_id, route=route, args=args)


def forget(db: Session, person_id: int) -> None:
    """No words are expected of `person_id` any more."""
    _FORGET.run(db, person_id=person_id)


def first_time(db: Session, mark: bytes, day: date) -> bool:
    """Note an update's mark on a day (UTC); whether it had not been there."""
    return bool(_SEEN.run(db, mark=mark, day=day).rowcount)
