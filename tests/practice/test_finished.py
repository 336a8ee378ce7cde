"""The clock, and when a bot has finished: nothing is skipped, nothing is waited for in vain."""

import asyncio
from datetime import timedelta

import pytest

from bot.practice.client import RoomError
from tests.practice.conftest import START, TOKEN, presence, until


async def echo(follower, update):
    message = update["message"]
    await follower.call("sendMessage", chat_id=message["chat"]["id"], text=message["text"])


async def ignore(follower, update):
    pass


def _loop():
    return asyncio.get_running_loop().time()


async def test_a_bot_that_follows_is_waited_for_and_no_longer(client, follow, amina):
    follow(echo)
    started = _loop()
    answer = await amina.say("hello")
    assert answer.finished
    assert [(m["from"], m["text"]) for m in answer.new] == [("me", "hello"), ("bot", "hello")]
    assert _loop() - started < 0.25  # a bot that only keeps silent would take 0.3 s


async def test_a_bot_that_does_not_follow_has_finished_after_a_silence(room, client, api, amina):
    asking = asyncio.ensure_future(api.updates(timeout=30))
    started = _loop()
    answer = await amina.say("hello")
    assert answer.finished
    assert 0.3 <= _loop() - started < 2
    assert (await asking)[0]["message"]["text"] == "hello"


async def test_a_bot_that_is_not_there_is_not_waited_for_longer_than_the_limit(room, amina):
    started = _loop()
    await amina.say("x", wait=False)
    bot = room.state.world.bots[7001]
    assert await room.finished.settle([bot], seconds=0.2) is False
    assert 0.2 <= _loop() - started < 2


async def test_the_clock_steps_through_all_that_is_due_in_order(client, follow, amina):
    follower = follow(ignore)

    def wish(hours):
        async def deed():
            await follower.call("sendMessage", chat_id=amina.id, text=f"after {hours} h")

        follower.wishes.append((START + timedelta(hours=hours), deed))

    for hours in (30, 2, 26, 99):
        wish(hours)
    await amina.say("x")  # from here on the bot's wishes are known
    moved = await client.advance("2d")
    assert moved["finished"] is True
    assert moved["now"] == (START + timedelta(days=2)).isoformat()
    assert [m["text"] for m in moved["new"][str(amina.id)]] == ["after 2 h", "after 26 h", "after 30 h"]
    assert follower.seen == [START + timedelta(hours=h) for h in (2, 26, 30)]


async def test_a_standing_clock_moves_on_for_what_is_meant_to_happen_soon(client, follow, amina):
    async def twice(follower, update):
        chat = update["message"]["chat"]["id"]
        await follower.call("sendMessage", chat_id=chat, text="one")

        async def again():
            await follower.call("sendMessage", chat_id=chat, text="two")

        follower.wishes.append((follower.now + timedelta(seconds=1), again))

    follow(twice)
    answer = await amina.say("x")
    assert answer.finished
    assert [m["text"] for m in answer.from_bot] == ["one", "two"]
    assert (await client.state())["now"] == (START + timedelta(seconds=1)).isoformat()


async def test_what_is_meant_to_happen_later_is_not_waited_for(client, follow, amina):
    async def plan(follower, update):
        follower.wishes.append((follower.now + timedelta(seconds=6), lambda: asyncio.sleep(0)))

    follower = follow(plan)
    assert (await amina.say("x")).finished
    assert follower.seen == []
    assert (await client.state())["now"] == START.isoformat()


async def test_with_a_running_clock_what_comes_soon_is_waited_for(client, follow, amina):
    async def plan(follower, update):
        chat = update["message"]["chat"]["id"]
        soon = follower.now + timedelta(seconds=0.5)
        follower.wishes.append((soon, lambda: follower.call("sendMessage", chat_id=chat, text="soon")))

    await client.run_clock(True)
    follow(plan)
    answer = await amina.say("x")
    assert answer.finished
    assert [m["text"] for m in answer.from_bot] == ["soon"]


async def test_an_idle_bot_is_held_until_the_clock_changes(room, api, client, amina):
    idle = _idle(api)
    await until(lambda: presence(room).idle is not None)
    assert not idle.done()
    moved = await client.advance("1h", wait=False)
    assert (await idle).json() == {"now": moved["now"], "run": False}
    idle = _idle(api)
    await until(lambda: presence(room).idle is not None)
    await client.post("/room/clock?wait=0", {"run": True})
    assert (await idle).json()["run"] is True


async def test_an_idle_bot_is_held_until_there_is_an_update(room, api, amina):
    idle = _idle(api)
    await until(lambda: presence(room).idle is not None)
    await amina.say("x", wait=False)
    assert (await idle).status_code == 200


async def test_a_bot_that_missed_a_move_is_told_at_once(room, api, client, amina):
    idle = _idle(api)
    await until(lambda: presence(room).idle is not None)
    await client.advance("1h", wait=False)
    await idle
    await client.advance("1h", wait=False)
    started = _loop()
    told = await _idle(api)
    assert told.json()["now"] == (START + timedelta(hours=2)).isoformat()
    assert _loop() - started < 1


