"""The page: what people see and touch first. It stays on the machine, and everybody can use it."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.async_api import expect

from tests.practice.page.conftest import send

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOTH_SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
BOTH_WIDTHS = pytest.mark.parametrize("width", [320, 1280])


async def start(window, name):
    """Open the chat on somebody's phone, by hand."""
    await window.page.get_by_role("button", name=re.compile(f"^{name}")).click()
    await window.phone(name).get_by_role("button", name=re.compile("^(Start|Scan)$")).click()
    await expect(window.phone(name)).to_contain_text(f"Hello {name}")


@BOTH_SCHEMES
@BOTH_WIDTHS
async def test_everything_is_usable_by_everyone(look, width, scheme):
    """No axe violation on the page, in a menu, in a dialog, and with both sides in view; nothing too wide."""
    window = await look(width, color_scheme=scheme)
    page = window.page
    assert await window.faults() == []
    await start(window, "Sam")
    assert await window.faults() == []
    await window.phone("Sam").locator(".tag summary").click()
    assert await window.faults() == []
    await page.keyboard.press("Escape")
    if width == 320:
        await page.get_by_role("button", name="The room").click()
    await page.get_by_role("button", name="Break Telegram").click()
    assert await window.faults() == []
    await page.keyboard.press("Escape")
    if width == 320:
        await page.get_by_role("button", name="The room").click()
    await page.get_by_role("button", name="Both sides").click()
    await expect(page.get_by_role("heading", name="What Sam sees, and what Rowan sees")).to_be_visible()
    assert await window.faults() == []
    assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_no_request_leaves_the_machine(look, room, api):
    """Whatever a bot sends, and whatever people press, the page asks this room and nobody else."""
    window = await look()
    await start(window, "Sam")
    sam = next(iter(room.state.world.people))
    html = '<a href="https://example.invalid/page">a page</a> https://example.invalid/bare'
    button = {"inline_keyboard": [[{"text": "Elsewhere", "url": "https://example.invalid/button"}]]}
    await send(api, sam, html, parse_mode="HTML", reply_markup=button)
    phone = window.phone("Sam")
    for name in ("a page", "https://example.invalid/bare", "Elsewhere"):
        await phone.get_by_role("button", name=name, exact=True).click()
        dialog = window.page.get_by_role("dialog", name="A link")
        await expect(dialog).to_contain_text("https://example.invalid")
        await window.page.keyboard.press("Escape")
    for thing in ("A photo", "A voice message", "A document", "My phone number", "Where I am"):
        await phone.locator("message-composer summary").click()
        await phone.get_by_role("button", name=thing).click()
        await expect(phone.locator(".mine")).to_have_count(2 + [*PICTURED].index(thing))
    await expect(phone.get_by_role("img", name="front-door.png")).to_be_visible()
    assert {urlsplit(asked).netloc for asked in window.asked if not asked.startswith(("data:", "blob:"))} == {
        urlsplit(room.url).netloc
    }


PICTURED = ("A photo", "A voice message", "A document", "My phone number", "Where I am")


async def test_the_policy_is_there_and_nothing_breaks_it(look, room):
    async with httpx.AsyncClient(trust_env=False) as http:
        policy = (await http.get(f"{room.url}/")).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    window = await look()
    await start(window, "Sam")
    await window.page.get_by_role("button", name="Both sides").click()
    await window.page.wait_for_load_state("networkidle")
    # `/room/stored` is allowed to be missing; a browser writes that down.
    assert [line for line in window.said if "404" not in line] == []


async def test_words_are_shown_and_never_become_part_of_the_page(look, api, room):
    """What people and bots write stays words, also when it looks like markup."""
    window = await look()
    await start(window, "Sam")
    phone = window.phone("Sam")
    nasty = "<img src=x onerror=alert(1)><b>bold?</b> &amp; [*]"
    await phone.get_by_role("textbox").fill(nasty)
    await phone.get_by_role("textbox").press("Enter")
    await expect(phone.locator(".theirs").last).to_contain_text(f"You said: {nasty}")
    assert await phone.locator("chat-log img, chat-log b").count() == 0


async def test_keyboard_alone_is_enough(look):
    """One step of the story, a press and its answer, an alert, and a typed message: no pointer."""
    window = await look()
    page = window.page
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the story")).to_be_focused()
    await page.keyboard.press("Enter")
    await tab_to(page, "Do it for me")
    await page.keyboard.press("Enter")
    phone = window.phone("Sam")
    await expect(phone).to_contain_text("Hello Sam")
    await expect(page.locator(":focus")).to_have_text("Next")
    await tab_to(page, "Yes")
    await page.keyboard.press("Enter")
    await expect(phone.get_by_role("status")).to_have_text("Thank you.")
    # The message was redrawn under the finger; the focus stays on it.
    assert "You said yes" in await page.locator(":focus").inner_text()
    await tab_to(page, "Back")
    await page.keyboard.press("Enter")
    await tab_to(page, "Message from Sam")
    await page.keyboard.type("Good morning")
    await page.keyboard.press("Enter")
    await expect(phone).to_contain_text("You said: Good morning")
    await phone.locator(".theirs").last.focus()
    await tab_to(page, "No")
    await page.keyboard.press("Enter")
    await expect(phone.get_by_role("alertdialog")).to_contain_text("Are you sure?")
    await page.keyboard.press("Enter")
    await expect(phone.get_by_role("alertdialog")).to_be_hidden()
    await expect(page.locator(":focus")).to_have_text("No")


