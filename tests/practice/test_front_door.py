"""The guided story, told by the real bot, lived through to its end in a real browser, by keyboard alone.

What a newcomer sees first must work as a whole: `heard practice`'s own room, bot and
story; every step by its "Do it for me" button, pressed with Enter; nothing that axe
finds wrong; at 320 and at 1280 pixels; and no request off the machine.
"""

import os
import re
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from bot import app
from bot.practice.command import Choices, practice_settings, settle_in
from bot.practice.server import Room
from bot.practice.story import load_story
from tests.practice.page.conftest import CHROMIUM, SWITCHES, Window

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


async def enter(button):
    """Press a button as somebody without a mouse does."""
    await button.focus()
    await button.press("Enter")


async def live_through(window, story, picture):
    for number, step in enumerate(story["steps"][:-1]):
        await expect(window.story.get_by_role("heading").first).to_have_text(step["title"], timeout=20_000)
        await enter(window.story.get_by_role("button", name="Do it for me"))
        await expect(window.story, f"step {step['id']}").to_have_attribute("data-done", "", timeout=60_000)
        if number % 4 == 0:
            assert await window.faults() == [], step["id"]
        await picture(step["id"])
        await enter(window.story.get_by_role("button", name="Next", exact=True))
    await expect(window.story.get_by_role("heading").first).to_have_text(story["steps"][-1]["title"])
    assert await window.faults() == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("width", [1280, 320])
async def test_the_front_door_is_lived_through_by_keyboard(width, tmp_path, request):
    if CHROMIUM is None:
        if os.environ.get("HEARD_TEST_BROWSER") == "required":
            pytest.fail("no chromium, and this machine must have one")
        pytest.skip("no chromium on this machine")
    story = load_story("front-door")
    room = Room(start=START, story=story, running=False)
    url = await room.start(0)
    settings = practice_settings(url, tmp_path, story, Choices())
    settle_in(room, settings, story)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(room.stop)
        await stack.enter_async_context(app.running(settings))
        play = await stack.enter_async_context(async_playwright())
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        stack.push_async_callback(browser.close)
        context = await browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        window = Window(await context.new_page())
        window.page.set_default_timeout(20_000)
        window.page.on("request", lambda made: window.asked.append(made.url))
        window.page.on("pageerror", lambda error: window.said.append(str(error)))
        await window.open(url)

        async def picture(name):
            if request.config.getoption("--pictures"):
                PICTURES.mkdir(exist_ok=True)
                await window.page.screenshot(path=PICTURES / f"{width}-{name}.png")

        await live_through(window, story, picture)
        assert not window.said
        assert not [one for one in window.asked if not re.match(rf"{re.escape(url)}/|blob:|data:", one)]
