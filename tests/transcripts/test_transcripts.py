"""Every transcript in this folder, played again: the conversations are what they were, word for word."""

from pathlib import Path

import pytest

from tests.transcripts.play import play

FOLDER = Path(__file__).parent
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda p: p.stem)
async def test_transcript(path, tmp_path, request):
    text = path.read_text("utf-8")
    now = await play(text, tmp_path)
    if request.config.getoption("--rewrite-transcripts"):
        path.write_text(now, "utf-8")
    assert now == path.read_text("utf-8")
