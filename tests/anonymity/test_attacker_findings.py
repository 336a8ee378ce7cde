"""What is found in an installation's own files, and that a finding tells nobody anything about anybody."""

import os
import tarfile
import time

import pytest
from sqlalchemy import text

from bot.anonymity import keys
from bot.anonymity.attacker.findings import findings
from bot.backup import back_up
from bot.models.connection import connect, sqlite_url
from tests.core import START, Core
from tests.flows.asked import NAMES, TODAY, Asked, send
from tests.postgres import new_database

WORDS = "a handrail by the side door would help"
CHAT = 7_000_123_456


@pytest.fixture
def scene(tmp_path):
    """A group that answered: one batch was released, and envelopes wait in the next."""
    scene = Asked(Core(tmp_path), NAMES)
    scene.ask(closes_on=TODAY.replace(month=12, day=28), hear_by=TODAY.replace(month=12, day=14))
    for n, phone in enumerate(scene.members[:4]):
        send(phone, f"{WORDS} {n}")
    scene.until(TODAY.replace(month=12, day=10))
    assert len(scene.contributions()) == 4
    send(scene.members[5], "words that wait for the next time")
    with scene.core.session() as db:
        db.execute(text("UPDATE person SET telegram_id = :chat WHERE name = 'Hal'"), {"chat": CHAT})
        db.commit()
    (tmp_path / "heard.db").chmod(0o600)
    tmp_path.chmod(0o755)
    return scene


def look(scene):
    home = scene.core.house.home
    found = findings(home, sqlite_url(home / "heard.db"))
    for line in found:
        for secret in (WORDS, str(CHAT), *NAMES):
            assert secret not in line
    return found


def change(scene, statement):
    with scene.core.session() as db:
        db.execute(text(statement))
        db.commit()


def test_nothing_where_nothing_is_wrong(scene):
    back_up(scene.core.house.home, START)
    assert look(scene) == []


def test_nothing_before_the_first_start(tmp_path):
    assert findings(tmp_path, sqlite_url(tmp_path / "heard.db")) == []
    assert not (tmp_path / "heard.db").exists()


FAULTS = {
    "numbers beside each other": "UPDATE contribution SET id = (SELECT count(*) FROM contribution c WHERE c.id <= contribution.id)",
    "time of day": "UPDATE outbox SET not_before = '2026-11-23 10:00:00' WHERE state = 'sent'",
    "columns it must not have": "ALTER TABLE receipt ADD COLUMN note TEXT",
    "Old copies of envelopes": "UPDATE batch SET tidied = 0",
}


@pytest.mark.parametrize("what", FAULTS)
def test_what_must_not_be_in_the_database(scene, what):
    change(scene, FAULTS[what])
    (found,) = look(scene)
    assert what in found


def test_keys_that_should_be_gone(scene):
    keys.make(scene.core.house.home)
    (found,) = look(scene)
    assert "still there" in found


def test_a_letterbox_that_says_when_it_was_changed(scene):
    next((scene.core.house.home / "keys").glob("*.box")).touch()
    (found,) = look(scene)
    assert "when somebody last put something in" in found


@pytest.mark.parametrize("place", ["backups/x.bin", "files/x.bin", "copy-of-key"])
def test_a_key_outside_its_folder(scene, place):
    home = scene.core.house.home
    path = home / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"before" + next((home / "keys").glob("*.key")).read_bytes() + b"after")
    path.chmod(0o600)
    (found,) = look(scene)
    assert "outside the folder keys/" in found


def test_keys_in_a_backup(scene):
    home = scene.core.house.home
    (home / "backups").mkdir()
    with tarfile.open(home / "backups" / "mine.tar.gz", "w:gz") as archive:
        archive.add(home / "keys", "keys")
    (home / "backups" / "mine.tar.gz").chmod(0o600)
    (found,) = look(scene)
    assert "backup holds keys" in found


def test_an_old_backup(scene):
    home = scene.core.house.home
    path = back_up(home, START)
    then = time.time() - 31 * 86400
    os.utime(path, (then, then))
    (found,) = look(scene)
    assert "older than 30 days" in found


@pytest.mark.parametrize(
    ("line", "what"), [(f"took {WORDS} 2", "somebody's words"), (f"chat={CHAT}", "chat")]
)
def test_a_log_that_tells(scene, line, what):
    logs = scene.core.house.home / "logs"
    logs.mkdir()
    (logs / "heard.log").write_text("all well\n", "utf-8")
    assert look(scene) == []
    (logs / "heard.log.1").write_text(f"{line}\n", "utf-8")
    (found,) = look(scene)
    assert what in found


@pytest.mark.skipif(os.name != "posix", reason="rights of files are another thing there")
@pytest.mark.parametrize("place", ["keys", "heard.db"])
def test_rights_of_others(scene, place):
    home = scene.core.house.home
    path = home / place
    path.chmod(path.stat().st_mode | 0o044)
    home.chmod(0o700)
    assert look(scene) == [], "nobody else comes as far as that"
    home.chmod(0o755)
    (found,) = look(scene)
    assert "Others on this computer" in found


def test_words_in_pages_that_are_not_used(scene):
    home = scene.core.house.home
    with scene.core.engine.connect() as connection:
        connection.rollback()
        raw = connection.connection.driver_connection
        raw.execute("PRAGMA secure_delete=OFF")
        raw.execute("CREATE TABLE old (words)")
        raw.executemany("INSERT INTO old VALUES (?)", [("x" * 3000,)] * 20)
        raw.execute("DELETE FROM old")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (found,) = look(scene)
    assert "not used any more" in found
    assert home.exists()


@pytest.mark.parametrize(
    ("setting", "what"),
    [
        ("log_statement = 'all'", "log_statement"),
        ("log_min_duration_statement = 0", "log_min_duration_statement"),
        ("log_parameter_max_length_on_error = -1", "log_parameter_max_length_on_error"),
    ],
)
def test_settings_of_a_server(tmp_path, setting, what):
    url = new_database()
    engine = connect(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        from bot.models.tables import metadata

        metadata.create_all(db)
        assert findings(tmp_path, url) == []
        name = engine.url.database
        db.execute(text(f"ALTER DATABASE {name} SET {setting}"))
    (found,) = findings(tmp_path, url)
    engine.dispose()
    assert what in found
