"""Both frameworks give back the number of an uploaded file, so that it is uploaded once and not for everybody."""

from datetime import UTC, datetime

import httpx
import pytest

from bot.handlers.port import Sent
from bot.practice.server import Room


def ptb(url, home):
    from bot.handlers.via_ptb import ViaPtb

    return ViaPtb("123:practice", url, home)


def aiogram(url, home):
    from bot.handlers.via_aiogram import ViaAiogram

    return ViaAiogram("123:practice", url, home)


@pytest.mark.parametrize("framework", [ptb, aiogram])
async def test_the_number_of_a_file_comes_back(framework, tmp_path):
    room = Room(datetime(2026, 11, 23, 10, tzinfo=UTC))
    url = await room.start()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("hello")
    port = framework(url, tmp_path)
    await port.start()
    async with httpx.AsyncClient(base_url=url) as web:
        chat = (await web.post("/room/people", json={"name": "Amina"})).json()["id"]
        await web.post(f"/room/people/{chat}/say?wait=0", json={"text": "/start"})
        sent = await port.call("sendDocument", {"document": {"$file": "a.txt", "name": "A.txt"}}, chat)
        assert isinstance(sent, Sent)
        number = sent.result["document"]["file_id"]
        await web.post("/room/clock?wait=0", json={"advance": "2s"})
        again = await port.call("sendDocument", {"document": {"$file_id": number}}, chat)
        assert isinstance(again, Sent)
        assert again.result["message_id"] > sent.result["message_id"]
    await port.stop()
    await room.stop()
