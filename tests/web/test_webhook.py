"""`heard run` behind a webhook: only Telegram comes in, and hears "done" when it is done."""

import asyncio
import socket
import sqlite3
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx
import pytest

from bot import app
from bot.handlers.port import BadToken
from bot.practice.command import TOKEN
from bot.practice.server import Room
from bot.serve import WHY_NOT
from bot.settings import Settings
from bot.web.application import HEADER, LARGEST, secret_for

START = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECRET = {HEADER: secret_for(TOKEN)}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Hooked:
    """A room, a bot that listens, and a way to knock at its door."""

    def __init__(self, home, room):
        self.home, self.room, self.port = home, room, free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def settings(self, **more):
        given = {
            "home": self.home, "token": TOKEN, "operator": "Riverside Charity", "api_base": self.room.url,
            "webhook_url": f"{self.url}/bots/heard", "listen": f"127.0.0.1:{self.port}",
        }  # fmt: skip
        return Settings(**(given | more))

    async def info(self):
        return (await self.web.get(f"{self.room.url}/bot{TOKEN}/getWebhookInfo")).json()["result"]

    async def say(self, who, text):
        await self.web.post(f"{self.room.url}/room/people/{who}/say", json={"text": text})
        messages = (await self.web.get(f"{self.room.url}/room/people/{who}/chat")).json()["messages"]
        return [m["text"] for m in messages if m["from"] == "bot"]

    @asynccontextmanager
    async def running(self, **more):
        async with app.running(self.settings(**more)):
            yield


@pytest.fixture
async def hooked(tmp_path):
    room = Room(START, running=False)
    await room.start()
    one = Hooked(tmp_path, room)
    async with httpx.AsyncClient(timeout=30) as one.web:
        yield one
    await room.stop()


@pytest.mark.parametrize("framework", ["ptb", pytest.param("aiogram", marks=pytest.mark.slow)])
async def test_updates_are_brought_and_answered_and_fetching_takes_the_webhook_away(hooked, framework):
    amina = hooked.room.enter(TOKEN, "Amina")
    async with hooked.running(framework=framework):
        assert (await hooked.say(amina, "/start"))[0].startswith("Hello. I am a bot")
        info = await hooked.info()
        assert info["url"] == f"{hooked.url}/bots/heard"
        assert info["pending_update_count"] == 0
    async with hooked.running(framework=framework, webhook_url="", listen=""):
        assert len(await hooked.say(amina, "/start")) == 2
        assert (await hooked.info())["url"] == ""


async def test_nobody_else_comes_in(hooked):
    update = {"update_id": 1}
    async with hooked.running():
        post, url = hooked.web.post, hooked.url
        assert (await post(f"{url}/bots/heard", json=update)).status_code == 403
        assert (await post(f"{url}/bots/heard", json=update, headers={HEADER: "guess"})).status_code == 403
        assert (
            await post(f"{url}/bots/heard", json=update, headers={HEADER: "gü".encode()})
        ).status_code == 403
        forwarded = {"x-forwarded-for": "149.154.167.220", "x-forwarded-host": "api.telegram.org"}
        assert (await post(f"{url}/bots/heard", json=update, headers=forwarded)).status_code == 403
        assert (await post(f"{url}/bots/heard", json=update, headers=SECRET)).status_code == 200
        assert (await post(url, json=update, headers=SECRET)).status_code == 200, "a proxy took the path off"
        for rubbish in (b"", b"{", b"[]", b"[" * 100_000, b'{"update_id": "1"}', b"\xff"):
            assert (await post(url, content=rubbish, headers=SECRET)).status_code == 400
        large = b"x" * (LARGEST + 1)
        assert (await post(url, content=large, headers=SECRET)).status_code == 413

        async def in_pieces():
            for _ in range(LARGEST // 1000 + 1):
                yield b"x" * 1000

        assert (await post(url, content=in_pieces(), headers=SECRET)).status_code == 413
        assert (await hooked.web.get(f"{url}/bots/heard")).status_code == 405


async def test_it_answers_only_when_the_turn_is_committed(hooked):
    amina = hooked.room.enter(TOKEN, "Amina", opened=True)
    message = {
        "message_id": 7, "date": 1700000000, "text": "/start", "chat": {"id": amina, "type": "private"},
        "from": {"id": amina, "is_bot": False, "first_name": "Amina"},
    }  # fmt: skip
    async with hooked.running():
        other = sqlite3.connect(hooked.home / "heard.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        update = {"update_id": 900, "message": message}
        brought = asyncio.ensure_future(hooked.web.post(hooked.url, json=update, headers=SECRET))
        done, _rest = await asyncio.wait({brought}, timeout=0.3)
        assert not done
        other.execute("ROLLBACK")
        assert (await brought).status_code == 200
        assert other.execute("SELECT count(*) FROM seen").fetchone() == (1,)
        other.close()


async def test_how_it_is_says_nothing_about_anybody(hooked):
    async with hooked.running():
        amina = hooked.room.enter(TOKEN, "Amina")
        await hooked.say(amina, "/start")
        assert (await hooked.web.get(f"{hooked.url}/healthz")).text == "ok\n"
        text = (await hooked.web.get(f"{hooked.url}/metrics")).text
        figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
        assert set(figures) == {
            'heard_outbox_waiting{lane="reply"}', 'heard_outbox_waiting{lane="reminder"}', 'heard_outbox_waiting{lane="broadcast"}',
            "heard_outbox_oldest_seconds", 'heard_calls_total{answer="sent"}', "heard_promises_late", "heard_on_duty", "heard_processes",
        }  # fmt: skip
        assert figures['heard_calls_total{answer="sent"}'] == "1"
        from_outside = {"x-forwarded-for": "203.0.113.9"}
        assert (await hooked.web.get(f"{hooked.url}/metrics", headers=from_outside)).status_code == 404


async def test_a_taken_port_is_said_in_words(hooked):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", hooked.port))
        taken.listen()
        with pytest.raises(app.Taken):
            async with hooked.running():
                pass
    assert "HEARD_LISTEN" in WHY_NOT[app.Taken]


async def test_while_telegram_is_down_nothing_is_given_up(hooked):
    amina = hooked.room.enter(TOKEN, "Amina")
    async with app.running(hooked.settings()) as heard:
        await hooked.say(amina, "/start")
        assert heard.intake.hears
    faults = f"{hooked.room.url}/room/faults"
    await hooked.web.post(faults, json={"method": "setWebhook", "status": 502, "times": 100_000})
    async with app.running(hooked.settings()) as heard:
        while heard.intake.hears:
            await asyncio.sleep(0.01)


async def test_a_token_that_was_taken_away_ends_it(hooked):
    async with app.running(hooked.settings()) as heard:
        faults = f"{hooked.room.url}/room/faults"
        await hooked.web.post(faults, json={"method": "setWebhook", "status": 401, "times": 100_000})
        with pytest.raises(BadToken):
            await heard.intake.learn(await heard._port.call("setWebhook", {"url": ""}))
