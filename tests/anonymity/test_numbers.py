"""Telegram's numbers are kept so that a copy of the database does not show which are missing between two of somebody's."""

from itertools import pairwise

from bot.anonymity.numbers import Numbers, numbers

KEY = Numbers(bytes(32))


def test_a_number_comes_back_with_its_own_secret_and_no_other():
    for number in (1, 1017, 2**31, 2**40 - 1):
        assert KEY.show(5, KEY.hide(5, number)) == number
        assert KEY.hide(5, number) < 2**63
        assert Numbers(b"1" * 32).show(5, KEY.hide(5, number)) is None, (
            "after a restore: no wrong message is deleted"
        )
    assert KEY.hide(5, None) is None
    assert KEY.hide(5, 2**40) is None


def test_hidden_numbers_are_in_no_order_and_their_distance_says_nothing():
    hidden = [KEY.hide(row, 1000 + row) for row in range(200)]
    rising = sum(a < b for a, b in pairwise(hidden))
    assert 70 < rising < 130
    marks = [KEY.mark(n) for n in range(200)]
    assert 70 < sum(a < b for a, b in pairwise(marks)) < 130
    assert KEY.mark(7) == KEY.mark(7)


def test_calls_that_wait_hold_no_number():
    params = {
        "text": "5",
        "message_id": 5,
        "message_ids": [6, 7],
        "reply_parameters": {"message_id": 8, "x": True},
    }
    veiled = KEY.veil(params)
    assert KEY.unveil(veiled) == params
    assert veiled["message_id"] != KEY.veil(params)["message_id"], "with a salt of its own each time"
    assert isinstance(veiled["message_id"], dict)
    assert not any(isinstance(n, int) for n in veiled["message_ids"])


def test_the_secret_is_made_once(tmp_path):
    first = numbers(tmp_path).mark(1)
    numbers.cache_clear()
    assert numbers(tmp_path).mark(1) == first
    assert [p.name for p in (tmp_path / "keys").iterdir()] == ["numbers.salt"]
