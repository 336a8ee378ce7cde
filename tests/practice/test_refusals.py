"""What Telegram refuses, the room refuses, in the same words."""

import httpx
import pytest

from bot.practice.methods.editing import NOT_MODIFIED
from tests.practice.conftest import TOKEN, later


async def test_a_method_nobody_knows_is_404(api):
    answer = await api.raw("sendNothing")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize("token", ["abc", "123", "0:abc", "123:", ":abc"])
async def test_what_does_not_look_like_a_token_is_404(room, http, token):
    assert (await http.get(f"{room.url}/bot{token}/getMe")).status_code == 404


async def test_methods_are_found_in_any_capitals_by_get_and_post(room, http):
    assert (await http.get(f"{room.url}/bot{TOKEN}/GETME")).json()["result"]["id"] == 7001
    assert (await http.post(f"{room.url}/bot{TOKEN}/getme")).json()["result"]["is_bot"] is True


@pytest.mark.odd_calls
async def test_parameters_arrive_however_they_are_sent(room, http, api, client, amina):
    url = f"{room.url}/bot{TOKEN}/sendMessage"
    params = {"chat_id": str(amina.id), "text": "hi", "reply_markup": '{"force_reply": true}'}
    sent = [
        await http.get(url, params=params),
        await http.post(
            url, params={"chat_id": amina.id}, json={"text": "hi", "reply_markup": {"force_reply": True}}
        ),
    ]
    await later(client)
    sent.append(await http.post(url, data=params))
    await later(client)
    sent.append(await http.post(url, data=params, files={"x": b"unused"}))
    assert [answer.json()["ok"] for answer in sent] == [
        True,
        False,
        True,
        True,
    ]  # the second came within a second
    calls = await client.calls()
    same = [c["params"] for c in calls if c["method"] == "sendMessage"]
    expected = {"chat_id": amina.id, "text": "hi", "reply_markup": {"force_reply": True}}
    assert [{k: p[k] for k in expected} for p in same] == [expected] * 4


async def test_nobody_is_written_to_before_they_wrote(client, api):
    ben = await client.add("Ben")
    refused = await api.refused("sendMessage", chat_id=ben.id, text="hi")
    assert refused == "Forbidden: bot can't initiate conversation with a user"
    await ben.say("/start", wait=False)
    assert (await api("sendMessage", chat_id=ben.id, text="hi"))["text"] == "hi"


@pytest.mark.parametrize("chat_id", [4711, "@nobody", -5])
async def test_a_chat_that_is_not_there(api, chat_id):
    assert await api.refused("sendMessage", chat_id=chat_id, text="x") == "Bad Request: chat not found"


async def test_no_chat_named(api):
    assert await api.refused("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_a_blocked_bot_is_told_and_may_write_again_when_let_in(client, api, amina):
    await amina.block(wait=False)
    assert (
        await api.refused("sendMessage", chat_id=amina.id, text="x")
        == "Forbidden: bot was blocked by the user"
    )
    assert (await client.state())["people"][0]["blocked"] is True
    await amina.unblock(wait=False)
    await api("sendMessage", chat_id=amina.id, text="x")
    moves = [u["my_chat_member"] for u in await api.updates()]
    assert [m["new_chat_member"]["status"] for m in moves] == ["kicked", "member"]


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"text": " \n "}, "Bad Request: message text is empty"),
        ({}, "Bad Request: message text is empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ({"text": "x", "parse_mode": "RTF"}, "Bad Request: unsupported parse_mode"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "Bad Request: message to be replied not found"),
        ({"text": "x", "reply_markup": "nonsense"}, "Bad Request: can't parse reply markup JSON object"),
        ({"text": "x", "reply_markup": []}, "Bad Request: object expected as reply markup"),
    ],
)  # fmt: skip
async def test_texts_that_are_refused(api, amina, params, refusal):
    assert await api.refused("sendMessage", chat_id=amina.id, **params) == refusal


