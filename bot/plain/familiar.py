"""How well known a word is, for words that no glossary lists.

A word that is seldom written is likely to be hard, the more so if it is long. `wordfreq` says how often a word is
written; our own list (``data/everyday/en.txt``) names the words that are rare on paper and known in every kitchen.
"""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack  # type: ignore[import-untyped]  # comes without types

from bot.plain.tokens import word_set
from bot.shipped import shipped

FILE = "data/everyday/en.txt"

RARE = 4.0
"""Below this Zipf value (4 = ten times in a million words) a word is reported."""
RARE_IF_LONG = 4.6
"""Below this a word of `LONG` syllables or more is reported. Both were found on labelled texts of our own making."""
LONG = 3
_SHORT_WORD = 4
_RARE_IF_SHORT = 3.0
"""A word of up to four letters is rarely hard even when it is rare: "hut", "jug"."""
_COMMON_PART = 4.5
_LONGEST_WORD = 40
"""Longer ones are slips of a keyboard, not words; English has none of that length that anybody writes."""
_MAKE_NEW_WORDS = frozenset(
    {
        "over",
        "under",
        "out",
        "with",
        "for",
        "fore",
        "up",
        "off",
        "on",
        "in",
        "by",
        "cross",
        "counter",
        "pro",
        "con",
    }
    | {
        "per",
        "dis",
        "mis",
        "pre",
        "sub",
        "non",
        "inter",
        "trans",
        "anti",
        "semi",
        "co",
        "multi",
        "para",
        "mono",
    }
)


_ENDINGS_NOT_WORDS = word_set(
    "age able ate ant ion ing ness less ship hood ward wise ism ist ally ory ish ment ring ting ally"
)


def syllables(word: str) -> int:
    """Count the syllables of an English word by its vowels; right for about nine words in ten."""
    small = word.lower()
    count = len(re.findall(r"[aeiouy]+", small))
    count += len(re.findall(r"(?<![tcsg])i[ao](?!u)|eo(?!u|p)|(?<!q)ua[lt]|uou|ying|eing|[^c]ien[ct]", small))
    count -= bool(_SILENT.search(small))
    return max(count, 1)


_SILENT = re.compile(r"[^leiyo]e$|(?<![sxzgcl])(?<![sc]h)(?<!i)es$|[^tdei]ed$")
"""An e that is not spoken: "home", "homes", "closed"; but "little", "houses", "started"."""


def stems(word: str) -> list[str]:
    """What a word may be a regular form of: "ironed" of "iron", "quickly" of "quick", "tidier" of "tidy"."""
    found = []
    for ending, back in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            found.append(stem + back)
            if not back and ending in {"ing", "ed", "er", "est"} and len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return found


_ENDINGS = (
    ("'s", ""), ("s'", "s"), ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ier", "y"), ("er", ""), ("er", "e"), ("iest", "y"), ("est", ""), ("est", "e"), ("ily", "y"), ("ly", ""),
    ("iness", "y"), ("ness", ""),
    ("n't", ""), ("'ll", ""), ("'re", ""), ("'ve", ""), ("'d", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Familiar:
    """What people know: our everyday words, and how often each other word is written."""

    everyday: frozenset[str]
    written: Mapping[str, float]
    _known: dict[str, bool] = field(default_factory=dict, compare=False)

    @classmethod
    def load(cls, home: Path | None = None) -> "Familiar":
        """Read our list and wordfreq's; the first call in a process takes some hundredths of a second.

        Args:
            home: a folder whose copy of our list wins.
        """
        return _read(shipped(FILE, home))

    def zipf(self, word: str) -> float:
        """How often a word is written: 3 is once in a million words, 6 once in a thousand; 0 is hardly ever."""
        return max(self.written.get(word, 0.0), self.written.get(_american(word), 0.0))

    def knows(self, word: str) -> bool:
        """Whether anybody knows `word` (in small letters, straight apostrophes)."""
        if word not in self._known:
            self._known[word] = self._knows(word)
        return self._known[word]

    def _knows(self, word: str) -> bool:
        if len(word) > _LONGEST_WORD:
            return True
        if len(word) < 3 or (not word.isascii() and word not in self.everyday):
            return len(word) < 3
        forms = [word, *stems(word)]
        if any(form in self.everyday for form in forms):
            return True
        if any(self._common(form) for form in forms):
            return True
        return self._compound(word) or self._prefixed(word)

    def _common(self, word: str) -> bool:
        zipf = self.zipf(word)
        if len(word) <= _SHORT_WORD:
            return zipf >= _RARE_IF_SHORT
        return zipf >= RARE_IF_LONG or (zipf >= RARE and syllables(word) < LONG)

    def _compound(self, word: str) -> bool:
        """Whether it is two common words in one, such as "bedtime"; not "undertake", which neither part explains."""
        if len(word) < 7:
            return False
        parts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
        return any(
            first not in _MAKE_NEW_WORDS
            and self.zipf(first) >= _COMMON_PART
            and self.zipf(second) >= _COMMON_PART
            for first, second in parts
        )

    def _prefixed(self, word: str) -> bool:
        """Whether it is a common word with un- or re- before it, such as "unpack"."""
        return (
            word.startswith(("un", "re"))
            and len(word) > 5
            and self.zipf(word[2:]) >= _COMMON_PART + 0.2
            and (syllables(word[2:]) < LONG - 1)
        )


@cache
def _read(ours: Path) -> Familiar:
    lines = ours.read_text("utf-8").splitlines()
    everyday = frozenset(w for line in lines if not line.startswith("#") for w in line.lower().split())
    return Familiar(everyday, _zipf_of_words())


def _zipf_of_words() -> dict[str, float]:
    """The Zipf value of each word in wordfreq's small English list.

    wordfreq's file is read as it documents it (lists of words, one for each hundredth of a bel), because importing
    wordfreq itself takes 90 ms, five times as long as the reading.
    """
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("wordfreq is not installed.")
    packed = gzip.decompress((Path(package.origin).parent / "data" / "small_en.msgpack.gz").read_bytes())
    head, *by_centibel = msgpack.unpackb(packed)
    if head.get("format") != "cB" or head.get("version") != 1:
        raise ValueError("wordfreq's word list has a form that Heard cannot read.")
    return {word: 9 - centibel / 100 for centibel, words in enumerate(by_centibel) for word in words}


def _american(word: str) -> str:
    """The spelling under which wordfreq counts most of the British word."""
    return (
        re.sub(r"is(e|es|ed|er|ing|ation|ations)$", r"iz\1", word)
        if "is" in word
        else word.replace("our", "or")
    )
