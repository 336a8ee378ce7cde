"""How a bot gets its updates: held, confirmed, expired, and by one asker only."""

import asyncio

import httpx
import pytest

from bot.practice.client import RoomError
from tests.practice.conftest import TOKEN, Api, later, presence, until


async def test_a_message_carries_what_it_answers_with_its_links(api, amina):
    html = '<a href="https://heard.invalid/ask:1">\u200b</a>What would help?'
    asked = await api(
        "sendMessage", chat_id=amina.id, text=html, parse_mode="HTML", reply_markup={"force_reply": True}
    )
    await amina.say("More light", reply_to=asked["message_id"], wait=False)
    message = (await api.updates())[0]["message"]
    assert message["text"] == "More light"
    assert message["reply_to_message"]["entities"][0]["url"] == "https://heard.invalid/ask:1"
    assert "reply_to_message" not in message["reply_to_message"]


async def test_a_press_carries_the_message_and_its_buttons(api, amina):
    first = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=_keys("a"))
    await amina.press(first["message_id"], "A", wait=False)
    query = (await api.updates())[0]["callback_query"]
    assert query["data"] == "a"
    assert query["from"]["language_code"] == "en"
    assert query["message"] == first


async def test_an_old_message_may_be_out_of_the_bots_reach(api, amina):
    first = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=_keys("a"))
    await amina.press(first["message_id"], "A", wait=False, inaccessible=True)
    query = (await api.updates())[0]["callback_query"]
    assert query["message"] == {"chat": first["chat"], "message_id": first["message_id"], "date": 0}


def _keys(*data):
    return {"inline_keyboard": [[{"text": d.upper(), "callback_data": d} for d in data]]}


async def test_updates_are_numbered_one_by_one_and_stay_until_confirmed(api, amina):
    for word in "abcd":
        await amina.say(word, wait=False)
    first = await api("getUpdates", limit=2)
    assert [u["message"]["text"] for u in first] == ["a", "b"]
    again = await api("getUpdates")
    assert [u["update_id"] - first[0]["update_id"] for u in again] == [0, 1, 2, 3]
    rest = await api("getUpdates", offset=first[1]["update_id"] + 1)
    assert [u["message"]["text"] for u in rest] == ["c", "d"]
    assert [u["message"]["text"] for u in await api("getUpdates", offset=-1)] == ["d"]
    assert len(await api("getUpdates")) == 1


async def test_messages_are_held_for_a_day_and_presses_for_150_seconds(client, api, amina):
    message = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=_keys("a"))
    await amina.say("hello", wait=False)
    await amina.press(message["message_id"], "a", wait=False)
    await later(client, "149s")
    assert len(await api("getUpdates")) == 2
    await later(client, "1s")
    assert [u["message"]["text"] for u in await api("getUpdates")] == ["hello"]
    await later(client, "24h")
    assert await api("getUpdates") == []


async def test_only_the_kinds_a_bot_wants(api, amina):
    await api("getUpdates", allowed_updates=["callback_query"])
    await amina.say("not wanted", wait=False)
    assert await api("getUpdates") == []
    await api("getUpdates", allowed_updates=[])
    await amina.say("wanted again", wait=False)
    assert len(await api("getUpdates")) == 1


async def test_a_held_question_is_answered_the_moment_something_comes(room, api, amina):
    asking = asyncio.ensure_future(api("getUpdates", timeout=30))
    await until(lambda: presence(room).polls == 1)
    await amina.say("there you are", wait=False)
    assert (await asking)[0]["message"]["text"] == "there you are"


async def test_a_second_asker_ends_the_first(room, api, amina):
    first = asyncio.ensure_future(api.raw("getUpdates", timeout=30))
    await until(lambda: presence(room).polls == 1)
    second = asyncio.ensure_future(api.raw("getUpdates", timeout=30))
    answer = await first
    assert answer.status_code == 409
    assert answer.json()["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await amina.say("hi", wait=False)
    assert (await second).json()["result"][0]["message"]["text"] == "hi"


async def test_an_asker_who_hung_up_is_in_nobodys_way(room, api, amina):
    async with httpx.AsyncClient(trust_env=False) as other:
        asking = asyncio.ensure_future(other.post(f"{room.url}/bot{TOKEN}/getUpdates", json={"timeout": 50}))
        await until(lambda: presence(room).polls == 1)
        asking.cancel()
    await until(lambda: presence(room).polls == 0)
    assert await api("getUpdates") == []


async def test_asking_while_a_webhook_is_set_is_a_conflict(room, api, amina):
    asking = asyncio.ensure_future(api.raw("getUpdates", timeout=30))
    await until(lambda: presence(room).polls == 1)
    await api("setWebhook", url="http://127.0.0.1:9/hook")
    assert (await asking).json()["description"] == "Conflict: terminated by setWebhook request"
    assert await api.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert await api("getUpdates") == []


async def test_two_bots_have_two_worlds(client, api, room, http, amina):
    other = Api(room.url, http, "7002:other")
    await other("getMe")
    await amina.say("to the other", bot=7002, wait=False)
    assert await api.updates() == []
    update = (await other.updates())[0]
    assert update["message"]["message_id"] == 1
    with pytest.raises(RoomError, match="more than one bot"):
        await amina.say("to whom?", wait=False)
    assert [m["bot"] for m in await amina.chat()] == [7001, 7002]


async def test_in_a_group_a_bot_hears_what_is_meant_for_it(client, api, amina):
    ben = await client.add("Ben")
    group = await client.group("Experts", amina, ben, bot=7001, wait=False)
    added = (await api.updates())[0]["my_chat_member"]
    assert (added["chat"]["id"], added["new_chat_member"]["status"]) == (group, "member")
    await ben.say("just chatting", chat=group, wait=False)
    await ben.say("/help", chat=group, wait=False)
    card = await api("sendMessage", chat_id=group, text="Hello all", reply_markup=_keys("go"))
    await amina.say("thanks", chat=group, reply_to=card["message_id"], wait=False)
    await amina.press(card["message_id"], "GO", wait=False)
    heard = await api.updates()
    assert [u.get("message", {}).get("text") for u in heard] == ["/help", "thanks", None]
    assert [m["from"] for m in await amina.chat() if m["chat"] == group] == ["Ben", "Ben", "bot", "me"]
    await api("leaveChat", chat_id=group)
    assert await api.refused("sendMessage", chat_id=group, text="x") == (
        "Forbidden: bot is not a member of the group chat"
    )


async def test_a_correction_reaches_the_bot(api, amina):
    said = await amina.say("tree", wait=False)
    await amina.edit(said.message_id, "three", wait=False)
    update = (await api.updates())[1]["edited_message"]
    assert (update["text"], update["message_id"]) == ("three", said.message_id)
    assert (await amina.chat())[-1]["edited"] is True


async def test_many_chats_at_once_keep_their_order(client, api):
    phones = [await client.add(f"P{i}") for i in range(10)]

    async def talk(phone):
        for i in range(5):
            await phone.say(str(i), wait=False)

    await asyncio.gather(*(talk(p) for p in phones))
    updates = await api.updates()
    numbers = [u["update_id"] for u in updates]
    assert numbers == list(range(numbers[0], numbers[0] + 50))
    for phone in phones:
        assert [u["message"]["text"] for u in updates if u["message"]["chat"]["id"] == phone.id] == list(
            "01234"
        )
