"""What is said directly: in order, never stored, and owned up to when it cannot be done."""

import asyncio

import pytest

from bot.chat import routes
from bot.chat.screens import screen


@pytest.fixture
def sealed(route):
    def clear(turn):
        turn.delete(turn.pressed.message_id, otherwise=screen("Could not clear. Please do it yourself."))
        turn.say(screen("First"))
        turn.say(screen("Second"))
        turn.note("Done")

    route(routes.press, "try.sealed", clear, sealed=True)


async def given_a_card(bot, chat):
    """A card with a button that leads into the channel; its number in the outbox."""
    go = [[{"text": "Go", "callback_data": "try.sealed"}]]
    card = bot.put(chat, "card", params={"reply_markup": {"inline_keyboard": go}})
    await bot.move(minutes=1)
    return card


async def pressed(bot, chat):
    card = await given_a_card(bot, chat)
    return await bot.post(f"/room/people/{chat}/press", message_id=bot.message(card), button="Go")


async def test_it_is_said_in_order_and_nothing_is_stored_or_logged(bot, sealed, capsys):
    amina = await bot.person()
    before = len(bot.rows())
    answer = await pressed(bot, amina)
    assert answer["answered"]
    assert answer["answer"] == "Done"
    assert await bot.texts(amina) == ["First", "Second"]
    assert len(bot.rows()) == before + 1
    assert "try.sealed" not in capsys.readouterr().out


async def test_it_is_tried_again_when_telegram_fails(bot, sealed):
    amina = await bot.person()
    card = await given_a_card(bot, amina)
    await bot.fault("sendMessage", 502, times=2)
    await bot.post(f"/room/people/{amina}/press", message_id=bot.message(card), button="Go")
    await bot.move(minutes=1)
    assert await bot.texts(amina) == ["First", "Second"]


async def test_what_could_not_be_cleared_is_said(bot, sealed):
    amina = await bot.person()
    await bot.fault("deleteMessages", 400, description="Bad Request: message can't be deleted for everyone")
    await pressed(bot, amina)
    await bot.move(minutes=1)
    assert await bot.texts(amina) == ["card", "Could not clear. Please do it yourself.", "First", "Second"]


async def test_a_fault_in_the_channel_is_only_counted_and_told_when_its_day_is_over(bot, route, capsys):
    def broken(turn):
        raise RuntimeError("secret")

    route(routes.press, "try.sealed", broken, sealed=True)
    amina = await bot.person()
    await pressed(bot, amina)
    assert (await bot.texts(amina))[-1].startswith("Something went wrong")
    assert "fault" not in capsys.readouterr().out
    await bot.move(days=1)
    await bot.say(amina, "hello")
    out = capsys.readouterr().out
    assert "count=1" in out
    assert "day=2026-11-23" in out
    assert "try.sealed" not in out


async def test_an_answer_that_fails_is_nobodys_business(bot, sealed):
    amina = await bot.person()
    await bot.fault("answerCallbackQuery", 400, description="Bad Request: query is too old")
    await pressed(bot, amina)
    await bot.move(minutes=1)
    assert await bot.texts(amina) == ["First", "Second"]


async def test_what_two_presses_say_does_not_mix(bot, route):
    def count(turn, n: int):
        turn.say(screen(f"{n} first"))
        turn.say(screen(f"{n} second"))

    route(routes.press, "try.count", count, sealed=True)
    amina = await bot.person()
    for n in (1, 2, 3):
        await bot.post(
            f"/room/people/{amina}/press", "?wait=0", message_id=1, button=f"try.count:{n}", forge=True
        )
    await bot.move(minutes=1)
    assert await bot.texts(amina) == [f"{n} {word}" for n in (1, 2, 3) for word in ("first", "second")]


async def test_what_a_kill_kept_from_being_said_is_said_by_the_next(bot, sealed):
    """A press is not confirmed before its page is there: nothing else remembers it."""
    amina = await bot.person()
    card = await given_a_card(bot, amina)
    await bot.fault("sendMessage", 502, times=1)
    await bot.post(f"/room/people/{amina}/press?wait=0", message_id=bot.message(card), button="Go")
    async with asyncio.timeout(10):
        while not [c for c in bot.room.state.calls.since(0) if c["method"] == "sendMessage" and not c["ok"]]:
            await asyncio.sleep(0.01)
    await bot.kill()
    await bot.start()
    await bot.settle()
    await bot.move(minutes=1)
    assert await bot.texts(amina) == ["First", "Second"]
