"""What every test can ask for.

Tests keep their files in memory where the machine offers that: a database that is meant to outlive a power cut waits for
the disk at each commit, and no test cuts the power.
"""

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bot.practice.calls import Calls
from tests.practice import bot_api

MEMORY = Path("/dev/shm")
ENOUGH = 2 * 1024**3  # bytes; containers often have 64 MB
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday morning."""


COMPILED = {}
"""What statements compile to, by the kind of database."""


@event.listens_for(Engine, "engine_connect")
def share(connection):
    """Each test has a database of its own; compiling every statement anew for it took a fifth of the time."""
    engine = connection.engine
    dialect, cache = COMPILED.setdefault(engine.dialect.name, (engine.dialect, {}))
    connection.dialect = engine.dialect = dialect
    engine._compiled_cache = cache


@pytest.fixture(autouse=True)
def as_described(monkeypatch, request):
    """Every call that any room takes, in any test, and its answer, are as Telegram's own description says."""
    if not bot_api.FILE.exists() or request.node.get_closest_marker("odd_calls"):
        yield
        return
    add, wrong = Calls.add, []

    def checked(self, at, bot_id, method, params, answer):
        add(self, at, bot_id, method, params, answer)
        said = json.loads(answer)
        if said["ok"]:
            wrong.extend(bot_api.problems_with_call(method, params))
            wrong.extend(bot_api.problems_with_result(method, said["result"]))

    monkeypatch.setattr(Calls, "add", checked)
    yield
    assert not wrong, wrong[:10]


@pytest.fixture
def now():
    return NOW


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-transcripts",
        action="store_true",
        help="write the transcripts as they come out now; then read the diff",
    )
