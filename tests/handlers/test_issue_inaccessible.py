"""A press on a message that Telegram no longer shows was taken for one on an empty message of ours.

python-telegram-bot 22.8 makes a callback query's inaccessible message (date 0) an
ordinary `Message`, so the bot edited what it could not see. Found by a transcript that
gave different calls through the two frameworks.
"""

import pytest
from aiogram.types import Update as AiogramUpdate
from telegram import Update as PtbUpdate

from bot.handlers.decode import decode

RAW = {
    "update_id": 1,
    "callback_query": {
        "id": "1",
        "from": {"id": 5, "is_bot": False, "first_name": "Bea"},
        "chat_instance": "x",
        "data": "home",
        "message": {"chat": {"id": 5, "type": "private", "first_name": "Bea"}, "message_id": 2, "date": 0},
    },
}


@pytest.mark.parametrize("read", [lambda raw: PtbUpdate.de_json(raw, None), AiogramUpdate.model_validate])
def test_inaccessible_is_seen_as_such(read):
    event = decode(read(RAW)).event
    assert event.message is None
    assert (event.message_id, event.data) == (2, "home")
