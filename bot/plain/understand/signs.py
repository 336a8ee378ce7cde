"""Which phrases of a reply count where they stand, and which a "not" before them turns round."""

from bot.plain.understand.normal import COMMA, STOP, tokens
from bot.plain.understand.phrasebook import phrasebook
from bot.plain.understand.phrases import Found, Sign

# Phrases of up to so many words count only where a reply or a part of it begins: "there is no bus" is not a no.
_NEEDS_PLACE = {
    **{Sign.YES: 2, Sign.NO: 2, Sign.COMING: 2, Sign.STAYING: 2, Sign.LATE: 1},
    Sign.QUESTION: 99,
}
_FIRST_PERSON = {"i", "ill", "im", "we", "id", "ive"}
# In a short reply these ask even after a word: "Tuesday which week".
_WHICH = {"which", "what", "wot", "where", "when"}
_SHORT = 6


def parts(text: str) -> tuple[list[str], frozenset[int]]:
    """The words of a reply without commas, and the places where a part of it begins."""
    words: list[str] = []
    breaks = set()
    for word in tokens(text):
        if word == COMMA:
            breaks.add(len(words))
        else:
            words.append(word)
            if not word.isalnum():
                breaks.add(len(words))
    return words, frozenset(breaks)


def counting(words: list[str], found: list[Found], breaks: frozenset[int]) -> list[Found]:
    """Leave out a bare yes, no or question word in the middle of a sentence."""
    kept: list[Found] = []
    for phrase in found:
        # "depends what time" asks nothing
        hangs = bool(kept) and kept[-1].sign == Sign.MAYBE and kept[-1].end == phrase.start
        if phrase.sign == Sign.QUESTION and hangs and "?" not in words:
            continue
        if _weighty(words, phrase) or _opens(words, phrase, kept, breaks):
            kept.append(phrase)
    return kept


def _weighty(words: list[str], phrase: Found) -> bool:
    """Whether a phrase counts wherever it stands: long, with a "not", or said of oneself."""
    size = phrase.end - phrase.start
    if phrase.sign == Sign.QUESTION:
        return "?" in words or (size > 1 and len(words) <= _SHORT and words[phrase.start] in _WHICH)
    if phrase.sign == Sign.STAYING and phrasebook().negations & set(words[phrase.start : phrase.end]):
        return True
    if phrase.sign == Sign.COMING and words[phrase.start] in _FIRST_PERSON:
        return True
    return size > _NEEDS_PLACE.get(phrase.sign, 0)


def _opens(words: list[str], phrase: Found, kept: list[Found], breaks: frozenset[int]) -> bool:
    """Whether a part of the reply begins here: only courtesy or what was understood stands before."""
    polite = phrasebook().polite
    if phrase.start == 0 or phrase.start in breaks or words[phrase.start - 1] in polite:
        return True
    before = words[kept[-1].end if kept else 0 : phrase.start]
    led = all(word in polite or word == STOP or not word.isalnum() for word in before)
    return led or not words[phrase.start].isalnum()  # an emoji stands for itself


def denied(words: list[str], found: list[Found], breaks: frozenset[int]) -> list[Found]:
    """Turn what could be done, right after a "not", into staying away: "don't count on me"."""
    result = []
    for phrase in found:
        no = _loose(words, found) & {phrase.start - 1, phrase.start - 2}
        parted = any(no and max(no) < place <= phrase.start for place in breaks)
        could = phrase.sign in {Sign.ABLE, Sign.COMING}
        could = could or (phrase.sign == Sign.YES and phrase.end - phrase.start > 1)
        if no and could and not parted:
            result.append(Found(Sign.STAYING, max(no), phrase.end))
        elif phrase.sign is not Sign.ABLE:
            result.append(phrase)
    return result


def doubted(words: list[str], found: list[Found]) -> bool:
    """Whether a negation that no phrase explains may still turn a yes or a no round."""
    loose = _loose(words, found)
    agrees = any(phrase.sign in {Sign.YES, Sign.COMING} for phrase in found)
    refusals = {phrase.start - 1 for phrase in found if phrase.sign in {Sign.NO, Sign.STAYING}}
    return bool(loose and agrees) or bool(loose & refusals)


def _loose(words: list[str], found: list[Found]) -> set[int]:
    """The places of negations that are part of no phrase."""
    taken = {i for phrase in found for i in range(phrase.start, phrase.end)}
    return {i for i, word in enumerate(words) if word in phrasebook().negations and i not in taken}
