"""What replies like this one meant before: a second reader, learned from thousands of labelled replies.

The phrasebook knows set phrases and nothing else. This one has a guess about words nobody listed: it adds up a weight for
everything that `features` sees in a reply (multinomial logistic regression). ``python -m bench.learn_replies`` learns the
weights from ``tests/plain/sets/replies`` and writes ``data/replies/learned.bin``.
"""

import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from math import exp
from zlib import crc32

from bot.plain.understand.features import features
from bot.plain.understand.meaning import Meaning
from bot.shipped import shipped

FILE = "data/replies/learned.bin"


@dataclass(frozen=True)
class Weights:
    """What was learned, small enough to be kept in memory: a checksum for each feature's name, a byte for each weight.

    Attributes:
        meanings: in the order of the weights.
        names: the checksums (CRC-32) of the features' names, in order.
        numbers: for each of them one weight a meaning.
        unit: what a weight of 1 is worth.
    """

    meanings: list[Meaning]
    names: "array[int]"
    numbers: "array[int]"
    unit: float

    def packed(self) -> bytes:
        """As it stands in the file: a line with the unit and the meanings, then the checksums, then the weights."""
        head = f"{self.unit:.6f} {' '.join(self.meanings)}\n".encode()
        return head + _little(self.names).tobytes() + self.numbers.tobytes()

    @classmethod
    def unpacked(cls, packed: bytes) -> "Weights":
        """Read what `packed` wrote."""
        head, rest = packed.split(b"\n", 1)
        unit, *meanings = head.decode().split()
        count = len(rest) // (4 + len(meanings))
        names = _little(array("I", rest[: 4 * count]))
        return cls([Meaning(word) for word in meanings], names, array("b", rest[4 * count :]), float(unit))

    def of(self, name: str) -> "array[int]":
        """The weights of one feature; none where nothing was learned about it."""
        checksum = crc32(name.encode())
        place = bisect_left(self.names, checksum)
        if place == len(self.names) or self.names[place] != checksum:
            return array("b")
        size = len(self.meanings)
        return self.numbers[place * size : (place + 1) * size]


def chances(text: str, question: str = "") -> dict[Meaning, float]:
    """How likely each meaning is, from 0 to 1, all together 1.

    Args:
        text: as typed.
        question: what was asked; empty for an invitation.
    """
    learned = _learned()
    sums = [0.0] * len(learned.meanings)
    for name, value in features(text, question).items():
        for i, weight in enumerate(learned.of(name)):
            sums[i] += value * weight * learned.unit
    largest = max(sums)
    shares = [exp(each - largest) for each in sums]
    return {meaning: share / sum(shares) for meaning, share in zip(learned.meanings, shares, strict=True)}


def _little(numbers: "array[int]") -> "array[int]":
    """Turn four-byte numbers round on the rare machine that keeps the large end first."""
    turned = array("I", numbers)
    if sys.byteorder == "big":
        turned.byteswap()
    return turned


@cache
def _learned() -> Weights:
    return Weights.unpacked(shipped(FILE).read_bytes())
