"""The people's side keeps what its interface promises."""

import base64
import json

import httpx
import pytest

from bot.practice.client import RoomClient, RoomError
from bot.practice.pictures import plain_picture
from tests.practice.conftest import START, later

MESSAGE = {
    "message_id", "chat", "from", "date", "text", "html", "buttons", "kind", "edited", "deleted", "silent", "bot",
}  # fmt: skip


async def test_a_message_has_all_that_was_promised(api, amina):
    await api(
        "sendMessage",
        chat_id=amina.id,
        text="<b>Tea</b> &amp; talk",
        parse_mode="HTML",
        disable_notification=True,
        reply_markup={"force_reply": True, "input_field_placeholder": "Say it"},
    )
    message = await amina.last()
    assert set(message) == MESSAGE | {"force_reply"}
    assert (message["chat"], message["from"], message["bot"]) == (amina.id, "bot", 7001)
    assert (message["text"], message["html"]) == ("Tea & talk", "<b>Tea</b> &amp; talk")
    assert message["silent"] is True
    assert message["force_reply"] == {"placeholder": "Say it"}


async def test_a_press_tells_what_the_phone_showed(room, client, follow, amina):
    async def turn(follower, update):
        if "message" in update:
            keys = {
                "inline_keyboard": [
                    [{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]
                ]
            }
            await follower.call("sendMessage", chat_id=amina.id, text="Coming?", reply_markup=keys)
        else:
            query = update["callback_query"]
            where = {"chat_id": amina.id, "message_id": query["message"]["message_id"]}
            await follower.call("editMessageText", **where, text="Good.")
            await follower.call(
                "answerCallbackQuery", callback_query_id=query["id"], text="Noted", show_alert=True
            )

    follow(turn)
    asked = (await amina.say("hi")).last
    pressed = await amina.press(asked["message_id"], "Yes")
    assert (pressed.answered, pressed.answer, pressed.alert) == (True, "Noted", True)
    assert [(m["message_id"], m["text"], m["edited"]) for m in pressed.new] == [
        (asked["message_id"], "Good.", True)
    ]


async def test_buttons_are_found_by_label_or_data_and_never_guessed(client, api, amina):
    keys = [[{"text": "Yes", "callback_data": "1"}, {"text": "Yes", "callback_data": "2"}]]
    links = [[{"text": "Map", "url": "https://example.org/"}, {"text": "Code", "copy_text": {"text": "42"}}]]
    sent = await api(
        "sendMessage", chat_id=amina.id, text="x", reply_markup={"inline_keyboard": keys + links}
    )
    number = sent["message_id"]
    with pytest.raises(RoomError, match="2 buttons"):
        await amina.press(number, "Yes", wait=False)
    with pytest.raises(RoomError, match="no button 'Maybe'"):
        await amina.press(number, "Maybe", wait=False)
    with pytest.raises(RoomError, match="no message 99"):
        await amina.press(99, "Yes", wait=False)
    assert (await amina.press(number, "Map", wait=False)).url == "https://example.org/"
    assert (await amina.press(number, "Code", wait=False)).copied == "42"
    assert await api.updates() == []
    await amina.press(number, "2", wait=False)
    await amina.press(number, "what nobody offered", wait=False, forge=True)
    assert [u["callback_query"]["data"] for u in await api.updates()] == ["2", "what nobody offered"]


async def test_a_disabled_button_is_seen_and_cannot_be_pressed(api, amina):
    keys = {"inline_keyboard": [[{"text": "Later", "disabled": {}}]]}
    sent = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=keys)
    assert (await amina.last())["buttons"] == [[{"text": "Later", "disabled": True}]]
    with pytest.raises(RoomError, match="disabled"):
        await amina.press(sent["message_id"], "Later", wait=False)


async def test_a_link_to_the_bot_itself_starts_it(api, amina):
    keys = {"inline_keyboard": [[{"text": "Open", "url": "https://t.me/practice_7001_bot?start=abc_1"}]]}
    sent = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=keys)
    await amina.press(sent["message_id"], "Open", wait=False)
    assert [u["message"]["text"] for u in await api.updates()] == ["/start abc_1"]


async def test_a_deleted_message_cannot_be_pressed_but_an_old_phone_may_try(api, amina):
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=keys)
    await api("deleteMessage", chat_id=amina.id, message_id=sent["message_id"])
    with pytest.raises(RoomError, match="no message"):
        await amina.press(sent["message_id"], "A", wait=False)
    await amina.press(sent["message_id"], "A", wait=False, inaccessible=True)
    assert (await api.updates())[0]["callback_query"]["message"]["date"] == 0


