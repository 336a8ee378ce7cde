"""Letters that stand for words, and whether the text says for which.

Unexplained acronyms are the commonest complaint in our source report: they tell a reader that the paper is not
meant for them. Not every word in capitals is one: people shout, sign with initials and write post codes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.plain.explained import is_explained
from bot.plain.familiar import Familiar
from bot.plain.glossary import Glossary, Term
from bot.plain.sentences import Sentence
from bot.plain.tokens import word_set

WELL_KNOWN = word_set(
    """NHS GP UK GB US USA EU UN BBC ITV TV DVD CD PC IT ID PIN OK SOS DIY CCTV MP PM HQ FAQ FAQS SMS PDF USB QR CV ATM WC DJ
    MOT VAT BST GMT AM AD BC RIP RSVP ASAP PS PO PTO AKA DNA HIV AIDS COVID A&E B&B Q&A WIFI VIP FM GCSE GCSES BMX SIM SD
    HD LED MC FC AFC IKEA ASDA TESCO ALDI LIDL KFC BP DHL DPD BT EE O2 VHS NB ISBN UNICEF NATO PHD BSC MSC BA MA
    WWW"""
)
"""Letters that people know as words of their own, after the NHS and GOV.UK style guides and our own judgement."""

_CANDIDATE = re.compile(
    r"(?<![\w@#/.&-])(?:[A-Z](?:&[A-Z])+|(?:[A-Z]\.){2,}(?!\w)|[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:['’]?s\b)?(?![\w@&]|\.[\w])"
)
_PLURAL = re.compile(r"[A-Z][A-Za-z&]*[A-Z]s")
"""Also of mixed letters, "EbEs"."""
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_ROMAN_BEFORE = re.compile(
    r"(?:(?i:part|schedule|annex|room|chapter|class|grade|war|type|level|book|stage|phase|volume|title|article|category)"
    r"|[A-Z][a-z]+)\s+$"
)
_POST_CODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b")
_NUMBER_BEFORE = re.compile(r"[\d½]\s?$")
_UNITS = word_set("KG KM CM MM ML MG MB GB TB KB KW KWH MPH AM PM GBP LB OZ FT MHZ V W M K BC AD")
_SHOUTED = word_set(
    """YES NO NOT DO DONT STOP HELP START END MUST NEVER ALWAYS ONLY PLEASE FREE NEW NOW URGENT IMPORTANT NOTE ALL ANY AND OR BUT
    IF THE THIS THAT YOU YOUR WE OUR US ARE IS BE TO OF IN ON AT FOR BY IT MY ME SO UP OUT GO READ OPEN CLOSED BEFORE AFTER
    BOTH EACH EVERY NONE WHO WHAT WHEN WHERE WHY HOW HAVE HAS WILL CAN CANNOT MAY FIRST LAST DRAFT PRIVATE WARNING DEAR DATE
    TIME PLACE NAME MR MRS MS MISS DR EXT TEL REF NO NA"""
)
_SKIPPED_SMALL = word_set("of the and for to in on a an with by at or & from")


@dataclass(frozen=True)
class Acronym:
    """An acronym where it first stands.

    Attributes:
        start: index of its first character.
        end: index after its last, with a plural s.
        letters: the acronym without a plural s, dots or possessive.
        explained: whether the text says what it stands for, there or in the sentence after.
        places: every place (start, end) where it stands.
    """

    start: int
    end: int
    letters: str
    explained: bool
    places: tuple[tuple[int, int], ...]


def find(text: str, sentences: Sequence[Sentence], glossary: Glossary, familiar: Familiar) -> list[Acronym]:
    """The acronyms of a text, each once, in the order in which they first stand.

    Args:
        text: the whole text.
        sentences: its sentences.
        glossary: gives the words behind letters it knows, so that an expansion is recognised.
        familiar: tells a shouted word from letters that spell nothing.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    codes = [match.span() for match in _POST_CODE.finditer(text)]
    for match in _CANDIDATE.finditer(text):
        letters = _bare(match.group())
        if any(a <= match.start() < b for a, b in codes):
            continue
        if _is_acronym(text, match, letters, glossary, familiar):
            places.setdefault(letters, []).append(match.span())
    return [
        Acronym(*spots[0], letters, _any_explains(text, letters, spots, sentences, glossary), tuple(spots))
        for letters, spots in places.items()
    ]


