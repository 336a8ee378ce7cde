"""Heard: each update through the framework, its turn run and committed, its answer built and stored.

HEARD_BENCH_FRAMEWORK is ptb or aiogram; HEARD_BENCH_DATABASE an address, by default a SQLite file.
"""

import asyncio
import os
from contextlib import asynccontextmanager

from sqlalchemy import Text, cast, func, select
from sqlmodel import Session, SQLModel, col

import bot.__main__  # how often garbage is looked for, as in `heard run`
import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bench.contenders import nowhere
from bot.chat.house import House
from bot.chat.routes import words
from bot.chat.screens import screen
from bot.clock import Clock
from bot.delivery.engine import Engine
from bot.models.connection import connect, sqlite_url
from bot.models.conversation import Conversation
from bot.models.database import Database
from bot.models.outbox import Body, Outbox
from bot.models.person import Person

PEOPLE = 100


@words("bench.said")
def take_words(turn):
    """What the others do: remember the state, and say the words back."""
    turn.say(screen(f"You said: {turn.text}"))
    turn.expect("bench.said")


def port_for(folder):
    """The framework with nothing behind it, and its calls."""
    if os.environ.get("HEARD_BENCH_FRAMEWORK") == "aiogram":
        from bot.handlers.via_aiogram import ViaAiogram

        session, calls = nowhere.through_aiogram()
        port = ViaAiogram("123:x", "http://127.0.0.1:1", folder)
        port.bot.session = session
        return port, calls
    from telegram.ext import Application

    from bot.handlers.via_ptb import ViaPtb

    request, calls = nowhere.through_ptb()
    app = Application.builder().token("123:x").request(request).updater(None).job_queue(None).build()
    return ViaPtb("123:x", "http://127.0.0.1:1", folder, app=app), calls


def furnish(engine):
    """People who have been asked for words."""
    SQLModel.metadata.create_all(engine)
    with Session(engine) as db:
        for n in range(PEOPLE):
            person = Person(telegram_id=1000 + n, name="Person")
            db.add(person)
            db.flush()
            db.add(Conversation(person_id=person.id, route="bench.said", args=[]))
        db.commit()


ANSWERS = (
    select(func.count(col(Outbox.id)))
    .join(Body, col(Body.id) == col(Outbox.body_id))
    .where(cast(col(Body.params), Text).contains("You said"))
)


class Stored:
    """Answers that are built and stored, counted as the others' calls are: words said back, no page about a fault."""

    def __init__(self, engine):
        self._engine = engine

    def __len__(self):
        with Session(self._engine) as db:
            return db.execute(ANSWERS).scalar_one()


@asynccontextmanager
async def contender(folder):
    engine = connect(os.environ.get("HEARD_BENCH_DATABASE") or sqlite_url(folder / "heard.db"))
    furnish(engine)
    port, _calls = port_for(folder)
    await port.start()
    database = Database(engine)
    heard = Engine(database, Clock(), port, House("a_bot", "A Charity", folder))
    port.listen(heard.intake.take)

    async def take(raws):
        await asyncio.gather(*(heard.intake.receive(raw) for raw in raws))

    yield take, Stored(connect(str(engine.url)))
    await port.stop()
    database.close()
