"""``heard check``, as others run it."""

import json

import pytest
import typer
from typer.testing import CliRunner

from bot.plain.commands_check import check_command

cli = typer.Typer()
cli.command()(check_command)
run = CliRunner().invoke


def test_lines_in_lines_out():
    given = [
        {"id": 7, "text": "The ICB will utilise the hall. Service users may come."},
        {"id": "b", "text": "Integrated Care Board (ICB). " + "tea " * 26 + "."},
    ]
    result = run(cli, ["--lines"], input="\n".join(json.dumps(line) for line in given))
    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert set(first) == {"id", "hard_words", "acronyms", "long_sentences", "labels", "ms"}
    assert first["id"] == 7
    assert "utilise" in first["hard_words"]
    assert first["acronyms"] == {"ICB": "unexplained"}
    assert first["labels"] == ["service users"]
    assert first["long_sentences"] == []
    assert second["id"] == "b"
    assert second["acronyms"] == {"ICB": "explained"}
    assert second["long_sentences"] == [1]
    assert isinstance(first["ms"], float)


def test_a_bad_line_is_named_and_the_others_are_answered():
    result = run(
        cli, ["--lines"], input='{"id": 1, "text": "Hi."}\nnonsense\n\n{"id": 2}\n{"id": 3, "text": "Bye."}'
    )
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [1, 3]
    assert "Line 2" in result.stderr
    assert "Line 4" in result.stderr
    assert result.exit_code == 2


def test_json_of_one_text():
    result = run(cli, ["-", "--json"], input="We will utilise it.")
    told = json.loads(result.stdout)
    assert told["findings"][0]["text"] == "utilise"
    assert told["findings"][0]["plainer"] == "use"
    assert told["sentences"] == [[0, 19]]
    assert told["reading_age"] is None


def test_a_file_for_people_to_read(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("\ufeffHello.\nWe will utilise it.", "utf-8")
    result = run(cli, [str(letter)])
    assert "2: utilise" in result.stdout
    assert "Try: use" in result.stdout
    assert result.exit_code == 0


def test_a_plain_text_is_praised():
    assert run(cli, [], input="Come in. Have some tea.").stdout == "This reads well.\n"


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00bad"])
def test_what_cannot_be_read_says_so(tmp_path, content):
    letter = tmp_path / "letter.txt"
    if content:
        letter.write_bytes(content)
    result = run(cli, [str(letter)])
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr


def test_a_word_list_in_the_home_folder_wins(tmp_path):
    edited = tmp_path / "data" / "glossary" / "en.toml"
    edited.parent.mkdir(parents=True)
    edited.write_text('["tea"]\nplain = "cup of char"\nmeaning = "A hot drink."\n', "utf-8")
    line = json.dumps({"id": 1, "text": "Have some tea."})
    assert json.loads(run(cli, ["--lines", "--home", str(tmp_path)], input=line).stdout)["hard_words"] == [
        "tea"
    ]
    assert json.loads(run(cli, ["--lines"], input=line).stdout)["hard_words"] == []
