"""The practice room as a server on this machine.

    room = Room()
    url = await room.start(port=0)      # "http://127.0.0.1:49152"
    ...
    await room.stop()

It runs on the loop it was started on, so that a bot can run beside it in one process. It listens on
127.0.0.1 and nowhere else.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.practice.courier import Courier
from bot.practice.desk import Desk
from bot.practice.finished import Finished
from bot.practice.guard import Guard
from bot.practice.pages import page
from bot.practice.people import BODY_LIMIT, People
from bot.practice.refusals import Mistake
from bot.practice.saved import Saved
from bot.practice.state import State
from bot.practice.telegram import Telegram
from bot.web.server import Server, listener, quiet

HOST = "127.0.0.1"
KEEP_ALIVE = 600
"""Seconds an unused connection stays open: long, so that a bot never meets one just being closed."""
SAFE_TO_SHOW = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/")


class Room:
    """A practice room.

    Args:
        start: the room's time at the beginning (with a zone); None: the machine's.
        links: start payloads a story prepared, by role; may be filled later through `links`.
        story: what `GET /room/story` answers, for the page; may be set later.
        db_path: Heard's database; the room's world is kept beside it in `<db_path>.room`. None: in memory only.
        running: whether the clock runs.

    Attributes:
        stored: reads what `GET /room/stored` answers; None while no bot with a database is here.
    """

    def __init__(
        self,
        start: datetime | None = None,
        links: Mapping[str, str] | None = None,
        story: dict[str, Any] | None = None,
        db_path: Path | None = None,
        *,
        running: bool = True,
    ) -> None:
        self.links: Mapping[str, str] = links if links is not None else {}
        self.story = story
        self.stored: Callable[[], dict[str, Any]] | None = None
        self.url = ""
        self._start, self._running = start, running
        self._saved = Saved(Path(f"{db_path}.room")) if db_path else None
        self._server: Server | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, port: int = 0) -> str:
        """Open the room.

        Args:
            port: 0 picks a free one.

        Returns:
            Its address, without a slash at the end.

        Raises:
            OSError: the port is taken.
        """
        place = listener(HOST, port)
        self.state = State(self._start or Clock().now(), running=self._running)
        if self._saved:
            self._saved.load(self.state)
        self.finished = Finished(self.state)
        telegram = Telegram(self.state)
        self._server = Server(quiet(Guard(telegram, self._pages()), keep_alive=KEEP_ALIVE))
        self._tasks = [asyncio.ensure_future(Courier(self.state, telegram).run())]
        if self._saved:
            self._tasks.append(asyncio.ensure_future(self._saved.keep(self.state)))
        serving = asyncio.ensure_future(self._server.serve([place]))
        self._tasks.append(serving)
        await self._server.ready.wait()
        self.url = f"http://{HOST}:{place.getsockname()[1]}"
        return self.url

    def enter(self, token: str, name: str, *, opened: bool = False) -> int:
        """Bring somebody in before the story begins.

        Args:
            token: the bot's token, whose chat with them is meant.
            name: their first name.
            opened: they wrote to the bot already, so that it may write to them.

        Returns:
            Their number.
        """
        world = self.state.world
        person = world.person(name)
        if opened:
            world.private(world.bot(int(token.partition(":")[0]), self.state.now()), person).opened = True
        return person.id

    async def stop(self) -> None:
        """Close the room: nobody is held any longer, and a kept world is written down."""
        if self._server is None:
            return
        self.state.close()
        self._server.should_exit = True
        await self._tasks[-1]
        for task in self._tasks[:-1]:
            task.cancel()
        await asyncio.gather(*self._tasks[:-1], return_exceptions=True)
        if self._saved:
            self._saved.write(self.state)
        self._server = None

    def _pages(self) -> Starlette:
        people, desk = People(self.state, self.finished), Desk(self.state, self.finished)
        one = "/room/people/{id:int}"
        posts = {
            "/room/people": people.add,
            f"{one}/say": people.say,
            f"{one}/press": people.press,
            f"{one}/edit": people.edit,
            f"{one}/send": people.send,
            f"{one}/block": people.turn("block"),
            f"{one}/unblock": people.turn("unblock"),
            f"{one}/clear": people.turn("clear"),
            "/room/groups": people.add_group,
            "/room/clock": desk.move_clock,
            "/room/faults": desk.add_fault,
            "/room/bot/idle": desk.idle,
        }
        gets = {
            "/room/state": desk.show,
            f"{one}/chat": people.read,
            "/room/calls": desk.calls,
            "/room/events": desk.events,
            "/room/links": self._links,
            "/room/story": self._story,
            "/room/stored": self._stored,
            "/room/files/{bot:int}/{path:path}": self._file,
            "/": page,
            "/page/{name:path}": page,
        }
        routes = [Route(path, answer, methods=["POST"]) for path, answer in posts.items()]
        routes += [Route(path, answer, methods=["GET"]) for path, answer in gets.items()]
        routes.append(Route("/room/faults", desk.clear_faults, methods=["DELETE"]))
        handlers: Any = {Mistake: _mistake, 404: _unknown, 405: _unknown}
        return Starlette(routes=routes, exception_handlers=handlers, max_body_size=BODY_LIMIT)

    async def _links(self, _request: Request) -> Response:
        return JSONResponse(dict(self.links))

    async def _stored(self, _request: Request) -> Response:
        if self.stored is None:
            raise Mistake("No bot with a database is in this room.", 404)
        return JSONResponse(await asyncio.to_thread(self.stored))

    async def _story(self, _request: Request) -> Response:
        if self.story is None:
            raise Mistake("No story is loaded.", 404)
        return JSONResponse(self.story)

    async def _file(self, request: Request) -> Response:
        """A file as a phone shows it; what a browser might run is only offered for saving."""
        bot = self.state.world.bots.get(request.path_params["bot"])
        for file in bot.files.values() if bot else ():
            if file.path == request.path_params["path"]:
                safe = file.mime.startswith(SAFE_TO_SHOW)
                headers = {
                    "Content-Security-Policy": "sandbox; default-src 'none'",
                    "X-Content-Type-Options": "nosniff",
                    "Content-Disposition": "inline" if safe else "attachment",
                }
                mime = file.mime if safe else "application/octet-stream"
                return Response(file.data, media_type=mime, headers=headers)
        raise Mistake("There is no such file.", 404)


async def _mistake(_request: Request, mistake: Exception) -> Response:
    assert isinstance(mistake, Mistake)
    return JSONResponse({"error": mistake.words}, mistake.status)


async def _unknown(request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": f"The room has no {request.method} {request.url.path}."}, 404)
