"""Five easy words that open the mailbox of one contribution, for somebody who chose to follow their own words.

The words are all there is: the database knows only the public key that comes of them,
together with a salt that lies outside of it. Two words of the list always differ in
more than one letter, so that a slip of the thumb is noticed and can be put right.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nacl.public import PrivateKey
from nacl.pwhash import argon2id

from bot.anonymity.keys import secret
from bot.shipped import shipped

FILE = "data/words/en.txt"
LIST = 1296
"""Words in the list: 1,296 to the fifth is 51.7 bits (design/anonymity.md, 12)."""
COUNT = 5
PASSES, MEMORY = 3, 64 * 1024 * 1024
"""How hard argon2id works: a try takes about a quarter of a second and 64 MiB; RFC 9106's second choice of settings."""
SALT = "mailbox.salt"
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=1)
def word_list() -> tuple[str, ...]:
    """The words, in alphabetical order."""
    words = tuple(shipped(FILE).read_text("utf-8").split())
    assert len(set(words)) == LIST
    return words


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(word_list())


def mint(chance: bytes) -> tuple[str, ...]:
    """The five words that come of 64 bytes that nobody can guess (`bot.anonymity.limits.Limits.draw`)."""
    number, found = int.from_bytes(chance), []
    for _n in range(COUNT):
        number, at = divmod(number, LIST)
        found.append(word_list()[at])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Typed:
    """Words as somebody typed them.

    Attributes:
        words: them, each put right where one letter was wrong.
        unknown: those that are in no list, also not with one letter put right.
        mended: whether one was put right.
    """

    words: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    mended: bool = False

    @property
    def whole(self) -> bool:
        """Whether these are five words of the list."""
        return len(self.words) == COUNT and not self.unknown


def read(text: str) -> Typed:
    """Read what was typed: any case, any signs between the words."""
    given = _given(text)
    mended = [w if w in _known() else _near(w) for w in given]
    return Typed(
        tuple(m or w for m, w in zip(mended, given, strict=True)),
        tuple(w for m, w in zip(mended, given, strict=True) if not m),
        any(m and m != w for m, w in zip(mended, given, strict=True)),
    )


def _given(text: str) -> list[str]:
    """The words in a text, without case, marks and signs."""
    plain = text.lower()
    if not plain.isascii():  # most are, and every typed text of every turn comes here
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _LETTERS.findall(plain)


def looks_like_words(text: str) -> bool:
    """Whether words that were typed anywhere look like somebody's five: at least four of five are in the list."""
    if len(text) > COUNT * 16:
        return False
    given = _given(text)
    return len(given) == COUNT and sum(w in _known() for w in given) >= COUNT - 1


def _near(word: str) -> str:
    """The one word of the list that a single slip turns into `word`; empty when there is none, or several."""
    if len(word) > COUNT * 16:
        return ""
    found = _slips(word) & _known()
    return found.pop() if len(found) == 1 else ""


def _slips(word: str) -> set[str]:
    """What one letter more, less, other, or two changed round, makes of a word."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in letters),
        *(a + c + b for a, b in cuts for c in letters),
    }


def key_of(home: Path, words: tuple[str, ...]) -> PrivateKey:
    """The private key that five words stand for in this installation.

    Args:
        home: HEARD_HOME, where the salt lies outside of the database.
        words: five, in their order.

    Raises:
        OSError: if the salt can be neither read nor made.
    """
    seed = argon2id.kdf(
        32, " ".join(words).encode(), secret(home, SALT, argon2id.SALTBYTES), opslimit=PASSES, memlimit=MEMORY
    )
    return PrivateKey(seed)