async def tab_to(page, name):
    """Press Tab until the focus is on the control of that name, and see that the focus can be seen."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        now = await page.evaluate(
            "[document.activeElement.ariaLabel || document.activeElement.textContent,"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        if now[0] == name:
            assert now[1] == "solid", f"nobody can see that {name} has the focus"
            return
    pytest.fail(f"{name} cannot be reached with Tab")


async def test_what_arrives_is_seen_without_asking(look, room, api):
    """A message, its change and its deletion reach an open phone; a hidden phone counts what waits."""
    window = await look(320, 640)
    await start(window, "Sam")
    await start(window, "Rowan")
    sam, rowan = room.state.world.people
    later = await send(api, rowan, "No news <b>yet</b>", parse_mode="HTML", disable_notification=True)
    await expect(window.phone("Rowan")).to_contain_text("No news yet")
    await expect(window.phone("Rowan")).to_contain_text("Arrived without a sound")
    await api("editMessageText", chat_id=rowan, message_id=later["message_id"], text="News")
    await expect(window.phone("Rowan").locator(".message").last).to_contain_text(
        re.compile("News.*edited", re.S)
    )
    await api("deleteMessage", chat_id=rowan, message_id=later["message_id"])
    await expect(window.phone("Rowan")).to_contain_text("A message was deleted here")
    await send(api, sam, "For Sam")
    tab = window.page.get_by_role("button", name=re.compile("^Sam"))
    await expect(tab).to_contain_text("1 not read")
    await tab.click()
    await expect(tab).not_to_contain_text("not read")


async def test_the_clock_moves_and_says_so(look, room):
    window = await look()
    await window.page.get_by_role("button", name="Tomorrow 9 am").click()
    clock = window.page.get_by_role("group", name="The room’s clock")
    await expect(clock.get_by_role("status")).to_have_text(
        "The clock now shows Tuesday 24 November 2026, 09:00."
    )
    assert room.state.now().isoformat() == "2026-11-24T09:00:00+00:00"


async def test_telegram_can_be_broken_and_mended(look, room):
    window = await look()
    await window.page.get_by_role("button", name="Break Telegram").click()
    dialog = window.page.get_by_role("dialog", name="Break Telegram")
    await dialog.get_by_label("Lost answer").check()
    await dialog.get_by_role("button", name="Break it").click()
    await expect(dialog.get_by_role("status")).to_have_text("One fault is waiting.")
    assert room.state.faults.waiting[0].drop
    await dialog.get_by_role("button", name="Mend everything").click()
    await expect(dialog.get_by_role("status")).to_have_text("Telegram works as it should.")


async def test_somebody_blocks_the_bot_and_comes_back(look, room):
    window = await look()
    await start(window, "Sam")
    phone = window.phone("Sam")
    await phone.locator(".tag summary").click()
    await phone.get_by_role("button", name="Block the bot").click()
    await expect(phone).to_contain_text("Sam has blocked the bot.")
    await phone.get_by_role("button", name="Unblock").click()
    await expect(phone.get_by_role("textbox")).to_be_visible()


async def test_a_conversation_can_be_kept_as_a_test(look):
    window = await look()
    await start(window, "Sam")
    phone = window.phone("Sam")
    await phone.get_by_role("button", name="Yes").click()
    await expect(phone).to_contain_text("You said yes")
    await window.page.get_by_role("button", name="+1 hour").click()
    await expect(phone.locator(".status")).to_contain_text("10:00")
    await phone.locator(".tag summary").click()
    await phone.get_by_role("button", name="Copy this conversation as a test").click()
    text = await window.page.get_by_role("dialog").get_by_role("textbox").input_value()
    assert text == TRANSCRIPT


TRANSCRIPT = """\
# A conversation with Sam
Sam: /start c_1
Bot to Sam:
    Hello Sam
    [Yes]
    [No]
    [More]
    [Help]
Sam presses [Yes]
Bot answers Sam: Thank you.
Bot edits for Sam:
    You said yes
    [Back]
Clock: +1 hour
"""


async def test_after_a_break_the_page_finds_the_room_again(look, room):
    """The stream ends; what happened meanwhile is there once it is back."""
    window = await look()
    await start(window, "Sam")
    await window.page.context.set_offline(True)
    room.state.events.close()
    await expect(window.page.get_by_role("alert")).to_contain_text("does not answer")
    await window.page.context.set_offline(False)
    await expect(window.page.get_by_role("alert")).to_be_hidden()
    await window.phone("Sam").get_by_role("textbox").fill("Still here?")
    await window.phone("Sam").get_by_role("textbox").press("Enter")
    await expect(window.phone("Sam")).to_contain_text("You said: Still here?")
