"""Five easy words: enough of them, far enough apart, and gentle with a slip of the thumb."""

import itertools
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.words import COUNT, LIST, SALT, _slips, key_of, looks_like_words, mint, read, word_list
from bot.backup import KEPT


def test_the_list_is_as_long_as_promised_and_easy_to_type():
    words = word_list()
    assert len(set(words)) == LIST == 1296
    assert list(words) == sorted(words)
    assert all(w.isascii() and w.isalpha() and w.islower() and 3 <= len(w) <= 9 for w in words)


def test_one_slip_never_makes_another_word_of_the_list():
    words = set(word_list())
    assert [w for w in words if (_slips(w) & words) - {w}] == []


@given(st.lists(st.sampled_from(word_list()), min_size=COUNT, max_size=COUNT), st.data())
def test_a_slip_in_any_word_is_put_right(five, data):
    place = data.draw(st.integers(0, COUNT - 1))
    slips = [s for s in _slips(five[place]) if s and s.isalpha() and s not in word_list()]
    spoilt = data.draw(st.sampled_from(sorted(slips)))
    typed = read(" ".join([*five[:place], spoilt, *five[place + 1 :]]))
    assert typed.words[place] == five[place] or typed.unknown == (spoilt,), (
        "put right, or told: never another word"
    )


@pytest.mark.parametrize("sign", [" ", ", ", "\n", " - ", "."])
def test_however_they_are_separated_and_written(sign):
    five = mint(os.urandom(64))
    assert read(sign.join(w.upper() for w in five)).words == five
    assert looks_like_words(sign.join(w.title() for w in five))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        "I like the red door",
        "a bench by the door",
        "one two three four five",
        "🙂" * 2000,
        "garden " * 50,
    ],
)
def test_ordinary_words_are_not_taken_for_them(text):
    assert not looks_like_words(text)


@given(st.text(max_size=4096))
def test_any_text_can_be_read(text):
    assert read(text).whole in {True, False}
    assert looks_like_words(text) in {True, False}


def test_the_key_needs_the_words_their_order_and_the_salt(tmp_path):
    five = ("garden", "piano", "zebra", "wonder", "table")
    key = key_of(tmp_path, five)
    assert key_of(tmp_path, five) == key
    assert key_of(tmp_path, five[::-1]) != key
    salt = tmp_path / "keys" / SALT
    assert salt.stat().st_mode & 0o077 == 0
    assert len(salt.read_bytes()) == 16
    salt.unlink()
    assert key_of(tmp_path, five) != key
    assert "keys" not in KEPT, "it is in no backup"


def test_words_come_by_chance():
    first = {mint(os.urandom(64)) for _n in range(50)}
    assert len(first) == 50
    seen = set(itertools.chain.from_iterable(mint(os.urandom(64)) for _n in range(2000)))
    assert len(seen) > 1250
