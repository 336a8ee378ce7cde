"""python-telegram-bot against the practice room: every kind of answer, and a bot that was already there."""

import logging
from datetime import UTC, datetime

import httpx
import pytest
from telegram.ext import Application, CommandHandler

from bot.chat.events import Pressed, Said
from bot.handlers import port
from bot.handlers.via_ptb import ViaPtb, handlers
from bot.practice.server import Room

TOKEN = "123:practice"


@pytest.fixture
async def room():
    one = Room(datetime(2026, 11, 23, 10, tzinfo=UTC))
    await one.start()
    yield one
    await one.stop()


@pytest.fixture
async def web(room):
    async with httpx.AsyncClient(base_url=room.url, timeout=20) as client:
        yield client


@pytest.fixture
async def ptb(room, tmp_path):
    one = ViaPtb(TOKEN, room.url, tmp_path)
    await one.start()
    yield one
    await one.stop()


@pytest.fixture
async def amina(web, ptb):
    chat = (await web.post("/room/people", json={"name": "Amina"})).json()["id"]
    await web.post(f"/room/people/{chat}/say?wait=0", json={"text": "/start"})
    return chat


async def fault(web, **fault):
    assert (await web.post("/room/faults", json=fault)).is_success


async def test_who_we_are(ptb):
    assert ptb.me() == port.Me(123, "practice_123_bot", "Practice bot")


async def test_every_answer_is_one_of_six(ptb, web, amina):
    say = {"text": "hello"}
    sent = await ptb.call("sendMessage", say, amina)
    assert isinstance(sent, port.Sent)
    assert sent.result["message_id"]
    await fault(web, method="sendMessage", status=429, retry_after=7)
    assert await ptb.call("sendMessage", say, amina) == port.Wait(7)
    await fault(web, method="sendMessage", status=403)
    assert await ptb.call("sendMessage", say, amina) == port.Blocked()
    assert await ptb.call("sendMessage", say, 4711) == port.Gone()
    refused = await ptb.call("sendMessage", {"text": ""}, amina)
    assert isinstance(refused, port.Refused)
    assert "empty" in refused.description
    await fault(web, method="sendMessage", status=502)
    assert await ptb.call("sendMessage", say, amina) == port.Unknown("NetworkError")
    await fault(web, method="sendMessage", drop=True)
    lost = await ptb.call("sendMessage", say, amina)
    assert isinstance(lost, port.Unknown)
    assert lost.lost
    assert not lost.offline


async def test_no_connection_is_known_to_be_none(room, ptb, amina):
    await room.stop()
    assert (await ptb.call("sendMessage", {"text": "x"}, amina)).offline
    with pytest.raises(port.Unreachable):
        await ptb.fetch(None, 0)


async def test_any_method_and_parameter_passes_also_newer_ones(ptb, web, amina):
    buttons = {"inline_keyboard": [[{"text": "Go", "callback_data": "x", "style": "primary"}]]}
    assert isinstance(await ptb.call("sendMessage", {"text": "x", "reply_markup": buttons}, amina), port.Sent)
    calls = (await web.get("/room/calls")).json()
    assert calls[-1]["params"]["reply_markup"] == buttons


async def test_a_file_goes_with_its_name(ptb, web, amina, tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("hello")
    document = {"$file": "a.txt", "name": "For you.txt"}
    assert isinstance(await ptb.call("sendDocument", {"document": document}, amina), port.Sent)
    await web.post("/room/clock?wait=0", json={"advance": "2s"})
    group = [{"type": "document", "media": document}, {"type": "document", "media": document}]
    assert isinstance(await ptb.call("sendMediaGroup", {"media": group}, amina), port.Sent)
    calls = (await web.get("/room/calls")).json()
    assert calls[-2]["params"]["document"]["name"] == "For you.txt"
    assert await ptb.call("sendDocument", {"document": {"$file": "../x"}}, amina) == port.Refused(
        "no such file"
    )


async def test_updates_arrive_through_handlers_and_are_confirmed_by_the_next_question(ptb, web, amina):
    taken = []

    async def take(update):
        taken.append(update)

    ptb.listen(take)
    (raw,) = await ptb.fetch(None, 0)
    assert await ptb.fetch(None, 0) == [raw]
    await ptb.feed(raw)
    assert taken[0].update_id == raw["update_id"]
    assert isinstance(taken[0].event, Said)
    assert await ptb.fetch(raw["update_id"] + 1, 0) == []


async def test_a_wrong_token_and_a_second_poller_are_told_apart(room, web, ptb, tmp_path):
    with pytest.raises(port.BadToken):
        await ViaPtb("nonsense", room.url, tmp_path).start()
    await web.post(f"/bot{TOKEN}/setWebhook", json={"url": f"{room.url}/hook"})
    with pytest.raises(port.SecondPoller) as caught:
        await ptb.fetch(None, 0)
    assert caught.value.webhook


async def test_nothing_is_logged_that_tells(ptb, web, amina, caplog):
    with caplog.at_level(logging.INFO):
        await ptb.call("sendMessage", {"text": "secret words"}, amina)
        await ptb.fetch(None, 0)
    for secret in ("secret words", TOKEN, str(amina)):
        assert secret not in caplog.text


async def test_heard_takes_what_the_handlers_of_a_bot_that_was_there_left(room, web, amina, tmp_path):
    own, taken = [], []
    app = Application.builder().token(TOKEN).base_url(f"{room.url}/bot").updater(None).build()

    async def shop(update, _context):
        own.append(update.message.text)

    async def take(update):
        taken.append(update.event)

    app.add_handler(CommandHandler("shop", shop))
    handlers(app, take)
    heard = ViaPtb(TOKEN, room.url, tmp_path, app=app)
    await heard.start()
    await web.post(f"/room/people/{amina}/say?wait=0", json={"text": "/shop"})
    await web.post(f"/room/people/{amina}/say?wait=0", json={"text": "hello"})
    sent = await heard.call(
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}},
        amina,
    )
    await web.post(
        f"/room/people/{amina}/press?wait=0", json={"message_id": sent.result["message_id"], "button": "Go"}
    )
    for raw in await heard.fetch(None, 0):
        await heard.feed(raw)
    await heard.stop()
    assert own == ["/shop"]
    assert [e.text for e in taken if isinstance(e, Said)] == ["/start", "hello"]
    assert [e.data for e in taken if isinstance(e, Pressed)] == ["go"]