@pytest.mark.parametrize("kind", ["photo", "voice", "document", "contact", "location"])
async def test_all_that_can_be_sent_arrives(api, amina, kind):
    caption = {} if kind in {"contact", "location"} else {"caption": "look"}
    await amina.send(kind, wait=False, **caption)
    message = (await api.updates())[0]["message"]
    assert kind in message
    assert message.get("caption") == caption.get("caption")
    assert (await amina.chat())[-1]["kind"] == kind


async def test_a_file_comes_through_byte_for_byte_both_ways(room, http, api, amina):
    picture = plain_picture(33, 7)
    await amina.send("photo", picture, name="cat.png", wait=False)
    photo = (await api.updates())[0]["message"]["photo"][-1]
    assert (photo["width"], photo["height"], photo["file_size"]) == (33, 7, len(picture))
    path = (await api("getFile", file_id=photo["file_id"]))["file_path"]
    assert (await http.get(f"{room.url}/file/bot{api.token}/{path}")).content == picture
    assert (await http.get(f"{room.url}/file/bot7002:other/{path}")).status_code == 404
    await api("sendPhoto", chat_id=amina.id, photo=photo["file_id"])
    file = (await amina.last())["file"]
    assert (file["name"], file["mime"], file["size"]) == ("cat.png", "image/jpeg", len(picture))
    assert (await http.get(room.url + file["url"])).content == picture


async def test_what_a_browser_could_run_is_only_offered_for_saving(room, http, amina):
    await amina.send("document", b"<script>alert(1)</script>", name="a.html", wait=False)
    answer = await http.get(room.url + (await amina.chat())[-1]["file"]["url"])
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-type"] == "application/octet-stream"


async def test_clearing_is_on_the_persons_side_only(api, amina):
    sent = await api("sendMessage", chat_id=amina.id, text="x")
    await amina.clear(wait=False)
    assert await amina.chat() == []
    await api("editMessageText", chat_id=amina.id, message_id=sent["message_id"], text="y")
    assert await amina.chat() == []
    assert await api.updates() == []


async def test_the_list_of_calls_shows_what_was_asked_and_answered(room, http, client, api, amina):
    keys = json.dumps({"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]})
    form = {"chat_id": str(amina.id), "caption": "x", "document": "attach://f1", "reply_markup": keys}
    files = {"f1": ("plan.txt", b"twelve bytes", "text/plain")}
    await http.post(f"{room.url}/bot{api.token}/senddocument", data=form, files=files)
    await api.raw("sendMessage", chat_id=amina.id)
    calls = await client.calls()
    assert [c["n"] for c in calls] == list(range(1, len(calls) + 1))
    document, refused = calls[-2:]
    assert document["method"] == "sendDocument"
    assert document["at"] == START.isoformat()
    file = document["params"].pop("document")
    assert (set(file), file["name"], file["size"]) == ({"file", "name", "size"}, "plan.txt", 12)
    assert document["params"] == {
        "chat_id": amina.id,
        "caption": "x",
        "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
    }
    assert document["result"]["document"]["file_name"] == "plan.txt"
    assert refused["ok"] is False
    assert refused["error"] == {"error_code": 400, "description": "Bad Request: message text is empty"}
    assert [c["n"] for c in await client.calls(since=calls[-2]["n"])] == [calls[-1]["n"]]
    assert all(c["method"] != "getUpdates" for c in calls)


async def test_events_tell_what_happens(room, http, client, api, amina):
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    got = []
    async with http.stream("GET", f"{room.url}/room/events") as stream:
        lines = stream.aiter_lines()
        assert await anext(lines) == ": the practice room"
        sent = await api("sendMessage", chat_id=amina.id, text="x", reply_markup=keys)
        where = {"chat_id": amina.id, "message_id": sent["message_id"]}
        await amina.press(sent["message_id"], "A", wait=False)
        await api("editMessageText", **where, text="y")
        await api("deleteMessage", **where)
        await client.fault("sendMessage", status=500)
        await later(client)
        async for line in lines:
            if line.startswith("event: "):
                got.append([line.removeprefix("event: ")])
            elif line.startswith("data: "):
                got[-1].append(json.loads(line.removeprefix("data: ")))
                if got[-1][0] == "clock":
                    break
    assert [name for name, _ in got] == ["message", "press", "edit", "delete", "fault", "clock"]
    assert got[0][1]["person"] == amina.id
    assert got[0][1]["message"]["text"] == "x"
    assert got[1][1]["button"] == "A"


async def test_a_group_needs_people_who_exist(client, api):
    with pytest.raises(RoomError, match="people's ids"):
        await client.post("/room/groups", {"title": "Experts", "people": [1]})


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/room/people", {}, 400),
        ("/room/people", {"name": ""}, 400),
        ("/room/people/1/say", {"text": "x"}, 404),
        ("/room/people/{id}/say", {"text": ""}, 400),
        ("/room/people/{id}/say", {"text": 5}, 400),
        ("/room/people/{id}/say", {"text": "x" * 4097}, 400),
        ("/room/people/{id}/say", {"text": "x", "reply_to": 99}, 404),
        ("/room/people/{id}/say", {"text": "x", "chat": -5}, 404),
        ("/room/people/{id}/say", {"text": "x", "bot": 9}, 404),
        ("/room/people/{id}/press", {"button": "x"}, 404),
        ("/room/people/{id}/edit", {"message_id": 1, "text": "/start"}, 400),
        ("/room/people/{id}/send", {"kind": "poem"}, 400),
        ("/room/people/{id}/send", {"kind": "photo", "file": "!"}, 400),
        ("/room/people/{id}/send", {"kind": "photo", "file": base64.b64encode(b"no").decode()}, 400),
        ("/room/nothing", {}, 404),
    ],
)
async def test_mistakes_are_told_in_plain_words(room, http, amina, path, body, status):
    answer = await http.post(room.url + path.format(id=amina.id), json=body)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"].endswith(".")