def _bare(found: str) -> str:
    bare = re.sub(r"['’]s$", "", found).replace(".", "")
    return bare[:-1] if _PLURAL.fullmatch(bare) else bare


def _is_acronym(
    text: str, match: re.Match[str], letters: str, glossary: Glossary, familiar: Familiar
) -> bool:
    if letters.upper() in WELL_KNOWN or len(letters) < 2:
        return False
    if letters in glossary.by_short:
        return not (
            letters.isupper()
            and _shouted_line(text, match.start(), match.end())
            and _is_word(letters, familiar)
        )
    if "." in match.group() and re.match(r"\s*[A-Z][a-z]", text[match.end() :]):
        return False  # the initials of a name
    capitals = sum(c.isupper() for c in letters)
    if not letters.isupper() and not re.fullmatch(r"[A-Z&]+\d?[A-Z]?", letters):
        return _mixed(text, match, letters, capitals)
    before, after = text[max(0, match.start() - 25) : match.start()], text[match.end() : match.end() + 25]
    if letters in _UNITS and _NUMBER_BEFORE.search(before):
        return False
    if (
        _ROMAN.match(letters)
        and (_ROMAN_BEFORE.search(before) or len(letters) > 2)
        and letters not in {"CV", "CC"}
    ):
        return False
    if (
        re.search(r"\bRef(?:erence)?\.?:?\s*$", before, re.I)
        or re.match(r"[-/]?\d", after)
        or re.search(r"[\d/]$", before)
    ):
        return False
    if _expansion_beside(text, match.start(), match.end(), letters):
        return True
    return not _shouting(text, match, letters, familiar)


def _mixed(text: str, match: re.Match[str], letters: str, capitals: int) -> bool:
    """Whether letters such as "MoJ" or "SaLT" are an acronym, not a name such as "McDonald", "YouTube" or "PayPal"."""
    if _expansion_beside(text, match.start(), match.end(), letters):
        return True
    small = len(letters) - capitals
    return len(letters) <= 6 and capitals > small and not letters.startswith(("Mc", "Mac", "De", "O'"))


def _is_word(letters: str, familiar: Familiar) -> bool:
    small = letters.lower()
    return small in familiar.everyday or (familiar.zipf(small) >= 3.5 and len(letters) > 3)


def _shouting(text: str, match: re.Match[str], letters: str, familiar: Familiar) -> bool:
    """Whether capitals are a shouted word or a name in a heading."""
    small = letters.lower()
    if letters in _SHOUTED or (len(letters) > 3 and _pronounced(small) and familiar.zipf(small) >= 3.6):
        return True
    if len(letters) > 6:
        return True
    if small in familiar.everyday and len(letters) > 2:
        return True
    return _shouted_line(text, match.start(), match.end()) and _pronounced(small) and len(letters) > 2


def _pronounced(small: str) -> bool:
    return bool(re.search(r"[aeiouy]", small)) and not re.search(r"[^aeiouy]{4}", small)


def _shouted_line(text: str, start: int, end: int) -> bool:
    """Whether the neighbours are in capitals too, as in "DO NOT PARK HERE" or "JOHN SMITH"."""
    before = re.search(r"([^\W\d_]+)[ \t]+$", text[max(0, start - 30) : start])
    after = re.match(r"[ \t]+([^\W\d_]+)", text[end : end + 30])
    beside = [m[1] for m in (before, after) if m and len(m[1]) > 1]
    return any(word.isupper() and word not in WELL_KNOWN for word in beside)


_APPOSITION = re.compile(
    r"\s*,\s+(?:an?|the\s+(?:team|group|body|people|person|law|form|panel|board|service|scheme|money|benefit|check|test))"
    r"(?:\s+[a-z’'-]+){3,14}\s*[,.]"
)


def _any_explains(
    text: str, letters: str, spots: list[tuple[int, int]], sentences: Sequence[Sentence], glossary: Glossary
) -> bool:
    """Whether it is explained in the sentence where it first stands, or in the next one."""
    first = next((n for n, s in enumerate(sentences) if s.start <= spots[0][0] < s.end), 0)
    reach = sentences[min(first + 1, len(sentences) - 1)].end if sentences else len(text)
    term = glossary.by_short.get(letters)
    return any(
        _expansion_beside(text, start, end, letters, term.word if term else "")
        or (term and _follows_plain_words(text[:start], term))
        or is_explained(text, start, end, sentences)
        or _APPOSITION.match(text[end : end + 160])
        for start, end in spots
        if start < reach
    )


