"""Several processes on one database: one is on duty, the next takes over, and nobody speaks out of turn."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, SQLModel

from bot.delivery import marks
from bot.delivery.duty import OtherHome
from bot.delivery.line import Line
from bot.delivery.pacing import SLOTS, share
from bot.delivery.sharing import Shared
from bot.models.connection import connect, failing
from bot.models.outbox import Body, Outbox, OutState
from tests.postgres import new_database


class Process:
    """What one process would have: its place among others, and a shift that says when it runs."""

    def __init__(self, url, home="home"):
        self.duty, self.rung = Shared(url, home), asyncio.Event()
        self.begun, self.over = asyncio.Event(), asyncio.Event()
        self.task = asyncio.create_task(self.duty.run(self.shift, self.rung.set))

    async def shift(self):
        self.begun.set()
        self.over.clear()
        try:
            await asyncio.Event().wait()
        finally:
            self.over.set()

    async def end(self):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


@pytest.fixture
async def processes():
    url, started = new_database(), []

    async def start(**how):
        one = Process(url, **how)
        started.append(one)
        await asyncio.wait(
            {one.task, asyncio.ensure_future(one.duty.joined())}, return_when="FIRST_COMPLETED"
        )
        return one

    start.url = url
    yield start
    for one in started:
        await one.end()


async def test_one_is_on_duty_and_the_next_takes_over(processes):
    first, second = await processes(), await processes()
    assert (first.duty.held, second.duty.held) == (True, False)
    assert not first.duty.took_over
    await first.end()
    assert first.over.is_set()
    await asyncio.wait_for(second.begun.wait(), 5)
    assert second.duty.held
    assert second.duty.took_over


async def test_who_loses_the_connection_stops_and_begins_again(processes):
    one = await processes()
    engine = connect(processes.url)
    with engine.connect() as db:
        db.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE starts_with(application_name, 'heard-pulse')"
        )
    one.begun.clear()
    await asyncio.wait_for(one.over.wait(), 5)
    await asyncio.wait_for(one.begun.wait(), 5)
    engine.dispose()


async def test_who_is_not_on_duty_rings_and_who_is_does_not(processes):
    first, second = await processes(), await processes()
    engine = connect(processes.url)
    with Session(engine) as db:
        first.duty.ring(db)
        db.commit()
        assert not first.rung.is_set()
        second.duty.ring(db)
        assert not first.rung.is_set()
        db.commit()
    await asyncio.wait_for(first.rung.wait(), 5)
    engine.dispose()


async def test_another_home_is_refused_and_disturbs_nobody(processes):
    one = await processes()
    stranger = await processes(home="elsewhere")
    with pytest.raises(OtherHome):
        await stranger.task
    assert one.duty.held
    assert not one.task.done()


async def test_who_woke_up_too_late_neither_calls_nor_takes_a_row_from_the_next(processes, now):
    url = processes.url
    engine = connect(url)
    SQLModel.metadata.create_all(engine)
    lease, next_lease = now, now + timedelta(minutes=1)
    with Session(engine) as db:
        body = Body(method="sendMessage", params={"text": "x"})
        db.add(body)
        db.flush()
        row = Outbox(chat=1, body_id=body.id, state=OutState.LEASED, leased_until=next_lease)
        db.add(row)
        db.flush()
        marks.again(db, row.id, lease)
        marks.later(db, row.id, lease, now, 1, "lost")
        db.refresh(row)
        assert (row.state, row.attempts) == (OutState.LEASED, 0)
        marks.release(db, [row.id])
        db.refresh(row)
        assert row.state is OutState.LEASED
        marks.again(db, row.id, next_lease)
        db.refresh(row)
        assert row.state is OutState.WAITING
    engine.dispose()


async def test_a_place_in_line_is_asked_just_before_the_call(bot):
    """Not on duty any more: the call is not made."""
    line: Line = bot.engine._line
    with bot.engine.activity.running():
        async with line.call(0, 5, "sendMessage", {"text": "x"}, lambda: True) as reply:
            assert type(reply).__name__ == "TooLate"
    assert not [c for c in await bot.calls("sendMessage") if c["params"].get("text") == "x"]


def test_the_parts_of_all_processes_are_together_what_telegram_allows():
    for others in range(1, 7):
        together = share(others, on_duty=True) + others * share(others, on_duty=False)
        assert together <= SLOTS
    assert share(0, on_duty=True) == SLOTS


def test_a_fault_of_ours_is_not_the_databases(tmp_path):
    """Otherwise one message with a zero byte in it would be tried for ever."""
    for url in (new_database().replace("+psycopg", ""), f"sqlite:///{tmp_path / 'x.db'}"):
        engine = connect(url)
        for wrong in ("SELECT nothing FROM nowhere", "SELEC"):
            with pytest.raises(SQLAlchemyError) as error, engine.connect() as db:
                db.exec_driver_sql(wrong)
            assert not failing(error.value)
        engine.dispose()


def test_a_server_that_ends_the_connection_is(processes):
    engine = connect(new_database())
    with pytest.raises(SQLAlchemyError) as error, engine.connect() as db:
        db.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    assert failing(error.value)
    engine.dispose()
