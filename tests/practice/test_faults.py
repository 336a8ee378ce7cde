"""Telegram having a bad day, exactly as asked for."""

import asyncio

import httpx
import pytest

from bot.practice.client import RoomError
from tests.practice.conftest import later


@pytest.mark.parametrize(
    ("fault", "status", "description", "parameters"),
    [
        ({"status": 429, "retry_after": 7}, 429, "Too Many Requests: retry after 7", {"retry_after": 7}),
        ({"status": 403}, 403, "Forbidden: bot was blocked by the user", None),
        (
            {"status": 403, "description": "Forbidden: user is deactivated"},
            403,
            "Forbidden: user is deactivated",
            None,
        ),
        ({"status": 400}, 400, "Bad Request: chat not found", None),
        ({"status": 500}, 500, "Internal Server Error", None),
        ({"status": 502}, 502, "Bad Gateway", None),
    ],
)
async def test_a_status_is_answered_and_nothing_is_done(
    client, api, amina, fault, status, description, parameters
):
    await client.fault("sendMessage", **fault)
    answer = await api.raw("sendMessage", chat_id=amina.id, text="x")
    said = answer.json()
    assert (answer.status_code, said["error_code"], said["description"]) == (status, status, description)
    assert said.get("parameters") == parameters
    assert len(await amina.chat()) == 1
    assert (await client.calls())[-1]["error"] == {k: v for k, v in said.items() if k != "ok"}
    await api("sendMessage", chat_id=amina.id, text="x")  # once only


async def test_a_fault_befalls_whom_it_is_for_as_often_as_asked(client, api, amina):
    ben = await client.add("Ben")
    await ben.say("/start", wait=False)
    await client.fault("*", status=500, times=2, person=ben.id)
    await api("sendMessage", chat_id=amina.id, text="x")
    assert await api.refused("sendMessage", chat_id=ben.id, text="x") == "Internal Server Error"
    assert (await client.state())["faults"][0]["times"] == 1
    assert await api.refused("sendLocation", chat_id=ben.id) == "Internal Server Error"
    assert (await client.state())["faults"] == []
    await api("sendMessage", chat_id=ben.id, text="x")


async def test_every_method_but_asking_for_updates(client, api):
    await client.fault("*", status=502, times=2)
    await api("getUpdates")
    assert await api.refused("getMe") == "Bad Gateway"
    await client.fault("getUpdates", status=502)
    assert await api.refused("getUpdates") == "Bad Gateway"
    await client.clear_faults()
    await api("getMe")


async def test_a_dropped_answer_was_done_all_the_same(client, api, amina):
    await client.fault("sendMessage", drop=True)
    with pytest.raises(httpx.RemoteProtocolError):
        await api.raw("sendMessage", chat_id=amina.id, text="lost")
    assert [m["text"] for m in await amina.chat()] == ["/start", "lost"]
    assert (await client.calls())[-1]["ok"] is True


async def test_a_delay_runs_on_the_rooms_clock_and_is_done_half_way(client, api, amina):
    await client.fault("sendMessage", delay=[4, 4])
    sending = asyncio.ensure_future(api("sendMessage", chat_id=amina.id, text="slow"))
    await later(client, "1s")
    assert len(await amina.chat()) == 1
    while len(await amina.chat()) == 1:
        await later(client, "1s")
    assert not sending.done()
    await later(client, "4s")
    assert (await sending)["text"] == "slow"


async def test_a_delay_and_a_status_together(client, api, amina):
    await client.fault("sendMessage", delay=2, status=500)
    sending = asyncio.ensure_future(api.refused("sendMessage", chat_id=amina.id, text="x"))
    while not sending.done():
        await later(client, "1s")
    assert await sending == "Internal Server Error"


@pytest.mark.parametrize(
    "fault",
    [
        {"method": "sendMessage"},
        {"method": "", "status": 500},
        {"method": "x", "status": 200},
        {"method": "x", "status": "500"},
        {"method": "x", "status": 500, "times": 0},
        {"method": "x", "delay": [5, 1]},
        {"method": "x", "delay": -1},
        {"method": "x", "delay": [1, 2, 3]},
    ],
)
async def test_faults_that_make_no_sense(client, fault):
    with pytest.raises(RoomError):
        await client.post("/room/faults", fault)
