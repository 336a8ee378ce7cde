"""Lists that come in: members and replies, looked at first, taken row by row, and every row that is not taken told."""

import io

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bot import app
from bot.chat.events import Gave
from bot.files.spreadsheet import Table, xlsx
from bot.models.meeting import Reply, Rsvp
from bot.models.membership import Membership
from bot.models.need import Need
from bot.models.person import Person
from bot.practice.client import Phone, RoomClient
from bot.practice.command import Choices, practice_settings, settle_in
from bot.practice.server import Room
from bot.practice.story import load_story
from tests.core import START, Core
from tests.flows.meetings import Meetings
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path), ("Ade", "Rowan", "Bo", "Bo"))


def give(scene, phone, content, name="list.csv"):
    event = Gave(
        phone.id,
        phone.id,
        phone.name,
        "en",
        next(scene.core.message_ids),
        "document",
        "f",
        name,
        size=9,
        content=content,
    )
    return scene.core.update(event, phone)


def members(scene):
    with scene.core.session() as db:
        rows = db.exec(select(Person, Membership).join(Membership, Membership.person_id == Person.id)).all()
        return sorted(p.name for p, m in rows if m.group_id == scene.group)


def replies(scene):
    with scene.core.session() as db:
        return {db.get(Person, r.person_id).name: (r.reply, r.by_id) for r in db.exec(select(Rsvp)).all()}


LIST = xlsx(
    [
        Table(
            "Members",
            ("Name", "Town"),
            (("Cleo", "Hull"), ("=1+1", ""), ("ade", ""), ("", "York"), ("x" * 60, "")),
        )
    ]
)


def test_members_are_looked_at_first_and_taken_once(scene):
    scene.sam.press_data(f"sheet.members:{scene.group}")
    before = members(scene)
    give(scene, scene.sam, LIST, "members.xlsx")
    assert "2 rows change something:\n\nNew: Cleo\nNew: =1+1" in scene.sam.text
    assert "3 rows are not taken:" in scene.sam.text
    assert "I take nothing from this column: Town." in scene.sam.text
    for why in ("Row 4 (ade): Somebody of this name", "Row 5 (York): There is nothing under", "Row 6"):
        assert why in scene.sam.text
    assert members(scene) == before
    take = scene.sam.last.buttons["Take these rows"]
    scene.sam.press("Take these rows")
    scene.sam.press_data(take)
    assert members(scene) == sorted([*before, "Cleo", "=1+1"])


def test_leaving_it_or_waiting_too_long_changes_nothing_and_keeps_nothing(scene):
    before = members(scene)
    for leave in (True, False):
        scene.sam.press_data(f"sheet.members:{scene.group}")
        give(scene, scene.sam, LIST, "members.xlsx")
        token = scene.sam.last.buttons["Take these rows"]
        scene.sam.press("Leave everything") if leave else scene.core.wait(hours=2)
        scene.sam.press_data(token)
        assert "waited too long" in scene.sam.text
        assert list((scene.core.house.home / "files" / "in").iterdir()) == []
    assert members(scene) == before


def test_of_a_long_list_every_row_is_told_in_a_file(scene):
    rows = tuple((f"Cleo {n}" if n % 2 else "Ade", str(n)) for n in range(100))
    scene.sam.press_data(f"sheet.members:{scene.group}")
    before = len(scene.sam.messages)
    give(scene, scene.sam, xlsx([Table("x", ("Name", "Town"), rows)]), "x.xlsx")
    assert len(scene.sam.messages) - before <= 2
    [path] = (scene.core.house.home / "files" / "in").glob("*.xlsx")
    book = python_calamine.CalamineWorkbook.from_path(path)
    told = {name: book.get_sheet_by_name(name).to_python()[1:] for name in book.sheet_names}
    assert len(told["Changes"]) + len(told["Not taken"]) == 100
    scene.core.wait(hours=2)
    assert list((scene.core.house.home / "files" / "in").iterdir()) == []


