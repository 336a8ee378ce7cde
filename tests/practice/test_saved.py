"""A rehearsal goes on tomorrow: the world is kept beside the database, whole, and without what was taken back."""

import asyncio
import json
from datetime import timedelta

import httpx

from bot.practice.client import Phone, RoomClient
from bot.practice.server import Room
from tests.practice.conftest import START, Api


async def test_everything_is_there_again(tmp_path):
    db = tmp_path / "heard.db"
    first = Room(START, db_path=db, running=False)
    await first.start()
    async with RoomClient(first.url) as client, httpx.AsyncClient(trust_env=False) as http:
        api = Api(first.url, http)
        await api("getMe")
        amina = await client.add("Amina", "cy")
        group = await client.group("Experts", amina, wait=False)
        await amina.say("/start", wait=False)
        await api.updates()
        keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
        kept = await api(
            "sendMessage", chat_id=amina.id, text="<b>kept</b>", parse_mode="HTML", reply_markup=keys
        )
        gone = await amina.say("TAKEN-BACK", wait=False)
        await api.updates()
        await api("deleteMessage", chat_id=amina.id, message_id=gone.message_id)
        await amina.send("photo", wait=False)
        await api("setMyCommands", commands=[{"command": "help", "description": "Help"}])
        await client.advance("3d", wait=False)
        await amina.say("waiting", wait=False)
        before = [m for m in await amina.chat() if not m["deleted"]]
    await first.stop()
    assert "TAKEN-BACK" not in (tmp_path / "heard.db.room").read_text()

    again = Room(START, db_path=db, running=False)
    await again.start()
    async with RoomClient(again.url) as client, httpx.AsyncClient(trust_env=False) as http:
        api = Api(again.url, http)
        state = await client.state()
        assert state["now"] == (START + timedelta(days=3)).isoformat()
        assert state["people"] == [{"id": amina.id, "name": "Amina", "language": "cy", "blocked": False}]
        assert [g["id"] for g in state["groups"]] == [group]
        assert state["bots"][0]["commands"] == [{"command": "help", "description": "Help"}]
        there = Phone(client, amina.id, "Amina")
        assert [m for m in await there.chat() if not m["deleted"]] == before
        assert (await http.get(again.url + before[-2]["file"]["url"])).status_code == 200
        updates = await api.updates()
        assert [u["message"].get("text") for u in updates][-1] == "waiting"
        sent = await api("sendMessage", chat_id=amina.id, text="next")
        assert sent["message_id"] == before[-1]["message_id"] + 1
        await there.press(kept["message_id"], "A", wait=False)
        assert (await api.updates())[0]["update_id"] == updates[-1]["update_id"] + 1
        assert (await client.add("Ben")).id > amina.id
    await again.stop()


async def test_changes_are_written_soon_and_not_only_at_the_end(tmp_path, monkeypatch):
    """Whoever pulls the plug loses a moment, not the afternoon."""
    monkeypatch.setattr("bot.practice.saved.EVERY", 0.01)
    file = tmp_path / "heard.db.room"
    room = Room(START, db_path=tmp_path / "heard.db", running=False)
    await room.start()
    async with RoomClient(room.url) as client, httpx.AsyncClient(trust_env=False) as http:
        api = Api(room.url, http)
        await api("setMyName", name="First")
        amina = await client.add("Amina")
        await amina.say("remember me", wait=False)
        async with asyncio.timeout(10):
            while not file.exists() or "remember me" not in file.read_text():
                await asyncio.sleep(0.01)
            await api("setMyName", name="Second")
            while "Second" not in file.read_text():
                await asyncio.sleep(0.01)
        written = file.stat().st_mtime_ns
        for _ in range(10):
            await client.advance("1s", wait=False)
            await asyncio.sleep(0.01)
        assert file.stat().st_mtime_ns == written  # only time has passed
    await room.stop()


async def test_nothing_is_written_without_being_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    room = Room(START)
    await room.start()
    async with RoomClient(room.url) as client:
        await client.add("Amina")
    await room.stop()
    assert list(tmp_path.iterdir()) == []


async def test_a_world_of_another_version_is_not_read(tmp_path):
    (tmp_path / "heard.db.room").write_text(json.dumps({"version": 0}))
    room = Room(START, db_path=tmp_path / "heard.db")
    try:
        await room.start()
    except ValueError as fault:
        words = str(fault)
    assert "another version" in words
