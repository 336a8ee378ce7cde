"""Two readers propose what a reply means: one that learned, and a phrasebook. Where they pull apart nobody guesses."""

import re

from bot.plain.understand.distress import is_distress
from bot.plain.understand.known import known
from bot.plain.understand.learned import chances
from bot.plain.understand.meaning import Meaning
from bot.plain.understand.questions import PLAIN, kinds
from bot.plain.understand.signs import parts

_OPPOSITE = {Meaning.YES: Meaning.NO, Meaning.NO: Meaning.YES}
# With so much against it a yes or a no is not proposed; nor, below so much for it, where a set phrase says the opposite,
# or where phrases say both and it would be a yes; nor where a later part alone is the opposite by so much. All were
# chosen on replies that neither reader had seen (tests/plain/sets/replies/README.md).
_DOUBT, _SURE, _SURE_OF_BOTH, _TAKEN_BACK = 0.15, 0.9, 0.97, 0.7
_PARTS = re.compile(r"[.,!?;…\n]+|\b(?:but|ale|pero|mais|dar|ond|але)\b|لكن")
_PARTS_READ = 8
# Help shown once too often harms nobody; worrying words in a list count unless "this bus is killing me" is all they say.
_WORRYING, _SURELY_NOT = 0.4, 0.01


def understand(text: str, question: str = "") -> Meaning:
    """Propose what a short reply means.

    Args:
        text: as typed, in any language of the phrasebook.
        question: what was asked; decides what a yes or no answers ("Do you mind?"). Empty for an invitation.

    Returns:
        The proposal. `OTHER` for anything not understood, which goes to a person.
    """
    words, _ = parts(text)
    if not words:
        return Meaning.OTHER
    likely = chances(text, question)
    if likely[Meaning.DISTRESS] > (_SURELY_NOT if is_distress(words) else _WORRYING):
        return Meaning.DISTRESS
    meaning = max(likely, key=likely.__getitem__)
    opposite = _OPPOSITE.get(meaning)
    if opposite and (
        likely[opposite] > _DOUBT
        or _contradicted(text, question, meaning, likely[meaning])
        or _taken_back(text, question, opposite)
    ):
        return Meaning.MAYBE
    return meaning


def _contradicted(text: str, question: str, meaning: Meaning, likely: float) -> bool:
    """Whether set phrases say otherwise than what is likely but not sure. A yes is never taken for a no.

    The opposite counts in answer to plain questions only: "not at all" is a no, and a yes to "Do you mind?".
    """
    listed = known(text, question)
    if listed.torn and meaning is Meaning.YES and likely < _SURE_OF_BOTH:
        return True
    return likely < _SURE and kinds(question) == [PLAIN] and listed.meaning is _OPPOSITE[meaning]


def _taken_back(text: str, question: str, opposite: Meaning) -> bool:
    """Whether something after a "but", a comma or a full stop is the opposite by itself: "yes, but I have moved away"."""
    said = [part for part in _PARTS.split(text) if part.strip()]
    return any(chances(part, question)[opposite] > _TAKEN_BACK for part in said[1:_PARTS_READ])
