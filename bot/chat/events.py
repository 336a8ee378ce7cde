"""What people do, as values.

Telegram says the same thing in a dozen shapes, and each framework wraps them once
more. A flow should not care. An adapter decodes an update into one of these, and
from there on nothing knows where it came from.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot's that a person pressed on or replied to.

    Attributes:
        message_id: Telegram's number for it in that chat.
        text: its words as plain text.
        buttons: the data of every button that stands on it.
        route: the route its hidden link carries, when it is a prompt (see `bot.chat.prompt`).
        reply_to_id: the message it answered itself, when it answered one.
        reply_to_text: that message's words.
        file: whether it is a picture or a document: its words are a caption, and Telegram edits no text into it.
    """

    message_id: int
    text: str = ""
    buttons: tuple[str, ...] = ()
    route: str | None = None
    reply_to_id: int | None = None
    reply_to_text: str | None = None
    file: bool = False


@dataclass(frozen=True, slots=True)
class FromPerson:
    """What every event that a person causes carries.

    Attributes:
        who: Telegram's id of the person.
        chat: Telegram's id of the chat; the same number in a private chat.
        name: the first name their phone gives.
        language: the language their phone gives, such as ``en`` or ``pt-br``; empty when it gives none.
    """

    who: int
    chat: int
    name: str
    language: str

    @property
    def private(self) -> bool:
        """Whether it happened between this person and the bot alone."""
        return self.who == self.chat


@dataclass(frozen=True, slots=True)
class Said(FromPerson):
    """Somebody typed words. `reply_to` is the bot's message they replied to, if they did."""

    message_id: int
    text: str
    reply_to: Shown | None = None


@dataclass(frozen=True, slots=True)
class Pressed(FromPerson):
    """Somebody pressed a button.

    `message` is None when Telegram can no longer show it to us (an `InaccessibleMessage`); its number is known all the same.
    """

    press_id: str
    message_id: int
    data: str
    message: Shown | None


@dataclass(frozen=True, slots=True)
class Gave(FromPerson):
    """Somebody sent something that is not words: `kind` is ``photo``, ``voice``, ``document``, ``contact``, ``location``, or ``other``.

    `content` is what is in it, for a small spreadsheet; every other file stays with Telegram.
    """

    message_id: int
    kind: str
    file_id: str | None = None
    file_name: str | None = None
    mime: str | None = None
    size: int | None = None
    caption: str = ""
    reply_to: Shown | None = None
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Corrected(FromPerson):
    """Somebody edited a message they had sent."""

    message_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Left(FromPerson):
    """Somebody blocked the bot or closed their account."""


@dataclass(frozen=True, slots=True)
class Returned(FromPerson):
    """Somebody who had blocked the bot lets it write again."""


@dataclass(frozen=True, slots=True)
class GroupChat(FromPerson):
    """The bot was added to a Telegram group, or removed from one."""

    title: str
    member: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A timer fell due. `at` is the instant it was meant for (UTC), which may lie well before now."""

    route: str
    args: tuple[str, ...]
    at: datetime


Event = Said | Pressed | Gave | Corrected | Left | Returned | GroupChat | Due


@dataclass(frozen=True, slots=True)
class Update:
    """One update as Telegram numbered it; `event` is None when it holds nothing Heard listens to."""

    update_id: int
    event: Event | None
