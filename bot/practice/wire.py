"""The little HTTP that the room does by hand, where it must be quick or must break off on purpose."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.types import Receive, Scope, Send

from bot.practice.pulse import Pulse


class TooLong(Exception):
    """The request's body is longer than allowed."""


def header(scope: Scope, name: bytes) -> str:
    """A request header, or ""; `name` in small letters."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


async def body_of(receive: Receive, limit: int) -> bytes:
    """The whole body.

    Raises:
        TooLong: over `limit` bytes.
    """
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    pieces, size = [body], len(body)
    while message.get("more_body"):
        message = await receive()
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > limit:
            raise TooLong
    return b"".join(pieces)


@asynccontextmanager
async def gone_watch(receive: Receive, pulse: Pulse) -> AsyncIterator[Callable[[], bool]]:
    """Tells whether the caller has hung up, and wakes the room when they do.

    Yields:
        A function: True once the caller is gone. The body must have been read before.
    """
    watch: asyncio.Task[object] | None = None

    def gone() -> bool:
        nonlocal watch
        if watch is None:
            watch = asyncio.ensure_future(receive())
            watch.add_done_callback(lambda _: pulse.beat())
        return watch.done()

    try:
        yield gone
    finally:
        if watch is not None:
            watch.cancel()


async def respond(send: Send, status: int, body: bytes, mime: bytes, *, lost: bool = False) -> None:
    """Answer; with `lost` the connection breaks off before the body."""
    headers = [(b"content-type", mime), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if not lost:
        await send({"type": "http.response.body", "body": body})
