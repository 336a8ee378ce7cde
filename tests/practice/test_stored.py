"""What staff see beside what she sees: the room shows what is really stored, so that anybody can look for a name."""

import json

import httpx
import pytest

from bot.models.tables import metadata
from bot.practice.server import Room
from bot.practice.stored import TABLES, stored
from tests.core import Core
from tests.flows.asked import Asked, send

SECRET = "A kind face at the desk"


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask()
    return scene


def tables(scene):
    return {t["name"]: t for t in stored(scene.core.engine, scene.core.house.home)()["tables"]}


def test_an_envelope_shows_neither_the_words_nor_the_writer(scene):
    before = tables(scene)
    send(scene.ade, SECRET)
    scene.rowan.press("Not this time", message=scene.rowan.messages[0])
    after = tables(scene)
    assert SECRET not in json.dumps(after)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"letterbox"}, "no row about anybody changed, and no other either"
    (empty,), (full,) = before["letterbox"]["rows"], after["letterbox"]["rows"]
    assert empty[1].split("… ")[1] == full[1].split("… ")[1], "with two in it, it is as long as with none"
    assert empty[2] == full[2] == "1970-01-01 00:00"


def test_every_table_says_why_it_is_there_and_shows_columns_it_has(scene):
    for shown in TABLES:
        assert shown.why.endswith((".", "now."))
        assert set(shown.columns) <= {c.name for c in metadata.tables[shown.name].columns}
    for table in tables(scene).values():
        assert all(len(row) == len(table["columns"]) for row in table["rows"])
    json.dumps(tables(scene))


async def test_the_room_answers_with_it_and_says_so_when_there_is_none(scene):
    room = Room(running=False)
    await room.start()
    try:
        async with httpx.AsyncClient(timeout=30, trust_env=False) as http:
            assert (await http.get(f"{room.url}/room/stored")).status_code == 404
            room.stored = stored(scene.core.engine, scene.core.house.home)
            answer = await http.get(f"{room.url}/room/stored")
            assert [t["name"] for t in answer.json()["tables"]] == ["letterbox", *(t.name for t in TABLES)]
    finally:
        await room.stop()
