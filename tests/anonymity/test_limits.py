"""Limits that need no identity, and leave none."""

import gc
from datetime import timedelta

from bot.anonymity.limits import Limits


def test_ten_previews_an_hour_and_then_again(now):
    limits = Limits()
    assert [limits.allow(7, "preview", now) for _ in range(11)] == [True] * 10 + [False]
    assert limits.allow(8, "preview", now)
    assert limits.allow(7, "preview", now + timedelta(minutes=61))


def test_one_answer_a_batch_until_it_is_taken_back():
    limits = Limits()
    assert limits.hold(7, 1, "r1:first")
    assert limits.hold(7, 1, "r1:first"), "a double press is the same act"
    assert not limits.hold(7, 1, "r1:second")
    assert limits.hold(7, 2, "r1:second")
    assert limits.hold(8, 1, "r1:third")
    limits.let_go(7, 1, "r1:declined")
    assert not limits.hold(7, 1, "r1:second"), "what was taken back was not the answer"
    limits.let_go(7, 1, "r1:first")
    assert limits.hold(7, 1, "r1:second")
    assert limits.hold(7, 1, "r1:reply", "mail")
    limits.let_go(7, 1, "r1:reply")
    assert limits.hold(7, 1, "r1:another reply", "mail")


def test_nothing_in_memory_names_a_chat_or_a_receipt(now):
    limits = Limits()
    limits.allow(123456789, "preview", now)
    limits.hold(123456789, 1, "r1:abcdefgh")
    gc.collect()
    kept = repr(vars(limits))
    assert "123456789" not in kept
    assert "abcdefgh" not in kept
