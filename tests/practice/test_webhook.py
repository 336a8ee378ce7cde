"""Updates brought to a webhook: with the secret, again until taken, one chat in order, many at once."""

import asyncio
import json

import pytest

from tests.practice.conftest import presence, until


class Hook:
    """A webhook on a free port: a few lines of HTTP, so that it can be as rude as a test wants."""

    def __init__(self):
        self.got, self.secrets, self.statuses, self.reply = [], [], [], b""
        self.open = self.most = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def start(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}/hook"

    async def serve(self, reader, writer):
        while (head := await reader.readuntil(b"\r\n\r\n")) and (
            lines := head.decode().lower().split("\r\n")
        ):
            headers = dict(line.split(": ", 1) for line in lines[1:] if line)
            body = json.loads(await reader.readexactly(int(headers["content-length"])))
            self.open += 1
            self.most = max(self.most, self.open)
            await self.gate.wait()
            self.open -= 1
            status = self.statuses.pop(0) if self.statuses else 200
            if status == 200:
                self.got.append(body)
                self.secrets.append(headers.get("x-telegram-bot-api-secret-token"))
            kind = b"Content-Type: application/json\r\n" if self.reply else b""
            writer.write(
                b"HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s"
                % (status, kind, len(self.reply), self.reply)
            )
            await writer.drain()


@pytest.fixture
async def hook():
    hook = Hook()
    hook.url = await hook.start()
    yield hook
    hook.gate.set()
    hook.server.close()


async def test_updates_are_brought_with_the_secret(client, api, amina, hook):
    await api("setWebhook", url=hook.url, secret_token="s3cret_-")
    answer = await amina.say("hello")
    assert answer.finished
    assert [u["message"]["text"] for u in hook.got] == ["hello"]
    assert hook.secrets == ["s3cret_-"]
    info = await api("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook.url, 0, 40)


async def test_an_update_is_brought_again_until_it_is_taken(api, amina, hook):
    hook.statuses = [500, 403]
    await api("setWebhook", url=hook.url)
    await amina.say("one", wait=False)
    await amina.say("two", wait=False)
    await until_got(hook, 2)
    assert [u["message"]["text"] for u in hook.got] == ["one", "two"]
    assert (await api("getWebhookInfo"))["last_error_message"] == "Wrong response from the webhook: 403"


async def until_got(hook, count):
    async with asyncio.timeout(10):
        while len(hook.got) < count:
            await asyncio.sleep(0.01)


async def test_chats_go_side_by_side_up_to_the_limit_and_each_in_order(client, api, room, hook):
    await api("setWebhook", url=hook.url, max_connections=3)
    hook.gate.clear()
    phones = [await client.add(f"P{i}") for i in range(5)]
    for word in "ab":
        for phone in phones:
            await phone.say(word, wait=False)
    await until(lambda: hook.open == 3)
    hook.gate.set()
    await until_got(hook, 10)
    assert hook.most == 3
    for phone in phones:
        assert [u["message"]["text"] for u in hook.got if u["message"]["chat"]["id"] == phone.id] == [
            "a",
            "b",
        ]


async def test_the_answer_may_hold_a_call(client, api, amina, hook):
    hook.reply = json.dumps({"method": "sendMessage", "chat_id": amina.id, "text": "by return"}).encode()
    await api("setWebhook", url=hook.url)
    answer = await amina.say("hello")
    assert answer.last["text"] == "by return"


async def test_a_bot_is_not_finished_while_an_update_is_on_its_way(room, api, amina, hook):
    hook.gate.clear()
    await api("setWebhook", url=hook.url)
    await amina.say("x", wait=False)
    await until(lambda: presence(room).deliveries == 1)
    assert not room.finished.of(room.state.world.bots[7001])
    hook.gate.set()
    await until_got(hook, 1)


async def test_what_waits_can_be_dropped_and_the_webhook_taken_away(api, amina, hook):
    await amina.say("old", wait=False)
    await api("setWebhook", url=hook.url, drop_pending_updates=True)
    await amina.say("new")
    assert [u["message"]["text"] for u in hook.got] == ["new"]
    await api("deleteWebhook")
    await amina.say("by asking", wait=False)
    assert [u["message"]["text"] for u in await api.updates()] == ["by asking"]
    assert (await api("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"secret_token": "not allowed!"}, "secret token contains unallowed characters"),
        ({"max_connections": 101}, "max_connections must be between 1 and 100"),
        (
            {"url": "https://example.org/hook"},
            "bad webhook: the practice room brings updates to this machine only",
        ),
    ],
)
async def test_webhooks_that_are_refused(api, hook, params, words):
    assert await api.refused("setWebhook", **({"url": hook.url} | params)) == f"Bad Request: {words}"
