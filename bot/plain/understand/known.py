"""What the phrasebook knows of a reply. Where its signs pull both ways the answer is "maybe", never a guess."""

from dataclasses import dataclass

from bot.plain.understand.meaning import Meaning
from bot.plain.understand.phrasebook import phrasebook
from bot.plain.understand.phrases import Sign
from bot.plain.understand.questions import Asked, asked, is_question
from bot.plain.understand.signs import counting, denied, doubted, parts

# A reply longer than this is a letter; only its beginning can be an answer.
_SHORT = 30
_BEGINNING = 6
_LITERAL = {Sign.YES, Sign.NO}
# A sign that did not count where it stood still keeps us from proposing its opposite.
_AGREES, _REFUSES = {Sign.YES, Sign.COMING}, {Sign.NO, Sign.STAYING}
_AGAINST = {Meaning.YES: _REFUSES, Meaning.NO: _AGREES}


@dataclass(frozen=True)
class Known:
    """What set phrases say, `OTHER` where none is known, and whether they say yes and no at once."""

    meaning: Meaning
    torn: bool = False


def known(text: str, question: str = "") -> Known:
    """What the set phrases in a reply say.

    Args:
        text: as typed, in any language of the phrasebook.
        question: what was asked; decides what a bare yes or no answers ("Are you staying away?").
    """
    words, breaks = parts(text)
    everything = phrasebook().find(words, breaks)
    placed = counting(words, everything, breaks)
    found = denied(words, placed, breaks)
    if is_question(words, found):
        return Known(Meaning.QUESTION)
    signs = {phrase.sign for phrase in found} - {Sign.NOTHING}
    if len(words) > _SHORT and not any(p.start < _BEGINNING for p in found if p.sign in signs):
        return Known(Meaning.OTHER)
    kind = asked(question)
    torn = bool(signs & _AGREES and signs & _REFUSES) and kind not in {
        Asked.REVERSED,
        Asked.PROBLEM,
        Asked.OFFER,
    }
    if doubted(words, found) or ("?" in words and len(signs) == 1 and signs <= _LITERAL):
        signs.add(Sign.MAYBE)  # "yes?" doubts itself
    meaning = _weigh(signs, kind, words)
    overheard = {phrase.sign for phrase in everything if phrase not in placed}
    return Known(Meaning.MAYBE if overheard & _AGAINST.get(meaning, set()) else meaning, torn)


def _weigh(signs: set[Sign], kind: Asked, words: list[str]) -> Meaning:
    agrees, refuses = signs & _AGREES, signs & _REFUSES
    if Sign.LATE in signs:
        return Meaning.MAYBE if refuses else Meaning.LATE
    if Sign.MAYBE in signs or (agrees and refuses):
        return Meaning.MAYBE
    if not agrees and not refuses:
        return Meaning.MAYBE if Sign.BUT in signs else Meaning.OTHER
    return _answered(signs - {Sign.BUT}, kind, words)


def _answered(signs: set[Sign], kind: Asked, words: list[str]) -> Meaning:
    """What a clear yes or no answers, given the kind of question."""
    agrees = bool(signs & _AGREES)
    if kind in {Asked.REVERSED, Asked.OFFER} and not signs <= _LITERAL:
        return Meaning.MAYBE if signs & _LITERAL else Meaning.OTHER
    if kind == Asked.NEGATIVE and signs == {Sign.YES}:
        return Meaning.MAYBE
    if kind == Asked.PROBLEM and agrees and any(word.startswith("problem") for word in words):
        return Meaning.MAYBE
    if kind == Asked.NO_MAY_BE_YES and not agrees and "no" in words:
        return Meaning.MAYBE
    return Meaning.YES if agrees else Meaning.NO
