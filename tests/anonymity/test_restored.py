"""A backup that is made while envelopes wait holds none of them; what was lost is owned up to, and what was not is read."""

import shutil
import tarfile
from datetime import timedelta

import pytest

from bot.app import own_up
from bot.backup import back_up, restore
from bot.models.envelope import BatchState
from tests.anonymity.killed import files_with, restarted
from tests.core import START, Core
from tests.flows.asked import TODAY, Asked, send

WORDS = "a handrail by the side door"


@pytest.fixture
def scene(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    scene = Asked(Core(home))
    scene.ask()
    for n, phone in enumerate(scene.members[:3]):
        send(phone, f"{WORDS} {n}")
    return scene


def taken_up(scene, tmp_path):
    """The installation restored from a backup elsewhere."""
    backup = back_up(scene.core.house.home, START)
    with tarfile.open(backup) as archive:
        assert not [n for n in archive.getnames() if "key" in n or n.endswith((".box", ".salt"))]
        archive.extractall(tmp_path / "looked at", filter="data")
    assert files_with(WORDS, tmp_path / "looked at") == []
    restore(backup, tmp_path / "there")
    return tmp_path / "there"


def go_on(there, scene):
    """Start the program there, as `bot.app` does, and let time pass."""
    core = restarted(there, scene.core.now + timedelta(hours=1))
    with core.session() as db:
        own_up(db, there, core.now)
        db.commit()
    other = object.__new__(Asked)
    other.core, other.question, other.members = core, 1, [core.phones[p.id] for p in scene.members]
    other.wait(minutes=1)
    return other


def test_without_its_keys_everybody_is_told_and_can_write_again(scene, tmp_path):
    other = go_on(taken_up(scene, tmp_path), scene)
    texts = {phone.text for phone in other.members}
    assert len(texts) == 1
    assert "is lost, through a fault of ours" in texts.pop()
    assert [b.lost for b in other.batches()] == [True, False]
    other.members[0].press("See the question")
    send(other.members[0], "once more", alone=True)
    other.until(TODAY + timedelta(days=15))
    assert list(other.contributions()) == ["once more"]


def test_with_its_folder_of_keys_nothing_is_lost(scene, tmp_path):
    there = taken_up(scene, tmp_path)
    shutil.copytree(scene.core.house.home / "keys", there / "keys")
    other = go_on(there, scene)
    assert [b.state for b in other.batches()] == [BatchState.WAITING]
    other.until(TODAY + timedelta(days=15))
    assert len(other.contributions()) == 3
