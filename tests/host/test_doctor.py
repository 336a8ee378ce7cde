"""`heard doctor` names cause and fix; settings tell every fault at once; a start that cannot work says why."""

import contextlib
import http.server
import os
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.anonymity import keys
from bot.anonymity.release import new_batch
from bot.models.envelope import Box
from bot.models.group import Group
from bot.models.membership import Membership  # noqa: F401 - loads the table
from bot.models.person import Person
from bot.models.project import Project
from bot.models.question import Question
from bot.practice.server import Room
from tests.blank import blank
from tests.processes import heard

TOKEN = "4242:abcdefghijklmnopqrstuvwxyz-0123456"


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    return home


def made(home):
    return blank(home)


class Telegram(http.server.BaseHTTPRequestHandler):
    """Something that answers as Telegram would; what it says is set by the test."""

    status = 200
    conflict = False
    late = timedelta()

    def do_GET(self):
        status = 409 if self.conflict and "getUpdates" in self.path else self.status
        self.send_response_only(status)
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.late, usegmt=True))
        self.end_headers()
        self.wfile.write(b'{"ok": true, "result": {"username": "heard_bot", "url": ""}}')

    def log_message(self, *_args):
        pass


@pytest.fixture
def telegram():
    class Mine(Telegram):
        pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Mine)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Mine.url = f"http://127.0.0.1:{server.server_port}"
    yield Mine
    server.shutdown()


def doctor(home, telegram, **env):
    settings = {"HEARD_TOKEN": TOKEN, "HEARD_OPERATOR": "Riverside Charity", "HEARD_API_BASE": telegram.url}
    return heard("doctor", home=home, **settings | env)


def test_all_is_well(home, telegram):
    said = doctor(home, telegram)
    assert said.returncode == 0, said.stdout
    assert "run by: Riverside Charity" in said.stdout
    assert "on day and night" in said.stdout
    assert TOKEN not in said.stdout + said.stderr


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"HEARD_TOKEN": ""}, "no token"),
        ({"HEARD_OPERATOR": ""}, "Nobody is named"),
        ({"HEARD_TOKEN": "nonsense"}, "the token from BotFather"),
        ({"HEARD_LEAST_GROUP": "3"}, "8 or more"),
        ({"HEARD_ZONE": "Mars/Olympus"}, "Europe/London"),
        ({"HEARD_API_BASE": "http://127.0.0.1:9"}, "does not answer"),
    ],
)
def test_what_is_set_wrongly(home, telegram, env, words):
    said = doctor(home, telegram, **env)
    assert said.returncode == 1
    assert words in said.stdout
    assert "→" in said.stdout


def test_every_fault_is_told_at_once(home, telegram):
    said = doctor(home, telegram, HEARD_LEAST_GROUP="3", HEARD_ZONE="Mars/Olympus", HEARD_KEEP_DAYS="900")
    assert said.stdout.count("✗") == 3


def test_unknown_setting_and_a_broken_file(home, telegram):
    (home / "heard.toml").write_text('operater = "Riverside"\n')
    assert "operater" in doctor(home, telegram).stdout
    (home / "heard.toml").write_text("operator = Riverside\n")
    assert "cannot be read as settings" in doctor(home, telegram).stdout


def test_wrong_token(home, telegram):
    telegram.status = 401
    assert "does not know this token" in doctor(home, telegram).stdout


def test_second_poller(home, telegram):
    telegram.conflict = True
    said = doctor(home, telegram)
    assert "409" in said.stdout
    assert said.returncode == 1


def test_wrong_clock(home, telegram):
    telegram.late = timedelta(minutes=17)
    said = doctor(home, telegram)
    assert "wrong by about 1" in said.stdout
    assert "timedatectl" in said.stdout


def test_newer_database(home, telegram):
    with made(home).begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "newer Heard" in doctor(home, telegram).stdout
    run = heard("run", home=home, HEARD_TOKEN=TOKEN, HEARD_OPERATOR="Riverside", HEARD_API_BASE=telegram.url)
    assert run.returncode == 1
    assert "newer Heard" in run.stderr


def test_lost_keys(home, telegram):
    with Session(made(home)) as db:
        db.add(Group(id=1, name="Door"))
        db.add(Person(id=1, name="Sam"))
        db.flush()
        db.add(Project(id=1, group_id=1))
        db.flush()
        db.add(Question(id=1, group_id=1, project_id=1, author_id=1))
        db.flush()
        batch = new_batch(db, home, Box(1), datetime.now(UTC).date())
        keys.destroy(home, batch.public_key)
        db.commit()
    said = doctor(home, telegram)
    assert "keys of 1 questions are missing" in said.stdout


def test_folder_that_cannot_be_written(tmp_path, telegram):
    blocked = tmp_path / "file"
    blocked.write_text("this is a file, not a folder")
    said = doctor(blocked / "home", telegram)
    assert "cannot be written" in said.stdout
    assert "chown" in said.stdout


def test_log_that_cannot_be_written_is_only_a_warning(home, telegram):
    (home / "logs").write_text("in the way")
    said = doctor(home, telegram)
    assert "logs to the screen" in said.stdout


def test_full_disk(home, telegram, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("needs to mount a small disk")
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small], check=False, capture_output=True
    ).returncode:
        pytest.skip("this machine does not let tests mount a small disk")
    try:
        with contextlib.suppress(OSError):
            (small / "filler").write_bytes(b"x" * 3_000_000)
        home = small / "home"
        said = doctor(home, telegram).stdout
        assert "nearly full" in said
        assert "make room" in said
        assert "chown" not in said
        assert not home.exists(), "the doctor changes nothing"
        run = heard(
            "run", home=home, HEARD_TOKEN=TOKEN, HEARD_OPERATOR="Riverside", HEARD_API_BASE=telegram.url
        )
        assert run.returncode == 1
        assert "No space left" in run.stderr
        assert "Traceback" not in run.stderr
    finally:
        subprocess.run(["umount", small], check=False)


async def test_read_only_database(home, telegram):
    made(home).dispose()
    if os.geteuid() != 0:
        (home / "heard.db").chmod(0o444)
        assert "not written" in doctor(home, telegram).stdout
        return
    changed = subprocess.run(["chattr", "+i", home / "heard.db"], check=False, capture_output=True)
    if changed.returncode:
        pytest.skip("root writes to read-only files here, and chattr does not work")
    try:
        assert "not written" in doctor(home, telegram).stdout
    finally:
        subprocess.run(["chattr", "-i", home / "heard.db"], check=False)


def test_without_a_token_it_says_how_to_get_one(home):
    said = heard("run", home=home)
    assert said.returncode == 2
    assert "@BotFather" in said.stdout
    assert "heard practice" in said.stdout


def test_bad_settings_start_nothing(home):
    said = heard("run", home=home, HEARD_LEAST_BATCH="1", HEARD_ZONE="x")
    assert said.returncode == 2
    assert said.stderr.count("•") == 2
    assert "Traceback" not in said.stderr


async def test_two_in_one_folder(home):
    from bot import lock

    room = Room()
    url = await room.start(0)
    with lock.take(home):
        said = heard("run", home=home, HEARD_TOKEN=TOKEN, HEARD_OPERATOR="R", HEARD_API_BASE=url)
    await room.stop()
    assert said.returncode == 1
    assert "already running" in said.stderr
