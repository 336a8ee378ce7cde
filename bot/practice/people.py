"""The people's side: the JSON interface through which tests, tools and the page drive the room.

Stable: others rely on it. Every POST waits until the bot has finished what it caused (`?wait=0` does not).
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.practice import acts, seen, sent_files
from bot.practice.finished import LIMIT, Finished
from bot.practice.params import loads
from bot.practice.refusals import Mistake
from bot.practice.state import State
from bot.practice.world import Bot, Change, Chat, Message, Person

BODY_LIMIT = 30 * 1024 * 1024
"""A file of 20 MB in base64, and some."""

Given = dict[str, Any]


async def body_of(request: Request) -> Given:
    """The JSON object of a request; {} when there is none.

    Raises:
        Mistake: it is no JSON object, or not declared as JSON (so that no web page elsewhere can send it).
    """
    body = await request.body()
    if not body.strip():
        return {}
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise Mistake("Send JSON, with Content-Type: application/json.")
    try:
        given = loads(body)
    except ValueError:
        raise Mistake("The body is not JSON.") from None
    if not isinstance(given, dict):
        raise Mistake("The body must be a JSON object.")
    return given


def text_of(given: Given, name: str) -> str:
    """A text that must be there."""
    value = given.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Mistake(f"{name} must be a text.")
    return value


class People:
    """Answers `/room/people` and `/room/groups`."""

    def __init__(self, state: State, finished: Finished) -> None:
        self.state, self.finished = state, finished

    # --- who is meant ---

    def person(self, request: Request) -> Person:
        """The person in the address."""
        person = self.state.world.people.get(request.path_params["id"])
        if person is None:
            raise Mistake(f"There is no person {request.path_params['id']}.", 404)
        return person

    async def bot(self, request: Request, given: Given) -> Bot:
        """The bot that is meant: named by its digits, or the only one. A bot that is just starting is waited for."""
        bots = self.state.world.bots
        named = given.get("bot") or request.query_params.get("bot")
        if named is not None:
            digits = str(named).split(":", 1)[0]
            if not digits.isdigit() or int(digits) not in bots:
                raise Mistake(f"There is no bot {digits}.", 404)
            return bots[int(digits)]
        loop = asyncio.get_running_loop()
        end = loop.time() + (0 if request.query_params.get("wait") == "0" else LIMIT)
        while not bots and loop.time() < end:
            await self.state.pulse.wait(end - loop.time())
        if not bots:
            raise Mistake("No bot has called yet. Start one: any token will do, such as 123:practice.")
        if len(bots) > 1:
            raise Mistake(f"There is more than one bot. Name one: {', '.join(map(str, bots))}.")
        return next(iter(bots.values()))

    async def chat(self, request: Request, given: Given, person: Person) -> Chat:
        """The chat that is meant: the private one, or the group that `chat` names."""
        wanted = given.get("chat")
        if wanted is None or wanted == person.id:
            return self.state.world.private(await self.bot(request, given), person)
        group = self.state.world.groups.get(wanted) if isinstance(wanted, int) else None
        if group is None or person not in group.people:
            raise Mistake(f"{person.name} is in no chat {wanted}.", 404)
        return group

    def _own(self, message_id: Any, person: Person, chat: Chat) -> Message:
        """A message this person sees, in their private chat or in a group of theirs with that bot."""
        message = chat.bot.message(message_id)
        if message and person in message.chat.people:
            chat = message.chat
        return acts.visible(chat, message_id)

    # --- what people do ---

    async def add(self, request: Request) -> Response:
        """A new person with a phone."""
        given = await body_of(request)
        person = self.state.world.person(text_of(given, "name").strip(), str(given.get("language") or "en"))
        return JSONResponse({"id": person.id, "finished": True})

    async def add_group(self, request: Request) -> Response:
        """A new group with the bot in it."""
        given = await body_of(request)
        title, ids = text_of(given, "title"), given.get("people")
        known = self.state.world.people
        if not isinstance(ids, list) or not all(isinstance(i, int) and i in known for i in ids):
            raise Mistake("people must be a list of people's ids.")
        bot = await self.bot(request, given)
        members = [known[i] for i in ids]
        group = acts.start_group(self.state.world, bot, title, members, self.state.now())
        return JSONResponse({"id": group.id, "finished": await self.settle(request, bot)})

    async def say(self, request: Request) -> Response:
        """A person writes."""
        given, person = await body_of(request), self.person(request)
        if not isinstance(given.get("text"), str):
            raise Mistake("text must be a text.")
        chat = await self.chat(request, given, person)
        with self.noting(person) as new:
            reply_to = given.get("reply_to")
            message = acts.say(self.state.world, chat, person, given["text"], reply_to, self.state.now())
            finished = await self.settle(request, chat.bot)
        return JSONResponse({"message_id": message.id, "new": new(), "finished": finished})

    async def send(self, request: Request) -> Response:
        """A person sends a photo, a recording, a document, a contact or a place."""
        given, person = await body_of(request), self.person(request)
        chat = await self.chat(request, given, person)
        with self.noting(person) as new:
            message = sent_files.send(self.state.world, chat, person, given, self.state.now())
            finished = await self.settle(request, chat.bot)
        return JSONResponse({"message_id": message.id, "new": new(), "finished": finished})

    async def edit(self, request: Request) -> Response:
        """A person corrects their own message."""
        given, person = await body_of(request), self.person(request)
        chat = await self.chat(request, given, person)
        message, text = self._own(given.get("message_id"), person, chat), text_of(given, "text")
        with self.noting(person) as new:
            acts.edit(self.state.world, message, person, text, self.state.now())
            finished = await self.settle(request, chat.bot)
        return JSONResponse({"message_id": message.id, "new": new(), "finished": finished})

    async def press(self, request: Request) -> Response:
        """A person presses a button."""
        given, person = await body_of(request), self.person(request)
        chat = await self.chat(request, given, person)
        wanted, forge = text_of(given, "button"), given.get("forge") is True
        inaccessible = given.get("inaccessible") is True
        old = chat.bot.message(given.get("message_id")) if inaccessible else None
        message = old or self._own(given.get("message_id"), person, chat)
        now = self.state.now()
        with self.noting(person) as new:
            pressed = acts.press(
                self.state.world, message, person, wanted, now, forge=forge, inaccessible=inaccessible
            )
            told = {"person": person.id, "bot": chat.bot.id, "message_id": message.id, "button": wanted}
            if pressed.press:
                self.state.events.send("press", told | answer_of(pressed))
            elif start := start_payload(pressed.url, chat.bot):
                acts.say(self.state.world, chat, person, start, None, now)
            finished = await self.settle(request, chat.bot)
            if pressed.press and pressed.press.answered:
                self.state.events.send("press", told | answer_of(pressed))
        return JSONResponse(answer_of(pressed) | {"new": new(), "finished": finished})

    def turn(self, deed: str) -> Callable[[Request], Awaitable[Response]]:
        """Answers block, unblock and clear."""

        async def answer(request: Request) -> Response:
            given, person = await body_of(request), self.person(request)
            bot = await self.bot(request, given)
            chat = self.state.world.private(bot, person)
            with self.noting(person) as new:
                if deed == "clear":
                    acts.clear(chat)
                else:
                    {"block": acts.block, "unblock": acts.unblock}[deed](chat, person, self.state.now())
                finished = await self.settle(request, bot)
            return JSONResponse({"new": new(), "finished": finished})

        return answer

    async def read(self, request: Request) -> Response:
        """All that is on a person's phone, oldest first; `?bot=` and `?chat=` narrow it."""
        person = self.person(request)
        bot, wanted = request.query_params.get("bot"), request.query_params.get("chat")
        chats = [c for b in self.state.world.bots.values() if (c := b.chats.get(person.id))]
        chats += [g for g in self.state.world.groups.values() if person in g.people]
        messages = [
            message
            for chat in chats
            if (bot is None or str(chat.bot.id) == bot) and (wanted is None or str(chat.id) == wanted)
            for message in chat.messages
            if not message.cleared
        ]
        messages.sort(key=lambda m: m.order)
        return JSONResponse({"messages": [seen.by_person(m, person) for m in messages]})

    # --- waiting for what comes of it ---

    async def settle(self, request: Request, bot: Bot) -> bool:
        """Wait for the bot, unless asked not to."""
        if request.query_params.get("wait") == "0":
            return self.finished.of(bot)
        return await self.finished.settle([bot])

    @contextmanager
    def noting(self, person: Person) -> Iterator[Callable[[], list[Given]]]:
        """Note which of a person's messages appear, change or go; the function gives them in their latest state."""
        noted: dict[int, Message] = {}

        def watch(message: Message, _change: Change) -> None:
            if person in message.chat.people:
                noted[message.order] = message

        def new() -> list[Given]:
            found = (noted[order] for order in sorted(noted))
            return [seen.by_person(message, person) for message in found if not message.cleared]

        self.state.world.watchers.append(watch)
        try:
            yield new
        finally:
            self.state.world.watchers.remove(watch)


def answer_of(pressed: acts.Pressed) -> Given:
    """What the phone showed after a press."""
    press = pressed.press
    answer: Given = {
        "answered": press is not None and press.answered,
        "answer": press.answer if press else None,
        "alert": press is not None and press.alert,
    }
    if pressed.url:
        answer["url"] = pressed.url
    if pressed.copied:
        answer["copied"] = pressed.copied
    return answer


def start_payload(url: str | None, bot: Bot) -> str | None:
    """The command that a link to the bot itself sends ("https://t.me/<bot>?start=<payload>")."""
    prefix = f"https://t.me/{bot.username}?start="
    return f"/start {url.removeprefix(prefix)}" if url and url.startswith(prefix) else None
