"""Every transcript in this folder, played again: the conversations are what they were, word for word.

Each is played through every pair of framework and database (tests/ways.py). All must give
the text in the file, and the very same Bot API calls.
"""

from pathlib import Path

import pytest

from tests.transcripts.play import play
from tests.ways import NAMES, PAIRS

FOLDER = Path(__file__).parent
LONG = 4_000
"""Bytes; a longer one takes more than two seconds."""
TRANSCRIPTS = [
    pytest.param(p, id=p.stem, marks=[pytest.mark.slow] if p.stat().st_size > LONG else [])
    for p in sorted(FOLDER.glob("*.txt"))
]


def rewriting(request):
    return request.config.getoption("--rewrite-transcripts")


@pytest.mark.parametrize("path", TRANSCRIPTS)
async def test_transcript(path, tmp_path, request):
    calls = {}
    for framework, database in PAIRS[:1] if rewriting(request) else PAIRS:
        name = f"{framework}-{NAMES[database]}"
        now, calls[name] = await play(path.read_text("utf-8"), tmp_path / name, framework, database())
        if rewriting(request):
            path.write_text(now, "utf-8")
        assert now == path.read_text("utf-8"), f"through {name}"
    first, *others = calls.values()
    for other in others:
        assert other == first
