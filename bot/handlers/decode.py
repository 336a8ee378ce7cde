"""From a framework's update to an event.

Both frameworks name the parts of an update as the Bot API does and both write
``from_user`` for its ``from``, so one reading fits either. It touches only attributes
that both have; which handlers bring the update here is each adapter's own business.
"""

from typing import Any
from urllib.parse import unquote

from bot.chat.events import (
    Corrected,
    Event,
    Gave,
    GroupChat,
    Left,
    Pressed,
    Returned,
    Said,
    Shown,
    Update,
)
from bot.chat.render import ROUTE_URL

OTHER = (
    "animation", "audio", "video", "video_note", "sticker", "dice", "poll", "venue", "game", "story",
    "paid_media", "checklist",
)  # fmt: skip
"""Things a person can send that Heard has no use for, but must answer. What is in none of these lists is
Telegram speaking (somebody joined, a message was pinned), and nobody waits for a reply to that."""


def decode(update: Any) -> Update:
    """What `update` (python-telegram-bot's or aiogram's) says, as an event; None for what Heard does not listen to."""
    return Update(update.update_id, _event(update))


def _event(update: Any) -> Event | None:
    if update.message is not None:
        return _message(update.message)
    if update.callback_query is not None:
        return _press(update.callback_query)
    if update.edited_message is not None:
        return _edit(update.edited_message)
    if update.my_chat_member is not None:
        return _member(update.my_chat_member)
    return None


def _from(user: Any, chat: Any) -> tuple[int, int, str, str]:
    return user.id, chat.id, user.first_name or "", user.language_code or ""


def _message(message: Any) -> Event | None:
    if message.from_user is None:
        return None
    said_by = _from(message.from_user, message.chat)
    reply_to = _shown(message.reply_to_message, ours=True)
    if message.text is not None:
        return Said(*said_by, message.message_id, message.text, reply_to)
    kind, thing = _thing(message)
    if not kind:
        return None
    return Gave(
        *said_by,
        message.message_id,
        kind,
        getattr(thing, "file_id", None),
        getattr(thing, "file_name", None),
        getattr(thing, "mime_type", None),
        getattr(thing, "file_size", None),
        message.caption or "",
        reply_to,
    )


def _thing(message: Any) -> tuple[str, Any]:
    """What a message without words holds: its kind, and the file or card itself."""
    if any(getattr(message, name, None) for name in OTHER):
        return "other", None
    if message.photo:
        return "photo", message.photo[-1]  # the largest size comes last
    for kind in ("voice", "document", "contact", "location"):
        if thing := getattr(message, kind):
            return kind, thing
    return "", None


def _edit(message: Any) -> Event | None:
    words = message.text if message.text is not None else message.caption
    if message.from_user is None or words is None:
        return None
    return Corrected(*_from(message.from_user, message.chat), message.message_id, words)


def _press(query: Any) -> Event | None:
    message = query.message
    if message is None or query.data is None:
        return None
    return Pressed(
        *_from(query.from_user, message.chat), query.id, message.message_id, query.data, _shown(message)
    )


def _shown(message: Any, *, ours: bool = False) -> Shown | None:
    """A message as it stands in the chat; None when Telegram cannot show it, or with `ours` when a person wrote it.

    Telegram dates a message that it no longer shows with 0. aiogram makes that an ``InaccessibleMessage``,
    python-telegram-bot 22.8 an ordinary message of the first second of 1970.
    """
    if message is None or not hasattr(message, "text") or message.date.timestamp() == 0:
        return None
    if ours and not (message.from_user and message.from_user.is_bot):
        return None
    origin = message.reply_to_message
    return Shown(
        message.message_id,
        message.text or message.caption or "",
        _buttons(message.reply_markup),
        _route(message),
        origin.message_id if origin else None,
        origin.text if origin else None,
        message.text is None,
    )


def _buttons(markup: Any) -> tuple[str, ...]:
    rows = getattr(markup, "inline_keyboard", None) or ()
    return tuple(b.callback_data for row in rows for b in row if b.callback_data)


def _route(message: Any) -> str | None:
    for entity in message.entities or ():
        if entity.type == "text_link" and (entity.url or "").startswith(ROUTE_URL):
            return unquote(entity.url.removeprefix(ROUTE_URL))
    return None


def _member(change: Any) -> Event | None:
    said_by = _from(change.from_user, change.chat)
    now, before = change.new_chat_member, change.old_chat_member
    if change.chat.type == "private":
        if now.status == "kicked":
            return Left(*said_by)
        return Returned(*said_by) if before.status == "kicked" else None
    if change.chat.type not in ("group", "supergroup"):
        return None
    member = now.status in ("member", "administrator", "creator") or bool(getattr(now, "is_member", False))
    return GroupChat(*said_by, change.chat.title or "", member)
