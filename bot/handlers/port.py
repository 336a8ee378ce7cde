"""What Heard needs of a framework, and no more.

Two frameworks speak to Telegram for us, each with its own client, handlers and errors.
The rest of the program sees only this: updates come in as the Bot API's own JSON and
go through the framework's handlers, calls go out as a method and parameters, and an
answer is one of six things. A third framework needs one file that keeps this promise.

Nothing here or in an adapter may put a token, a text, a name or a chat's number in a log
or in an error's words (design/anonymity.md, 17).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from bot.chat.events import Update

TELEGRAM = "https://api.telegram.org"
"""Where the Bot API lives, unless a setting says otherwise."""

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""Named in full, because Telegram otherwise keeps what another program asked for last with this token."""

PATIENCE = 20.0
"""Seconds to wait for the answer to a call. A lease in the outbox must last longer."""

Raw = dict[str, Any]
"""One update as the Bot API's JSON gives it."""

Take = Callable[[Update], Awaitable[None]]
"""Handles one decoded update; returns once it is committed."""


class PortError(Exception):
    """Updates cannot be fetched. The words are safe to log."""


class SecondPoller(PortError):
    """Another program fetches updates with this token, or a webhook is set (`webhook`)."""

    def __init__(self, *, webhook: bool = False) -> None:
        super().__init__("a webhook is set" if webhook else "another program fetches this bot's updates")
        self.webhook = webhook


class BadToken(PortError):
    """Telegram does not know this token."""


class Unreachable(PortError):
    """Telegram did not answer, or not in a way that makes sense. `seconds`: how long it asked us to wait."""

    def __init__(self, why: str, seconds: float = 0) -> None:
        super().__init__(why)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram did it; `result` is what the Bot API gave back."""

    result: Any


@dataclass(frozen=True, slots=True)
class Wait:
    """Too fast (429): not done; ask again after `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person blocked the bot or closed their account (403)."""


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such chat (400)."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not do this, and will not next time either.

    Attributes:
        description: Telegram's words, for deciding what to do; they may quote a text, so they are never logged.
        migrate_to: the group's new number, when it became a supergroup.
    """

    description: str = ""
    migrate_to: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """No useful answer: a time-out, a broken connection, a fault at Telegram (5xx).

    Attributes:
        error: the kind of fault, safe to log.
        lost: the call reached Telegram as far as we know, so it may have been done.
        offline: there was no connection at all: the fault lies with the network, not with this call.
    """

    error: str
    lost: bool = False
    offline: bool = False


NOT_KNOWN = Unknown("BadToken", offline=True)
"""Telegram does not know the token (any more): that is no fault of the call, which goes when there is a new one."""

Reply = Sent | Wait | Blocked | Gone | Refused | Unknown


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is at Telegram."""

    id: int
    username: str
    name: str


class Port(Protocol):
    """One framework, as Heard sees it."""

    async def start(self) -> None:
        """Open connections and learn who we are.

        Raises:
            BadToken: if Telegram does not know the token.
            Unreachable: if Telegram cannot be asked; it may be started again later.
        """

    async def stop(self) -> None:
        """Close connections. Safe to call twice."""

    def me(self) -> Me:
        """Who the bot is. Only after `start`."""

    def listen(self, take: Take) -> None:
        """Hand every update that `feed` brings in to `take`, through the framework's own handlers."""

    async def fetch(self, offset: int | None, hold: int) -> list[Raw]:
        """Ask for updates, waiting up to `hold` seconds for the first.

        Args:
            offset: the first update wanted; every earlier one is confirmed and gone. None: whatever waits.
            hold: seconds Telegram may hold the question.

        Raises:
            SecondPoller, BadToken, Unreachable: as they say.
        """

    async def feed(self, raw: Raw) -> None:
        """Take one raw update through the framework, and return when its handlers have.

        Frameworks swallow what their handlers raise, so returning proves nothing: only `take` itself knows.
        """

    async def download(self, file_id: str) -> bytes | None:
        """What is in a file that somebody sent; None when Telegram does not give it. Never raises."""

    async def call(self, method: str, params: dict[str, Any], chat: int | None = None) -> Reply:
        """Make one Bot API call; never raises for anything Telegram or the network does.

        Args:
            method: such as ``sendMessage``.
            params: JSON-ready values; files as in `bot.chat.effects.Call`.
            chat: becomes ``chat_id``, where the method takes one.
        """


def refusal(description: str) -> Gone | Refused:
    """Read a 400: no such chat, or another refusal. The wordings are those of Telegram's Bot API server."""
    words = description.lower()
    if "chat not found" in words or "peer_id_invalid" in words or "user not found" in words:
        return Gone()
    return Refused(description)
