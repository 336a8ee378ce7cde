"""Thirty a second, one a second to one chat: counted on the room's clock when a call arrives."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.flood import Flood
from bot.practice.refusals import Refusal
from tests.practice.conftest import START, later

SECOND = 1_000_000


async def test_the_second_message_to_one_chat_is_too_many(client, api, amina):
    await api("sendMessage", chat_id=amina.id, text="one")
    answer = await api.raw("sendMessage", chat_id=amina.id, text="two")
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    await client.go_to((START + timedelta(microseconds=999_999)).isoformat(), wait=False)
    assert (await api.raw("sendMessage", chat_id=amina.id, text="two")).status_code == 429
    await client.go_to((START + timedelta(seconds=1)).isoformat(), wait=False)
    await api("sendMessage", chat_id=amina.id, text="two")


async def test_the_thirty_first_message_is_too_many(room, client, api):
    people = [await client.add(f"P{i}") for i in range(31)]
    for person in people:
        await person.say("/start", wait=False)
    for person in people[:30]:
        await api("sendMessage", chat_id=person.id, text="x")
    assert (await api.raw("sendMessage", chat_id=people[30].id, text="x")).status_code == 429
    await later(client, "1s")
    await api("sendMessage", chat_id=people[30].id, text="x")


async def test_edits_deletes_and_answers_are_not_counted(api, amina):
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await api("sendMessage", chat_id=amina.id, text="0", reply_markup=keys)
    where = {"chat_id": amina.id, "message_id": sent["message_id"]}
    for i in range(1, 40):
        await api("editMessageText", **where, text=str(i), reply_markup=keys)
    await amina.press(sent["message_id"], "A", wait=False)
    query = (await api.updates())[0]["callback_query"]
    await api("answerCallbackQuery", callback_query_id=query["id"])
    await api("deleteMessage", **where)


async def test_a_refused_message_is_not_counted(api, amina):
    assert (await api.raw("sendMessage", chat_id=amina.id, text="<b>", parse_mode="HTML")).status_code == 400
    await api("sendMessage", chat_id=amina.id, text="&lt;b&gt;", parse_mode="HTML")


@given(st.lists(st.tuples(st.integers(0, SECOND // 2), st.integers(1, 40)), max_size=300))
def test_no_second_ever_holds_too_many(sends):
    flood, at, passed = Flood(), 0, []
    for gap, chat in sends:
        at += gap
        now = START + timedelta(microseconds=at)
        window = [c for t, c in passed if t > at - SECOND]
        fits = len(window) < 30 and chat not in window
        if fits:
            flood.count(chat, now)
            passed.append((at, chat))
        else:
            with pytest.raises(Refusal) as caught:
                flood.count(chat, now)
            assert caught.value.retry_after == 1
