"""What the learned reader looks at in a reply: its words and how they stand to each other and to the question.

A name stands for each thing that is there: a word, two or three in a row, a piece of a word; the same in the first and in
the last part of the reply, because "I'd love to, but I'm working" is decided by its end; the words after a "not"; and
words together with the kind of question, because "not at all" agrees to "Do you mind?" and to nothing else.
"""

from bot.plain.tokens import word_set
from bot.plain.understand.normal import COMMA, STOP, tokens, without_greeting
from bot.plain.understand.phrasebook import phrasebook
from bot.plain.understand.questions import kinds

# Without a question a reply is taken as one to an invitation.
INVITATION = "Can you come?"
_LONGEST = 40  # words; a reply's answer seldom stands later
_PIECES = (3, 4, 5)  # letters
_SHORT = 3  # words; so short a reply means what the question makes of it
_REACH = 4  # words that a "not" may turn round

Features = dict[str, float]

_DAYS = word_set(
    """mon tue tues wed weds thu thur thurs fri monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
    wednesdays thursdays fridays saturdays sundays llun mawrth mercher iau gwener poniedzialek wtorek srode czwartek piatek
    lunes martes miercoles jueves viernes lundi mardi mercredi jeudi vendredi luni marti miercuri joi vineri"""
)
_TURNS = word_set(
    "but though although however only except tho ond ale lecz tylko pero aunque mais par contre dar insa але лише لكن بس"
)
"""After these a reply begins anew."""


def features(text: str, question: str = "") -> Features:
    """What there is to see in a reply, with how much it counts.

    Args:
        text: as typed.
        question: what was asked; empty for an invitation.
    """
    words = _words(without_greeting(text))[:_LONGEST]
    said = ["^", *words, "$"]
    asked = [word for word in _words(question or INVITATION) if word.isalpha()]
    opening = " ".join(asked[:2])
    return {
        "bias": 1,
        **dict.fromkeys(_rows(said, 3), 1),
        **{f"#{piece}": 0.5 for word in words for piece in _pieces(f"<{word}>")},
        **{f"{opening}|{word}": 0.5 for word in said},
        **{f"?{word}": 0.3 for word in asked},
        **({f"?{word}|{' '.join(said)}": 0.5 for word in asked[:8]} if len(words) <= _SHORT else {}),
        **_of_parts(words),
        **{f"!{word}": 1 for word in _denied(words)},
        **{f"{kind}~{row}": 0.7 for kind in kinds(question) for row in _rows(said, 2)},
    }


def _words(text: str) -> list[str]:
    return ["<day>" if word in _DAYS else "<number>" if word.isdigit() else word for word in tokens(text)]


def _rows(words: list[str], most: int) -> list[str]:
    return [" ".join(words[i : i + n]) for n in range(1, most + 1) for i in range(len(words) - n + 1)]


def _pieces(word: str) -> list[str]:
    return [word[i : i + size] for size in _PIECES for i in range(len(word) - size + 1)]


def _of_parts(words: list[str]) -> Features:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _TURNS or word in {STOP, COMMA}:
            parts.append([])
        if word not in {STOP, COMMA}:
            parts[-1].append(word)
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return {}
    ends = {"first": parts[0], "last": parts[-1]}
    return {f"{name}:{row}": 1 for name, part in ends.items() for row in _rows(["^", *part, "$"], 3)}


def _denied(words: list[str]) -> list[str]:
    """The words that stand soon after a "not", in the same part of the reply."""
    found, left = [], 0
    for word in words:
        if word in phrasebook().negations:
            left = _REACH
        elif word in _TURNS or word in {STOP, COMMA}:
            left = 0
        elif left:
            found.append(word)
            left -= 1
    return found
