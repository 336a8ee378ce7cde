"""What replies like this one meant before: a second reader, learned from thousands of labelled replies.

The phrasebook knows set phrases and nothing else. This one has a guess about words nobody listed: it adds up weights
for the words, pairs and triples of words and pieces of words in a reply (multinomial logistic regression).
``python -m bench.learn_replies`` learns the weights from ``tests/plain/sets/replies`` and writes
``data/replies/learned.txt``: one feature a line, with a weight in hundredths for each meaning.
"""

from functools import cache
from math import exp

from bot.plain.understand.meaning import Meaning
from bot.plain.understand.normal import tokens
from bot.shipped import shipped

# Without a question a reply is taken as one to an invitation.
INVITATION = "Can you come?"
_DAYS = frozenset(
    {
        *("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri"),
        *(
            f"{day}day{s}"
            for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
            for s in ("", "s")
        ),
        *(
            "llun",
            "mawrth",
            "mercher",
            "iau",
            "gwener",
            "poniedzialek",
            "wtorek",
            "srode",
            "czwartek",
            "piatek",
        ),
        *(
            "lunes",
            "martes",
            "miercoles",
            "jueves",
            "viernes",
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
        ),
        *("luni", "marti", "miercuri", "joi", "vineri"),
    }
)
_LONGEST = 40  # words; a reply's answer stands at its beginning
_PIECES = (3, 4, 5)  # letters

Features = dict[str, float]


def chances(text: str, question: str = "") -> dict[Meaning, float]:
    """How likely each meaning is, from 0 to 1, all together 1.

    Args:
        text: as typed.
        question: what was asked; empty for an invitation.
    """
    meanings, weights = _learned()
    sums = [0.0] * len(meanings)
    for name, value in features(text, question).items():
        for i, weight in enumerate(weights.get(name, ())):
            sums[i] += value * weight / 100
    largest = max(sums)
    shares = [exp(each - largest) for each in sums]
    return {meaning: share / sum(shares) for meaning, share in zip(meanings, shares, strict=True)}


def features(text: str, question: str = "") -> Features:
    """What the weights stand beside: words of the reply, alone, in a row and in pieces, and with the question's."""
    said = ["^", *_words(text)[:_LONGEST], "$"]
    asked = [word for word in _words(question or INVITATION) if word.isalpha()]
    found: Features = {"bias": 1}
    for size in (1, 2, 3):
        found |= {" ".join(said[i : i + size]): 1 for i in range(len(said) - size + 1)}
    for word in said[1:-1]:
        found |= {f"#{piece}": 0.5 for piece in _pieces(f"<{word}>")}
    opening = " ".join(asked[:2])
    found |= {f"{opening}|{word}": 0.5 for word in said}
    found |= {f"?{word}": 0.3 for word in asked}
    if len(said) <= 5:
        found |= {f"?{word}|{' '.join(said)}": 0.5 for word in asked[:8]}
    return found


def _words(text: str) -> list[str]:
    return ["<day>" if word in _DAYS else "<number>" if word.isdigit() else word for word in tokens(text)]


def _pieces(word: str) -> list[str]:
    return [word[i : i + size] for size in _PIECES for i in range(len(word) - size + 1)]


@cache
def _learned() -> tuple[list[Meaning], dict[str, tuple[int, ...]]]:
    head, *lines = shipped("data/replies/learned.txt").read_text("utf-8").splitlines()
    split = (line.split("\t") for line in lines)
    return [Meaning(word) for word in head.split()], {
        name: tuple(map(int, numbers.split())) for name, numbers in split
    }
