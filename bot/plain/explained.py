"""Whether a text itself says what a word or an acronym means.

A writer who says "commissioning (choosing and paying for services)" has done what we would ask for, so the word is
not reported again. What counts is an explanation next to the word: in brackets, after "means" or "is when", or the
plain words first and the hard one after ("money you owe, called arrears").
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.plain.sentences import Sentence

_NO_GLOSS = re.compile(
    r"\s*(?:\d|see|ref|reference|page|p\.|pp\.|section|table|figure|fig|appendix|annex|item|para|chapter|part|from|by|"
    r"before|after|until|at|on|in|tel|phone|email|e\.?g|for example|such as|including|not|or|and|if|where|as|formerly|"
    r"optional|draft|version|now|currently|about|over|up to|approx|approximately|around|please|usually|mostly|mainly|"
    r"more|less|fewer|at least|namely|one|two|three|four|five|six|seven|eight|nine|ten|both|all|some|subject to)\b",
    re.I,
)
_SAYS = re.compile(
    r"[\"”’)]?,?\s*(?:[-–—]\s*)?(?:(?:which|that|this|it|they)\s+)?(?:also\s+)?"
    r"(?:means?\b(?!\s+(?:that|we|you\s+(?:can|will|must|may|need)|it\s+will))|stands?\s+for\b|(?:is|are|was)\s+(?:when|where|how|short\s+for|the\s+(?:name|word|term)\s+for|the\s+way|a\s+way\s+of|"
    r"a\s+(?:word|name|term)\s+for|another\s+(?:word|name)\s+for|what\s+we\s+call)\b|refers?\s+to\b|is\s+to\s+say\b)",
    re.I,
)
_CALLED = re.compile(
    r"(?:\bcalled|\bknown\s+as|\bcall(?:s)?\s+(?:this|it|these|that)|\bthe\s+(?:word|term|name)\s+(?:for\s+(?:this|it|that)\s+)?is|"
    r"\breferred\s+to\s+as|\bother\s+words,?)\s+(?:the\s+|a\s+|an\s+|being\s+|in\s+)*[\"“'‘]?$",
    re.I,
)
_THIS_MEANS = re.compile(
    r"(?:This|That|It|They|These)\s+(?:means?(?!\s+(?:that|we|it\s+will))|is\s+when|are\s+when|stands?\s+for|is\s+short\s+for)\b"
)
_SHORT_SENTENCE = 10
"""A sentence of at most so many words that ends in the word can be explained by "This means …" after it."""


def is_explained(text: str, start: int, end: int, sentences: Sequence[Sentence] = ()) -> bool:
    """Whether the word at ``text[start:end]`` is explained right there.

    Args:
        text: the whole text.
        start: index of the word's first character.
        end: index after its last.
        sentences: the sentences of the text, to look for "This means …" in the one after.
    """
    after, before = text[end : end + 200], text[max(0, start - 80) : start]
    if _SAYS.match(after):
        return not re.search(r"\bwhat\s+(?:\w+\s+){0,3}$", before)
    bracket = re.match(r"[\"”’]?\s*[(\[]([^()\[\]]{4,160})[)\]]", after)
    return bool(
        _CALLED.search(before)
        or (bracket and is_gloss(bracket[1]))
        or _closes_bracket(text[start], before, after)
        or re.match(r"\s+[–—-]\s+(?:an?|the|when)\s[^.;:–—]{8,120}\s[–—-]\s", after)
        or (_list_entry(after) and any(start == one.start for one in sentences))
        or _next_says(text, end, sentences)
    )


def _closes_bracket(first: str, before: str, after: str) -> bool:
    """Whether the word is all that stands in a bracket after plain words: "money you owe (arrears)"."""
    opened = re.search(r"\b[a-z]+[\"”’]?,?\s+\((?:or |also |called )?[\"“'‘]?$", before)
    return bool(first.islower() and opened and re.match(r"[\"”’]?\)", after))


def is_gloss(inside: str) -> bool:
    """Whether what stands in a bracket explains, and is no reference, date or acronym."""
    if _NO_GLOSS.match(inside):
        return False
    return len(re.findall(r"\b[a-z]{2,}\b", inside)) >= 2


def _list_entry(after: str) -> bool:
    """Whether what follows a word is the rest of a line in a word list: "Arrears: money that you owe"."""
    entry = re.match(
        r"\s*(?::|=|\s[–—-])\s+(?!(?:the|we|you|see|none|yes|no|please)\b)([^.\n]{6,160})", after, re.I
    )
    return bool(entry and len(re.findall(r"\b[a-z]{2,}\b", entry[1])) >= 3)


def _next_says(text: str, end: int, sentences: Sequence[Sentence]) -> bool:
    """Whether the word ends a short sentence and the next one says what it means."""
    for one, following in pairwise(sentences):
        if one.start < end <= one.end:
            ends_it = not re.search(r"\w", text[end : one.end])
            return ends_it and one.words <= _SHORT_SENTENCE and bool(_THIS_MEANS.match(following.text))
    return False
