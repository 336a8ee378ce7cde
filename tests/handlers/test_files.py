"""Files on their way out: found, named, and never from outside their folders."""

import pytest

from bot.handlers.files import NoFile, place, with_files


@pytest.fixture
def home(tmp_path):
    (tmp_path / "files" / "in").mkdir(parents=True)
    (tmp_path / "files" / "in" / "plan.pdf").write_bytes(b"plan")
    (tmp_path / "secret.key").write_bytes(b"secret")
    return tmp_path


def test_a_file_that_is_a_parameter_is_uploaded_under_its_name(home):
    words, uploads = with_files(
        {"chat_id": 5, "document": {"$file": "in/plan.pdf", "name": "Plan.pdf"}}, home
    )
    assert words == {"chat_id": 5}
    assert uploads == {"document": (home / "files" / "in" / "plan.pdf", "Plan.pdf")}


def test_a_file_inside_another_value_is_attached(home):
    media = [
        {"type": "document", "media": {"$file": "in/plan.pdf"}},
        {"type": "document", "media": {"$file_id": "AB"}},
    ]
    words, uploads = with_files({"media": media}, home)
    assert words == {
        "media": [{"type": "document", "media": "attach://file0"}, {"type": "document", "media": "AB"}]
    }
    assert uploads["file0"][1] == "plan.pdf"


def test_one_that_telegram_has_goes_by_its_number(home):
    assert with_files({"photo": {"$file_id": "AB"}}, home) == ({"photo": "AB"}, {})


def test_a_file_of_ones_own_wins_over_a_shipped_one(home):
    assert place("in/plan.pdf", home).read_bytes() == b"plan"
    shipped = place("fonts/OFL.txt", home)
    assert shipped.is_file()
    own = home / "data" / "fonts"
    own.mkdir(parents=True)
    (own / "OFL.txt").write_text("mine")
    assert place("fonts/OFL.txt", home).read_text() == "mine"


@pytest.mark.parametrize(
    "path", ["../secret.key", "in/../../secret.key", "/etc/passwd", "nowhere.pdf", "in", ""]
)
def test_nothing_outside_is_ever_sent(home, path):
    with pytest.raises(NoFile):
        place(path, home)


def test_the_callers_parameters_are_left_alone(home):
    params = {"document": {"$file": "in/plan.pdf"}, "reply_markup": {"inline_keyboard": []}}
    with_files(params, home)
    assert params == {"document": {"$file": "in/plan.pdf"}, "reply_markup": {"inline_keyboard": []}}
