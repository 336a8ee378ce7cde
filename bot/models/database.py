"""The database: one writer, short transactions, settings that keep the promise.

Measured on this project's work: with default settings four threads lost 282 of 400
increments without an error; `BEGIN IMMEDIATE` lost none. Synchronous sessions beat
asynchronous ones 3 to 20 times. So every piece of work is a plain function given a
session, run on one thread; work that waits together shares a commit. Where one piece
fails nothing of that commit is kept, and each runs again by itself, so that one failure
never spoils another's: a savepoint for each would cost as much as its own work.

PostgreSQL has one writer at a time too, also when several processes share it: each
transaction begins by taking one advisory lock. A conversation can then look at a row
and change it, and nobody came between, whichever database it runs on. Telegram lets a
bot say 30 things a second; one writer does many times that.
"""

import asyncio
import queue
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
    PendingRollbackError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, create_engine

T = TypeVar("T")
Work = Callable[[Session], T]

TOGETHER = 100
"""Most pieces of work in one commit: as many as Telegram gives updates at once."""

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


class Commit(Session):
    """The session of one commit, and of nothing after it.

    It asks SQLAlchemy for its connection once: a turn needs it seven times, which took a tenth of the turn.
    """

    @cached_property
    def _only(self) -> Connection:
        return super().connection()

    def connection(self, *_args: Any, **_options: Any) -> Connection:
        """The connection of this commit; a transaction is begun on it."""
        return self._only


class Spoiled(Exception):
    """A flush failed, and SQLAlchemy gave up the whole transaction, not only what came after the savepoint."""


@contextmanager
def savepoint(db: Session) -> Iterator[None]:
    """If the block raises, what it wrote is undone and what it loaded is forgotten.

    Raises:
        Spoiled: instead of what the block raised, if nothing of the transaction is left.
    """
    connection = db.connection()
    tell(connection, "SAVEPOINT turn")
    try:
        yield
        db.flush()
    except Exception as error:
        if failing(error):
            raise
        if not db.is_active:
            raise Spoiled from error
        tell(connection, "ROLLBACK TO SAVEPOINT turn")
        db.expunge_all()
        raise
    tell(connection, "RELEASE SAVEPOINT turn")


@dataclass(frozen=True, slots=True)
class Job:
    """Work that waits for the database's thread, and whoever waits for it."""

    work: Callable[[Any], Any]
    future: "asyncio.Future[Any]"
    alone: bool = False


class Database:
    """Runs work on the database from the event loop.

    Work is a function that takes a `Session` and returns a value. It is committed
    before `do` returns; if it raises, nothing of it is kept and the error comes back. It
    may run twice, the first time for nothing, so it does nothing but read and write there.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._gathered: list[Job] = []
        self._waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="heard-database", daemon=True)
        self._thread.start()

    async def do(self, work: Work[T]) -> T:
        """Run `work` in a transaction and commit it.

        Raises:
            Exception: whatever `work` raised, its changes undone; or the database's own error, nothing kept.
        """
        return await self._done(work)

    async def alone(self, work: Callable[[Engine], T]) -> T:
        """Run `work` on the engine itself, outside of any transaction and with nothing beside it: for VACUUM."""
        return await self._done(work, alone=True)

    async def _done(self, work: Callable[[Any], T], *, alone: bool = False) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        if not self._gathered:
            loop.call_soon(self._hand_over)
        self._gathered.append(Job(work, future, alone))
        return await future

    def _hand_over(self) -> None:
        """Give the thread what one round of the event loop asked for, all at once: as one commit, and without a fight for Python's lock."""
        for job in self._gathered:
            self._waiting.put(job)
        self._gathered.clear()

    def close(self) -> None:
        """Finish what waits, then let go of the database."""
        self._hand_over()
        self._waiting.put(None)
        self._thread.join()
        self.engine.dispose()

    def _run(self) -> None:
        first = self._waiting.get()
        while first is not None:
            following: Job | None = None
            if first.alone:
                self._run_alone(first)
            else:
                following = self._commit_with(first)
            first = following or self._waiting.get()

    def _commit_with(self, first: Job) -> Job | None:
        """Commit what waits behind `first` together with it; a job that wants to be alone is handed back."""
        jobs, following = [first], None
        while len(jobs) < TOGETHER and not self._waiting.empty():
            job = self._waiting.get()
            if job is None:
                self._waiting.put(None)
                break
            if job.alone:
                following = job
                break
            jobs.append(job)
        self._commit_together(jobs)
        return following

    def _run_alone(self, job: Job) -> None:
        try:
            _resolve([(job, job.work(self.engine), None)])
        except Exception as error:  # goes back to whoever asked for the work
            _resolve([(job, None, error)])

    def _commit_together(self, jobs: list[Job]) -> None:
        """Commit all of `jobs`, or, when one of them fails, each by itself; when the database fails, none."""
        try:
            with Commit(self.engine, expire_on_commit=False) as session:
                done = [(job, _one(session, job.work), None) for job in jobs]
                session.commit()
        except Exception as error:  # every fault goes back to whoever asked for the work
            if len(jobs) == 1 or failing(error):
                _resolve([(job, None, error) for job in jobs])
            else:
                for job in jobs:
                    self._commit_together([job])
        else:
            _resolve(done)


def _one(session: Session, work: Work[T]) -> T:
    """Run `work`; whoever comes after it sees what it wrote, and nothing of what it remembered."""
    value = work(session)
    session.flush()
    session.expunge_all()
    return value


def _resolve(done: Sequence[tuple[Job, Any, BaseException | None]]) -> None:
    """Tell the event loop what became of work that was committed together, in one call: each wakes it."""

    def settle() -> None:
        for job, value, fault in done:
            if job.future.cancelled():
                continue
            if fault:
                job.future.set_exception(fault)
            else:
                job.future.set_result(value)

    loop = done[0][0].future.get_loop()
    if not loop.is_closed():
        loop.call_soon_threadsafe(settle)
