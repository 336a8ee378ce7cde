"""What a bot hears when its own standing in a chat changes: blocked, let in again, added, gone."""

from datetime import datetime
from typing import Any

from bot.practice import seen
from bot.practice.world import Chat


def _member(bot: dict[str, Any], status: str) -> dict[str, Any]:
    member: dict[str, Any] = {"user": bot, "status": status}
    return member | ({"until_date": 0} if status == "kicked" else {})


def bot_moved(chat: Chat, by: dict[str, Any], old: str, new: str, now: datetime) -> None:
    """Send `my_chat_member`.

    Args:
        chat: where it happened.
        by: who did it, as Telegram's `User`.
        old: the bot's status before ("member", "left", "kicked").
        new: its status now.
        now: the room's time.
    """
    bot = seen.bot_user(chat.bot)
    body = {
        "chat": seen.chat(chat),
        "from": by,
        "date": int(now.timestamp()),
        "old_chat_member": _member(bot, old),
        "new_chat_member": _member(bot, new),
    }
    chat.bot.mailbox.add("my_chat_member", body, chat.id, now)
