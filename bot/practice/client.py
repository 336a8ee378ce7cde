"""Drives a practice room from Python: the people's side, call for call.

async with RoomClient(url) as room:
    amina = await room.add("Amina")
    seen = await amina.say("/start")
    await amina.press(seen.new[-1]["message_id"], "Join")
    await room.advance("3d 2h")
"""

import base64
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

Json = dict[str, Any]

LONGEST = 900.0
"""Seconds to wait for an answer: moving the clock far, with much due on the way, takes its time."""


class RoomError(Exception):
    """The room said no, in plain words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of something a person did."""

    new: list[Json]
    """Every message on their phone that appeared, changed or went."""
    finished: bool
    """Whether the bot had finished."""
    message_id: int = 0
    """The message the person wrote."""
    answered: bool = False
    """After a press: whether the phone stopped waiting."""
    answer: str | None = None
    alert: bool = False
    url: str | None = None
    copied: str | None = None

    @property
    def from_bot(self) -> list[Json]:
        """What the bot sent or changed, without what it deleted."""
        return [m for m in self.new if m["from"] == "bot" and not m["deleted"]]

    @property
    def last(self) -> Json:
        """The bot's latest message."""
        return self.from_bot[-1]


def _outcome(said: Json) -> Outcome:
    known = Outcome.__dataclass_fields__
    return Outcome(**{name: value for name, value in said.items() if name in known})


class RoomClient:
    """One room.

    Args:
        url: its address, with or without a slash at the end.
        http: a client to use instead of an own one.
    """

    def __init__(self, url: str, http: httpx.AsyncClient | None = None) -> None:
        self.url = url.rstrip("/")
        self._http = http or httpx.AsyncClient(timeout=LONGEST, trust_env=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def ask(self, method: str, path: str, body: Json | None = None, *, wait: bool = True) -> Any:
        """Ask the room anything.

        Raises:
            RoomError: in its own words, why it did not do it.
        """
        target = self.url + path + ("" if wait else ("&" if "?" in path else "?") + "wait=0")
        answer = await self._http.request(method, target, json=body if method == "POST" else None)
        said = answer.json()
        if answer.is_error:
            raise RoomError(said["error"])
        return said

    async def post(self, path: str, body: Json | None = None, *, wait: bool = True) -> Any:
        """POST to the room."""
        return await self.ask("POST", path, body or {}, wait=wait)

    async def add(self, name: str, language: str = "en") -> "Phone":
        """A new person with a phone."""
        return Phone(
            self, (await self.post("/room/people", {"name": name, "language": language}))["id"], name
        )

    async def group(self, title: str, *phones: "Phone", wait: bool = True, **more: Any) -> int:
        """A new group with the bot in it; its chat id."""
        body = {"title": title, "people": [p.id for p in phones]} | more
        return int((await self.post("/room/groups", body, wait=wait))["id"])

    async def state(self) -> Json:
        """Who is here, and what time it is."""
        return dict(await self.ask("GET", "/room/state"))

    async def links(self) -> dict[str, str]:
        """Start payloads that the loaded story prepared."""
        return dict(await self.ask("GET", "/room/links"))

    async def advance(self, span: str, *, wait: bool = True) -> Json:
        """Move the clock by a span such as "3d 2h"."""
        return dict(await self.post("/room/clock", {"advance": span}, wait=wait))

    async def go_to(self, instant: str, *, wait: bool = True) -> Json:
        """Move the clock to an instant (ISO 8601)."""
        return dict(await self.post("/room/clock", {"to": instant}, wait=wait))

    async def run_clock(self, run: bool) -> Json:
        """Let the clock run, or stop it."""
        return dict(await self.post("/room/clock", {"run": run}))

    async def fault(self, method: str, **how: Any) -> None:
        """Let Telegram have a bad day: `status`, `retry_after`, `description`, `times`, `person`, `delay`, `drop`."""
        await self.post("/room/faults", {"method": method} | how)

    async def clear_faults(self) -> None:
        """Telegram is well again."""
        await self.ask("DELETE", "/room/faults")

    async def calls(self, since: int = 0) -> list[Json]:
        """The Bot API calls after number `since`."""
        return list(await self.ask("GET", f"/room/calls?since={since}"))


@dataclass(frozen=True, slots=True)
class Phone:
    """One person's phone."""

    room: RoomClient
    id: int
    name: str

    async def _do(self, deed: str, body: Json, wait: bool) -> Outcome:
        return _outcome(await self.room.post(f"/room/people/{self.id}/{deed}", body, wait=wait))

    async def say(self, text: str, *, wait: bool = True, **more: Any) -> Outcome:
        """Write; `reply_to`, `chat` and `bot` as in the room's interface."""
        return await self._do("say", {"text": text} | more, wait)

    async def press(self, message_id: int, button: str, *, wait: bool = True, **more: Any) -> Outcome:
        """Press a button by its label or data; `forge`, `inaccessible`, `chat`, `bot` as in the interface."""
        return await self._do("press", {"message_id": message_id, "button": button} | more, wait)

    async def edit(self, message_id: int, text: str, *, wait: bool = True, **more: Any) -> Outcome:
        """Correct an own message."""
        return await self._do("edit", {"message_id": message_id, "text": text} | more, wait)

    async def send(self, kind: str, file: bytes | None = None, *, wait: bool = True, **more: Any) -> Outcome:
        """Send a photo, voice, document, contact or location; `name` and `caption` as in the interface."""
        content = {"file": base64.b64encode(file).decode()} if file is not None else {}
        return await self._do("send", {"kind": kind} | content | more, wait)

    async def block(self, *, wait: bool = True, **more: Any) -> Outcome:
        """Block the bot."""
        return await self._do("block", more, wait)

    async def unblock(self, *, wait: bool = True, **more: Any) -> Outcome:
        """Let the bot in again."""
        return await self._do("unblock", more, wait)

    async def clear(self, *, wait: bool = True, **more: Any) -> Outcome:
        """Clear the chat on this side."""
        return await self._do("clear", more, wait)

    async def chat(self) -> list[Json]:
        """All that is on the phone, oldest first."""
        return list((await self.room.ask("GET", f"/room/people/{self.id}/chat"))["messages"])

    async def last(self) -> Json:
        """The bot's latest message that is still there."""
        return [m for m in await self.chat() if m["from"] == "bot" and not m["deleted"]][-1]
