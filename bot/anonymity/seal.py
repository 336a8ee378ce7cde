"""Sealing what somebody wrote, so that nobody can read it before it is released.

Every envelope has the same size, whoever wrote, however long, in whichever script, and
also when nothing is in it: neither its length nor its being there says anything.
"""

import json
import unicodedata
from dataclasses import asdict, dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

TEXT_UNITS = 3500
"""UTF-16 units of a text (design/anonymity.md, 4). In UTF-8 one unit takes at most 3 bytes: 10,500."""
SIZE = 12 * 1024
"""Bytes of every letter before it is sealed: the longest text in any script, and room for what goes with it."""
SEALED = SIZE + 48
"""Bytes of every envelope: PyNaCl's sealed box adds a public key and a check."""
VERSION = 1


class Unreadable(Exception):
    """An envelope that this key does not open, or that holds no letter."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What lies in an envelope.

    Attributes:
        text: the words; empty when somebody said "not this time".
        notes: content notes (`bot.models.contribution.About`).
        quotable: whether it may be quoted word for word.
        alone: to be read even if fewer than enough wrote; otherwise only with others.
        other: somebody else said it; several of these in a batch may come from one sender.
        relayed: the sender wants it shown that it was passed on for somebody else.
        mailbox: the public key, in hex, of the mailbox that its writer follows it by; empty for none.
        asked: the question from that mailbox that this replies to; empty for an answer.
        vote: a tap that is only counted, such as ``clear:no``; what is voted on comes before the colon.
    """

    text: str = ""
    notes: tuple[str, ...] = ()
    quotable: bool = False
    alone: bool = False
    other: bool = False
    relayed: bool = False
    mailbox: str = ""
    asked: str = ""
    vote: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self.text


def clean(text: str) -> str:
    """The words without what no keyboard types: controls (but new lines) and broken halves of signs."""
    kept = (c if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} else " " for c in text)
    return "".join(kept).strip()


def seal(letter: Letter, public_key: bytes) -> bytes:
    """Seal a letter; the result has the same length for every letter.

    Raises:
        ValueError: if the letter is longer than `SIZE`, which a `clean` text of `TEXT_UNITS` never is.
    """
    inside = json.dumps({"v": VERSION, **asdict(letter)}, ensure_ascii=False, separators=(",", ":")).encode()
    if len(inside) > SIZE:
        raise ValueError("too long for an envelope")
    return SealedBox(PublicKey(public_key)).encrypt(inside.ljust(SIZE, b"\0"))


def open_sealed(sealed: bytes, private_key: bytes) -> Letter:
    """Open an envelope.

    Raises:
        Unreadable: if this key does not open it. Nothing of what is inside is in the error.
    """
    try:
        inside = SealedBox(PrivateKey(private_key)).decrypt(sealed).rstrip(b"\0")
        held = json.loads(inside)
        return Letter(
            text=str(held["text"]),
            notes=tuple(map(str, held["notes"])),
            quotable=held["quotable"] is True,
            alone=held["alone"] is True,
            other=held["other"] is True,
            relayed=held["relayed"] is True,
            mailbox=str(held["mailbox"]),
            asked=str(held["asked"]),
            vote=str(held["vote"]),
        )
    except (CryptoError, ValueError, KeyError, TypeError):
        raise Unreadable from None
