"""Telegram's side of the room: takes Bot API calls over HTTP and answers as Telegram does."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from starlette.types import Receive, Scope, Send

import bot.practice.methods
from bot.practice import params as parameters
from bot.practice.call import Call, methods
from bot.practice.faults import Fault
from bot.practice.receiving import get_updates
from bot.practice.refusals import Refusal
from bot.practice.state import State
from bot.practice.wire import TooLong, body_of, gone_watch, header, respond
from bot.practice.world import Bot

TOKEN = re.compile(r"([1-9]\d{0,18}):[A-Za-z0-9_-]+")
CALL = re.compile(r"/bot([^/]+)/([^/]+)/?")
FILE = re.compile(r"/file/bot([^/]+)/(.+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the bot."""

    status: int
    body: bytes
    lost: bool = False
    """The answer gets lost on the way."""


def _good(result: Any) -> Answer:
    return Answer(200, json.dumps({"ok": True, "result": result}).encode())


def _refused(refusal: Refusal) -> Answer:
    return Answer(refusal.status, json.dumps(refusal.body()).encode())


NOT_FOUND = Refusal("Not Found", 404)


def bot_of(state: State, token: str) -> Bot:
    """The bot of a token. The digits name it; the rest is taken on trust.

    Raises:
        Refusal: 404, it does not look like a token.
    """
    match = TOKEN.fullmatch(token)
    if match is None:
        raise NOT_FOUND
    known = state.world.bot(int(match.group(1)), state.now())
    known.presence.last_seen = asyncio.get_running_loop().time()
    return known


class Telegram:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, state: State) -> None:
        self.state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request (ASGI)."""
        try:
            body = await body_of(receive, parameters.BODY_LIMIT)
        except TooLong:
            await self._send(send, _refused(Refusal("Request Entity Too Large", 413)))
            return
        if found := FILE.fullmatch(scope["path"]):
            await self._file(found.group(1), found.group(2), send)
            return
        async with gone_watch(receive, self.state.pulse) as gone:
            await self._send(send, await self._answer(scope, body, gone))

    async def _answer(self, scope: Scope, body: bytes, gone: Callable[[], bool]) -> Answer:
        found = CALL.fullmatch(scope["path"])
        try:
            if found is None or scope["method"] not in {"GET", "POST"}:
                raise NOT_FOUND
            caller = bot_of(self.state, found.group(1))
            query = scope["query_string"].decode("latin-1")
            raw = await parameters.read(query, header(scope, b"content-type"), body)
            if found.group(2).lower() == "getupdates":
                return await self._updates(caller, raw, gone)
        except Refusal as refusal:
            return _refused(refusal)
        return await self.perform(caller, found.group(2), raw)

    async def _send(self, send: Send, answer: Answer) -> None:
        await respond(send, answer.status, answer.body, b"application/json", lost=answer.lost)

    async def _updates(self, caller: Bot, raw: dict[str, Any], gone: Callable[[], bool]) -> Answer:
        params = parameters.decode(raw)
        fault = self.state.faults.take("getUpdates", params)
        refusal = fault.refusal() if fault else None
        if fault and fault.delay[1]:
            await self._hold(caller, self.state.faults.seconds(fault))
        if refusal:
            raise refusal
        updates = await get_updates(self.state, caller, params, gone)
        answer = _good(updates)
        return Answer(200, answer.body, lost=True) if fault and fault.drop else answer

    async def perform(self, caller: Bot, asked: str, raw: dict[str, Any]) -> Answer:
        """Do one call, with whatever fault waits for it, and write it down.

        Args:
            caller: the bot that calls.
            asked: the method's name, in any capitals.
            raw: parameters as sent.
        """
        presence, loop = caller.presence, asyncio.get_running_loop()
        presence.calls()
        presence.quiet_since = loop.time()
        try:
            found = methods.find(asked)
            params = parameters.decode(raw)
            fault = self.state.faults.take(found[0] if found else asked, params)
            half = self.state.faults.seconds(fault) / 2 if fault else 0.0
            if half:
                await self._hold(caller, half)
            answer = self._do(caller, asked, params, fault)
            if half:
                await self._hold(caller, half)
            return answer
        except Refusal as refusal:
            return _refused(refusal)
        finally:
            presence.open_calls -= 1
            presence.quiet_since = presence.last_seen = loop.time()
            for idle in presence.idles:
                idle.released = idle.released or idle.in_flight > 0
            self.state.pulse.beat()

    def _do(self, caller: Bot, asked: str, params: dict[str, Any], fault: Fault | None) -> Answer:
        found, now = methods.find(asked), self.state.now()
        try:
            if fault:
                self.state.events.send("fault", {"faults": [f.shown() for f in self.state.faults.waiting]})
                if refusal := fault.refusal():
                    raise refusal
            if found is None:
                raise NOT_FOUND
            understood = methods.understood(found[0], params)
            answer = _good(found[1](Call(self.state.world, caller, understood, now)))
        except Refusal as refusal:
            answer = _refused(refusal)
        name = found[0] if found else asked
        self.state.calls.add(now, caller.id, name, parameters.logged(params), answer.body)
        return Answer(answer.status, answer.body, lost=True) if fault and fault.drop else answer

    async def _hold(self, caller: Bot, seconds: float) -> None:
        """Hold a call back, on the room's clock."""
        until = self.state.now() + timedelta(seconds=seconds)
        caller.presence.held_until.append(until)
        self.state.pulse.beat()
        try:
            await self.state.clock.sleep_until(until)
        finally:
            caller.presence.held_until.remove(until)

    async def _file(self, token: str, path: str, send: Send) -> None:
        try:
            caller = bot_of(self.state, token)
        except Refusal as refusal:
            await self._send(send, _refused(refusal))
            return
        for file in caller.files.values():
            if file.path == path:
                await respond(send, 200, file.data, b"application/octet-stream")
                return
        await self._send(send, _refused(NOT_FOUND))


assert bot.practice.methods  # importing the package teaches `methods` all it knows
