"""Heard in a bot that is already there: its own handlers go on, Heard takes what they leave. Both frameworks, both ways."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx
import pytest
from telegram.ext import Application, CommandHandler

from bot import app
from bot.handlers.via_ptb import ViaPtb
from bot.practice.command import TOKEN
from bot.practice.server import Room
from bot.settings import Settings


def their_ptb(url):
    """A bot somebody wrote with python-telegram-bot."""

    async def mine(update, _context):
        await update.message.reply_text("mine, as before")

    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    application = builder.build()
    application.add_handler(CommandHandler("mine", mine))
    return application


@asynccontextmanager
async def ptb_polls(settings, application):
    """Their own loop leads."""
    port = ViaPtb(TOKEN, settings.api_base, settings.home, app=application)
    async with app.running(settings, port, fetches=False):
        await application.start()
        await application.updater.start_polling(timeout=1)
        yield
        await application.updater.stop()
        await application.stop()


@asynccontextmanager
async def heard_fetches_for_ptb(settings, application):
    async with app.running(settings, ViaPtb(TOKEN, settings.api_base, settings.home, app=application)):
        yield


def their_aiogram(_url):
    """A bot somebody wrote with aiogram."""
    from aiogram import Dispatcher, Router
    from aiogram.filters import Command

    own = Router()

    @own.message(Command("mine"))
    async def mine(message):
        await message.answer("mine, as before")

    dispatcher = Dispatcher()
    dispatcher.include_router(own)
    return dispatcher


def via_aiogram(settings, dispatcher):
    from bot.handlers.via_aiogram import ViaAiogram

    return ViaAiogram(TOKEN, settings.api_base, settings.home, dispatcher=dispatcher)


@asynccontextmanager
async def aiogram_polls(settings, dispatcher):
    port = via_aiogram(settings, dispatcher)
    async with app.running(settings, port, fetches=False):
        polling = asyncio.ensure_future(
            dispatcher.start_polling(
                port.bot, handle_signals=False, close_bot_session=False, polling_timeout=1
            )
        )
        yield
        await dispatcher.stop_polling()
        await polling


@asynccontextmanager
async def heard_fetches_for_aiogram(settings, dispatcher):
    async with app.running(settings, via_aiogram(settings, dispatcher)):
        yield


@pytest.mark.parametrize(
    ("theirs", "together"),
    [
        (their_ptb, heard_fetches_for_ptb),
        (their_ptb, ptb_polls),
        pytest.param(their_aiogram, heard_fetches_for_aiogram, marks=pytest.mark.slow),
        pytest.param(their_aiogram, aiogram_polls, marks=pytest.mark.slow),
    ],
)
async def test_each_answers_what_is_theirs(tmp_path, theirs, together):
    room = Room(datetime(2026, 11, 23, 10, tzinfo=UTC))
    await room.start()
    settings = Settings(home=tmp_path, token=TOKEN, operator="Riverside Charity", api_base=room.url)
    amina, ben = room.enter(TOKEN, "Amina"), room.enter(TOKEN, "Ben")
    async with httpx.AsyncClient(base_url=room.url, timeout=30) as web, together(settings, theirs(room.url)):

        async def says(who, text):
            await web.post(f"/room/people/{who}/say?wait=0", json={"text": text})
            async with asyncio.timeout(10):
                while True:
                    messages = (await web.get(f"/room/people/{who}/chat")).json()["messages"]
                    if messages[-1]["from"] == "bot":
                        return messages[-1]["text"]
                    await asyncio.sleep(0.02)

        assert await says(amina, "/mine") == "mine, as before"
        assert (await says(ben, "/start")).startswith("Hello. I am a bot for groups")
    await room.stop()
