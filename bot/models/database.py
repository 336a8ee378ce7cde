"""The database: one writer, short transactions.

Synchronous sessions beat asynchronous ones 3 to 20 times (measured on this project's
work). So every piece of work is a plain function given a session, run on one thread;
work that waits together shares a commit. Where one piece fails nothing of that commit
is kept, and each runs again by itself, so that one failure never spoils another's: a
savepoint for each would cost as much as its own work.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from bot.models.connection import failing, tell

T = TypeVar("T")
Work = Callable[[Session], T]

TOGETHER = 100
"""Most pieces of work in one commit: as many as Telegram gives updates at once."""


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