async def test_the_limit_counts_what_is_left_after_reading(api, amina):
    message = await api("sendMessage", chat_id=amina.id, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert len(message["text"]) == 4096


@pytest.mark.parametrize(
    ("button", "refusal"),
    [
        ({"text": "x", "callback_data": "é" * 33}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "x" * 65}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "x"}, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, 'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"'),
        ({"text": "x", "callback_data": "x", "url": "a.org"}, "Bad Request: can't parse inline keyboard button: Exactly one of the optional fields must be used"),  # noqa: E501
        ({"text": "x", "url": "nowhere"}, "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"text": "x", "callback_data": "x", "style": "loud"}, "Bad Request: can't parse inline keyboard button: Unsupported button style specified"),
        ({"text": "x", "copy_text": {"text": "y" * 257}}, "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    ],
)  # fmt: skip
async def test_buttons_that_are_refused(api, amina, button, refusal):
    markup = {"inline_keyboard": [[button]]}
    assert await api.refused("sendMessage", chat_id=amina.id, text="x", reply_markup=markup) == refusal


@pytest.mark.parametrize("data", ["x", "x" * 64, "é" * 32])
async def test_buttons_of_64_bytes_are_taken_and_seen(api, amina, data):
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": data, "style": "primary"}]]}
    await api("sendMessage", chat_id=amina.id, text="x", reply_markup=markup)
    assert (await amina.last())["buttons"] == [[{"text": "Go", "data": data, "style": "primary"}]]


async def test_an_edit_must_change_something(api, amina):
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "g"}]]}
    sent = await api("sendMessage", chat_id=amina.id, text="one", reply_markup=markup)
    where = {"chat_id": amina.id, "message_id": sent["message_id"]}
    assert (
        await api.refused("editMessageText", **where, text=" one", reply_markup=markup)
        == f"Bad Request: {NOT_MODIFIED}"
    )
    edited = await api("editMessageText", **where, text="one")
    assert "reply_markup" not in edited
    assert await api.refused("editMessageReplyMarkup", **where) == f"Bad Request: {NOT_MODIFIED}"
    assert (await amina.last())["edited"] is True


async def test_edits_of_what_cannot_be_edited(client, api, amina):
    theirs = (await amina.say("mine", wait=False)).message_id
    where = {"chat_id": amina.id, "text": "x"}
    assert (
        await api.refused("editMessageText", **where, message_id=theirs)
        == "Bad Request: message can't be edited"
    )
    assert (
        await api.refused("editMessageText", **where, message_id=99)
        == "Bad Request: message to edit not found"
    )
    assert await api.refused("editMessageText", **where) == "Bad Request: message identifier is not specified"
    asked = await api("sendMessage", chat_id=amina.id, text="?", reply_markup={"force_reply": True})
    assert (
        await api.refused("editMessageText", **where, message_id=asked["message_id"])
        == "Bad Request: message can't be edited"
    )
    await later(client)
    point = await api("sendLocation", chat_id=amina.id, latitude=1.0, longitude=2.0)
    wrong = await api.refused("editMessageText", **where, message_id=point["message_id"])
    assert wrong == "Bad Request: there is no text in the message to edit"
    await later(client)
    text = await api("sendMessage", chat_id=amina.id, text="x")
    wrong = await api.refused(
        "editMessageCaption", chat_id=amina.id, message_id=text["message_id"], caption="y"
    )
    assert wrong == "Bad Request: there is no caption in the message to edit"


async def test_deleting_ends_after_48_hours(client, api, amina):
    old = await api("sendMessage", chat_id=amina.id, text="old")
    await later(client, "48h")
    new = await api("sendMessage", chat_id=amina.id, text="new")
    where = {"chat_id": amina.id}
    assert await api.refused("deleteMessage", **where, message_id=old["message_id"]) == (
        "Bad Request: message can't be deleted for everyone"
    )
    assert await api("deleteMessage", **where, message_id=new["message_id"]) is True
    assert await api.refused("deleteMessage", **where, message_id=new["message_id"]) == (
        "Bad Request: message to delete not found"
    )
    assert [(m["text"], m["deleted"]) for m in await amina.chat()][1:] == [("old", False), ("new", True)]


async def test_deleting_many_skips_what_is_not_there_and_takes_theirs_too(api, amina):
    theirs = (await amina.say("a secret", wait=False)).message_id
    ours = (await api("sendMessage", chat_id=amina.id, text="x"))["message_id"]
    assert await api("deleteMessages", chat_id=amina.id, message_ids=[theirs, ours, 555]) is True
    assert [m["deleted"] for m in await amina.chat()] == [False, True, True]
    assert await api.refused("deleteMessages", chat_id=amina.id, message_ids=list(range(1, 102))) == (
        "Bad Request: too many message identifiers specified"
    )


