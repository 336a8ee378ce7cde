"""Methods that take messages away.

A bot may delete what it sent, and in a private chat also what it received, for 48 hours (Telegram's
documentation of deleteMessage).
"""

from datetime import timedelta
from typing import Any

from bot.practice.call import Call, methods
from bot.practice.refusals import Refusal
from bot.practice.world import Message

DELETABLE_FOR = timedelta(hours=48)
AT_ONCE = 100
"""Messages that one deleteMessages may name."""


def _deletable(call: Call, message: Message) -> bool:
    if message.chat.title is not None and message.sender is not None:
        return False
    return call.now - message.date < DELETABLE_FOR


def _delete(call: Call, message: Message) -> None:
    message.deleted = True
    call.world.tell(message, "delete")


@methods.add("deleteMessage", "chat_id", "message_id")
def delete_message(call: Call) -> Any:
    """Delete one message on both sides."""
    message = call.message(call.chat(), "message to delete not found")
    if not _deletable(call, message):
        old = call.now - message.date >= DELETABLE_FOR
        raise Refusal("message can't be deleted for everyone" if old else "message can't be deleted")
    _delete(call, message)
    return True


@methods.add("deleteMessages", "chat_id", "message_ids")
def delete_messages(call: Call) -> Any:
    """Delete up to a hundred messages; those that are missing or too old are skipped."""
    chat, ids = call.chat(), call.get("message_ids")
    if not isinstance(ids, list) or not ids:
        raise Refusal("message identifiers are not specified")
    if len(ids) > AT_ONCE:
        raise Refusal("too many message identifiers specified")
    for message_id in ids:
        message = call.bot.message(message_id)
        if message and message.chat is chat and not message.deleted and _deletable(call, message):
            _delete(call, message)
    return True
