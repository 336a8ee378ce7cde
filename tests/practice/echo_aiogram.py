"""An aiogram echo bot, as its documentation writes one; only the address is the room's."""

import asyncio
import os

from aiogram import Bot, Dispatcher, html
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import CommandStart
from aiogram.types import Message

dp = Dispatcher()


@dp.message(CommandStart())
async def command_start_handler(message: Message) -> None:
    """Answer /start."""
    await message.answer(f"Hello, {html.bold(message.from_user.full_name)}!")


@dp.message()
async def echo_handler(message: Message) -> None:
    """Send a copy of whatever came."""
    try:
        await message.send_copy(chat_id=message.chat.id)
    except TypeError:
        await message.answer("Nice try!")


async def main() -> None:
    """Start the bot."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["ROOM_URL"]))
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML)
    await dp.start_polling(Bot(os.environ["BOT_TOKEN"], session=session, default=properties))


if __name__ == "__main__":
    asyncio.run(main())
