"""What can be seen in the shape of a sentence or a paragraph, whatever its words: length, passives, piled-up ideas.

The numbers are those of the guidance we follow: Easy Read asks for 10 to 15 words a sentence, NHS and GOV.UK for 25
at the very most, and for paragraphs of three sentences.
"""

import re

HINT_WORDS = 15
"""A sentence with more words gets a hint."""
FLAG_WORDS = 25
"""A sentence with more words is flagged."""
PARAGRAPH_SENTENCES = 3
"""A paragraph with more sentences gets a hint."""
GIST_WORDS = 40
"""The gist of a briefing has at most so many words."""
_PASSIVES = 2
_JOINS = 3

_IRREGULAR = (
    "given|taken|made|done|sent|seen|held|kept|told|put|set|paid|met|built|brought|bought|chosen|written|known|shown|"
    "found|lost|left|led|drawn|driven|broken|spoken|begun|cut|read|run|said|sold|spent|taught|thought|understood|"
    "undertaken|withdrawn|withheld|upheld|overseen|sought|felt|hit|hurt|heard|laid|let|meant|split|stolen|thrown|worn|won"
)
_NO_PASSIVE = (
    "interested|tired|worried|pleased|married|excited|scared|bored|concerned|retired|supposed|delighted|frightened|"
    "confused|ashamed|embarrassed|disabled|experienced|advanced|gifted|crowded|naked|sacred|red|hundred|indeed|unemployed"
)
_PASSIVE = re.compile(
    rf"\b(?:am|is|are|was|were|be|been|being)\s+(?:not\s+|also\s+|then\s+|now\s+|still\s+|never\s+|being\s+|been\s+|\w+ly\s+)*"
    rf"(?!(?:{_NO_PASSIVE})\b)(?:\w{{2,}}ed|{_IRREGULAR})\b",
    re.I,
)
_JOIN = re.compile(
    r";|\s[–—]\s|,?\s\b(?:and|but|so)\s+(?:that\s+)?(?:i|we|you|they|he|she|it|there|then|this|these|the|if|when|who|has|have|is|are|was|were|will|would|can|must)\b|"
    r",?\s\b(?:which|because|although|though|whereas|while|unless|whilst|however|therefore|in\s+order)\b",
    re.I,
)


def passives(sentence: str) -> list[tuple[int, int]]:
    """Where passive verbs stand in a sentence, when there are enough of them to pile up; else nothing."""
    found = [match.span() for match in _PASSIVE.finditer(sentence)]
    return found if len(found) >= _PASSIVES else []


def holds_several_ideas(sentence: str, words: int) -> bool:
    """Whether a sentence longer than `HINT_WORDS` hangs several thoughts together with "and", "which" or "because"."""
    return words > HINT_WORDS and len(_JOIN.findall(sentence)) >= _JOINS