async def test_four_thousand_smiles_can_be_said(api, amina):
    await amina.say("😀" * 4096, wait=False)
    assert (await api.updates())[0]["message"]["text"] == "😀" * 4096


async def test_links_and_story_are_what_the_loader_put_there(room, client):
    room.links["coordinator"] = "abc"
    assert await client.links() == {"coordinator": "abc"}
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(f"{room.url}/room/story")).status_code == 404
        room.story = {"people": []}
        assert (await http.get(f"{room.url}/room/story")).json() == {"people": []}


async def test_the_client_says_what_the_room_said(room):
    async with RoomClient(room.url + "/") as client:
        with pytest.raises(RoomError, match="no person 5"):
            await client.ask("GET", "/room/people/5/chat")


FIELDS = {
    "/room/people": {"name": "A", "language": "en"},
    "/room/people/{id}/say": {"text": "x", "reply_to": 1, "chat": 1, "bot": 7001},
    "/room/people/{id}/press": {"message_id": 2, "button": "A", "forge": True, "inaccessible": True},
    "/room/people/{id}/edit": {"message_id": 1, "text": "y"},
    "/room/people/{id}/send": {"kind": "photo", "file": "", "name": "a", "caption": "b"},
    "/room/people/{id}/block": {"bot": 7001},
    "/room/groups": {"title": "G", "people": []},
    "/room/clock": {"advance": "1s", "to": "2027-01-01", "run": False},
    "/room/faults": {"method": "nothing", "status": 500, "times": 1, "person": 1, "delay": 1, "drop": True},
    "/room/bot/idle": {"token": "1:a", "next": "2026-01-01", "in_flight": 0, "now": "2020-01-01"},
}
WEIRD = [None, [], {}, True, 1.5, float("1e300"), -1, "x", "", [[1]], {"a": 1}, 10**30]


@pytest.mark.parametrize("path", FIELDS)
async def test_nonsense_is_refused_and_never_a_crash(room, http, api, amina, path):
    fields = FIELDS[path]
    for name in fields:
        for value in WEIRD:
            body = fields | {name: value}
            answer = await http.post(f"{room.url}{path.format(id=amina.id)}?wait=0", json=body)
            assert answer.status_code in {200, 400, 404}, (body, answer.text)
    for body in (b"[]", b"5", b"{", b"\xff", b'{"name": NaN}', b'{"name": "\\ud800"}'):
        answer = await http.post(
            f"{room.url}{path.format(id=amina.id)}?wait=0",
            content=body,
            headers={"Content-Type": "application/json"},
        )
        assert answer.status_code == 400
