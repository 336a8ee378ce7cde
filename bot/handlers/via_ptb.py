"""python-telegram-bot.

Used as its own users use it: an `Application` with handlers, its `Bot` for calls, its
errors. Only the polling loop is ours, because PTB confirms updates to Telegram before
it handles them and loses what is queued when it is killed.

Heard can also live inside an application that is already there::

    heard = ViaPtb(token, api_base, home, app=application)

Its own handlers come first: Heard takes what they left.
"""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from telegram import InputFile, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.handlers import port
from bot.handlers.decode import decode
from bot.handlers.files import NoFile, with_files
from bot.handlers.port import Me, Raw, Reply, Take

GRACE = 10
"""Seconds past the long poll's own time before it counts as broken."""

CONNECTIONS = 40
"""As many calls as the sender ever has under way (30), and some for answers to presses."""

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Faults after which Telegram cannot have seen the call."""

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def handlers(app: AnyApplication, take: Take, group: int = 0) -> None:
    """Add Heard to a python-telegram-bot application.

    Args:
        app: any application; its own handlers in the same group, added before, go first.
        take: gets every decoded update, and returns when it is committed.
        group: PTB's handler group.
    """

    async def on_update(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        await take(decode(update))

    kinds = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    app.add_handler(MessageHandler(kinds, on_update), group)
    app.add_handler(CallbackQueryHandler(on_update), group)
    app.add_handler(ChatMemberHandler(on_update, ChatMemberHandler.MY_CHAT_MEMBER), group)


class ViaPtb:
    """Telegram through python-telegram-bot; see `bot.handlers.port.Port`.

    Args:
        token: the bot's token.
        api_base: where the Bot API lives.
        home: HEARD_HOME, where files to send lie.
        app: an application that is already there; by default Heard makes its own.
    """

    def __init__(self, token: str, api_base: str, home: Path, app: AnyApplication | None = None) -> None:
        self._home = home
        self.app = app or _application(token, api_base.rstrip("/"))

    async def start(self) -> None:
        """Open connections and learn who we are (``getMe``)."""
        try:
            await self.app.initialize()
        except InvalidToken as error:
            raise port.BadToken("Telegram does not know this token") from error
        except TelegramError as error:
            raise port.Unreachable(type(error).__name__) from None

    async def stop(self) -> None:
        """Close connections."""
        await self.app.shutdown()

    def me(self) -> Me:
        """Who the bot is, as `start` learned it."""
        user = self.app.bot.bot
        return Me(user.id, user.username or "", user.first_name)

    def listen(self, take: Take) -> None:
        """Hand updates to `take` through handlers of the application."""
        handlers(self.app, take)

    async def fetch(self, offset: int | None, hold: int) -> list[Raw]:
        """Fetch updates as raw JSON: PTB's own `get_updates` would drop what it cannot read, and we could not tell."""
        wanted: dict[str, Any] = {"timeout": hold, "allowed_updates": list(port.ALLOWED_UPDATES)}
        if offset is not None:
            wanted["offset"] = offset
        try:
            found: list[Raw] = await self.app.bot._do_post("getUpdates", wanted, read_timeout=hold + GRACE)
        except Conflict as error:
            raise port.SecondPoller(webhook="webhook" in str(error).lower()) from None
        except (InvalidToken, Forbidden):
            raise port.BadToken("Telegram does not know this token") from None
        except RetryAfter as error:
            raise port.Unreachable("asked to wait", _seconds(error)) from None
        except TelegramError as error:
            raise port.Unreachable(type(error).__name__) from None
        return found

    async def feed(self, raw: Raw) -> None:
        """Take one update through the application's handlers."""
        await self.app.process_update(Update.de_json(raw, self.app.bot))

    async def download(self, file_id: str) -> bytes | None:
        """Ask for the file's place, then for the file."""
        try:
            return bytes(await (await self.app.bot.get_file(file_id)).download_as_bytearray())
        except TelegramError:
            return None

    async def call(self, method: str, params: dict[str, Any], chat: int | None = None) -> Reply:
        """Call through the one door that every method of PTB's `Bot` uses, so that any method passes, and its parameters as they are."""
        data = params if chat is None else {"chat_id": chat, **params}
        try:
            words, uploads = with_files(data, self._home)
            files = {field: InputFile(path.read_bytes(), name) for field, (path, name) in uploads.items()}
            return port.Sent(await self.app.bot._do_post(method, words | files))
        except RetryAfter as error:
            return port.Wait(_seconds(error))
        except ChatMigrated as error:
            return port.Refused("group upgraded", error.new_chat_id)
        except Forbidden:
            return port.Blocked()
        except BadRequest as error:  # a NetworkError in PTB, so it comes before
            return port.refusal(error.message)
        except NoFile:
            return port.Refused("no such file")
        except InvalidToken:
            return port.NOT_KNOWN
        except TelegramError as error:
            return _unknown(error)


def _application(token: str, api_base: str) -> AnyApplication:
    """An application of Heard's own, patient with calls that matter, and with logs that do not tell.

    httpx prints the token at INFO; PTB prints texts and chats at DEBUG, and an answer it cannot read at ERROR.
    Asking for updates and making calls share the certificates they trust: reading those takes time at every start.
    """
    trusted = {"verify": httpx.create_ssl_context()}
    calls = HTTPXRequest(CONNECTIONS, read_timeout=port.PATIENCE, httpx_kwargs=trusted)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    return (
        Application.builder()
        .token(token)
        .base_url(f"{api_base}/bot")
        .base_file_url(f"{api_base}/file/bot")
        .updater(None)
        .job_queue(None)
        .request(calls)
        .get_updates_request(HTTPXRequest(1, httpx_kwargs=trusted))
        .build()
    )


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _unknown(error: TelegramError) -> port.Unknown:
    cause = error.__cause__
    if isinstance(cause, NEVER_SENT):
        return port.Unknown(type(cause).__name__, offline=True)
    lost = isinstance(error, NetworkError) and isinstance(cause, httpx.HTTPError)
    return port.Unknown(type(cause or error).__name__, lost=lost)
