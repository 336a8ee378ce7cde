"""The web application: Telegram brings updates here, and whoever looks after the bot asks how it is.

A webhook answers only when the turn is committed, and what is never stored has been said:
until then Telegram keeps the update and brings it again, to another process if this one is
gone. Who may come in is decided by the secret that Telegram sends along,
before anything of the request is read, so it does not matter under which path a proxy
passes it on. Nothing of a request is written to a disk or to a log.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.delivery.at_once import Said
from bot.handlers.port import Raw

HEADER = "x-telegram-bot-api-secret-token"
LARGEST = 500_000
"""Bytes of one update. The longest message and the one it answers, every sign escaped, are a fifth of it."""
PATIENCE = 40.0
"""Seconds until the answer is "not yet", and Telegram brings the update again; meanwhile the turn goes on."""
SAYING = 10.0
"""Seconds given to what is said at once and never stored; Telegram brings a chat's next update only after the answer."""
HEALTHY_WITHIN = 5.0
"""Seconds the database may take to answer."""
PROXIED = ("x-forwarded-for", "forwarded", "via")
"""Headers of a request that came through a proxy, so from outside: how the bot is doing is nobody's business there."""


def secret_for(token: str) -> str:
    """What Telegram must send along. It comes of the token, so that it is one thing less to set, and to lose."""
    return hashlib.sha256(f"heard webhook\0{token}".encode()).hexdigest()


def application(
    secret: str,
    receive: Callable[[Raw], Coroutine[Any, Any, Said]],
    answers: Callable[[], Awaitable[None]],
    figures: Callable[[], Awaitable[str]],
) -> Starlette:
    """The application.

    Args:
        secret: what Telegram must send along.
        receive: takes one update; returns when it is committed, with what is being said at once.
        answers: returns when the database has answered.
        figures: how the bot is doing, for Prometheus.
    """

    async def webhook(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return Response(status_code=403)
        raw = _update(await request.body())
        if raw is None:
            return Response(status_code=400)
        turn = asyncio.ensure_future(receive(raw))
        try:
            async with asyncio.timeout(PATIENCE):
                said = await asyncio.shield(turn)
        except TimeoutError:
            return Response(status_code=503)
        if said:
            await asyncio.wait(said, timeout=SAYING)
        return Response()

    async def healthz(_request: Request) -> Response:
        try:
            async with asyncio.timeout(HEALTHY_WITHIN):
                await answers()
        except TimeoutError:
            return PlainTextResponse("The database does not answer.\n", 503)
        return PlainTextResponse("ok\n")

    async def metrics(request: Request) -> Response:
        if any(name in request.headers for name in PROXIED):
            return Response(status_code=404)
        return PlainTextResponse(await figures(), media_type="text/plain; version=0.0.4")

    routes = [
        Route("/healthz", healthz),
        Route("/metrics", metrics),
        Route("/{path:path}", webhook, methods=["POST"]),
    ]
    return Starlette(routes=routes, max_body_size=LARGEST)


def _update(body: bytes) -> Raw | None:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("update_id"), int) else None
