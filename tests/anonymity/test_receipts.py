"""Receipts: unguessable, of one form, and known to the database only by a digest."""

import hashlib
from base64 import urlsafe_b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.receipts import NotAReceipt, digest, mint
from bot.chat.buttons import data


def test_a_receipt_is_sixteen_random_bytes_and_fits_a_button():
    receipts = {mint() for _ in range(500)}
    assert len(receipts) == 500
    for receipt in receipts:
        assert receipt.startswith("r1:")
        assert len(urlsafe_b64decode(receipt[3:] + "==")) == 16
        assert len(data("answer.send", 9_999_999, "aotmavsdlqpm", receipt)) <= 64


def test_the_digest_is_the_one_that_was_promised():
    receipt = mint()
    token = urlsafe_b64decode(receipt[3:] + "==")
    assert digest(receipt) == hashlib.sha256(b"receipt-v1\0" + token).digest()


@given(st.text())
def test_anything_else_is_no_receipt(text):
    for receipt in (text, "r1:" + text, mint() + text[:1] if text else "r1:"):
        if len(receipt) == 25 and receipt.isascii():
            continue
        with pytest.raises(NotAReceipt):
            digest(receipt)
