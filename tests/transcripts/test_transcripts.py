"""Every transcript in this folder, played again: the conversations are what they were, word for word.

Each is played through python-telegram-bot on SQLite and through aiogram on PostgreSQL.
Both must give the text in the file, and the very same Bot API calls.
HEARD_TEST_MATRIX=all plays the two other pairs as well.
"""

import os
from pathlib import Path

import pytest

from tests.postgres import new_database
from tests.transcripts.play import play

FOLDER = Path(__file__).parent
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))
WAYS = [("ptb", "sqlite"), ("aiogram", "postgresql")]
if os.environ.get("HEARD_TEST_MATRIX") == "all":
    WAYS += [("ptb", "postgresql"), ("aiogram", "sqlite")]


def rewriting(request):
    return request.config.getoption("--rewrite-transcripts")


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda p: p.stem)
async def test_transcript(path, tmp_path, request):
    calls = {}
    for framework, database in WAYS[:1] if rewriting(request) else WAYS:
        home = tmp_path / f"{framework}-{database}"
        url = new_database() if database == "postgresql" else ""
        now, calls[framework, database] = await play(path.read_text("utf-8"), home, framework, url)
        if rewriting(request):
            path.write_text(now, "utf-8")
        assert now == path.read_text("utf-8"), f"through {framework} on {database}"
    first, *others = calls.values()
    for other in others:
        assert other == first
