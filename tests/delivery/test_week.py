"""Three messages that nobody asked for in a week; the rest is in one list, without a sound, on its day."""

from datetime import timedelta

import pytest

from bot.chat.effects import Lane
from bot.models.outbox import TOOK_ON, OutState
from tests.delivery.test_broadcast import take_back
from tests.delivery.test_rechecks import broadcast

LIST = "More for you this week"


async def unasked(bot, chat, text, **about):
    sending = broadcast(bot, **about)
    number = bot.put(chat, text, lane=Lane.BROADCAST, broadcast_id=sending.id)
    await bot.settle()
    return sending, number


async def busy(bot, **about):
    """Somebody whose week is full."""
    amina = await bot.person(**about)
    for n in range(3):
        await unasked(bot, amina, f"news {n}")
    return amina


def of_list(calls):
    return [c for c in calls if c["params"].get("text", "").startswith(f"<b>{LIST}")]


async def test_the_fourth_goes_into_one_list_that_makes_no_sound_and_grows_in_its_place(bot):
    amina = await busy(bot)
    _first, number = await unasked(bot, amina, "<b>The garden</b>\n\nA new bench")
    _second, _number = await unasked(bot, amina, "The kitchen")
    said, changed = of_list(await bot.calls("sendMessage", "editMessageText"))
    assert said["params"]["disable_notification"] is True
    assert changed["method"] == "editMessageText"
    labels = [row[0]["text"] for row in changed["params"]["reply_markup"]["inline_keyboard"]]
    assert labels[:2] == ["The kitchen", "The garden · A new bench"]
    assert bot.row(number).state is OutState.GATHERED
    assert len(await bot.texts(amina)) == 4


async def test_a_thing_of_the_list_is_said_when_it_is_tapped_as_often_as_it_is(bot):
    amina = await busy(bot)
    _sending, number = await unasked(bot, amina, "The kitchen")
    for _time in range(2):
        await press(bot, amina, "The kitchen")
    assert (await bot.texts(amina)).count("The kitchen") == 2
    assert bot.row(number).state is OutState.GATHERED, "nothing says whether it was read"


async def press(bot, chat, label):
    messages = (await bot.web.get(f"/room/people/{chat}/chat")).json()["messages"]
    message = next(m for m in reversed(messages) if label in str(m["buttons"]))
    await bot.post(f"/room/people/{chat}/press", message_id=message["message_id"], button=label)


@pytest.mark.parametrize(
    ("lane", "about"), [(Lane.REPLY, {}), (Lane.REMINDER, {}), (Lane.BROADCAST, {"urgent": True})]
)
async def test_answers_what_somebody_took_on_and_what_is_urgent_never_wait_in_the_list(bot, lane, about):
    amina = await busy(bot)
    sending = broadcast(bot, **about) if about else None
    bot.put(amina, "now", lane=lane, broadcast_id=sending.id if sending else None)
    await bot.settle()
    assert (await bot.texts(amina))[-1] == "now"


async def test_what_somebody_took_on_needs_no_place_and_takes_none(bot):
    amina = await bot.person()
    for n in range(3):
        sending = broadcast(bot)
        bot.put(amina, f"how are you {n}", lane=Lane.BROADCAST, broadcast_id=sending.id, purpose=TOOK_ON)
    await bot.settle()
    for n in range(3):
        await unasked(bot, amina, f"news {n}")
    sending = broadcast(bot)
    bot.put(amina, "and now", lane=Lane.BROADCAST, broadcast_id=sending.id, purpose=TOOK_ON)
    await bot.settle()
    assert not of_list(await bot.calls("sendMessage"))
    assert (await bot.texts(amina))[-1] == "and now"


async def test_what_was_taken_back_leaves_its_place_to_the_mended_one(bot):
    amina = await bot.person()
    for n in range(2):
        await unasked(bot, amina, f"news {n}")
    sending, _number = await unasked(bot, amina, "knews 2")
    take_back(bot, sending)
    await unasked(bot, amina, "news 2")
    assert (await bot.texts(amina))[-1] == "news 2"


async def test_after_a_week_there_is_room_again(bot):
    amina = await busy(bot)
    await unasked(bot, amina, "too many")
    await bot.move(days=8)
    await unasked(bot, amina, "the next week")
    assert (await bot.texts(amina))[-1] == "the next week"


async def test_a_page_of_several_messages_counts_once(bot):
    amina = await bot.person()
    for n in range(3):
        sending, _number = await unasked(bot, amina, f"news {n}")
    for n in range(3):
        bot.put(amina, f"page {n}", lane=Lane.BROADCAST, broadcast_id=sending.id)
    await bot.settle()
    assert (await bot.texts(amina))[-1] == "page 2"


async def test_what_was_taken_back_is_no_longer_in_the_list(bot):
    amina = await busy(bot)
    sending, number = await unasked(bot, amina, "The kitchen")

    assert take_back(bot, sending) == [amina]
    await press(bot, amina, "The kitchen")
    assert bot.row(number).state is OutState.DROPPED
    assert (await bot.texts(amina))[-1].startswith("We sent that by mistake.")


async def test_what_is_no_news_any_more_is_dropped(bot):
    amina = await bot.person()
    hour = timedelta(hours=1)
    number = bot.put(amina, "soon", not_before=bot.now() + 3 * hour, not_after=bot.now() + 2 * hour, lane=1)
    await bot.move(hours=4)
    assert bot.row(number).state is OutState.DROPPED
