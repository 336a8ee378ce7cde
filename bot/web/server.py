"""A web server on the loop of whoever starts it: quiet, and without a word about who asked for what.

No access log, because a line for each update would say when somebody wrote. What a
proxy claims about where a request came from is not believed, and not looked at.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

KEEP_ALIVE = 75
"""Seconds an unused connection stays open: longer than nginx keeps its own, so that it never meets one just being closed."""


class Server(uvicorn.Server):
    """Leaves signals to whoever started it, and says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave signals alone."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        self.ready.set()


def quiet(app: ASGIApp, *, keep_alive: int = KEEP_ALIVE, finish: int = 2) -> uvicorn.Config:
    """How an application is served.

    Args:
        app: the application.
        keep_alive: seconds an unused connection stays open.
        finish: seconds a stop waits for answers that are under way.
    """
    return uvicorn.Config(
        app,
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        http="h11",
        ws="none",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=keep_alive,
        timeout_graceful_shutdown=finish,
    )


def listener(host: str, port: int) -> socket.socket:
    """A socket that listens at `host` and `port`; 0 picks a free one.

    Raises:
        OSError: if it is taken, or not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # naming TCP matters: only then does asyncio send small answers at once (40 ms each otherwise)
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


@asynccontextmanager
async def serving(app: ASGIApp, place: socket.socket, finish: int) -> AsyncIterator[None]:
    """Serve `app` at `place` inside the block. At its end no request is taken any more, and those under way are answered."""
    server = Server(quiet(app, finish=finish))
    task = asyncio.ensure_future(server.serve([place]))
    await server.ready.wait()
    try:
        yield
    finally:
        server.should_exit = True
        await task
