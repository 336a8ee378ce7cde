"""The box: an envelope goes in once, comes out by its receipt, and says nothing but its digest and its question."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import Session

from bot.anonymity import letterbox
from bot.anonymity.box import NoBatch, Where, find, put, take_back
from bot.anonymity.receipts import NotAReceipt, digest, mint
from bot.anonymity.release import new_batch, release
from bot.anonymity.rules import Rules
from bot.anonymity.seal import Letter
from bot.anonymity.tidy import tidy
from bot.models.envelope import Box, Receipt, waiting_batch

DAY = date(2026, 12, 7)


@pytest.fixture
def db(engine, tmp_path):
    with Session(engine) as db:
        new_batch(db, tmp_path, Box(1), DAY)
        db.commit()
        yield db


@pytest.fixture
def envelopes(db, tmp_path):
    """What waits, by the digests of receipts."""
    key = waiting_batch(db, Box(1)).public_key
    return lambda: {d: sealed for d, sealed in (letterbox.look(tmp_path, key) or {}).items() if sealed}


def test_put_twice_is_once(db, tmp_path, envelopes):
    receipt = mint()
    assert put(db, tmp_path, Box(1), receipt, Letter("one")) is Where.WAITING
    first = envelopes()
    assert put(db, tmp_path, Box(1), receipt, Letter("two")) is Where.WAITING
    assert envelopes() == first
    assert list(first) == [digest(receipt)]


def test_taken_back_it_is_gone_and_an_old_send_never_stores_it_again(db, tmp_path, envelopes):
    receipt, other = mint(), mint()
    put(db, tmp_path, Box(1), receipt, Letter("one"))
    put(db, tmp_path, Box(1), other, Letter("two"))
    assert take_back(db, tmp_path, receipt).where is Where.WAITING
    assert list(envelopes()) == [digest(other)]
    assert take_back(db, tmp_path, receipt).where is Where.TAKEN_BACK
    assert put(db, tmp_path, Box(1), receipt, Letter("one")) is Where.TAKEN_BACK
    assert len(envelopes()) == 1


def test_after_release_the_receipt_leads_to_the_batch_and_cannot_be_used_again(db, tmp_path, envelopes):
    receipts = [mint() for _ in range(3)]
    for receipt in receipts:
        put(db, tmp_path, Box(1), receipt, Letter("words"))
    release(db, tmp_path, Box(1), Rules(), DAY, following=date(2026, 12, 14))
    for receipt in receipts:
        found = find(db, tmp_path, receipt)
        assert (found.where, found.batch.question_id, found.batch.released_on) == (Where.PASSED_ON, 1, DAY)
        assert take_back(db, tmp_path, receipt).where is Where.PASSED_ON
        assert put(db, tmp_path, Box(1), receipt, Letter("words")) is Where.PASSED_ON
    db.commit()
    assert tidy(db.get_bind(), tmp_path)
    assert envelopes() == {}
    assert len(list(db.execute(select(Receipt)).scalars())) == 3


def test_what_is_no_receipt_leads_nowhere(db, tmp_path):
    assert find(db, tmp_path, "r1:short").where is Where.UNKNOWN
    assert find(db, tmp_path, mint()).where is Where.UNKNOWN
    assert take_back(db, tmp_path, "nonsense").where is Where.UNKNOWN
    with pytest.raises(NotAReceipt):
        put(db, tmp_path, Box(1), "nonsense", Letter("x"))


def test_a_question_that_collects_nothing_takes_nothing(db, tmp_path):
    release(db, tmp_path, Box(1), Rules(), DAY, following=None)
    with pytest.raises(NoBatch):
        put(db, tmp_path, Box(1), mint(), Letter("late"))
