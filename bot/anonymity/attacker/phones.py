"""Made-up phones and a made-up Telegram, as far as numbers go.

Telegram numbers the messages of all private chats of a bot together, in both
directions, and its updates too. An attacker may count with that, so it is kept here;
nothing is sent anywhere.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from bot.chat.effects import Answer, Direct
from bot.chat.events import Event, Pressed, Said, Shown
from bot.chat.render import ROUTE_URL

TAG = re.compile(r"<[^>]+>")
LINK = re.compile(f'href="{re.escape(ROUTE_URL)}([^"]+)"')


@dataclass
class Phone:
    """One private chat: the messages that stand in it, the newest last."""

    chat: int
    shown: dict[int, Shown] = field(default_factory=dict)
    typed: dict[int, str] = field(default_factory=dict)


class Telegram:
    """Numbers messages and updates, and keeps what each phone shows."""

    def __init__(self) -> None:
        self.phones: dict[int, Phone] = {}
        self.newest = 1000
        self._update = 500_000

    def phone(self, chat: int) -> Phone:
        """The phone of a chat."""
        return self.phones.setdefault(chat, Phone(chat))

    def update_id(self) -> int:
        """The next update's number."""
        self._update += 1
        return self._update

    def press(self, phone: Phone, route: str) -> Event:
        """Press the newest button that leads to `route`; a card that has gone is pressed all the same."""
        for shown in reversed(phone.shown.values()):
            for button in shown.buttons:
                if button == route or button.startswith(route + ":"):
                    return _pressed(phone, button, shown)
        raise LookupError(route)

    def newest_leads_to(self, chat: int, route: str) -> bool:
        """Whether a button of a chat's newest message leads to `route`."""
        newest = next(reversed(self.phone(chat).shown.values()), None)
        return newest is not None and any(b.startswith(route + ":") for b in newest.buttons)

    def press_data(self, phone: Phone, data: str) -> Event:
        """Press a button by what it carries, on the newest message."""
        newest = next(reversed(phone.shown.values()), None)
        return _pressed(phone, data, newest)

    def say(self, phone: Phone, text: str, *, reply: bool = False) -> Event:
        """Type words, as a reply to the newest message of the bot or not."""
        number = self._next()
        phone.typed[number] = text
        to = next(reversed(phone.shown.values())) if reply else None
        return Said(phone.chat, phone.chat, "Somebody", "en", number, text, to)

    def direct(self, effects: tuple[Answer | Direct, ...]) -> None:
        """Make the calls that are never stored."""
        for effect in effects:
            if isinstance(effect, Direct) and not effect.after:
                self.call(effect.chat, effect.call.method, effect.call.params)

    def call(self, chat: int, method: str, params: dict[str, Any]) -> int | None:
        """Make one call; the number of the message it made or changed."""
        phone = self.phone(chat)
        if method.startswith("delete"):
            for number in params.get("message_ids", [params.get("message_id")]):
                phone.shown.pop(number, None)
                phone.typed.pop(number, None)
            return None
        number = params["message_id"] if method.startswith("edit") else self._next()
        phone.shown[number] = _shown(phone, number, params)
        return number

    def _next(self) -> int:
        self.newest += 1
        return self.newest


def _pressed(phone: Phone, data: str, shown: Shown | None) -> Event:
    number = shown.message_id if shown else 1
    return Pressed(phone.chat, phone.chat, "Somebody", "en", "1", number, data, shown)


def _shown(phone: Phone, number: int, params: dict[str, Any]) -> Shown:
    html: str = params.get("text", params.get("caption", ""))
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    link = LINK.search(html)
    before = phone.shown.get(number)
    reply_to = params.get("reply_parameters", {}).get("message_id") or (
        before.reply_to_id if before else None
    )
    return Shown(
        number,
        unescape(TAG.sub("", html)).replace("\u200b", ""),
        tuple(b.get("callback_data", "") for row in rows for b in row),
        unescape(link[1]) if link else None,
        reply_to,
        phone.typed.get(reply_to) if reply_to else None,
    )