def test_replies_from_a_list_are_understood_or_told(scene):
    scene.invite()
    scene.sam.press_data("sheet.replies:1")
    text = "Name;Reply;Needs\nAde;yes please;A lift\nRowan;cant make it;\nBo;yes;\nNobody;yes;\nAde;no;\nRowan ;purple;\n"
    give(scene, scene.sam, text.encode())
    assert "Ade: yes\nRowan: no" in scene.sam.text
    assert "I take nothing" not in scene.sam.text
    assert "Two people have this name" in scene.sam.text
    assert "Nobody of this name is invited" in scene.sam.text
    assert scene.sam.text.count("stands in an earlier row") == 2
    scene.sam.press("Take these rows")
    sam = scene.sam.person_id
    assert replies(scene) == {"Ade": (Reply.YES, sam), "Rowan": (Reply.NO, sam)}
    with scene.core.session() as db:
        assert [n.words for n in db.exec(select(Need)).all()] == ["A lift"]


def test_only_coordinators_of_this_group(scene):
    scene.invite()
    scene.sam.press_data(f"sheet.members:{scene.group}")
    give(scene, scene.sam, LIST, "members.xlsx")
    take = scene.sam.last.buttons["Take these rows"]
    other = scene.other_coordinator()
    before = members(scene)
    for phone in (scene.ade, other):
        for data in (
            take,
            take.replace("sheet.add", "sheet.reply"),
            f"sheet.members:{scene.group}",
            "sheet.replies:1",
        ):
            phone.press_data(data)
        give(scene, phone, LIST, "members.xlsx")
        assert "Cleo" not in scene.texts(phone)
    for token in ("..%2F..%2Fx", "../../../x", "a" * 12):
        scene.sam.press_data(f"sheet.add:{scene.group}:{token}")
    assert members(scene) == before


@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04broken", b"\xff\xfe\x00", "😀\n".encode() * 3000, b"Town\nHull"]
)
def test_what_is_no_list_is_said_kindly(scene, content):
    scene.sam.press_data(f"sheet.members:{scene.group}")
    with scene.watch_screens() as seen:
        give(scene, scene.sam, content)
    no_faults(seen)
    assert len(members(scene)) == 5


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.text(max_size=50), st.text(max_size=20)), max_size=6))
def test_any_names_come_in_and_every_row_is_told(tmp_path_factory, rows):
    scene = Meetings(Core(tmp_path_factory.mktemp("list")), ("Ade",))
    scene.sam.press_data(f"sheet.members:{scene.group}")
    with scene.watch_screens() as seen:
        give(scene, scene.sam, xlsx([Table("x", ("Name", "Town"), tuple(rows))]), "x.xlsx")
        if "Take these rows" in scene.sam.last.buttons:
            scene.sam.press("Take these rows")
    no_faults(seen)


@pytest.mark.slow
@pytest.mark.parametrize("framework", ["ptb", "aiogram"])
async def test_a_file_comes_all_the_way_from_the_phone(tmp_path, framework):
    story = load_story("front-door")
    room = Room(start=START, running=False)
    url = await room.start(0)
    try:
        choices = practice_settings(url, tmp_path, story, Choices(framework=framework))
        settle_in(room, choices, story)
        async with app.running(choices), RoomClient(url) as client:
            people = {p["name"]: Phone(client, p["id"], p["name"]) for p in (await client.state())["people"]}
            sam = people["Sam"]
            await sam.say(f"/start {(await client.links())['coordinator']}")
            for label in ("Start", "Use", "No, only me"):
                said = await pressed(sam, label)
            await sam.say("/desk")
            await pressed(sam, "More")
            await pressed(sam, "People and links")
            said = await pressed(sam, "Add members from a list")
            assert "Send me the list" in said.last["text"]
            table = io.BytesIO(xlsx([Table("Members", ("Name",), (("Cleo",), ("=1+1",)))]))
            said = await sam.send("document", table.getvalue(), name="members.xlsx")
            assert "New: Cleo" in said.last["text"]
            said = await pressed(sam, "Take these rows")
            assert "2 members are on the roll now" in said.last["text"]
    finally:
        await room.stop()


async def pressed(phone, label):
    """Press the newest button that begins so, if there is one."""
    for message in reversed(await phone.chat()):
        for row in message["buttons"]:
            for one in row:
                if one["text"].startswith(label):
                    return await phone.press(message["message_id"], one["text"])
    return None


def test_a_list_with_names_is_read_by_the_bots_account_alone_and_is_removed(scene):
    scene.invite()
    scene.sam.press_data("register.open:1")
    scene.sam.press("Get it as a file")
    (file,) = (scene.core.house.home / "files").rglob("*register.xlsx")
    assert file.stat().st_mode & 0o077 == 0
    scene.core.wait(days=15)
    assert not file.exists()
