"""Two readers propose what a reply means: one that learned, and a phrasebook. Where they pull apart nobody guesses."""

import re

from bot.plain.understand.distress import is_distress
from bot.plain.understand.known import known
from bot.plain.understand.learned import chances
from bot.plain.understand.meaning import Meaning
from bot.plain.understand.questions import kinds
from bot.plain.understand.signs import parts

_OPPOSITE = {Meaning.YES: Meaning.NO, Meaning.NO: Meaning.YES}
# A yes or a no is not proposed: with less for it, or to a question that is turned round with less than that for it, unless a
# set phrase says it too; with so much against it; with less than sure where set phrases say both and it would be a yes; or where
# a later part alone is the opposite by so much. All were chosen on replies that neither reader had seen (tests/plain/sets/replies/README.md).
_LIKELY, _TURNED, _DOUBT, _SURE_OF_BOTH, _TAKEN_BACK = 0.84, 0.97, 0.3, 0.97, 0.8
_TURNED_ROUND = {"against", "unclear"}  # "Shall we stop these?", "Is anything unclear?"
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
        or _unconfirmed(text, question, meaning, likely[meaning])
        or _taken_back(text, question, opposite)
    ):
        return Meaning.MAYBE
    return meaning


def _unconfirmed(text: str, question: str, meaning: Meaning, likely: float) -> bool:
    """Whether set phrases do not say what is likely but not sure. A yes is never taken for a no."""
    listed = known(text, question)
    if listed.torn and meaning is Meaning.YES and likely < _SURE_OF_BOTH:
        return True
    least = _TURNED if _TURNED_ROUND.intersection(kinds(question)) else _LIKELY
    return likely < least and listed.meaning is not meaning


def _taken_back(text: str, question: str, opposite: Meaning) -> bool:
    """Whether something after a "but", a comma or a full stop is the opposite by itself: "yes, but I have moved away"."""
    said = [part for part in _PARTS.split(text) if part.strip()]
    return any(chances(part, question)[opposite] > _TAKEN_BACK for part in said[1:_PARTS_READ])
