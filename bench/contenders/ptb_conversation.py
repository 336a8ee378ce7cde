"""python-telegram-bot's ConversationHandler, kept safe: its state is on the disk before the next update is taken."""

from contextlib import asynccontextmanager

from telegram import Update
from telegram.ext import Application, ConversationHandler, MessageHandler, PicklePersistence, filters

from bench.contenders.nowhere import through_ptb

ASKED = 1


async def take_words(update, context):
    context.user_data["said"] = update.message.text
    await update.message.reply_text(f"You said: {update.message.text}")
    return ASKED


@asynccontextmanager
async def contender(folder):
    request, calls = through_ptb()
    kept = PicklePersistence(folder / "state.pickle", update_interval=0.001)
    app = (
        Application.builder().token("123:x").request(request).updater(None).persistence(kept).build()
    )  # fmt: skip
    words = MessageHandler(filters.TEXT, take_words)
    app.add_handler(
        ConversationHandler([words], {ASKED: [words]}, [], name="answers", persistent=True, per_message=False)
    )
    async with app:

        async def take(raws):
            for raw in raws:
                await app.process_update(Update.de_json(raw, app.bot))
                await app.update_persistence()
                await kept.flush()

        yield take, calls