def _follows_plain_words(before: str, term: Term) -> bool:
    """Whether letters in a bracket stand right after our own words for them: "the person in charge (SRO)"."""
    said = re.sub(r"\s+", " ", before).lower().removesuffix("(").rstrip()
    return before.endswith("(") and said.endswith(
        tuple(filter(None, (term.plain.lower(), term.many.lower())))
    )


def _expansion_beside(text: str, start: int, end: int, letters: str, known: str = "") -> bool:
    """Whether the words behind the letters stand right before or right after, joined by a bracket or "or"."""
    before, after = text[max(0, start - 160) : start], text[end : end + 160]
    if not re.search(r"\s$|^$|[(\[\"“'‘]$", before):
        return False
    joint = _JOIN_BEFORE.search(before)
    if joint and _spells_end(before[: joint.start()], letters, known):
        return True
    joint_after = _JOIN_AFTER.match(after)
    return bool(joint_after and _spells_start(after[joint_after.end() :], letters, known))


_JOIN_BEFORE = re.compile(
    r"(?:\s*[(\[]\s*|\s*,\s*|\s+[–—-]\s+|\s+(?=or\s|also\s|known|called|abbrev|referred|short|\())"
    r"(?:also\s+|now\s+|often\s+|usually\s+)?(?:or\s+|called\s+|known\s+as\s+|abbreviated\s+(?:to|as)\s+|referred\s+to\s+as\s+|"
    r"shortened\s+to\s+|hereafter\s+|which\s+we\s+call\s+|we\s+call\s+(?:it|this|them)\s+)?(?:also\s+(?:called|known\s+as)\s+)?"
    r"(?:the\s+|our\s+|an?\s+)?[\"“'‘]?$",
    re.I,
)
_JOIN_AFTER = re.compile(
    r"[\"”’]?(?:\s*[(\[]\s*|\s*,\s*|\s+[–—-]\s+|\s*:\s+|\s*=\s*|\s+(?=or\s|stands?\s|means?\s|is\s))"
    r"(?:which\s+|this\s+|it\s+|that\s+)?(?:or\s+|stands?\s+for\s+|means?\s+|is\s+short\s+for\s+|short\s+for\s+|is\s+|that\s+is,?\s+|i\.?e\.?,?\s+)?"
    r"(?:the\s+|our\s+|your\s+|an?\s+)?[\"“'‘]?",
    re.I,
)


def _words(part: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|&", part)


def _spells_end(part: str, letters: str, known: str) -> bool:
    """Whether the last words of `part` spell the letters."""
    if re.search(r"[.!?;]\s*$", part):
        return False
    tail = re.split(r"[.!?;\n]\s", part)[-1]
    words = _words(tail)[-14:]
    if known and " ".join(words).lower().endswith(" ".join(_words(known.lower()))):
        return True
    return any(_spells(words[cut:], letters) for cut in range(len(words)))


def _spells_start(part: str, letters: str, known: str) -> bool:
    words = _words(re.split(r"[.!?;)\]\n]", part, maxsplit=1)[0])[:14]
    if known and " ".join(words).lower().startswith(" ".join(_words(known.lower()))):
        return True
    return any(_spells(words[:cut], letters) for cut in range(len(words), 0, -1))


def _spells(words: list[str], letters: str) -> bool:
    """Whether the first letters of `words` are `letters`; small words may be left out, a word may give two letters."""
    wanted = re.sub(r"[^a-z]", "", letters.lower())
    if (
        not words
        or len(words) > len(wanted) + 4
        or (words[0].lower() in _SKIPPED_SMALL and wanted[0] != words[0][0].lower())
    ):
        return False
    parts = [p for word in words for p in re.split(r"[-'’]", word) if p]
    return _match(tuple(p.lower() for p in parts), wanted)


def _match(words: tuple[str, ...], wanted: str) -> bool:
    if not words:
        return not wanted
    word, rest = words[0], words[1:]
    if (word in _SKIPPED_SMALL) and _match(rest, wanted):
        return True
    if not wanted or word[0] != wanted[0]:
        return False
    if _match(rest, wanted[1:]):
        return True
    return len(wanted) > 1 and any(wanted[1] == c and _match(rest, wanted[2:]) for c in word[1:])
