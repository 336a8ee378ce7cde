"""A bare python-telegram-bot echo: no storage, nothing remembered."""

from contextlib import asynccontextmanager

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from bench.contenders.nowhere import through_ptb


async def echo(update, _context):
    await update.message.reply_text(f"You said: {update.message.text}")


@asynccontextmanager
async def contender(_folder):
    request, calls = through_ptb()
    app = Application.builder().token("123:x").request(request).updater(None).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    async with app:

        async def take(raws):
            for raw in raws:
                await app.process_update(Update.de_json(raw, app.bot))

        yield take, calls
