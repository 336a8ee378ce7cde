"""What may show who somebody is: found, taken out, and never claimed to be all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.telltale import TAKEN_OUT, find, take_out

NAMES = ["Rowan", "Will", "Bo", "Zoë", "O'Neil", "Élodie"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rowan said it", ["Rowan"]),
        ("i told rowan, and ROWAN's mother", ["rowan", "ROWAN"]),
        ("Will said that it will rain", ["Will"]),
        ("a boy with a bow", []),
        ("the rowans by the door", []),
        ("zoë and élodie", ["zoë", "élodie"]),
        ("ask O'Neil", ["O'Neil"]),
        ("ring 0161 496 0000 or +44 (0)161-496-0000", ["0161 496 0000", "+44 (0)161-496-0000"]),
        ("07700900123", ["07700900123"]),
        ("in 2026 there were 120 of us, at 9.30", []),
        ("me@example.org.", ["me@example.org"]),
        ("I live at M1 1AE, or sw1a 2aa", ["M1 1AE", "sw1a 2aa"]),
        ("room B12", []),
        ("nothing of the kind", []),
    ],
)
def test_found(text, found):
    assert find(text, NAMES) == found
    for what in found:
        assert what not in take_out(text, NAMES)
    assert (TAKEN_OUT in take_out(text, NAMES)) == bool(found)


def test_without_names_the_rest_is_found():
    assert find("Rowan, 0161 496 0000", []) == ["0161 496 0000"]


@given(st.text(max_size=300), st.lists(st.text(min_size=3, max_size=8), max_size=4))
def test_any_text_and_any_names(text, names):
    left = take_out(text, names)
    assert isinstance(left, str)
    if not find(text, names):
        assert left == text
