"""Methods about chats and who is in them."""

from typing import Any

from bot.practice import seen
from bot.practice.call import Call, methods
from bot.practice.membership import bot_moved
from bot.practice.refusals import Refusal

REACTIONS_PER_MESSAGE = 11
GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


@methods.add("getChat", "chat_id")
def get_chat(call: Call) -> Any:
    """All that Telegram tells about a chat."""
    chat = call.chat()
    full = seen.chat(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": REACTIONS_PER_MESSAGE,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    pinned = call.bot.message(chat.pinned)
    if pinned and not pinned.deleted:
        full["pinned_message"] = seen.for_bot(pinned)
    return full


@methods.add("getChatMember", "chat_id", "user_id")
def get_chat_member(call: Call) -> Any:
    """One member of a chat and their standing in it."""
    chat, user_id = call.chat(), call.whole("user_id")
    if user_id == call.bot.id:
        return {"user": seen.bot_user(call.bot), "status": "left" if chat.closed else "member"}
    person = call.world.people.get(user_id)
    if person is None:
        raise Refusal("invalid user_id specified")
    return {"user": seen.user(person), "status": "member" if person in chat.people else "left"}


@methods.add("getChatMemberCount", "chat_id")
def get_chat_member_count(call: Call) -> Any:
    """How many are in a chat, the bot included."""
    return len(call.chat().people) + 1


@methods.add("setMessageReaction", "chat_id", "message_id", "reaction", "is_big")
def set_message_reaction(call: Call) -> Any:
    """Answer a message with an emoji; the room takes it and shows it to nobody."""
    call.message(call.chat(), "message to react not found")
    given = call.get("reaction") or []
    if not isinstance(given, list) or not all(isinstance(r, dict) and "type" in r for r in given):
        raise Refusal("can't parse reaction types")
    if len(given) > 1:
        raise Refusal("REACTIONS_TOO_MANY")
    return True


@methods.add("pinChatMessage", "chat_id", "message_id", "disable_notification")
def pin_chat_message(call: Call) -> Any:
    """Keep a message at the top of a chat."""
    chat = call.chat()
    chat.pinned = call.message(chat, "message to pin not found").id
    return True


@methods.add("unpinChatMessage", "chat_id", "message_id")
def unpin_chat_message(call: Call) -> Any:
    """Let go of the pinned message."""
    chat = call.chat()
    if chat.pinned is None or call.whole("message_id", chat.pinned) != chat.pinned:
        raise Refusal("message to unpin not found")
    chat.pinned = None
    return True


@methods.add("leaveChat", "chat_id")
def leave_chat(call: Call) -> Any:
    """Leave a group."""
    chat = call.chat()
    if chat.title is None:
        raise Refusal("chat member status can't be changed in private chats")
    if chat.closed:
        raise Refusal("bot is not a member of the group chat", 403)
    chat.closed = True
    bot_moved(chat, seen.bot_user(call.bot), "member", "left", call.now)
    return True
