"""Receipts: how somebody looks up what happened, without the bot knowing who they are.

A receipt is sixteen random bytes that only the person's own chat holds. The database
knows its digest, and where it leads: to a question and a batch, never to one answer.
"""

import hashlib
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

PREFIX = "r1:"
BYTES = 16
FORM = re.compile(r"r1:[A-Za-z0-9_-]{22}")


class NotAReceipt(ValueError):
    """Words that are no receipt: cut, forged or typed by hand."""


def mint(chance: bytes | None = None) -> str:
    """A new receipt, such as ``r1:`` and 22 letters; the same one each time where `chance` is given: bytes that nobody can guess."""
    token = chance[:BYTES] if chance else secrets.token_bytes(BYTES)
    return PREFIX + urlsafe_b64encode(token).decode().rstrip("=")


def digest(receipt: str) -> bytes:
    """What the database knows a receipt by.

    Raises:
        NotAReceipt: if it does not have the form of one.
    """
    if not FORM.fullmatch(receipt):
        raise NotAReceipt
    token = urlsafe_b64decode(receipt.removeprefix(PREFIX) + "==")
    return hashlib.sha256(b"receipt-v1\0" + token).digest()
