"""Which words of a text a reader with little schooling would stumble over.

Two ways to find one, because neither finds all: the glossary knows the everyday words that mean something else in
a service ("pathway"), and word frequency knows that hardly anybody writes "commensurate". Names are no hard words,
and a word that the text itself explains is none either.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.plain.explained import is_explained
from bot.plain.familiar import Familiar, stems
from bot.plain.glossary import Glossary, Match
from bot.plain.inflect import Form
from bot.plain.sentences import Sentence
from bot.plain.tokens import Token, tokens, word_set


@dataclass(frozen=True)
class HardWord:
    """A hard word where it stands.

    Attributes:
        start: index of its first character.
        end: index after its last.
        text: as it stands in the text, in small letters.
        match: the glossary's term and form, or None when only its rarity speaks against it.
        inner: whether it lies inside a longer hard phrase that is also in the list.
    """

    start: int
    end: int
    text: str
    match: Match | None
    inner: bool = False

    @property
    def form(self) -> Form:
        """The grammatical form it stands in."""
        return self.match.form if self.match else "base"


def find(
    text: str,
    sentences: Sequence[Sentence],
    glossary: Glossary,
    familiar: Familiar,
    *,
    skip: Sequence[tuple[int, int]] = (),
) -> list[HardWord]:
    """The hard words of a text in order, each as often as it stands there.

    Args:
        text: the whole text.
        sentences: its sentences, as `bot.plain.sentences.split` gives them.
        glossary: the words we know, with the group's own.
        familiar: what everybody knows.
        skip: places (start, end) not to look at, such as acronyms.
    """
    words = tokens(text)
    starts = {sentence.start for sentence in sentences}
    titles = [(s.start, s.end) for s in sentences if _is_title(s.text)]
    skipped = {n for n, word in enumerate(words) if any(a <= word.start < b for a, b in skip)}
    small = {word.key for word in words if word.text.islower()}
    found: list[HardWord] = []
    place = 0
    while place < len(words):
        if place in skipped:
            place += 1
            continue
        match = glossary.at(words, place)
        if match and (
            match.term.hard or (match.size > 1 and (_capital(words[place]) or _expands(text, match)))
        ):
            if (
                match.term.hard
                and not _official(text, match)
                and not (
                    match.size == 1
                    and familiar.knows(words[place].key)
                    and _in_name(words, place, starts, titles)
                )
            ):
                found.append(HardWord(match.start, match.end, _surface(text[match.start : match.end]), match))
                if match.size > 1:
                    inside = range(place, place + match.size)
                    found += [w for n in inside if (w := _single(words, n, glossary, familiar, inner=True))]
            place += match.size
            continue
        last = place
        while last + 1 < len(words) and words[last + 1].hyphen:
            last += 1
        single = glossary.at(words, place, 1)
        after = words[place + 1] if place + 1 < len(words) else None
        if not single and not _is_name(words[place], after, starts, titles, small):
            found += _hyphenated(text, words[place : last + 1], glossary, familiar)
        place = last + 1
    explained = _explained(text, sentences, found)
    return [word for word in found if _same(word) not in explained]


def _single(
    words: list[Token], place: int, glossary: Glossary, familiar: Familiar, *, inner: bool
) -> HardWord | None:
    """The word at `place` if it is hard on its own."""
    word = words[place]
    match = glossary.at(words, place, 1)
    hard = match.term.hard if match else word.text.isalpha() and not _is_known(word.key, glossary, familiar)
    return HardWord(word.start, word.end, word.text.lower(), match, inner) if hard else None


def _is_known(word: str, glossary: Glossary, familiar: Familiar) -> bool:
    """Whether people know a word that no list names; forms of a hard one are as hard: "awarded", but not "pleased"."""
    if word in familiar.everyday or not familiar.knows(word):
        return word in familiar.everyday
    if not word.endswith(("ed", "ing", "ly")):
        return True
    roots = stems(word)
    return any(root in familiar.everyday for root in roots) or not any(map(glossary.is_hard, roots))


_HARD_BEGINNINGS = word_set("non multi inter pre post semi sub intra cross")
_HARD_ENDINGS = word_set("facing focused bound centred oriented based led wide")
"""What makes a hyphenated word hard even where its parts are plain: "nurse-led", "client-facing"."""


def _hyphenated(text: str, parts: list[Token], glossary: Glossary, familiar: Familiar) -> list[HardWord]:
    """A word nobody explains, or several joined by hyphens: hard as a whole if one part is."""
    hard = [part for n in range(len(parts)) if (part := _single(parts, n, glossary, familiar, inner=False))]
    made_hard = parts[0].key in _HARD_BEGINNINGS or parts[-1].key in _HARD_ENDINGS
    if not hard and not (len(parts) > 1 and made_hard):
        return []
    start, end = parts[0].start, parts[-1].end
    return hard if len(parts) == 1 else [HardWord(start, end, _surface(text[start:end]), None)]


_LOOKS_ENGLISH = re.compile(
    r"(?:tion|sion|ment|ance|ence|ity|ive|ous|able|ible|ally|ately|ing|ed|ism|ist|ical|ful|less|ise|ify|ants?|ables|ations|ments)$"
)


_AFTER_A_NAME = word_set(
    "is was will has had can and or said says came went does did would could may might must met lives lived works worked of "
    "from who asked told wrote runs ran in at on to with for gave made left she he it they we you"
)


def _is_name(
    word: Token, after: Token | None, starts: set[int], titles: list[tuple[int, int]], small: set[str]
) -> bool:
    """Whether a word that only its rarity could make hard is likely a name, or no word at all."""
    if not word.text.isalpha() and not re.fullmatch(r"[^\W\d_]+['’](?:s|ll|re|ve|d|t)?", word.text):
        return True
    if word.text.islower() or word.key in small:
        return False
    if word.text.isupper() and len(word.text) > 1:
        return not _LOOKS_ENGLISH.search(word.key)
    begins = word.start in starts or any(a <= word.start < b for a, b in titles)
    if not begins or word.text.endswith(("'s", "’s")):
        return True
    describes = (
        after is not None and after.touches and after.text.islower() and after.key not in _AFTER_A_NAME
    )
    return not (_LOOKS_ENGLISH.search(word.key) or (describes and word.start in starts))


def _in_name(words: list[Token], place: int, starts: set[int], titles: list[tuple[int, int]]) -> bool:
    """Whether a word of the glossary stands with a capital next to another one: part of a name such as "Recovery House"."""
    word = words[place]
    if not word.text[0].isupper() or any(a <= word.start < b for a, b in titles):
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    before = words[place - 1] if place else None
    beside_after = bool(after and after.touches and _capital(after))
    beside_before = bool(before and word.touches and _capital(before) and before.start not in starts)
    return beside_after or beside_before


def _expands(text: str, match: Match) -> bool:
    """Whether a term stands beside its acronym in brackets: then it is there to explain."""
    short = re.escape(match.term.short)
    after, before = text[match.end : match.end + 20], text[max(0, match.start - 20) : match.start]
    return bool(
        short
        and (
            re.match(rf"s?\s*\((?:the )?{short}", after) or re.search(rf"\b{short}s?\s*\((?:the )?$", before)
        )
    )


def _official(text: str, match: Match) -> bool:
    """Whether a term stands as a name, In Capitals, beside its acronym."""
    long = [word for word in re.findall(r"[^\W\d_]+", text[match.start : match.end]) if len(word) > 3]
    return all(word[0].isupper() for word in long) and _expands(text, match)


def _capital(word: Token) -> bool:
    return word.text[0].isupper() and not word.text.isupper()


def _is_title(sentence: str) -> bool:
    """Whether a line is a heading In Capitals Like This."""
    words = [w for w in re.findall(r"[^\W\d_]+", sentence) if len(w) > 3]
    return len(words) > 1 and sentence[-1] not in ".!?" and all(w[0].isupper() for w in words)


def _surface(found: str) -> str:
    return " ".join(found.lower().split())


def _same(word: HardWord) -> str:
    return word.match.term.word.lower() if word.match else word.text


def _explained(text: str, sentences: Sequence[Sentence], found: list[HardWord]) -> set[str]:
    return {_same(word) for word in found if is_explained(text, word.start, word.end, sentences)}
