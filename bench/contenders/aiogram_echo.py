"""A bare aiogram echo: no storage, nothing remembered."""

import asyncio
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher, F
from aiogram.types import Message

from bench.contenders.nowhere import through_aiogram


async def echo(message: Message):
    await message.answer(f"You said: {message.text}")


@asynccontextmanager
async def contender(_folder):
    session, calls = through_aiogram()
    bot, dispatcher = Bot("123:x", session=session), Dispatcher()
    dispatcher.message.register(echo, F.text)

    async def take(raws):
        await asyncio.gather(*(dispatcher.feed_raw_update(bot, raw) for raw in raws))

    yield take, calls
    await bot.session.close()
