"""Every method through both frameworks' own clients: they understand each answer, and ask the same."""

import importlib
import re
from types import SimpleNamespace

import pytest

from bot.practice.call import methods
from bot.practice.pictures import plain_picture
from tests.practice.bot_api import description, problems_with, problems_with_call, problems_with_result
from tests.practice.conftest import TOKEN, later

PICTURE = plain_picture()


def _snake(name):
    return re.sub(r"([A-Z])", r"_\1", name).lower()


def _keys(t, *data):
    button = t.InlineKeyboardButton
    return t.InlineKeyboardMarkup(inline_keyboard=[[button(text=d.upper(), callback_data=d) for d in data]])


SCENARIO = [
    ("getMe", lambda t, s: {}),
    ("sendMessage", lambda t, s: {
        "chat_id": s.me, "text": "<b>one</b>", "parse_mode": "HTML", "reply_markup": _keys(t, "a", "b"),
        "link_preview_options": t.LinkPreviewOptions(is_disabled=True), "disable_notification": True,
        "reply_parameters": t.ReplyParameters(message_id=1, allow_sending_without_reply=True),
    }),
    ("editMessageText", lambda t, s: {"chat_id": s.me, "message_id": s.id, "text": "two", "reply_markup": _keys(t, "c")}),
    ("editMessageReplyMarkup", lambda t, s: {"chat_id": s.me, "message_id": s.id, "reply_markup": _keys(t, "d")}),
    ("setMessageReaction", lambda t, s: {"chat_id": s.me, "message_id": s.id, "reaction": [t.ReactionTypeEmoji(emoji="👍")]}),
    ("pinChatMessage", lambda t, s: {"chat_id": s.me, "message_id": s.id}),
    ("getChat", lambda t, s: {"chat_id": s.me}),
    ("unpinChatMessage", lambda t, s: {"chat_id": s.me}),
    ("copyMessage", lambda t, s: {"chat_id": s.me, "from_chat_id": s.me, "message_id": s.id}),
    ("forwardMessage", lambda t, s: {"chat_id": s.me, "from_chat_id": s.me, "message_id": s.id}),
    ("deleteMessages", lambda t, s: {"chat_id": s.me, "message_ids": [s.id]}),
    ("sendMessage", lambda t, s: {"chat_id": s.me, "text": "?", "reply_markup": t.ForceReply(input_field_placeholder="Say")}),
    ("deleteMessage", lambda t, s: {"chat_id": s.me, "message_id": s.id}),
    ("sendPhoto", lambda t, s: {"chat_id": s.me, "photo": s.file(PICTURE, "a.png"), "caption": "look", "reply_markup": _keys(t, "a")}),
    ("editMessageCaption", lambda t, s: {"chat_id": s.me, "message_id": s.id, "caption": "<i>see</i>", "parse_mode": "HTML"}),
    ("editMessageMedia", lambda t, s: {"chat_id": s.me, "message_id": s.id, "media": t.InputMediaPhoto(media=s.attached(PICTURE, "b.png"))}),
    ("getFile", lambda t, s: {"file_id": s.said.photo[-1].file_id}),
    ("sendDocument", lambda t, s: {"chat_id": s.me, "document": s.file(b"text", "plan.txt"), "caption": "plan"}),
    ("sendVoice", lambda t, s: {"chat_id": s.me, "voice": s.file(b"OggS", "v.ogg"), "duration": 3}),
    ("sendAudio", lambda t, s: {"chat_id": s.me, "audio": s.file(b"ID3", "a.mp3"), "title": "Song"}),
    ("sendMediaGroup", lambda t, s: {"chat_id": s.me, "media": [
        t.InputMediaPhoto(media=s.attached(PICTURE, "1.png"), caption="one"),
        t.InputMediaPhoto(media=s.attached(PICTURE, "2.png")),
    ]}),
    ("sendLocation", lambda t, s: {"chat_id": s.me, "latitude": 51.5, "longitude": -0.12}),
    ("sendVenue", lambda t, s: {"chat_id": s.me, "latitude": 51.5, "longitude": -0.12, "title": "Hall", "address": "1 Road"}),
    ("sendContact", lambda t, s: {"chat_id": s.me, "phone_number": "+441632960000", "first_name": "Ann"}),
    ("sendChatAction", lambda t, s: {"chat_id": s.me, "action": "typing"}),
    ("answerCallbackQuery", lambda t, s: {"callback_query_id": s.query, "text": "ok", "show_alert": True}),
    ("getChat", lambda t, s: {"chat_id": s.group}),
    ("getChatMember", lambda t, s: {"chat_id": s.group, "user_id": s.me}),
    ("getChatMemberCount", lambda t, s: {"chat_id": s.group}),
    ("leaveChat", lambda t, s: {"chat_id": s.group}),
    ("setMyCommands", lambda t, s: {"commands": [t.BotCommand(command="help", description="Help")]}),
    ("getMyCommands", lambda t, s: {}),
    ("deleteMyCommands", lambda t, s: {}),
    ("setMyName", lambda t, s: {"name": "Heard"}),
    ("getMyName", lambda t, s: {}),
    ("setMyDescription", lambda t, s: {"description": "About"}),
    ("getMyDescription", lambda t, s: {}),
    ("setMyShortDescription", lambda t, s: {"short_description": "Short"}),
    ("getMyShortDescription", lambda t, s: {}),
    ("setChatMenuButton", lambda t, s: {"chat_id": s.me, "menu_button": t.MenuButtonCommands()}),
    ("getChatMenuButton", lambda t, s: {"chat_id": s.me}),
    ("getUpdates", lambda t, s: {"timeout": 0, "allowed_updates": ["message", "callback_query"]}),
    ("setWebhook", lambda t, s: {"url": "http://127.0.0.1:9/", "secret_token": "abc", "max_connections": 5}),
    ("getWebhookInfo", lambda t, s: {}),
    ("deleteWebhook", lambda t, s: {"drop_pending_updates": True}),
    ("logOut", lambda t, s: {}),
    ("close", lambda t, s: {}),
]  # fmt: skip


