"""What goes wrong on a host's computer is said in a sentence, and leaves nothing half done."""

import asyncio
import os
import resource
import tarfile
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from bot.cli import cli
from bot.models import schema
from bot.models.connection import connect, sqlite_url
from bot.practice.server import Room
from bot.settings import read
from tests.blank import blank
from tests.host.test_doctor import TOKEN
from tests.processes import Heard, heard

NOBODY = "postgresql://heard@127.0.0.1:9/heard"
COMMANDS = {"add": ("group", "add", "Ours"), "list": ("group", "list"), "invite": ("invite", "Ours")}


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    blank(folder).dispose()
    return folder


def mark(home, version):
    engine = connect(sqlite_url(home / "heard.db"))
    with engine.begin() as db:
        db.execute(update(schema.VERSION).values(version_num=version))
    engine.dispose()


def plainly(said, words):
    assert words in said.stderr
    assert "Traceback" not in said.stderr
    assert said.returncode == 1


@contextmanager
def small_disk(size=16_384):
    """As on a disk that is full: no file can grow beyond `size`."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def typed(*words, home):
    """A command in this process, whose disk can be made small."""
    return CliRunner().invoke(cli, [*map(str, words), "--home", str(home)])


def kept(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


@pytest.mark.parametrize("framework", ["ptb", "aiogram"])
async def test_a_start_without_a_network_waits_for_it_and_says_so_once(tmp_path, framework):
    tried: list[object] = []

    async def hang_up(_reader, writer):
        tried.append(writer)
        writer.close()

    nobody = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = nobody.sockets[0].getsockname()[1]
    out, err = tmp_path / "out", tmp_path / "err"
    settings = {"HEARD_TOKEN": TOKEN, "HEARD_OPERATOR": "R", "HEARD_FRAMEWORK": framework}
    settings["HEARD_API_BASE"] = f"http://127.0.0.1:{port}/"
    process = Heard("run", "--home", str(tmp_path / "home"), out=(out, err), **settings)
    while process.running and (len(tried) < 3 or "Is this computer online?" not in err.read_text()):
        await asyncio.sleep(0.05)
    nobody.close()
    await nobody.wait_closed()
    room = Room()
    await room.start(port)
    try:
        while process.running and not any(bot.presence.polls for bot in room.state.world.bots.values()):
            await asyncio.sleep(0.05)
        assert await process.stop() == 0
    finally:
        await room.stop()
    said = err.read_text()
    assert said.count("does not answer yet") == 1
    assert "Traceback" not in said


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_database_of_a_newer_heard(home, words):
    mark(home, "9999")
    plainly(heard(*words, home=home), "written by a newer Heard")


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_database_that_was_moved(home, words):
    mark(home, schema.MOVED)
    plainly(heard(*words, home=home), "moved to PostgreSQL")


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_database_that_does_not_answer(home, words):
    plainly(heard(*words, home=home, HEARD_DATABASE_URL=NOBODY), "does not answer")


def test_a_file_that_is_no_database(home):
    (home / "heard.db").write_bytes(b"nonsense" * 1000)
    plainly(heard("group", "list", home=home), "does not answer, or refuses")


def test_moving_what_a_newer_heard_wrote_or_to_no_address(home):
    plainly(heard("move", "--to", "somewhere", home=home), "must be PostgreSQL")
    mark(home, "9999")
    plainly(heard("move", "--to", NOBODY, home=home), "written by a newer Heard")


def test_a_backup_for_which_there_is_no_room_leaves_nothing(home):
    (home / "backups").mkdir()
    old = home / "backups" / "mine.tar.gz"
    old.write_bytes(b"the one before")
    with small_disk():
        said = typed("backup", old, home=home)
    assert said.exit_code == 1
    assert "could not be written" in said.output
    assert old.read_bytes() == b"the one before"
    assert kept(home / "backups") == ["mine.tar.gz"]


def test_a_restore_for_which_there_is_no_room_can_be_typed_again(home, tmp_path):
    (home / "files").mkdir()
    (home / "files" / "a.txt").write_text("a")
    file, other = tmp_path / "b.tar.gz", tmp_path / "other"
    assert typed("backup", file, home=home).exit_code == 0
    assert file.stat().st_mode & 0o077 == 0
    with small_disk():
        said = typed("restore", file, home=other)
    assert said.exit_code == 1
    assert "could not be restored" in said.output
    assert kept(other) == []
    assert typed("restore", file, home=other).exit_code == 0
    assert kept(other) == ["files", "files/a.txt", "heard.db"]


def test_what_a_killed_backup_left_is_removed_by_the_next(home):
    names = {"unfinished-old": 7200, "unfinished-new": 60}
    for name, age in names.items():
        (home / "backups" / name).mkdir(parents=True)
        copy = home / "backups" / name / "heard.db"
        copy.write_text("everything")
        for one in (copy, copy.parent):
            os.utime(one, (time.time() - age,) * 2)
    assert typed("backup", home=home).exit_code == 0
    left = kept(home / "backups")
    assert "unfinished-old" not in left
    assert "unfinished-new/heard.db" in left, "another backup may be at it"
    (archive,) = (home / "backups").glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        assert packed.getnames() == ["heard.db"]


def test_a_slash_at_the_end_of_telegrams_address_does_no_harm(home, monkeypatch):
    monkeypatch.setenv("HEARD_API_BASE", "https://api.telegram.org/")
    assert read(home).api_base == "https://api.telegram.org"


@pytest.mark.parametrize(
    ("file", "unit", "least"), [(10, "5", 10), (4, "5", 5), (None, "5", 5), (10, None, 10)]
)
def test_a_unit_cannot_undo_what_the_file_asks_for_answers_without_a_name(
    home, monkeypatch, file, unit, least
):
    (home / "heard.toml").write_text(f"least_batch = {file}\n" if file else "")
    if unit:
        monkeypatch.setenv("HEARD_LEAST_BATCH", unit)
    assert read(home).least_batch == least
