"""The newcomer's three minutes: `heard practice`, the story to its end, by keyboard alone."""

import asyncio
import re
import sys
from contextlib import asynccontextmanager

import httpx
import pytest
from playwright.async_api import async_playwright, expect

from tests.practice.page.conftest import CHROMIUM, SWITCHES, Window, a_browser_is_here

STEPS = 20
LONG = 60_000
"""Milliseconds one step may take on a busy machine: the real bot, paced as Telegram wants it."""


@asynccontextmanager
async def practice(framework):
    """The program itself, on a free port; gives the address that it prints. Its clock stands still, so that nobody waits."""
    command = ["-m", "bot", "practice", "--port", "0", "--no-browser", "--framework", framework]
    command += ["--now", "2026-11-23T22:30:00+00:00"]
    program = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    try:
        async for line in program.stdout:
            if found := re.match(rb"Practice room: (http://127\.0\.0\.1:\d+/)", line):
                url = found.group(1).decode()
                async with httpx.AsyncClient(timeout=60) as web:
                    await web.post(f"{url}room/clock?wait=0", json={"run": False})
                yield url
                break
    finally:
        if program.returncode is None:
            program.terminate()
        await program.communicate()


async def told(window, step):
    """What there was to see where the story did not go on."""
    phones = await window.page.locator("heard-phone:not([hidden])").all()
    return "\n".join(
        [f"step {step + 1}", await window.story.inner_text(), *[await one.inner_text() for one in phones]]
    )


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("width", "framework"), [(320, "ptb"), (1280, "aiogram")])
async def test_the_story_runs_to_its_end_by_keyboard_alone(width, framework):
    """Each step is found done, with no axe violation and no request off the machine on the way."""
    a_browser_is_here()
    async with practice(framework) as url, async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        page = await browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        window = Window(page)
        page.on("request", lambda request: window.asked.append(request.url))
        await window.open(url)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")  # Skip to the story
        button = page.locator(":focus")
        while await button.count() == 0 or await button.inner_text() != "Do it for me":
            await page.keyboard.press("Tab")
        for step in range(STEPS - 1):
            title = await window.story.get_by_role("heading").inner_text()
            await page.keyboard.press("Enter")
            await expect(window.story).not_to_have_attribute("data-busy", "", timeout=LONG)
            assert await button.inner_text() == "Next", await told(window, step)
            assert await window.faults(new=True) == [], title
            await page.keyboard.press("Enter")
            await expect(window.story.get_by_role("heading")).not_to_have_text(title)
        await expect(window.story.get_by_role("heading")).to_have_text("Now try your own")
        assert await window.faults() == []
        # Rowan's phone need not be the one on the table.
        await expect(page.locator("chat-log", has_text="Your envelope was in the batch")).to_have_count(1)
        assert [asked for asked in window.asked if not asked.startswith((url, "data:", "blob:"))] == []
        await browser.close()
