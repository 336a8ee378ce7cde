"""aiogram.

Used as its own users use it: a `Dispatcher` with a `Router`, its `Bot` and typed
methods for calls, its errors. Only the polling loop is ours, because aiogram confirms
updates to Telegram before it handles them and cancels what is under way when it stops.

Heard can also live beside other routers of a dispatcher that is already there::

    dispatcher.include_router(router(take))

The dispatcher's routers are asked in the order in which they were included: Heard takes
what those before it left. Importing aiogram costs three seconds, so it is imported only
when it is chosen.
"""

from pathlib import Path
from typing import Any, ClassVar

import aiogram
from aiogram import Bot, Dispatcher, Router, methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import BufferedInputFile, CallbackQuery, ChatMemberUpdated, Message, Update
from aiohttp import ClientConnectorError, ClientError

from bot.handlers import port
from bot.handlers.decode import decode
from bot.handlers.files import NoFile, Uploads, with_files
from bot.handlers.port import Me, Raw, Reply, Take

GRACE = 10
"""Seconds past the long poll's own time before it counts as broken."""


class GetRawUpdates(methods.GetUpdates):
    """`getUpdates` without reading the updates: one that aiogram cannot read must not stop the rest."""

    __returning__: ClassVar[Any] = list[dict[str, Any]]


def router(take: Take) -> Router:
    """A router that hands every update Heard listens to on to `take`.

    Args:
        take: gets every decoded update, and returns when it is committed.
    """
    heard = Router(name="heard")

    async def on_event(_event: Message | CallbackQuery | ChatMemberUpdated, event_update: Update) -> None:
        await take(decode(event_update))

    heard.message.register(on_event)
    heard.edited_message.register(on_event)
    heard.callback_query.register(on_event)
    heard.my_chat_member.register(on_event)
    return heard


class ViaAiogram:
    """Telegram through aiogram; see `bot.handlers.port.Port`.

    Args:
        token: the bot's token.
        api_base: where the Bot API lives.
        home: HEARD_HOME, where files to send lie.
        dispatcher: one that is already there; by default Heard makes its own.
    """

    def __init__(self, token: str, api_base: str, home: Path, dispatcher: Dispatcher | None = None) -> None:
        self._home = home
        server = TelegramAPIServer.from_base(api_base.rstrip("/"))
        self.bot = Bot(token, session=AiohttpSession(api=server, timeout=port.PATIENCE))
        self.dispatcher = dispatcher or Dispatcher()
        self._me: aiogram.types.User | None = None

    async def start(self) -> None:
        """Open connections and learn who we are (``getMe``)."""
        try:
            self._me = await self.bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise port.BadToken("Telegram does not know this token") from error
        except (TelegramAPIError, ClientDecodeError) as error:
            raise port.Unreachable(type(error).__name__) from None

    async def stop(self) -> None:
        """Close connections."""
        await self.bot.session.close()

    def me(self) -> Me:
        """Who the bot is, as `start` learned it."""
        assert self._me
        return Me(self._me.id, self._me.username or "", self._me.first_name)

    def listen(self, take: Take) -> None:
        """Hand updates to `take` through a router of the dispatcher."""
        self.dispatcher.include_router(router(take))

    async def fetch(self, offset: int | None, hold: int) -> list[Raw]:
        """Fetch updates as raw JSON."""
        wanted = GetRawUpdates(offset=offset, timeout=hold, allowed_updates=list(port.ALLOWED_UPDATES))
        try:
            found: Any = await self.bot(wanted, request_timeout=hold + GRACE)
        except TelegramConflictError as error:
            raise port.SecondPoller(webhook="webhook" in str(error).lower()) from None
        except (TelegramUnauthorizedError, TelegramNotFound, TelegramForbiddenError):
            raise port.BadToken("Telegram does not know this token") from None
        except TelegramRetryAfter as error:
            raise port.Unreachable("asked to wait", error.retry_after) from None
        except (TelegramAPIError, ClientDecodeError) as error:
            raise port.Unreachable(type(error).__name__) from None
        raw: list[Raw] = found
        return raw

    async def feed(self, raw: Raw) -> None:
        """Take one update through the dispatcher."""
        await self.dispatcher.feed_raw_update(self.bot, raw)

    async def download(self, file_id: str) -> bytes | None:
        """Ask for the file's place, then for the file."""
        try:
            found = await self.bot.download(file_id)
        except (AiogramError, ClientError, TimeoutError):
            return None
        return found.read() if found else None

    async def call(self, method: str, params: dict[str, Any], chat: int | None = None) -> Reply:
        """Make a call with aiogram's own class for the method."""
        data = params if chat is None else {"chat_id": chat, **params}
        try:
            words, uploads = with_files(data, self._home)
            files = {
                field: BufferedInputFile(path.read_bytes(), name) for field, (path, name) in uploads.items()
            }
            kind: Any = getattr(methods, method[:1].upper() + method[1:])
            return port.Sent(_plain(await self.bot(kind(**words, **files)), uploads))
        except TelegramRetryAfter as error:
            return port.Wait(error.retry_after)
        except TelegramMigrateToChat as error:
            return port.Refused("group upgraded", error.migrate_to_chat_id)
        except TelegramForbiddenError:
            return port.Blocked()
        except (TelegramBadRequest, TelegramNotFound) as error:
            return port.refusal(error.message)
        except NoFile:
            return port.Refused("no such file")
        except TelegramUnauthorizedError:
            return port.NOT_KNOWN
        except (TelegramAPIError, ClientDecodeError) as error:
            return _unknown(error)


def _plain(result: Any, uploads: Uploads) -> Any:
    """What the Bot API gave back, as its own JSON; of a message only what the outbox keeps."""
    if not isinstance(result, Message):
        return result
    files = {field: getattr(result, field, None) for field in uploads}
    return {"message_id": result.message_id} | {field: _numbered(f) for field, f in files.items() if f}


def _numbered(file: Any) -> dict[str, str]:
    """The number Telegram gave an uploaded file; a photo comes in sizes, the largest last."""
    return {"file_id": (file[-1] if isinstance(file, list) else file).file_id}


def _unknown(error: TelegramAPIError | ClientDecodeError) -> port.Unknown:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ClientConnectorError):
        return port.Unknown(type(cause).__name__, offline=True)
    return port.Unknown(type(cause or error).__name__, lost=isinstance(error, TelegramNetworkError))
