"""What every table shares: names for constraints, one kind of instant, words instead of native enums.

Constraint names are fixed before any table loads, so that a migration can find
them again on every database. Instants are UTC and always aware; a naive one is a
fault at once rather than an hour's error in October.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


SQLModel.model_config["defer_build"] = True
"""Tables are not validated, so pydantic need not prepare for it: that took a quarter of the time a start takes."""


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: stored without an offset on SQLite, with one on PostgreSQL, aware everywhere in the program."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """PostgreSQL keeps the offset; SQLite has no type for it."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime; turn an aware one into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(words: type[StrEnum]) -> Any:
    """A text column that holds one of `words`, with a CHECK: native enums cannot lose a value again."""
    return Enum(
        words,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=words.__name__.lower(),
        values_callable=lambda w: [str(v.value) for v in w],
    )


NEVER_AGAIN = {"sqlite_autoincrement": True}
"""For tables whose rows can go while buttons still carry their number: an old button must not mean a newer row.

PostgreSQL's sequences keep to that by themselves; SQLite gives the last number out again unless it is told.
"""


def key() -> Any:
    """An ordinary running number as primary key; None until the row is written."""
    return Field(default=None, primary_key=True)


def to(table: str, *, index: bool = True) -> Any:
    """A required reference to another table's ``id``."""
    return Field(foreign_key=f"{table}.id", index=index)


def maybe(table: str, *, index: bool = True) -> Any:
    """An optional reference to another table's ``id``."""
    return Field(default=None, foreign_key=f"{table}.id", index=index)
