"""``heard when`` and ``heard understand``: the formats others measure us through, kept exactly so."""

import json

import pytest
import typer
from typer.testing import CliRunner

from bot.plain.commands_understand import understand
from bot.plain.commands_when import when

app = typer.Typer()
app.command("when")(when)
app.command("understand")(understand)


def ask(*args: str, lines: list[dict[str, object]] | None = None):
    typed = "\n".join(json.dumps(line) for line in lines or [])
    return CliRunner().invoke(app, list(args), input=typed)


def test_when_answers_json_lines():
    asked = [
        {"id": "a", "text": "Tuesday 2-3.30pm", "now": "2026-06-17T10:00:00+01:00", "tz": "Europe/London"},
        {"id": "b", "text": "next Tuesday", "now": "2026-11-23T10:00:00+00:00", "tz": "Europe/London"},
        {"id": "c", "text": "hello", "now": "2026-11-23T10:00:00Z", "tz": "Europe/London"},
        {"id": "d", "text": "1-3 December", "now": "2026-11-23T10:00:00", "tz": "Europe/London"},
    ]
    clear, unclear, nothing, days = [
        json.loads(line) for line in ask("when", "--lines", lines=asked).output.splitlines()
    ]
    assert (clear["id"], clear["start"], clear["end"]) == (
        "a",
        "2026-06-23T14:00:00+01:00",
        "2026-06-23T15:30:00+01:00",
    )
    assert (clear["all_day"], clear["ambiguous"], clear["choices"]) == (False, False, [])
    assert clear["echo"] == "Tuesday 23 June 2026, 2pm to 3.30pm"
    assert (unclear["start"], unclear["end"], unclear["ambiguous"]) == (None, None, True)
    assert unclear["choices"] == ["2026-11-24T00:00:00+00:00", "2026-12-01T00:00:00+00:00"]
    assert (nothing["start"], nothing["ambiguous"]) == (None, False)
    assert (days["start"], days["end"], days["all_day"]) == (
        "2026-12-01T00:00:00+00:00",
        "2026-12-03T00:00:00+00:00",
        True,
    )


def test_when_answers_one_text():
    said = ask("when", "every Tuesday at 2 x3", "--now", "2026-11-23T10:00", "--json").output
    assert [start[:10] for start in json.loads(said)["recurs"]] == ["2026-11-24", "2026-12-01", "2026-12-08"]
    assert ask("when", "next Tuesday", "--now", "2026-11-23T10:00").output.startswith(
        "Not clear (which_day): Tuesday 24"
    )


@pytest.mark.parametrize(
    "args", [["when"], ["when", "Tuesday", "--tz", "Nowhere"], ["when", "x", "--now", "soon"], ["understand"]]
)
def test_a_wrong_call_says_so(args: list[str]):
    assert ask(*args).exit_code == 2


def test_understand_answers_json_lines():
    asked = [
        {"id": 1, "question": "Can you come?", "text": "yeah ill be there"},
        {"id": 2, "question": "Can you come?", "text": "I want to die"},
    ]
    answers = [json.loads(line) for line in ask("understand", "--lines", lines=asked).output.splitlines()]
    assert answers == [{"id": 1, "meaning": "yes"}, {"id": 2, "meaning": "distress"}]
    assert ask("understand", "no", "--question", "Can you come?").output == "no\n"
