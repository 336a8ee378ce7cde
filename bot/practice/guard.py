"""Keeps everything outside this machine, and every foreign web page in its browser, out of the room.

The room listens on loopback only. A web page elsewhere could still try the browser of whoever runs it:
under a name that points to 127.0.0.1 (so the Host must be a loopback name), or by a request across sites
(so the Origin must be ours).
"""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.practice.wire import header, respond

NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


def _foreign(scope: Scope) -> bool:
    host = urlsplit("//" + header(scope, b"host"))
    try:
        if host.hostname not in NAMES:
            return True
        origin = header(scope, b"origin")
        if origin and (urlsplit(origin).hostname, urlsplit(origin).port) != (host.hostname, host.port):
            return True
    except ValueError:
        return True
    return scope["path"] != "/" and header(scope, b"sec-fetch-site") in {"cross-site", "same-site"}


class Guard:
    """Refuses what comes from elsewhere; passes the rest on."""

    def __init__(self, telegram: ASGIApp, rest: ASGIApp) -> None:
        self.telegram, self.rest = telegram, rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            return
        if _foreign(scope):
            words = b'{"error": "The practice room answers only this machine."}'
            await respond(send, 403, words, b"application/json")
        elif scope["path"].startswith(("/bot", "/file/")):
            await self.telegram(scope, receive, send)
        else:
            await self.rest(scope, receive, send)
