"""What `heard doctor` says of a PostgreSQL server that writes down what it should not."""

import pytest
from sqlalchemy import text

from bot.doctor_postgres import _batch, _times, _version, server
from bot.models.connection import connect
from bot.settings import Settings
from tests.postgres import new_database


@pytest.fixture
def url():
    return new_database()


def said(url, home):
    engine = connect(url)
    found = list(server(engine, Settings(home=home)))
    engine.dispose()
    return {f.how for f in found}, " ".join(f"{f.what} {f.fix}" for f in found)


def test_a_server_as_it_comes_is_well(url, tmp_path):
    how, _words = said(url, tmp_path)
    assert how == {"ok"}


@pytest.mark.parametrize(
    "wrong",
    ["log_statement = 'all'", "log_min_duration_statement = 0", "log_parameter_max_length_on_error = -1"],
)
def test_a_log_that_would_hold_words_is_named(url, tmp_path, wrong):
    engine = connect(url)
    with engine.begin() as db:
        db.execute(text(f"ALTER DATABASE {engine.url.database} SET {wrong}"))
    engine.dispose()
    how, words = said(url, tmp_path)
    assert "warn" in how
    assert wrong.split(" ")[0] in words
    assert "ALTER SYSTEM SET" in words


def test_the_file_left_behind_is_named(url, tmp_path):
    (tmp_path / "heard.db").touch()
    _how, words = said(url, tmp_path)
    assert "delete" in words


def test_what_only_a_restart_could_change():
    """These two cannot be set for one database, so they are read here as a server would say them."""
    assert [f.how for f in _times({"track_commit_timestamp": "on"})] == ["bad"]
    assert not list(_times({"track_commit_timestamp": "off"}))
    assert [f.how for f in _version({"server_version_num": "130012", "server_version": "13.12"})] == ["bad"]


def test_several_workers_need_a_larger_batch():
    """Three can be fooled into opening a batch in which only one answer is somebody else's."""
    assert next(f.fix for f in _batch(3, 3)).startswith("Set HEARD_LEAST_BATCH=5")
    assert not list(_batch(3, 5))
    assert not list(_batch(1, 3))
