"""The room itself: its state, its clock, its faults, the list of calls, and the bots' word that they are idle."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from bot.practice import faults, seen
from bot.practice.finished import Finished
from bot.practice.people import Given, body_of
from bot.practice.presence import Idle
from bot.practice.refusals import Mistake, Refusal
from bot.practice.state import State
from bot.practice.telegram import bot_of
from bot.practice.wire import gone_watch
from bot.practice.world import Change, Message

UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
SPAN = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([wdhms])[a-z]*\s*,?")
ASTRAY = timedelta(seconds=1)
"""A bot that says what time it believes it is, and is further off, is told at once."""
FURTHEST = timedelta(days=3660)


def span(text: Any) -> timedelta:
    """Read "3d 2h", "1 week", "90s".

    Raises:
        Mistake: it is no span of time.
    """
    total, rest = timedelta(), text.strip().lower() if isinstance(text, str) else ""
    while match := SPAN.match(rest):
        total += timedelta(**{UNITS[match.group(2)]: float(match.group(1))})
        rest = rest[match.end() :]
    if rest or not total:
        raise Mistake('advance must be a span of time such as "3d 2h" or "90s".')
    return total


def instant(text: Any, name: str) -> datetime:
    """Read an ISO 8601 instant; without an offset it is UTC.

    Raises:
        Mistake: it is none.
    """
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise Mistake(f'{name} must be an ISO 8601 time such as "2026-11-23T09:00:00Z".') from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Desk:
    """Answers `/room/state`, `/room/clock`, `/room/faults`, `/room/calls`, `/room/events`, `/room/bot/idle`."""

    def __init__(self, state: State, finished: Finished) -> None:
        self.state, self.finished = state, finished

    async def show(self, _request: Request) -> Response:
        """Who is here, and what time it is."""
        world = self.state.world
        shut = {c.id for b in world.bots.values() for c in b.chats.values() if c.closed}
        people = [
            {"id": p.id, "name": p.name, "language": p.language, "blocked": p.id in shut}
            for p in world.people.values()
        ]
        groups = [
            {"id": g.id, "title": g.title, "people": [p.id for p in g.people], "bot": g.bot.id}
            for g in world.groups.values()
        ]
        bots = [
            {
                "id": b.id,
                "name": b.names["name"][""],
                "username": b.username,
                "commands": commands(b.commands),
            }
            for b in world.bots.values()
        ]
        shown = {"now": self.state.now().isoformat(), "run": self.state.running, "people": people}
        waiting = [fault.shown() for fault in self.state.faults.waiting]
        return JSONResponse(shown | {"groups": groups, "faults": waiting, "bots": bots})

    async def move_clock(self, request: Request) -> Response:
        """Move, stop or start the clock; everything due on the way happens, in order."""
        given = await body_of(request)
        run = given.get("run", self.state.running)
        if not isinstance(run, bool):
            raise Mistake("run must be true or false.")
        target = self._target(given)
        if run != self.state.running:
            self.state.set_clock(self.state.now(), running=run)
        noted: dict[int, dict[int, Message]] = {}

        def watch(message: Message, _change: Change) -> None:
            for person in message.chat.people:
                noted.setdefault(person.id, {})[message.order] = message

        self.state.world.watchers.append(watch)
        try:
            finished = await self._go(request, target)
        finally:
            self.state.world.watchers.remove(watch)
        people = self.state.world.people
        new = {
            str(who): [seen.by_person(m, people[who]) for _, m in sorted(messages.items()) if not m.cleared]
            for who, messages in noted.items()
        }
        return JSONResponse({"now": self.state.now().isoformat(), "new": new, "finished": finished})

    def _target(self, given: Given) -> datetime | None:
        now = self.state.now()
        if "advance" in given:
            target = now + span(given["advance"])
        elif "to" in given:
            target = instant(given["to"], "to")
        elif "run" in given:
            return None
        else:
            raise Mistake('Say how far: advance ("3d 2h") or to (ISO 8601), or run (true or false).')
        if target < now:
            raise Mistake(f"The clock only goes forward; it is {now.isoformat()}.")
        if target > now + FURTHEST:
            raise Mistake("That is more than ten years away.")
        return target

    async def _go(self, request: Request, target: datetime | None) -> bool:
        bots = list(self.state.world.bots.values())
        if request.query_params.get("wait") == "0":
            if target:
                self.state.set_clock(target, running=self.state.running)
            return all(self.finished.of(bot) for bot in bots)
        if target:
            return await self.finished.advance(target)
        return await self.finished.settle([b for b in bots if not self.finished.away(b)])

    async def add_fault(self, request: Request) -> Response:
        """Telegram has a bad day."""
        self.state.faults.waiting.append(faults.read(await body_of(request)))
        return self._faults()

    async def clear_faults(self, _request: Request) -> Response:
        """Telegram is well again."""
        self.state.faults.waiting.clear()
        return self._faults()

    def _faults(self) -> Response:
        waiting = [fault.shown() for fault in self.state.faults.waiting]
        self.state.events.send("fault", {"faults": waiting})
        return JSONResponse({"faults": waiting, "finished": True})

    async def calls(self, request: Request) -> Response:
        """The Bot API calls made so far."""
        since = request.query_params.get("since", "0")
        if not since.isdigit():
            raise Mistake("since must be a number.")
        return JSONResponse(self.state.calls.since(int(since)))

    async def events(self, _request: Request) -> Response:
        """What happens from now on, as it happens."""
        return StreamingResponse(self.state.events.listen(), media_type="text/event-stream")

    async def idle(self, request: Request) -> Response:
        """A bot that follows the clock has nothing to do; held until it has."""
        given = await body_of(request)
        token, in_flight = given.get("token"), given.get("in_flight", 0)
        if not isinstance(in_flight, int) or in_flight < 0:
            raise Mistake("in_flight must be a number, 0 or more.")
        handled = given.get("handled", -1)
        if not isinstance(handled, int):
            raise Mistake("handled must be the number of an update.")
        following = None if given.get("next") is None else instant(given["next"], "next")
        believed = None if given.get("now") is None else instant(given["now"], "now")
        try:
            bot = bot_of(self.state, str(token))
        except Refusal:
            raise Mistake("token must look like a bot's token, such as 123:practice.") from None
        async with gone_watch(request.receive, self.state.pulse) as gone:
            if believed is None or abs(believed - self.state.now()) < ASTRAY:
                await self.finished.idle(bot, Idle(following, in_flight, handled), gone)
        return JSONResponse({"now": self.state.now().isoformat(), "run": self.state.running})


def commands(known: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    """The commands a phone shows: those for everybody, else the first that were set."""
    return next((c for scope, c in sorted(known.items()) if '"default"' in scope), [])
