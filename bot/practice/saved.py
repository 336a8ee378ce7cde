"""Keeps the room's world on disk, for `heard practice --db PATH`: so that a rehearsal can go on tomorrow.

Plain JSON, written whole to a new file that then takes the old one's place. What was deleted is not
written: a message somebody took back must not lie in a file.
"""

import base64
import json
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.practice.files import File
from bot.practice.mailbox import Update
from bot.practice.state import State
from bot.practice.world import Bot, Chat, Message, Person, Webhook

EVERY = 2.0
"""Seconds of wall time between two writings, when something changed."""
VERSION = 1
"""Of the file's shape; another version is not read."""

Plain = dict[str, Any]


def _message(message: Message) -> Plain:
    plain: Plain = {f.name: getattr(message, f.name) for f in fields(Message)}
    plain["chat"] = message.chat.id
    plain["sender"] = message.sender.id if message.sender else None
    plain["file"] = message.file.id if message.file else None
    plain["date"] = message.date.isoformat()
    plain["edited"] = message.edited.isoformat() if message.edited else None
    if message.deleted:
        plain |= {"text": "", "entities": [], "parts": {}, "file": None, "keyboard": []}
    return plain


def _chat(chat: Chat) -> Plain:
    people = [p.id for p in chat.people]
    return {
        "id": chat.id,
        "people": people,
        "title": chat.title,
        "opened": chat.opened,
        "closed": chat.closed,
        "pinned": chat.pinned,
    }


def _bot(bot: Bot, now: datetime) -> Plain:
    waiting = [asdict(u) | {"expires": u.expires.isoformat()} for u in bot.mailbox.waiting(now)]
    files = [asdict(f) | {"data": base64.b64encode(f.data).decode()} for f in bot.files.values()]
    hook = bot.webhook
    return {
        "id": bot.id,
        "names": bot.names,
        "commands": bot.commands,
        "menus": list(bot.menus.items()),
        "last_message_id": bot.last_message_id,
        "next_update": bot.mailbox.next_id,
        "allowed": bot.mailbox.allowed,
        "waiting": waiting,
        "webhook": [hook.url, hook.secret, hook.max_connections] if hook else None,
        "files": files,
        "chats": [_chat(c) for c in bot.chats.values()],
        "messages": [_message(m) for m in bot.messages.values()],
    }


def to_plain(state: State) -> Plain:
    """The whole world as plain JSON values."""
    world, now = state.world, state.now()
    return {
        "version": VERSION,
        "now": now.isoformat(),
        "counter": world.counter,
        "people": [asdict(p) for p in world.people.values()],
        "bots": [_bot(b, now) for b in world.bots.values()],
    }


def from_plain(state: State, plain: Plain) -> None:
    """Fill an empty world; the clock goes on from where it was, or from now if that is later."""
    world = state.world
    then = datetime.fromisoformat(plain["now"])
    if then > state.now():
        state.set_clock(then, running=state.running)
    for person in plain["people"]:
        world.people[person["id"]] = Person(**person)
    for given in plain["bots"]:
        _restore(state, given)
    world.counter = plain["counter"]


def _restore(state: State, given: Plain) -> None:
    bot = state.world.bot(given["id"], state.now())
    bot.names, bot.commands = given["names"], given["commands"]
    bot.menus = dict(given["menus"])
    bot.last_message_id = given["last_message_id"]
    bot.mailbox.next_id, bot.mailbox.allowed = given["next_update"], given["allowed"]
    for update in given["waiting"]:
        bot.mailbox.put(Update(**update | {"expires": datetime.fromisoformat(update["expires"])}))
    bot.webhook = Webhook(*given["webhook"]) if given["webhook"] else None
    for file in given["files"]:
        bot.files[file["id"]] = File(**file | {"data": base64.b64decode(file["data"])})
    people = state.world.people
    for plain in given["chats"]:
        members = [people[i] for i in plain["people"]]
        chat = bot.chats[plain["id"]] = Chat(**plain | {"people": members, "bot": bot})
        if chat.title is not None:
            state.world.groups[chat.id] = chat
    for plain in given["messages"]:
        _put_message(bot, plain, people)


def _put_message(bot: Bot, plain: Plain, people: dict[int, Person]) -> None:
    message = Message(
        **plain
        | {
            "chat": bot.chats[plain["chat"]],
            "sender": people.get(plain["sender"]),
            "file": bot.files.get(plain["file"]),
            "date": datetime.fromisoformat(plain["date"]),
            "edited": datetime.fromisoformat(plain["edited"]) if plain["edited"] else None,
        }
    )
    message.chat.messages.append(message)
    bot.messages[message.id] = message


class Saved:
    """The file a room's world is kept in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written = ""

    def load(self, state: State) -> None:
        """Read the world, if there is one.

        Raises:
            ValueError: the file is of another version, or no such file at all.
        """
        if not self.path.exists():
            return
        plain = json.loads(self.path.read_text("utf-8"))
        if plain.get("version") != VERSION:
            raise ValueError(f"{self.path} was written by another version of the practice room.")
        from_plain(state, plain)

    def write(self, state: State) -> None:
        """Write the world down, whole or not at all; not again when only time has passed."""
        plain = to_plain(state)
        world = json.dumps(plain | {"now": ""})
        if world == self._written and not state.closing:
            return
        fresh = self.path.with_name(self.path.name + ".new")
        fresh.write_text(json.dumps(plain), "utf-8")
        fresh.replace(self.path)
        self._written = world

    async def keep(self, state: State) -> None:
        """Write the world down soon after every change, until cancelled."""
        while True:
            await state.pulse.wait(3600)
            await Clock().sleep(EVERY)
            self.write(state)
