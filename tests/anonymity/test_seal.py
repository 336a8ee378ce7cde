"""Sealing: one size for every letter, and nobody opens it without the key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from bot.anonymity.seal import SIZE, TEXT_UNITS, Letter, Unreadable, clean, open_sealed, seal
from bot.chat.render import units

KEY = PrivateKey.generate()
PUBLIC, PRIVATE = bytes(KEY.public_key), bytes(KEY)
LENGTH = SIZE + 48
"""A sealed box adds 48 bytes: a public key and a check."""

texts = st.text(max_size=TEXT_UNITS).map(clean).filter(lambda t: units(t) <= TEXT_UNITS)
letters = st.builds(
    Letter,
    text=texts,
    notes=st.lists(st.sampled_from("vsdl"), unique=True, max_size=4).map(tuple),
    quotable=st.booleans(),
    alone=st.booleans(),
    relayed=st.booleans(),
)


@given(letters)
@settings(max_examples=60, deadline=None)
def test_what_is_sealed_comes_back_whole_and_always_has_one_length(letter):
    sealed = seal(letter, PUBLIC)
    assert len(sealed) == LENGTH
    assert open_sealed(sealed, PRIVATE) == letter


@pytest.mark.parametrize(
    "sign", ["я", "中", "é", "a", '"', "\\", "\n", "😀", "\u200f", "\uffff", "𝒳", "\x7f"]
)
def test_the_longest_answer_in_any_script_fits(sign):
    text = clean("x" + sign * TEXT_UNITS + "x")
    while units(text) > TEXT_UNITS:
        text = text[:-1]
    letter = Letter(text, ("v", "s", "d", "l"), True, True, True)
    assert len(seal(letter, PUBLIC)) == LENGTH
    assert open_sealed(seal(letter, PUBLIC), PRIVATE) == letter


def test_a_refusal_looks_like_an_answer():
    assert len(seal(Letter(), PUBLIC)) == len(seal(Letter("x" * TEXT_UNITS), PUBLIC))
    assert open_sealed(seal(Letter(), PUBLIC), PRIVATE).empty


def test_the_same_words_are_sealed_differently_each_time():
    assert seal(Letter("yes"), PUBLIC) != seal(Letter("yes"), PUBLIC)


def test_nobody_else_opens_it_and_the_error_says_nothing():
    sealed = seal(Letter("a secret"), PUBLIC)
    for wrong in (bytes(PrivateKey.generate()), b"", b"\0" * 32):
        with pytest.raises(Unreadable) as raised:
            open_sealed(sealed, wrong)
        assert raised.value.args == ()
        assert raised.value.__cause__ is None
    with pytest.raises(Unreadable):
        open_sealed(sealed[:-1] + bytes([sealed[-1] ^ 1]), PRIVATE)


def test_what_does_not_fit_is_refused_before_anything_is_sealed():
    with pytest.raises(ValueError, match="too long"):
        seal(Letter("я" * SIZE), PUBLIC)


def test_clean_takes_out_what_no_keyboard_types():
    assert clean(" a\x00b\ud83d\r\nc\u200fd ") == "a b  \nc\u200fd"
