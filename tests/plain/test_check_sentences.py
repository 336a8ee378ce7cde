"""Sentences begin and end where a reader would say; nothing of the text is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plain.commands_check import summary
from bot.plain.sentences import split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meet at 2.30pm. Bring tea.", ["Meet at 2.30pm.", "Bring tea."]),
        ("Ask Dr. Shah. He knows.", ["Ask Dr. Shah.", "He knows."]),
        ("Well... we went. Then we ate.", ["Well... we went.", "Then we ate."]),
        ("Tell us by Fri. 3 July. Thanks.", ["Tell us by Fri. 3 July.", "Thanks."]),
        ("They said no. 300 came.", ["They said no.", "300 came."]),
        ("It is free. no need to book. ok?", ["It is free.", "no need to book.", "ok?"]),
        ("You can:\n- come in\n- write", ["You can:", "- come in", "- write"]),
        ("Line one.\r\nLine two\r\n\r\nLine three", ["Line one.", "Line two", "Line three"]),
        ("(We pay your fare.) Keep your ticket.", ["(We pay your fare.)", "Keep your ticket."]),
        ('"Why?" asked Tom. Nobody knew.', ['"Why?" asked Tom.', "Nobody knew."]),
        (
            "See https://heard.example/a.b?c=1. Then log in.",
            ["See https://heard.example/a.b?c=1.", "Then log in."],
        ),
        ("   ", []),
    ],
)
def test_boundaries(text, expected):
    assert [one.text for one in split(text)] == expected


def test_lines_that_were_only_wrapped_are_one_sentence():
    text = (
        "This letter was typed in a narrow window and so\nthe lines are cut in the middle of what they say."
    )
    assert len(split(text)) == 1


@given(st.text(max_size=300))
def test_sentences_cover_all_that_is_written(text):
    sentences = split(text)
    assert "".join("".join(one.text.split()) for one in sentences) == "".join(text.split())
    for one in sentences:
        assert text[one.start : one.end] == one.text
    assert all(a.end <= b.start for a, b in pairwise(sentences))


WORD = st.sampled_from(
    [
        "we",
        "you",
        "they",
        "come",
        "go",
        "see",
        "tea",
        "bus",
        "room",
        "help",
        "ask",
        "day",
        "and",
        "or",
        "to",
        "the",
    ]
)


@given(st.lists(st.lists(WORD, min_size=1, max_size=45), min_size=1, max_size=6))
def test_every_sentence_over_25_words_is_flagged(sentences):
    text = " ".join(" ".join(words).capitalize() + "." for words in sentences)
    expected = [number for number, words in enumerate(sentences) if len(words) > 25]
    assert summary(text)["long_sentences"] == expected
