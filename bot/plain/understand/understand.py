"""Weigh the signs in a reply. Where they pull both ways the answer is "maybe", never a guess."""

from bot.plain.understand.distress import is_distress
from bot.plain.understand.meaning import Meaning
from bot.plain.understand.normal import COMMA, STOP, tokens
from bot.plain.understand.phrasebook import BOOK
from bot.plain.understand.phrases import Found, Sign
from bot.plain.understand.questions import Asked, asked, is_question

# A reply longer than this is a letter; only its beginning can be an answer.
_SHORT = 30
_BEGINNING = 6
_LITERAL = {Sign.YES, Sign.NO}
# In a short reply these ask even after a word: "Tuesday which week".
_WHICH = {"which", "what", "wot", "where", "when"}
# Phrases of up to so many words count only where a reply or a clause begins.
_NEEDS_PLACE = {Sign.YES: 2, Sign.NO: 2, Sign.COMING: 2, Sign.STAYING: 2, Sign.LATE: 1, Sign.QUESTION: 99}


def understand(text: str, question: str = "") -> Meaning:
    """Propose what a short reply means.

    Args:
        text: as typed, in any language of the phrasebook.
        question: what was asked; decides what a bare yes or no answers ("Are you staying away?").

    Returns:
        The proposal. `OTHER` for anything not understood, which goes to a person.
    """
    words, breaks = _parts(tokens(text))
    if is_distress(words):
        return Meaning.DISTRESS
    found = _denied(words, _counting(words, BOOK.find(words, breaks), breaks), breaks)
    if is_question(words, found):
        return Meaning.QUESTION
    signs = {phrase.sign for phrase in found} - {Sign.NOTHING}
    if len(words) > _SHORT and not any(phrase.start < _BEGINNING for phrase in found if phrase.sign in signs):
        return Meaning.OTHER
    if "?" in words and len(signs) == 1 and signs <= _LITERAL:
        return Meaning.MAYBE  # "yes?"
    return _weigh(signs, _turned(words, found), asked(question), words)


def _parts(typed: list[str]) -> tuple[list[str], frozenset[int]]:
    """The words without commas, and the places where a part of the reply begins."""
    words: list[str] = []
    breaks = set()
    for word in typed:
        if word == COMMA:
            breaks.add(len(words))
        else:
            words.append(word)
            if word in {STOP, "?"} or not word.isalnum():
                breaks.add(len(words))
    return words, frozenset(breaks)


def _counting(words: list[str], found: list[Found], breaks: frozenset[int]) -> list[Found]:
    """Leave out a bare yes, no or question word in the middle of a sentence ("there is no bus")."""
    kept: list[Found] = []
    for phrase in found:
        before = words[kept[-1].end if kept else 0 : phrase.start]
        led = all(word in BOOK.polite or word == STOP or not word.isalnum() for word in before)
        opens = phrase.start == 0 or phrase.start in breaks or words[phrase.start - 1] in BOOK.polite
        size = phrase.end - phrase.start
        short = words[phrase.start] in _WHICH and size > 1 and len(words) <= _BEGINNING
        says_not = phrase.sign == Sign.STAYING and BOOK.negations & set(words[phrase.start : phrase.end])
        loose = says_not or short or size > _NEEDS_PLACE.get(phrase.sign, 0)
        asks = phrase.sign == Sign.QUESTION
        # "depends what time" asks nothing
        hangs = asks and kept and kept[-1].sign == Sign.MAYBE and kept[-1].end == phrase.start
        if loose or led or opens or (asks and "?" in words):
            kept += [] if hangs and "?" not in words else [phrase]
    return kept


def _denied(words: list[str], found: list[Found], breaks: frozenset[int]) -> list[Found]:
    """As in "Don't count on me", "Tuesday is no good for me": what could be done, right after a "not", is staying away."""
    taken = {i for phrase in found for i in range(phrase.start, phrase.end)}
    result = []
    for phrase in found:
        before = range(max(0, phrase.start - 2), phrase.start)
        near = [i for i in before if words[i] in BOOK.negations and i not in taken]
        parted = any(near and near[-1] < place <= phrase.start for place in breaks)
        could = phrase.sign in {Sign.ABLE, Sign.COMING} or (phrase.sign == Sign.YES and phrase.end - phrase.start > 1)
        if near and not parted and could:
            result.append(Found(Sign.STAYING, near[0], phrase.end))
        elif phrase.sign is not Sign.ABLE:
            result.append(phrase)
    return result


def _turned(words: list[str], found: list[Found]) -> bool:
    """Whether a negation that no phrase explains may turn a yes or a no round."""
    taken = {i for phrase in found for i in range(phrase.start, phrase.end)}
    loose = {i for i, word in enumerate(words) if word in BOOK.negations and i not in taken}
    agrees = any(phrase.sign in {Sign.YES, Sign.COMING} for phrase in found)
    refuses = {phrase.start - 1 for phrase in found if phrase.sign in {Sign.NO, Sign.STAYING}}
    return bool(loose and agrees) or bool(loose & refuses)


def _weigh(signs: set[Sign], turned: bool, kind: Asked, words: list[str]) -> Meaning:
    agrees, refuses = signs & {Sign.YES, Sign.COMING}, signs & {Sign.NO, Sign.STAYING}
    if Sign.LATE in signs:
        return Meaning.MAYBE if refuses else Meaning.LATE
    if Sign.MAYBE in signs or turned or (agrees and refuses):
        return Meaning.MAYBE
    if not agrees and not refuses:
        return Meaning.MAYBE if Sign.BUT in signs else Meaning.OTHER
    signs = signs - {Sign.BUT}
    if kind == Asked.REVERSED and not signs <= _LITERAL:
        return Meaning.MAYBE if signs & _LITERAL else Meaning.OTHER
    if kind == Asked.PROBLEM and agrees and "problem" in " ".join(words):
        return Meaning.MAYBE
    if kind == Asked.NEGATIVE and signs == {Sign.YES}:
        return Meaning.MAYBE
    if kind == Asked.NO_MAY_BE_YES and "no" in words and refuses:
        return Meaning.MAYBE
    return Meaning.YES if agrees else Meaning.NO
