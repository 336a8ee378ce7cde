"""For how old a reader a long text is written.

A reading age of a few words is nonsense ("Coordinator" comes out at 43), so there is none under a hundred words. On
longer texts it is the Flesch–Kincaid grade, the measure that NHS guidance names, plus the five years before school.
"""

from collections.abc import Sequence

from bot.plain.familiar import syllables
from bot.plain.sentences import Sentence
from bot.plain.tokens import tokens

FEWEST_WORDS = 100
_BEFORE_SCHOOL = 5
_OLDEST = 25
"""Above it a number says no more: one sentence of a thousand words comes out at 400."""


def reading_age(text: str, sentences: Sequence[Sentence]) -> int | None:
    """The age in years at which most people can read a text; None under `FEWEST_WORDS` words.

    Args:
        text: the whole text.
        sentences: its sentences, as `bot.plain.sentences.split` gives them.
    """
    words = [token for token in tokens(text) if any(c.isalpha() for c in token.text)]
    if len(words) < FEWEST_WORDS or not sentences:
        return None
    spoken = sum(syllables(word.key) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
    return min(max(_BEFORE_SCHOOL, round(grade + _BEFORE_SCHOOL)), _OLDEST)
