"""One bad line never stops the thousand others: it is named on stderr, and the exit code says so."""

import json

import pytest
import typer
from typer.testing import CliRunner

from bot.plain.commands_check import check_command
from bot.plain.commands_understand import understand
from bot.plain.commands_when import when

app = typer.Typer()
for name, command in (("check", check_command), ("when", when), ("understand", understand)):
    app.command(name)(command)

GOOD = {"id": 1, "text": "Tues 2pm", "now": "2026-11-28T10:00", "tz": "Europe/London", "question": "When?"}
BAD = [
    b"{not JSON",
    b"[1]",
    b"\xff\xfe",
    b'{"id": 2}',
    b'{"id": 3, "text": null}',
    b'"text"',
]


def ask(command: str, lines: list[bytes], end: bytes = b"\n"):
    result = CliRunner().invoke(app, [command, "--lines"], input=end.join(lines))
    return [json.loads(line) for line in result.stdout.splitlines()], result


@pytest.mark.parametrize("command", ["check", "when", "understand"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n  \n"])
def test_bad_lines_are_named_and_good_ones_answered(command: str, end: bytes):
    good = json.dumps(GOOD).encode()
    answers, result = ask(command, [b"\xef\xbb\xbf" + good, *BAD, good], end)
    assert [answer["id"] for answer in answers] == [1, 1]
    assert answers[0].keys() == answers[1].keys()
    assert result.exit_code == 2
    assert result.stderr.count("Line ") == len(BAD)


@pytest.mark.parametrize("wrong", [{"tz": "Mars/X"}, {"tz": "../x"}, {"tz": 5}, {"now": "soon"}, {"now": 17}])
def test_a_moment_or_zone_that_cannot_be_read_is_named(wrong):
    answers, result = ask("when", [json.dumps(GOOD | wrong).encode(), json.dumps(GOOD).encode()])
    assert [answer["start"] for answer in answers] == ["2026-12-01T14:00:00+00:00"]
    assert result.exit_code == 2


@pytest.mark.parametrize("command", ["check", "when", "understand"])
def test_no_text_keeps_it_busy(command: str):
    """Each of these once took minutes, or would have."""
    texts = ["x" * 300_000, "no " * 5_000, "👍" * 100_000, "\u202e" * 1_000, "a\u2028b" * 100]
    answers, result = ask(command, [json.dumps({"id": n, "text": t}).encode() for n, t in enumerate(texts)])
    assert [answer["id"] for answer in answers] == list(range(len(texts)))
    assert result.exit_code == 0