class Ptb:
    types = importlib.import_module("telegram")

    def __init__(self, url):
        from telegram.request import HTTPXRequest

        self.bot = self.types.Bot(
            TOKEN,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
        )

    def file(self, data, name):
        return self.types.InputFile(data, filename=name)

    def attached(self, data, name):
        return self.types.InputFile(data, filename=name, attach=True)

    async def call(self, method, params):
        return await getattr(self.bot, _snake(method))(**params)

    async def close(self):
        await self.bot.shutdown()


class Aiogram:
    def __init__(self, url):
        from aiogram import Bot
        from aiogram.client.session.aiohttp import AiohttpSession
        from aiogram.client.telegram import TelegramAPIServer

        self.types = importlib.import_module("aiogram.types")
        self.bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))

    def file(self, data, name):
        return self.types.BufferedInputFile(data, filename=name)

    attached = file

    async def call(self, method, params):
        return await getattr(self.bot, _snake(method))(**params)

    async def close(self):
        await self.bot.session.close()


async def _play(framework, client, api):
    """Play the scenario; returns the calls as the room saw them."""
    me = await client.add("Amina")
    await me.say("/start", wait=False)
    group = await client.group("Experts", me, wait=False)
    sent = await api(
        "sendMessage",
        chat_id=me.id,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
    )
    before = (await client.calls())[-1]["n"]
    scene = SimpleNamespace(
        me=me.id, group=group, file=framework.file, attached=framework.attached, id=0, said=None, query=""
    )
    for method, params in SCENARIO:
        await later(client)
        if method == "answerCallbackQuery":
            await me.press(sent["message_id"], "A", wait=False)
            scene.query = (await api("getUpdates"))[-1]["callback_query"]["id"]
        if method == "getUpdates":
            await me.send("photo", wait=False, caption="hello /help")
            await me.say("a reply", reply_to=sent["message_id"], wait=False)
            await me.edit((await me.chat())[-1]["message_id"], "a better reply", wait=False)
            await me.press(sent["message_id"], "A", wait=False, inaccessible=True)
            await me.block(wait=False)
            await me.unblock(wait=False)
        said = await framework.call(method, params(framework.types, scene))
        if isinstance(getattr(said, "message_id", None), int) and method not in {
            "copyMessage",
            "forwardMessage",
        }:
            scene.id, scene.said = said.message_id, said
    return await client.calls(since=before)


@pytest.fixture(params=[Ptb, Aiogram], ids=["ptb", "aiogram"])
async def framework(request, room):
    framework = request.param(room.url)
    yield framework
    await framework.close()


@pytest.mark.slow
async def test_each_answer_is_understood_and_each_call_is_as_described(framework, room, client, api):
    calls = await _play(framework, client, api)
    assert {method for method, _ in SCENARIO} == set(methods.parameters) | {"getUpdates"}
    assert all(call["ok"] for call in calls)
    for call in calls:
        assert problems_with_call(call["method"], call["params"]) == []
        assert problems_with_result(call["method"], call["result"]) == []
    for update in await api("getUpdates"):
        assert problems_with("Update", update) == []


@pytest.mark.slow
async def test_both_frameworks_ask_the_same(room, client, api):
    heard = []
    for kind in (Ptb, Aiogram):
        framework = kind(room.url)
        calls = await _play(framework, client, api)
        heard.append([(c["method"], _without_numbers(c["params"])) for c in calls])
        await framework.close()
    for ptb, aiogram in zip(*heard, strict=True):
        assert ptb == aiogram


def _without_numbers(params):
    """Message, chat and file numbers grow from one run to the next."""
    moving = {
        "chat_id",
        "message_id",
        "from_chat_id",
        "user_id",
        "message_ids",
        "callback_query_id",
        "file_id",
    }
    return {name: value for name, value in params.items() if name not in moving}


@pytest.mark.slow
async def test_both_frameworks_know_every_refusal(framework, room, client, api, amina):
    send = {"chat_id": amina.id, "text": "x"}
    for status, names in {
        429: ("RetryAfter", "TelegramRetryAfter"),
        403: ("Forbidden", "TelegramForbiddenError"),
        400: ("BadRequest", "TelegramBadRequest"),
        502: ("NetworkError", "TelegramServerError"),
    }.items():
        await client.fault("sendMessage", status=status, retry_after=3)
        with pytest.raises(Exception) as caught:  # noqa: PT011 - each framework has its own family
            await framework.call("sendMessage", send)
        assert type(caught.value).__name__ in names
    await client.fault("sendMessage", drop=True)
    with pytest.raises(Exception) as caught:  # noqa: PT011
        await framework.call("sendMessage", send)
    assert type(caught.value).__name__ in {"NetworkError", "TelegramNetworkError"}
    assert len([m for m in await amina.chat() if m["from"] == "bot"]) == 1


@pytest.mark.parametrize("method", sorted(methods.parameters))
def test_the_room_reads_no_parameter_that_telegram_does_not_have(method):
    fields = {f["name"] for f in description()["methods"][method].get("fields", [])}
    assert set(methods.parameters[method]) <= fields


@pytest.mark.parametrize("method", sorted(methods.parameters))
def test_aiogram_knows_every_parameter_the_room_reads(method):
    known = importlib.import_module("aiogram.methods")
    fields = set(getattr(known, method[0].upper() + method[1:]).model_fields)
    assert set(methods.parameters[method]) <= fields
