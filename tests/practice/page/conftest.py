"""A browser beside the room: the page as people see it, with a small bot on the other side."""

import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

# A browser leaves CPython 3.11 unable to parse modules; hypothesis' plugin would load it at the very end.
import hypothesis  # noqa: F401
import pytest
from playwright.async_api import Page, async_playwright

from bot.practice.server import Room
from tests.practice.conftest import START, Api, Follower

CHROMIUM = shutil.which("chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
STORY = {
    "title": "A short story",
    "zone": "Europe/London",
    "people": [
        {"key": "sam", "name": "Sam", "role": "Coordinator", "desk": True, "start": "coordinator"},
        {"key": "rowan", "name": "Rowan", "role": "Writes at night", "night": True, "start_label": "Scan"},
    ],
    "sides": {
        "staff": "sam",
        "writer": "rowan",
        "known": ["The words."],
        "unknown": ["Who."],
        "honest": "No more.",
    },
    "steps": [
        {
            "id": "meet",
            "title": "Open the desk",
            "say": "Press [Start] on Sam’s phone.",
            "why": "It begins here.",
            "on": "sam",
            "do": {"start": "coordinator"},
            "done": {"shows": "hello sam"},
        },
        {
            "id": "yes",
            "title": "Say yes",
            "say": "Press [Yes].",
            "why": "A tap is enough.",
            "then": "It says so.",
            "on": "sam",
            "do": {"press": "Yes"},
            "done": {"shows": "you said yes"},
        },
        {
            "id": "words",
            "title": "Say it in words",
            "say": "Write as Rowan.",
            "why": "Words are welcome.",
            "on": "rowan",
            "do": [{"start": "member"}, {"say": "yeah ill come"}],
            "done": {"said": "yeah"},
        },
        {
            "id": "week",
            "title": "A week",
            "say": "Move the clock.",
            "why": "Time passes.",
            "on": "sam",
            "do": {"clock": "7d"},
            "done": {"passed": "7d"},
        },
        {
            "id": "look",
            "title": "Both sides",
            "say": "Look.",
            "why": "To see for yourself.",
            "on": "rowan",
            "do": {"view": "sides"},
            "done": {"view": "sides"},
        },
        {
            "id": "own",
            "title": "Now try your own",
            "say": "The room is yours.",
            "why": "Practice.",
            "on": "sam",
        },
    ],
}


def keys(*rows: tuple[str, str | None]) -> dict[str, Any]:
    """An inline keyboard, one button a row: label and style."""
    plain = [{"text": label, "callback_data": label.lower(), "style": style} for label, style in rows]
    return {"inline_keyboard": [[{k: v for k, v in key.items() if v}] for key in plain]}


async def send(api: Api, chat: int, text: str, **more: Any) -> dict[str, Any]:
    """Send a message; where Telegram asks for patience, the room's clock is moved on."""
    while True:
        said = (await api.raw("sendMessage", chat_id=chat, text=text, **more)).json()
        if said["ok"]:
            return said["result"]
        await api.http.post(
            f"{api.url}/room/clock?wait=0", json={"advance": f"{said['parameters']['retry_after']}s"}
        )


async def small_bot(bot: Follower, update: dict[str, Any]) -> None:
    """Greets, says back what it is told, and answers presses."""
    if message := update.get("message"):
        text, chat = message.get("text", ""), message["chat"]["id"]
        said = f"Hello {message['from']['first_name']}" if text.startswith("/start") else f"You said: {text}"
        markup = keys(("Yes", "success"), ("No", "danger"), ("More", "primary"), ("Help", None))
        await send(bot.api, chat, said, reply_markup=markup)
    if query := update.get("callback_query"):
        alert = query["data"] == "no"
        words = "Are you sure?" if alert else "Thank you."
        await bot.call("answerCallbackQuery", callback_query_id=query["id"], text=words, show_alert=alert)
        if not alert:
            message = query["message"]
            told = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
            await bot.call(
                "editMessageText", text=f"You said {query['data']}", reply_markup=keys(("Back", None)), **told
            )


def a_browser_is_here() -> None:
    """Skip without a browser; where one is required (CI), let the test fail instead."""
    if CHROMIUM is None and os.environ.get("HEARD_TEST_BROWSER") != "required":
        pytest.skip("no chromium on this machine")


@dataclass
class Window:
    """One browser window on the room, and what it did that people do not see."""

    page: Page
    asked: list[str] = field(default_factory=list)
    """Every address it asked for."""
    said: list[str] = field(default_factory=list)
    """What stands in its console."""

    def phone(self, name: str) -> Any:
        return self.page.get_by_role("group", name=name, exact=False).and_(self.page.locator("heard-phone"))

    @property
    def story(self) -> Any:
        return self.page.get_by_role("region", name="Story")

    async def open(self, url: str) -> "Window":
        await self.page.goto(url)
        await self.page.locator("body[data-ready]").wait_for()
        return self

    async def faults(self, *, new: bool = False) -> list[str]:
        """What axe finds wrong with what is on the screen now.

        Args:
            new: pass over messages that were on the screen when it last looked and have not changed since:
                a drawn message is replaced when it changes, so it loses the mark.
        """
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(axe())
        found = await self.page.evaluate("axe.run({ exclude: ['[data-looked-at]'] })" if new else "axe.run()")
        await self.page.evaluate(LOOKED_AT)
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


LOOKED_AT = """
for (const piece of document.querySelectorAll("chat-log > *"))
  if (piece.checkVisibility()) piece.dataset.lookedAt = "";
"""


def axe() -> str:
    """The text of axe-core, as a package ships it."""
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (files(package) / "axe.min.js").read_text()


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    room = Room(START, {"coordinator": "c_1", "member": "m_1"}, STORY, running=False)
    await room.start()
    yield room
    await room.stop()


@pytest.fixture
async def look(room: Room, follow: Callable[..., Follower]) -> AsyncIterator[Callable[..., Any]]:
    """Open the page: `await look(width=320, color_scheme="dark")`. The small bot answers in the room."""
    a_browser_is_here()
    follow(small_bot)
    async with AsyncExitStack() as stack:
        play = await stack.enter_async_context(async_playwright())
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        stack.push_async_callback(browser.close)

        async def open_page(width: int = 1280, height: int = 800, **traits: Any) -> Window:
            context = await browser.new_context(
                viewport={"width": width, "height": height}, reduced_motion="reduce", **traits
            )
            window = Window(await context.new_page())
            window.page.set_default_timeout(10_000)
            window.page.on("request", lambda request: window.asked.append(request.url))
            window.page.on("console", lambda line: window.said.append(line.text))
            window.page.on("pageerror", lambda error: window.said.append(str(error)))
            return await window.open(room.url)

        yield open_page
