"""Two readers propose what a reply means: a phrasebook and one that learned. Where they pull apart nobody guesses."""

import re

from bot.plain.understand.distress import is_distress
from bot.plain.understand.known import Known, known
from bot.plain.understand.learned import chances
from bot.plain.understand.meaning import Meaning
from bot.plain.understand.questions import Asked, asked
from bot.plain.understand.signs import parts

_OPPOSITE = {Meaning.YES: Meaning.NO, Meaning.NO: Meaning.YES}
_OPEN = {Meaning.OTHER, Meaning.MAYBE}
# How likely a meaning must be to stand although the phrasebook does not know it, or says something else.
# Chosen on replies that neither reader had seen (tests/plain/sets/replies/README.md).
_ENOUGH = dict.fromkeys(Meaning, 0.85) | {Meaning.OTHER: 0.8, Meaning.MAYBE: 0.9}
# The same for a yes or a no to a question that is turned round ("Anything stopping you?"), which is easily got wrong.
_UNUSUAL = 0.95
_UNUSUAL_KINDS = {Asked.NEGATIVE, Asked.REVERSED, Asked.OFFER, Asked.PROBLEM, Asked.COMPARING}
# With so much against it a yes or a no is not proposed.
_DOUBT = 0.2
# A refusal this clear in the last part of a reply takes back a yes before it.
_REFUSAL = 0.8
_PARTS = re.compile(r"[.!?;…\n]+|\b(?:but|ale|pero|mais|dar|ond|але)\b|لكن")
# Help shown once too often harms nobody; worrying words in a list count unless "this bus is killing me" is all they say.
_WORRYING, _SURELY_NOT = 0.4, 0.01


def understand(text: str, question: str = "") -> Meaning:
    """Propose what a short reply means.

    Args:
        text: as typed, in any language of the phrasebook.
        question: what was asked; decides what a yes or no answers ("Are you staying away?"). Empty for an invitation.

    Returns:
        The proposal. `OTHER` for anything not understood, which goes to a person.
    """
    words, _ = parts(text)
    if not words:
        return Meaning.OTHER
    likely = chances(text, question)
    if is_distress(words) and likely[Meaning.DISTRESS] > _SURELY_NOT:
        return Meaning.DISTRESS
    meaning = _settled(known(text, question), likely, unusual=asked(question) in _UNUSUAL_KINDS)
    if meaning is Meaning.NO and _granted(text, question):
        return Meaning.MAYBE
    return Meaning.MAYBE if meaning is Meaning.YES and _taken_back(text, question) else meaning


def _granted(text: str, question: str) -> bool:
    """Whether a part of what reads as a no is a yes by itself: "coming, but no lunch for me"."""
    said = [part for part in _PARTS.split(text) if part.strip()]
    return len(said) > 1 and any(
        chances(part, question)[Meaning.YES] > _REFUSAL and known(part, question).meaning is Meaning.YES
        for part in said
    )


def _taken_back(text: str, question: str) -> bool:
    """Whether what follows a "but" or a full stop is a no by itself: "yes, but I have moved away"."""
    *before, last = [part for part in _PARTS.split(text) if part.strip()] or [""]
    return bool(before) and chances(last, question)[Meaning.NO] > _REFUSAL


def _settled(listed: Known, likely: dict[Meaning, float], *, unusual: bool) -> Meaning:
    """Weigh what the phrasebook says against what similar replies meant. A yes is never taken for a no."""
    learned = max(likely, key=likely.__getitem__)
    if likely[Meaning.DISTRESS] > _WORRYING:
        return Meaning.DISTRESS
    opposite = _OPPOSITE.get(learned)
    if opposite and (listed.torn or listed.meaning is opposite):
        return Meaning.MAYBE
    enough = _UNUSUAL if opposite and unusual and listed.meaning is not learned else _ENOUGH[listed.meaning]
    if likely[learned] >= enough:
        return learned
    against = _OPPOSITE.get(learned if listed.meaning in _OPEN else listed.meaning)
    return Meaning.MAYBE if against and likely[against] > _DOUBT else listed.meaning
