"""One message, two ways of looking at it: as Telegram shows it to a bot, and as it looks on a phone."""

from typing import Any

from bot.practice.entities import to_html
from bot.practice.world import Bot, Chat, Message, Person

View = dict[str, Any]

GONE_DATE = 0
"""The date of a message that Telegram no longer shows a bot (InaccessibleMessage)."""


def user(person: Person) -> View:
    """A person as Telegram's `User`."""
    return {
        "id": person.id,
        "is_bot": False,
        "first_name": person.name,
        "language_code": person.language,
    }


def bot_user(bot: Bot) -> View:
    """A bot as Telegram's `User`."""
    return {"id": bot.id, "is_bot": True, "first_name": bot.names["name"][""], "username": bot.username}


def chat(chat: Chat) -> View:
    """A chat as Telegram's `Chat`."""
    if chat.title is not None:
        return {
            "id": chat.id,
            "type": "group",
            "title": chat.title,
        }
    return {"id": chat.id, "type": "private", "first_name": chat.people[0].name}


def inaccessible(message: Message) -> View:
    """A message that the bot may not look at any more."""
    return {"chat": chat(message.chat), "message_id": message.id, "date": GONE_DATE}


def for_bot(message: Message, *, with_reply: bool = True) -> View:
    """A message as Telegram's `Message`; the message it answers is shown one level deep."""
    bot = message.chat.bot
    view: View = {
        "message_id": message.id,
        "from": user(message.sender) if message.sender else bot_user(bot),
        "chat": chat(message.chat),
        "date": int(message.date.timestamp()),
    }
    if message.edited:
        view["edit_date"] = int(message.edited.timestamp())
    if message.protected:
        view["has_protected_content"] = True
    view |= message.extra
    if with_reply and message.reply_to is not None:
        target = bot.message(message.reply_to)
        if target and not target.deleted:
            view["reply_to_message"] = for_bot(target, with_reply=False)
    if message.kind == "text":
        view["text"] = message.text
    else:
        view |= message.parts
        if message.text:
            view["caption"] = message.text
    if message.entities:
        view["entities" if message.kind == "text" else "caption_entities"] = message.entities
    if message.keyboard:
        view["reply_markup"] = {"inline_keyboard": message.keyboard}
    return view


def _buttons(message: Message) -> list[list[View]]:
    def button(given: View) -> View:
        shown = {k: v for k, v in given.items() if k in {"text", "url", "style", "copy_text"}}
        shown |= {"data": given["callback_data"]} if "callback_data" in given else {}
        return shown | ({"disabled": True} if "disabled" in given else {})

    return [[button(b) for b in row] for row in message.keyboard]


def _file(message: Message) -> View:
    file = message.file
    if file is None:
        return {}
    url = f"/room/files/{message.chat.bot.id}/{file.path}"
    return {"file": {"name": file.name, "mime": file.mime, "size": len(file.data), "url": url}}


def _author(message: Message, person: Person) -> str:
    if message.sender is None:
        return "bot"
    return "me" if message.sender is person else message.sender.name


def by_person(message: Message, person: Person) -> View:
    """A message as it looks on a person's phone: the form the practice room's own interface promises."""
    view: View = {
        "message_id": message.id,
        "chat": message.chat.id,
        "from": _author(message, person),
        "date": message.date.isoformat(),
        "text": message.text,
        "html": to_html(message.text, message.entities),
        "buttons": _buttons(message),
        "kind": message.kind,
        "edited": message.edited is not None,
        "deleted": message.deleted,
        "silent": message.silent,
        "bot": message.chat.bot.id,
    }
    if message.reply_markup and message.reply_markup.get("force_reply"):
        view["force_reply"] = {
            "placeholder": message.reply_markup.get("input_field_placeholder", ""),
        }
    if message.reply_markup and "keyboard" in message.reply_markup:
        view["reply_keyboard"] = [
            [b if isinstance(b, str) else b["text"] for b in row] for row in message.reply_markup["keyboard"]
        ]
    if message.reply_to is not None:
        view["reply_to"] = message.reply_to
    for kind in ("location", "contact", "venue"):
        if kind in message.parts:
            view[kind] = message.parts[kind]
    return view | _file(message)
