"""Who is in the pretend Telegram, and what was said: people, bots, chats, messages.

Pure memory: no server, no waiting, no clock of its own. Times come in as UTC instants.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.practice.files import File
from bot.practice.flood import Flood
from bot.practice.mailbox import Mailbox
from bot.practice.presence import Presence

Change = Literal["message", "edit", "delete"]


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a phone."""

    id: int
    name: str
    language: str = "en"


@dataclass(slots=True, eq=False)
class Message:
    """One message, in its latest state."""

    id: int
    order: int
    chat: "Chat"
    sender: Person | None
    """None: the bot wrote it."""
    date: datetime
    kind: str = "text"
    text: str = ""
    """The text, or the caption of anything that is not text."""
    entities: list[dict[str, Any]] = field(default_factory=list)
    parts: dict[str, Any] = field(default_factory=dict)
    """What Telegram sends beside the text: `photo`, `location`, …"""
    file: File | None = None
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    reply_markup: dict[str, Any] | None = None
    """Force reply or a reply keyboard; an inline keyboard is in `keyboard`."""
    reply_to: int | None = None
    edited: datetime | None = None
    deleted: bool = False
    cleared: bool = False
    """The person cleared the chat on their side: the bot still has it, they do not see it."""
    silent: bool = False
    protected: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    """Rarer fields of a Telegram message: `forward_origin`, `media_group_id`, `link_preview_options`."""


@dataclass(slots=True, eq=False)
class Chat:
    """A bot's private chat with one person, or a group the bot is in."""

    id: int
    bot: "Bot"
    people: list[Person]
    title: str | None = None
    """None: a private chat."""
    messages: list[Message] = field(default_factory=list)
    opened: bool = False
    """The person wrote first; before that a bot may not write (groups are always open)."""
    closed: bool = False
    """The person blocked the bot, or the bot left the group."""
    pinned: int | None = None


@dataclass(slots=True)
class Press:
    """One press of a button, waiting for its answer."""

    id: str
    chat: Chat
    at: datetime
    answered: bool = False
    answer: str | None = None
    alert: bool = False


@dataclass(slots=True)
class Webhook:
    """Where a bot wants its updates brought to."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_at: datetime | None = None
    last_error: str = ""


@dataclass(slots=True, eq=False)
class Bot:
    """One bot: what it says about itself, and all that it has to do with."""

    id: int
    mailbox: Mailbox
    presence: Presence
    names: dict[str, dict[str, str]]
    """`name`, `description`, `short_description`, each by language code ("" for all)."""
    chats: dict[int, Chat] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    commands: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    menus: dict[int, dict[str, Any]] = field(default_factory=dict)
    webhook: Webhook | None = None
    flood: Flood = field(default_factory=Flood)
    last_message_id: int = 0

    def message(self, message_id: Any) -> Message | None:
        """The message with that number, deleted or not; None when there is none, or it is no number."""
        return self.messages.get(message_id) if isinstance(message_id, int) else None

    @property
    def username(self) -> str:
        """The name after the @; Telegram wants it to end in "bot"."""
        return f"practice_{self.id}_bot"


class World:
    """Everybody and everything in the room."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self.bots: dict[int, Bot] = {}
        self.watchers: list[Callable[[Message, Change], None]] = []
        self.counter = 0
        """Numbers everything that needs a number of its own: people, messages' order, presses, files."""
        self._changed = changed

    def number(self) -> int:
        """The next number."""
        self.counter += 1
        return self.counter

    def person(self, name: str, language: str = "en") -> Person:
        """Give a new person a phone."""
        person = Person(1000 + self.number(), name, language)
        self.people[person.id] = person
        return person

    def bot(self, bot_id: int, now: datetime) -> Bot:
        """The bot of that number; it comes to life with its first call.

        Updates are numbered from the time of birth, so that a bot which remembers the numbers of an
        earlier room does not take new updates for old ones.
        """
        if bot_id not in self.bots:
            mailbox = Mailbox(int(now.timestamp()) % 2_000_000_000, self._changed)
            names = {"name": {"": "Practice bot"}, "description": {"": ""}, "short_description": {"": ""}}
            self.bots[bot_id] = Bot(bot_id, mailbox, Presence(), names)
            self._changed()
        return self.bots[bot_id]

    def group(self, bot: Bot, title: str, people: list[Person]) -> Chat:
        """A new group with a bot in it."""
        chat = Chat(-(1000 + self.number()), bot, list(people), title, opened=True)
        bot.chats[chat.id] = self.groups[chat.id] = chat
        return chat

    def private(self, bot: Bot, person: Person) -> Chat:
        """The chat of a person with a bot; empty at first."""
        chat = bot.chats.get(person.id)
        if chat is None:
            chat = bot.chats[person.id] = Chat(person.id, bot, [person])
        return chat

    def post(self, chat: Chat, sender: Person | None, now: datetime, **content: Any) -> Message:
        """A new message appears in a chat; `content` are fields of `Message`."""
        bot = chat.bot
        bot.last_message_id += 1
        message = Message(bot.last_message_id, self.number(), chat, sender, now, **content)
        chat.messages.append(message)
        bot.messages[message.id] = message
        self.tell(message, "message")
        return message

    def tell(self, message: Message, change: Change) -> None:
        """Let everyone who watches know that a message appeared, was edited or was deleted."""
        for watcher in tuple(self.watchers):
            watcher(message, change)
