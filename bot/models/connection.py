"""Connections to the database, with every setting the promise needs.

Measured on this project's work: with default settings four threads lost 282 of 400
increments without an error; `BEGIN IMMEDIATE` lost none. PostgreSQL has one writer at
a time too, also when several processes share it: each transaction begins by taking one
advisory lock. A conversation can then look at a row and change it, and nobody came
between, whichever database it runs on. Telegram lets a bot say 30 things a second; one
writer does many times that.
"""

import re
import sqlite3
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
    PendingRollbackError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import create_engine

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "temp_store": "MEMORY",
    "cache_spill": "OFF",
    "busy_timeout": "5000",
}
"""Set on every SQLite connection. FULL outlives a power cut; secure_delete leaves no erased words on the disk;
without spilling, a large release that is interrupted leaves none of its words in the log."""

WRITER = 0x48656172_64000000
"""The advisory lock of whoever writes on PostgreSQL ("Heard")."""
LIVELY: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 5000,
    "options": "-c synchronous_commit=on",
}
"""PostgreSQL connections: a server that has vanished is noticed within seconds (libpq's words; the last but one in
milliseconds), and a commit that was reported outlives a crash of the server, whatever it does for others."""


def sqlite_url(path: Path) -> str:
    """The database address of a SQLite file."""
    return f"sqlite:///{path}"


def connect(url: str, name: str = "heard") -> Engine:
    """An engine on `url`, with every setting the promise needs on each of its connections.

    Args:
        url: a database's address; PostgreSQL's also as its own tools write it.
        name: what PostgreSQL calls its connections.
    """
    if not url.startswith("sqlite"):
        url = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)
        args = LIVELY | {"application_name": name}
        engine = create_engine(
            url, pool_size=4, max_overflow=2, pool_pre_ping=True, hide_parameters=True, connect_args=args
        )
        event.listen(engine, "begin", _wait_to_write)
        return engine
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def failing(error: BaseException) -> bool:
    """Whether the database itself fails, so that trying again later can help: full, locked, restarted, out of reach.

    What a statement of ours got wrong is no such fault, or an update would be tried for ever.
    """
    if isinstance(error, PoolTimeout | PendingRollbackError):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    if not isinstance(error, OperationalError | InterfaceError | InternalError):
        return False
    return getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy then issues BEGIN itself, below
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _wait_to_write(connection: Any) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")


def dialect_of(name: str) -> Any:
    """SQLAlchemy's module for the database `name`: what becomes of a row that is there already, each says in its own way.

    Only that one is imported; the other is two megabytes that a small machine has better uses for.
    """
    return import_module(f"sqlalchemy.dialects.{name}")


def tell(connection: Connection, text: str, values: Any = ()) -> Any:
    """Give `text` to the driver as it is; for what every turn says, because SQLAlchemy takes ten times as long.

    Args:
        connection: in a transaction, or one begins.
        text: SQL in the driver's own words.
        values: what the driver fills in.

    Returns:
        The driver's cursor.

    Raises:
        DBAPIError: as SQLAlchemy would.
    """
    driver: Any = connection.connection.driver_connection
    base: Any = connection.dialect.dbapi
    try:
        return driver.execute(text, values)
    except base.Error as error:
        raise DBAPIError.instance(text, None, error, base.Error, True, dialect=connection.dialect) from error
