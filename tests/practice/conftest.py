"""A practice room for each test, with its clock standing still, and ways to talk to it from both sides."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.practice.client import Phone, RoomClient
from bot.practice.presence import Presence
from bot.practice.server import Room

TOKEN = "7001:practice-token"
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Api:
    """A bot's side, call by call."""

    url: str
    http: httpx.AsyncClient
    token: str = TOKEN

    async def raw(self, method: str, **params: Any) -> httpx.Response:
        return await self.http.post(f"{self.url}/bot{self.token}/{method}", json=params)

    async def __call__(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        said = (await self.raw(method, **params)).json()
        assert said["ok"], said
        return said["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description with which a call that must fail is refused."""
        answer = await self.raw(method, **params)
        said = answer.json()
        assert not said["ok"], said
        assert said["error_code"] == answer.status_code
        return said["description"]

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """The waiting updates, confirmed."""
        found = await self("getUpdates", **params)
        if found:
            await self("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
        return found


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    room = Room(START, running=False)
    await room.start()
    yield room
    await room.stop()


@pytest.fixture
async def client(room: Room) -> AsyncIterator[RoomClient]:
    async with RoomClient(room.url) as client:
        yield client


@pytest.fixture
async def http(room: Room) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
async def api(room: Room, http: httpx.AsyncClient) -> Api:
    api = Api(room.url, http)
    await api("getMe")
    return api


@pytest.fixture
async def amina(client: RoomClient, api: Api) -> Phone:
    """Somebody who has opened the chat with the bot."""
    phone = await client.add("Amina")
    await phone.say("/start", wait=False)
    await api.updates()
    return phone


async def later(client: RoomClient, span: str = "2s") -> None:
    """Let time pass without waiting for anyone."""
    await client.advance(span, wait=False)


async def until(condition: Callable[[], bool]) -> None:
    """Let everyone in the room go on until something is so (at most 5 s, so that a broken promise fails)."""
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0)


def presence(room: Room) -> Presence:
    """What the room sees of the bot."""
    return room.state.world.bots[int(TOKEN.split(":")[0])].presence


Turn = Callable[["Follower", dict[str, Any]], Awaitable[None]]


@dataclass
class Follower:
    """A bot that follows the room's clock, as small as it can be: a turn for each update, and wishes for later."""

    api: Api
    turn: Turn
    wishes: list[tuple[datetime, Callable[[], Awaitable[None]]]] = field(default_factory=list)
    """What it means to do by itself, and when."""
    now: datetime = START
    running: bool = False
    in_flight: int = 0
    seen: list[datetime] = field(default_factory=list)
    """The room's time at each wish it fulfilled."""

    async def call(self, method: str, **params: Any) -> httpx.Response:
        self.in_flight += 1
        try:
            return await self.api.raw(method, **params)
        finally:
            self.in_flight -= 1

    async def run(self) -> None:
        state = (await self.api.http.get(f"{self.api.url}/room/state")).json()
        self.now, self.running = datetime.fromisoformat(state["now"]), state["run"]
        offset = 0
        while True:
            updates = await self.api("getUpdates", offset=offset)
            for update in updates:
                offset = update["update_id"] + 1
                await self.turn(self, update)
            if not updates:
                await self._wishes()
                await self._idle()

    async def _idle(self) -> None:
        """Say that there is nothing to do; with a running clock, no longer than until the next wish."""
        wish = min((at for at, _ in self.wishes), default=None)
        body = {
            "token": self.api.token,
            "next": wish.isoformat() if wish else None,
            "in_flight": self.in_flight,
        }
        idle = asyncio.ensure_future(self.api.http.post(f"{self.api.url}/room/bot/idle", json=body))
        alarm = (wish - self.now).total_seconds() if wish and self.running else None
        await asyncio.wait({idle}, timeout=alarm)
        if idle.done():
            said = idle.result().json()
            self.now, self.running = datetime.fromisoformat(said["now"]), said["run"]
        else:
            assert wish
            idle.cancel()
            self.now = max(self.now, wish)

    async def _wishes(self) -> None:
        due = [wish for wish in self.wishes if wish[0] <= self.now]
        self.wishes = [wish for wish in self.wishes if wish[0] > self.now]
        for _, deed in sorted(due, key=lambda wish: wish[0]):
            self.seen.append(self.now)
            await deed()


@pytest.fixture
async def follow(api: Api) -> AsyncIterator[Callable[[Turn], Follower]]:
    """Start a bot that follows the clock."""
    tasks: list[asyncio.Task[None]] = []

    def start(turn: Turn) -> Follower:
        follower = Follower(api, turn)
        tasks.append(asyncio.ensure_future(follower.run()))
        return follower

    yield start
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
