"""aiogram's state machine kept in Redis, with its lock for each person. HEARD_BENCH_REDIS is the server's address."""

import asyncio
import os
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher, F
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import Message

from bench.contenders.nowhere import through_aiogram


class Answers(StatesGroup):
    asked = State()


async def take_words(message: Message, state: FSMContext):
    await state.update_data(said=message.text)
    await state.set_state(Answers.asked)
    await message.answer(f"You said: {message.text}")


@asynccontextmanager
async def contender(_folder):
    session, calls = through_aiogram()
    storage = RedisStorage.from_url(os.environ["HEARD_BENCH_REDIS"])
    bot = Bot("123:x", session=session)
    dispatcher = Dispatcher(storage=storage, events_isolation=storage.create_isolation())
    dispatcher.message.register(take_words, F.text)

    async def take(raws):
        await asyncio.gather(*(dispatcher.feed_raw_update(bot, raw) for raw in raws))

    yield take, calls
    await bot.session.close()
    await storage.close()
