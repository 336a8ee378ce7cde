"""The guided story: it leads, follows, and lets people wander."""

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

STORIES = Path(__file__).parents[3] / "data" / "stories"


async def on(window, title):
    await expect(window.story.get_by_role("heading")).to_have_text(title)


async def go(window, words="Next"):
    await window.story.get_by_role("button", name=words, exact=True).click()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
async def test_it_can_be_walked_to_its_end(look, room, width):
    """ "Do it for me" and "Next", to "Now try your own"; nothing on the way is hard to use."""
    window = await look(width)
    for step in room.story["steps"][:-1]:
        await on(window, step["title"])
        await go(window, "Do it for me")
        await expect(window.story.get_by_role("button", name="Next")).to_be_enabled()
        await expect(window.story).to_have_attribute("data-done", "")
        assert await window.faults() == []
        await go(window)
    await on(window, "Now try your own")
    assert room.state.now().isoformat().startswith("2026-11-30T09:00")


@pytest.mark.browser
@pytest.mark.slow
async def test_it_sees_what_people_do_themselves(look):
    """A step done by hand is done; a step done early is passed over; a reload forgets nothing."""
    window = await look()
    sam = window.phone("Sam")
    await expect(sam).to_have_attribute("data-lit", "")
    await sam.get_by_role("button", name="Start").click()
    await expect(window.story.get_by_role("button", name="Next")).to_be_visible()
    await sam.get_by_role("button", name="Yes").click()
    await expect(sam).to_contain_text("You said yes")
    await go(window)
    await on(window, "Say it in words")
    await window.page.reload()
    await on(window, "Say it in words")
    await expect(window.phone("Rowan").get_by_role("button", name="Scan")).to_have_attribute(
        "data-pointed", ""
    )


@pytest.mark.browser
@pytest.mark.slow
async def test_people_who_wander_off_are_offered_the_way_on(look):
    window = await look()
    rowan = window.phone("Rowan")
    await rowan.get_by_role("button", name="Scan").click()
    await rowan.get_by_role("textbox").fill("yeah, I was here first")
    await rowan.get_by_role("textbox").press("Enter")
    await on(window, "Open the desk")
    await expect(window.story).to_contain_text("You are ahead of the story.")
    await go(window, "Go to “A week”")
    await on(window, "A week")
    await go(window, "Back")
    await on(window, "Say it in words")


@pytest.mark.browser
@pytest.mark.slow
async def test_it_says_what_is_in_the_way(look):
    """A button that is not there is named, and the step stays open."""
    window = await look()
    await go(window, "Skip")
    await on(window, "Say yes")
    await go(window, "Do it for me")
    await expect(window.story).to_contain_text("The button “Yes” is not on this phone now.")
    await expect(window.story.get_by_role("button", name="Do it for me")).to_be_visible()


@pytest.mark.parametrize("path", sorted(STORIES.glob("*.json")), ids=lambda path: path.stem)
def test_a_shipped_story_holds_together(path):
    """Every step names people, deeds and conditions that the page knows; what is said is short enough."""
    story = json.loads(path.read_text("utf-8"))
    people = {one["key"] for one in story["people"]}
    assert {story["sides"]["staff"], story["sides"]["writer"]} <= people
    ids = [step["id"] for step in story["steps"]]
    assert len(ids) == len(set(ids))
    assert "do" not in story["steps"][-1]
    for step in story["steps"]:
        assert step["on"] in people
        assert len(step["say"].split()) <= 40, step["id"]
        assert len(step["why"].split()) <= 40, step["id"]
        deeds = step.get("do", [])
        for deed in deeds if isinstance(deeds, list) else [deeds]:
            assert deed.get("on", step["on"]) in people
            assert len(set(deed) & {"press", "say", "clock", "start", "scan", "view"}) == 1, deed
        if "done" in step:
            check_condition(step["done"], people)


def check_condition(condition, people):
    assert condition.get("on", next(iter(people))) in people
    kinds = set(condition) - {"on"}
    assert len(kinds) == 1, condition
    assert kinds <= {"shows", "said", "pressed", "passed", "view", "all", "any"}
    for kind in ("shows", "said"):
        re.compile(condition.get(kind, ""))
    for one in condition.get("all", []) + condition.get("any", []):
        check_condition(one, people)
