"""A backup on one machine restores the same desk on another; keys and token are in none."""

import itertools
import tarfile
from datetime import UTC, datetime

from bot.backup import back_up, restore
from tests.core import Core
from tests.flows.scene import Scene
from tests.flows.test_briefing import write
from tests.host.test_doctor import home  # noqa: F401 - the fixture
from tests.processes import heard


def link_of(text):
    return next(word for word in text.split() if word.startswith("i_"))


def test_group_add_invite_and_list(home):  # noqa: F811
    first = heard("group", "add", "Our group", home=home)
    assert first.returncode == 0, first.stderr
    assert "It works once" in first.stdout
    second = heard("invite", "Our group", home=home)
    assert link_of(first.stdout) != link_of(second.stdout)
    assert "Our group" in heard("group", "list", home=home).stdout
    assert "no group called" in heard("invite", "Another", home=home).stdout


def test_backup_and_restore_give_the_same_groups(home, tmp_path):  # noqa: F811
    heard("group", "add", "Our group", home=home)
    (home / "files" / "meetings").mkdir(parents=True)
    (home / "files" / "meetings" / "1.ics").write_text("a meeting")
    (home / "keys").mkdir()
    (home / "keys" / "secret.key").write_bytes(b"k" * 32)
    (home / "heard.toml").write_text('token = "4242:abcdefghijklmnopqrstuvwxyz-0123456"\n')
    file = tmp_path / "backup.tar.gz"
    said = heard("backup", str(file), home=home)
    assert said.returncode == 0, said.stderr
    with tarfile.open(file) as archive:
        names = archive.getnames()
        assert not [n for n in names if "key" in n or "toml" in n]
    other = tmp_path / "other"
    assert heard("restore", str(file), home=other).returncode == 0
    assert "Our group" in heard("group", "list", home=other).stdout
    assert (other / "files" / "meetings" / "1.ics").read_text() == "a meeting"
    assert heard("restore", str(file), home=other).returncode == 1


def test_what_is_no_backup_is_refused(home, tmp_path):  # noqa: F811
    file = tmp_path / "x.tar.gz"
    file.write_bytes(b"not an archive")
    said = heard("restore", str(file), home=tmp_path / "new")
    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert "no database" in heard("backup", home=tmp_path / "empty").stderr


def test_the_desk_is_the_same_on_another_machine(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    scene = Scene(Core(here))
    sam = write(scene)
    sam.press_data(f"meet.new:{scene.group}")
    sam.say("A meeting that is being planned")
    pages = [
        f"desk:{scene.group}",
        f"brief.list:{scene.group}",
        f"meet.list:{scene.group}",
        f"people:{scene.group}",
    ]

    def desk(core, phone):
        seen = []
        for page in pages:
            phone.press_data(page)
            seen.append((phone.text, list(phone.last.buttons)))
        return seen

    before = desk(scene.core, sam)
    backup = back_up(here, datetime(2026, 11, 23, tzinfo=UTC))
    restore(backup, there)
    other = Core(there)
    other.updates = itertools.count(10_000)
    same_sam = other.phone("Sam")
    assert desk(other, same_sam) == before