async def test_a_reply_to_what_is_gone_may_be_sent_anyway(api, amina):
    reply = {"message_id": 999, "allow_sending_without_reply": True}
    message = await api("sendMessage", chat_id=amina.id, text="x", reply_parameters=reply)
    assert "reply_to_message" not in message


async def test_a_press_is_answered_once_and_not_too_late(client, api, amina):
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "g"}]]}
    message = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=markup)
    stale = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    queries = []
    for _ in range(2):
        await amina.press(message["message_id"], "Go", wait=False)
        queries.append((await api.updates())[0]["callback_query"]["id"])
    assert (
        await api.refused("answerCallbackQuery", callback_query_id=queries[0], text="x" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )
    assert await api("answerCallbackQuery", callback_query_id=queries[0]) is True
    assert await api.refused("answerCallbackQuery", callback_query_id=queries[0]) == stale
    await later(client, "151s")
    assert await api.refused("answerCallbackQuery", callback_query_id=queries[1]) == stale


async def test_a_protected_message_goes_nowhere_else(client, api, amina):
    secret = await api("sendMessage", chat_id=amina.id, text="x", protect_content=True)
    assert secret["has_protected_content"] is True
    where = {"chat_id": amina.id, "from_chat_id": amina.id, "message_id": secret["message_id"]}
    assert await api.refused("copyMessage", **where) == "Bad Request: message can't be copied"
    assert await api.refused("forwardMessage", **where) == "Bad Request: message can't be forwarded"
    missing = await api.refused("copyMessage", **where | {"message_id": 999})
    assert missing == "Bad Request: message to copy not found"


@pytest.mark.parametrize(
    ("method", "params", "refusal"),
    [
        ("sendPhoto", {"caption": "x"}, "Bad Request: there is no photo in the request"),
        ("sendPhoto", {"photo": "no-such-file"}, "Bad Request: wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": "https://example.org/a.png"}, "Bad Request: failed to get HTTP URL content"),
        ("sendPhoto", {"photo": "x", "caption": "x" * 1025}, "Bad Request: message caption is too long"),
        ("sendLocation", {"latitude": 91.0, "longitude": 0.0}, "Bad Request: wrong latitude or longitude specified"),
        ("sendContact", {"first_name": "A"}, "Bad Request: phone number is empty"),
        ("sendChatAction", {"action": "sleeping"}, "Bad Request: wrong parameter action in request"),
        ("sendMediaGroup", {"media": []}, "Bad Request: there must be from 2 to 10 messages in the album"),
        ("getFile", {"file_id": "x"}, "Bad Request: invalid file_id"),
        ("getChatMember", {"user_id": 1}, "Bad Request: invalid user_id specified"),
        ("leaveChat", {}, "Bad Request: chat member status can't be changed in private chats"),
        ("setMyCommands", {"commands": [{"command": "Nö", "description": "x"}]}, "Bad Request: BOT_COMMAND_INVALID"),
        ("setWebhook", {"url": "http://example.org"}, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
    ],
)  # fmt: skip
async def test_other_refusals(api, amina, method, params, refusal):
    assert await api.refused(method, chat_id=amina.id, **params) == refusal


@pytest.mark.parametrize("text", ['"\\ud83d"', "NaN", "{"])
async def test_what_is_no_proper_json_is_refused(room, http, api, amina, text):
    body = b'{"chat_id": %d, "text": %s}' % (amina.id, text.encode())
    url = f"{room.url}/bot{TOKEN}/sendMessage"
    answer = await http.post(url, content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["description"]) == (400, "Bad Request: can't parse JSON object")


async def test_a_photo_must_be_a_picture(room, http, amina):
    form = {"data": {"chat_id": amina.id}, "files": {"photo": ("a.png", b"not a picture", "image/png")}}
    answer = await http.post(f"{room.url}/bot{TOKEN}/sendPhoto", **form)
    assert answer.json()["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_body_that_is_too_long_is_refused(room, http, monkeypatch):
    monkeypatch.setattr("bot.practice.params.BODY_LIMIT", 200_000)

    async def much():
        for _ in range(8):
            yield b"x" * 50_000

    try:
        answer = await http.post(f"{room.url}/bot{TOKEN}/sendMessage", content=much())
        assert answer.status_code == 413
    except httpx.WriteError:
        pass  # the room stopped listening before all was sent
