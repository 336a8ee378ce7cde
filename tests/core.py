"""The core without a server: events in, screens out.

For walking thousands of screens quickly. Each person has a phone that applies the
bot's calls as Telegram would; everything goes through `bot.chat.run.handle`, a real
SQLite file, and the real outbox table. Whatever needs a server, a framework or a
clock that waits belongs in a transcript instead.
"""

import itertools
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

from sqlalchemy import select, update
from sqlmodel import Session, col

import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bot.anonymity.numbers import numbers
from bot.chat import run
from bot.chat.effects import Answer, Direct
from bot.chat.events import Due, Pressed, Said, Shown, Update
from bot.chat.house import House
from bot.chat.render import ROUTE_URL
from bot.models.outbox import Body, Outbox, OutState
from bot.models.timer import Timer
from tests.blank import blank

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@dataclass
class Message:
    """One message on a phone; `mine` is typed by the person."""

    message_id: int
    text: str
    html: str = ""
    buttons: dict[str, str] = field(default_factory=dict)
    force_reply: bool = False
    mine: bool = False
    reply_to: int | None = None
    method: str = "sendMessage"

    @property
    def route(self):
        found = re.search(f'href="{ROUTE_URL}([^"]+)"', self.html)
        return unescape(found.group(1)) if found else None


def plain(html):
    return unescape(re.sub(r"<[^>]+>", "", html)).replace("\u200b", "")


class Phone:
    """One person's chat with the bot."""

    def __init__(self, core, telegram_id, name, language="en"):
        self.core, self.id, self.name, self.language = core, telegram_id, name, language
        self.messages: list[Message] = []
        self.notes: list[str] = []

    def say(self, text, reply_to=None):
        """Type words; returns the messages that came back."""
        mine = Message(next(self.core.message_ids), text, mine=True)
        self.messages.append(mine)
        shown = self._shown(reply_to) if reply_to else None
        return self.core.update(
            Said(self.id, self.id, self.name, self.language, mine.message_id, text, shown), self
        )

    def press(self, label, message=None, data=None):
        """Press the newest button whose label starts with `label`, or `data` as it is."""
        if data is None:
            message, data = self.find(label, message)
        event = Pressed(
            self.id,
            self.id,
            self.name,
            self.language,
            str(next(self.core.presses)),
            message.message_id if message else 1,
            data,
            self._shown(message) if message else None,
        )
        return self.core.update(event, self)

    def press_data(self, data):
        """Press a button by what it carries, as if it stood on the newest message: an old, or a forged, one."""
        message = next((m for m in reversed(self.messages) if not m.mine), None)
        return self.press("", message, data)

    def find(self, label, message=None):
        for m in [message] if message else reversed(self.messages):
            for text, data in m.buttons.items():
                if text.startswith(label):
                    return m, data
        raise AssertionError(
            f"{self.name} sees no button {label!r}; last: {self.last.text!r} {list(self.last.buttons)}"
        )

    @property
    def last(self):
        return next(m for m in reversed(self.messages) if not m.mine)

    @property
    def text(self):
        return self.last.text

    def _shown(self, message):
        original = next((m for m in self.messages if m.message_id == message.reply_to), None)
        return Shown(
            message.message_id,
            message.text,
            tuple(message.buttons.values()),
            message.route,
            message.reply_to,
            original.text if original else None,
            message.method != "sendMessage",
        )


class Core:
    """An installation with its database in `folder`, and phones."""

    def __init__(self, folder: Path):
        self.engine = blank(folder)
        self.house = House("heard_bot", "Riverside Charity", folder)
        self.now = START
        self.message_ids, self.presses, self.updates = (itertools.count(1) for _ in range(3))
        self.phones: dict[int, Phone] = {}
        self.faults: list[Exception] = []
        self.calls = []
        self.later = []

    def phone(self, name, language="en"):
        phone = Phone(self, 100 + len(self.phones), name, language)
        self.phones[phone.id] = phone
        return phone

    def session(self):
        return Session(self.engine, expire_on_commit=False)

    def update(self, event, phone=None):
        before = len(phone.messages) if phone else 0
        with self.session() as db:
            outcome = run.handle(db, Update(next(self.updates), event), self.now, self.house)
            db.commit()
        self._done(outcome, phone)
        return phone.messages[before:] if phone else []

    def wait(self, **delta):
        """Move the clock; everything due on the way happens, in order."""
        target = self.now + timedelta(**delta)
        while True:
            with self.session() as db:
                timer = (
                    db.execute(select(Timer).where(col(Timer.at) <= target).order_by(col(Timer.at)))
                    .scalars()
                    .first()
                )
                if timer is None:
                    break
                self.now = max(self.now, timer.at)
                db.delete(timer)
                db.flush()
                outcome = run.fall_due(
                    db, Due(timer.route, tuple(timer.args), timer.at), self.now, self.house
                )
                db.commit()
            self._done(outcome, None)
        self.now = target
        for at, effect in sorted(self.later, key=lambda one: one[0]):
            if at <= target:
                self.apply(effect.chat, effect.call.method, effect.call.params)
        self.later = [(at, effect) for at, effect in self.later if at > target]
        self.deliver()

    def _done(self, outcome, phone):
        if outcome.fault:
            self.faults.append(outcome.fault)
            raise outcome.fault
        for effect in outcome.direct:
            if isinstance(effect, Answer) and phone:
                phone.notes.append(effect.text)
            elif isinstance(effect, Direct) and effect.after:
                self.later.append((self.now + effect.after, effect))
            elif isinstance(effect, Direct):
                self.apply(effect.chat, effect.call.method, effect.call.params)
        if outcome.stored:
            self.deliver()

    def deliver(self):
        """Send what waits, without pacing."""
        with self.session() as db:
            rows = db.execute(
                select(Outbox, Body)
                .join(Body, col(Body.id) == col(Outbox.body_id))
                .where(col(Outbox.state) == OutState.WAITING)
                .order_by(col(Outbox.id))
            ).all()
            for row, body in rows:
                if row.not_before and row.not_before > self.now:
                    continue
                params = numbers(self.house.home).unveil(body.params or {})
                if row.target_row:
                    sent = db.get(Outbox, row.target_row)
                    params["message_ids"] = [numbers(self.house.home).show(sent.id, sent.message_id)]
                message_id = self.apply(row.chat, body.method, params)
                db.execute(
                    update(Outbox)
                    .where(col(Outbox.id) == row.id)
                    .values(
                        state=OutState.SENT,
                        message_id=numbers(self.house.home).hide(row.id, message_id),
                        sent_on=self.now.date(),
                    )
                )
            db.commit()

    def apply(self, chat, method, params):
        self.calls.append((chat, method, params))
        phone = self.phones[chat]
        if method in {"deleteMessages", "deleteMessage"}:
            phone.messages = [m for m in phone.messages if m.message_id not in params["message_ids"]]
            return None
        html = params.get("text", params.get("caption", ""))
        markup = params.get("reply_markup", {})
        buttons = {
            k["text"]: k.get("callback_data", "") for row in markup.get("inline_keyboard", []) for k in row
        }
        if method == "editMessageText":
            message = next(m for m in phone.messages if m.message_id == params["message_id"])
            assert message.method == "sendMessage", "Telegram edits no text into a file"
            message.text, message.html, message.buttons = plain(html), html, buttons
            return message.message_id
        message = Message(
            next(self.message_ids),
            plain(html),
            html,
            buttons,
            bool(markup.get("force_reply")),
            reply_to=params.get("reply_parameters", {}).get("message_id"),
            method=method,
        )
        phone.messages.append(message)
        return message.message_id
