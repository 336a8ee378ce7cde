"""Two readers propose what a reply means: a phrasebook and one that learned. Where they pull apart nobody guesses."""

from bot.plain.understand.distress import is_distress
from bot.plain.understand.known import known
from bot.plain.understand.learned import chances
from bot.plain.understand.meaning import Meaning
from bot.plain.understand.signs import parts

_OPPOSITE = {Meaning.YES: Meaning.NO, Meaning.NO: Meaning.YES}
_OPEN = {Meaning.OTHER, Meaning.MAYBE}
# How likely a meaning must be to stand although the phrasebook does not know it, or says something else.
# Chosen on replies that neither reader had seen (tests/plain/sets/README.md).
_ENOUGH, _SURE = 0.8, 0.85
# With so much against it a yes or a no is not proposed.
_DOUBT = 0.2
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
    return _settled(known(text, question), likely)


def _settled(listed: Meaning, likely: dict[Meaning, float]) -> Meaning:
    """Weigh what the phrasebook says against what similar replies meant. A yes is never taken for a no."""
    learned = max(likely, key=likely.__getitem__)
    if likely[Meaning.DISTRESS] > _WORRYING:
        return Meaning.DISTRESS
    if _OPPOSITE.get(listed) is learned:
        return Meaning.MAYBE
    if likely[learned] >= (_ENOUGH if listed in _OPEN else _SURE):
        return learned
    against = _OPPOSITE.get(learned if listed in _OPEN else listed)
    return Meaning.MAYBE if against and likely[against] > _DOUBT else listed
