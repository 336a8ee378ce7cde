"""Counts of people say nothing about one of them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.counts import few, few_each
from bot.chat.words import PSEUDO, speaking


def test_below_five_is_a_word():
    assert [few(n) for n in (0, 1, 4, 5, 12)] == ["nobody", "some", "some", "5", "12"]


def test_one_hidden_hides_the_next_smallest():
    assert few_each([12, 3, 7]) == ["12", "some", "some"]
    assert few_each([12, 3, 2]) == ["12", "some", "some"]
    assert few_each([0, 3]) == ["nobody", "some"]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=6))
def test_no_count_can_be_worked_out_from_the_total(counts):
    said = few_each(counts)
    assert said.count("some") != 1 or all(n < 5 for n in counts)
    assert not any(s.isdigit() and int(s) < 5 for s in said)


def test_the_words_can_be_translated():
    with speaking(PSEUDO):
        assert few(1).startswith("⟦")
        assert few(0).startswith("⟦")