async def test_what_a_bot_said_before_the_clock_moved_does_not_count(room, api, client, amina):
    """It may have found something to do meanwhile, and its hanging up may not have arrived yet."""
    idle = _idle(api)
    await until(lambda: presence(room).idle is not None)
    room.state.set_clock(START + timedelta(hours=1), running=False)
    assert not room.finished.of(room.state.world.bots[7001])
    await idle
    again = _idle(api)
    await until(lambda: room.finished.of(room.state.world.bots[7001]))
    again.cancel()


async def test_a_bot_that_says_it_is_idle_while_something_is_due_is_not_finished(room, api, client, amina):
    idle = _idle(api, next=(START - timedelta(seconds=1)).isoformat())
    await until(lambda: presence(room).idle is not None)
    assert not room.finished.of(room.state.world.bots[7001])
    assert (await asyncio.wait_for(idle, 5)).status_code == 200


async def test_a_bots_latest_word_counts(room, api, amina):
    """Also while an earlier idle call is still held, of the same process or of another one."""
    first = _idle(api)
    await until(lambda: presence(room).idle is not None)
    assert room.finished.of(room.state.world.bots[7001])
    second = _idle(api, in_flight=1)
    await until(lambda: presence(room).idle.in_flight == 1)
    assert not room.finished.of(room.state.world.bots[7001])
    assert not first.done()
    second.cancel()
    await until(lambda: presence(room).idle.in_flight == 0)
    first.cancel()
    await until(lambda: presence(room).idle is None)


async def test_a_bot_that_believes_in_another_time_is_told_at_once(room, api, amina):
    idle = await asyncio.wait_for(_idle(api, now=(START - timedelta(hours=1)).isoformat()), 5)
    assert idle.json()["now"] == START.isoformat()
    right = _idle(api, now=START.isoformat())
    await until(lambda: presence(room).idle is not None)
    right.cancel()


def _idle(api, **more):
    body = {"token": TOKEN, "next": None, "in_flight": 0} | more
    return asyncio.ensure_future(api.http.post(f"{api.url}/room/bot/idle", json=body))


async def test_calls_held_back_are_waited_for_and_counted(room, client, follow, amina):
    """The bot has one call in flight, the room holds one back: it has finished, and the clock may move on."""

    async def answer_later(follower, update):
        chat = update["message"]["chat"]["id"]
        tasks.append(asyncio.ensure_future(follower.call("sendMessage", chat_id=chat, text="slow")))
        await asyncio.sleep(0)

    tasks = []
    follow(answer_later)
    await client.fault("sendMessage", delay=4)
    answer = await amina.say("x")
    assert answer.finished
    assert [m["text"] for m in answer.from_bot] == ["slow"]
    assert answer.last["date"] == (START + timedelta(seconds=2)).isoformat()
    assert (await client.state())["now"] == (START + timedelta(seconds=4)).isoformat()
    assert (await tasks[0]).json()["ok"]


async def test_the_clock_does_not_wait_for_a_bot_that_is_away(room, client, api, amina, monkeypatch):
    monkeypatch.setattr("bot.practice.finished.AWAY", 0.05)
    await amina.say("are you there", wait=False)
    await asyncio.sleep(0.1)  # wall time is what the promise is about
    moved = await client.advance("1h")
    assert moved["finished"] is False
    assert moved["now"] == (START + timedelta(hours=1)).isoformat()


async def test_time_runs_at_wall_speed_when_let(client, api):
    await client.run_clock(True)
    first = (await client.state())["now"]
    await asyncio.sleep(0.02)
    assert (await client.state())["now"] > first
    moved = await client.advance("1d", wait=False)
    assert moved["now"] > (START + timedelta(days=1)).isoformat()
    await client.run_clock(False)
    assert (await client.state())["now"] == (await client.state())["now"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "Say how far"),
        ({"advance": "soon"}, "span of time"),
        ({"advance": ""}, "span of time"),
        ({"advance": "-1h"}, "span of time"),
        ({"to": "tomorrow"}, "ISO 8601"),
        ({"to": "2026-11-23T08:59:59Z"}, "only goes forward"),
        ({"advance": "9999w"}, "ten years"),
        ({"run": "no"}, "true or false"),
    ],
)
async def test_moves_that_make_no_sense(client, body, words):
    with pytest.raises(RoomError, match=words):
        await client.post("/room/clock", body)


@pytest.mark.parametrize(
    ("span", "seconds"),
    [("3d 2h", 266400), ("90s", 90), ("1 week", 604800), ("1.5 hours", 5400), ("2 days, 5 minutes", 173100)],
)
async def test_spans_people_write(client, span, seconds):
    assert (await client.advance(span))["now"] == (START + timedelta(seconds=seconds)).isoformat()


async def test_a_room_without_a_bot_has_a_clock(client):
    moved = await client.go_to("2026-11-24T09:00:00+01:00")
    assert moved == {"now": "2026-11-24T08:00:00+00:00", "new": {}, "finished": True}


async def test_a_bot_that_is_only_starting_is_waited_for(room, client, api, http):
    """Whoever reads the address may speak before the bot has made its first call."""
    room.state.world.bots.clear()
    ben = await client.add("Ben")
    saying = asyncio.ensure_future(ben.say("hello?"))
    await asyncio.sleep(0.02)
    assert (await api.updates(timeout=30))[0]["message"]["text"] == "hello?"
    assert (await saying).finished
