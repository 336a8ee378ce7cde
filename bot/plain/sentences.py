"""Where sentences begin and end in what coordinators paste: letters, lists, headings, half-typed messages.

Everything the checker counts is counted per sentence, so a wrong boundary is a wrong finding. `sentencex` knows
where prose ends; here are the things it does not know: lines of a list and headings end without a full stop,
lines wrapped by an email program do not end at all, and "Fri. 3 July" or "approx. £5" is one piece.
"""

import re
from dataclasses import dataclass

from sentencex import segment  # type: ignore[import-untyped]  # written in Rust, without types

from bot.plain.tokens import word_set


@dataclass(frozen=True)
class Sentence:
    """One sentence, heading or list item.

    Attributes:
        start: index of its first character in the whole text.
        end: index after its last character.
        text: the characters between.
        paragraph: number of the paragraph it stands in, from 0; an item of a list is its own paragraph.
    """

    start: int
    end: int
    text: str
    paragraph: int

    @property
    def words(self) -> int:
        """How many words it has: what stands between spaces and holds a letter or a digit."""
        return sum(any(map(str.isalnum, part)) for part in self.text.split())


_MARKER = re.compile(r"\s*(?:[-*•‣▪◦·–—‐●○■□✓✔]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+")
_MARKER_ALONE = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]]*$")

# After these a full stop is part of the word when a number or a small letter follows,
_SHORT = word_set(
    "approx est ca incl excl esp etc vs viz cf al mins hrs hr wk yr yrs mth nos p pp para paras pg figs vol ch sect "
    "ref reg tel ext dept govt asst eds ltd plc bros a.m p.m am pm e.g i.e eg ie n.b rd ave sq ln apt"
)
# after these too, if they are written with a capital (without one they are words),
_SHORT_NAMES = word_set(
    "No Nos Fig Art Sec Min Max Co Inc St Hon Ed Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
# and after these also when a name follows.
_TITLES = word_set("mr mrs ms mx dr prof rev revd fr sr jr st cllr rt hon sgt capt lt gov messrs mme")
# Words that a line cannot end with unless it goes on in the next.
_UNFINISHED = word_set(
    "a an the and or but of in on at to for with by from as is are was were be that which who your our"
)
_WRAPPED_WIDTH = 40
"""A line shorter than this was not cut by an email program: people type short lines on purpose."""


def split(text: str) -> list[Sentence]:
    """Split a text into sentences, headings and list items, in order; white space around them is left out."""
    found = []
    for number, (start, end) in enumerate(paragraphs(text)):
        place = start
        for piece in _pieces(re.sub(r"\s", " ", text[start:end])):
            bare = piece.strip()
            if bare:
                first = place + piece.index(bare[0])
                found.append(Sentence(first, first + len(bare), text[first : first + len(bare)], number))
            place += len(piece)
    return found


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends; a heading and a list item are each their own."""
    found: list[tuple[int, int]] = []
    place = 0
    for block in re.split(r"((?:\r?\n[ \t]*){2,})", text):
        if block.strip():
            found += _lines(block, place)
        place += len(block)
    return found


def _lines(block: str, offset: int) -> list[tuple[int, int]]:
    """Split one run of lines without a blank one, joining those that were only wrapped."""
    lines = block.splitlines(keepends=True)
    width = max(len(line.strip()) for line in lines)
    as_list = any(line.rstrip().endswith(":") for line in lines[:-1])
    found: list[tuple[int, int]] = []
    place = offset
    before = ""
    for line in lines:
        if found and not as_list and _goes_on(before.strip(), line.strip(), width, len(lines)):
            found[-1] = (found[-1][0], place + len(line))
        elif line.strip():
            found.append((place, place + len(line)))
        place += len(line)
        before = line
    return found


def _goes_on(line: str, after: str, width: int, lines: int) -> bool:
    """Whether `line` was cut only because the next word did not fit into `width`."""
    if not line or not after or _MARKER.match(after) or width < _WRAPPED_WIDTH:
        return False
    first = after.split(maxsplit=1)[0]
    if len(line) + 1 + len(first) <= width:
        return False
    if _ENDED.search(line):
        return lines > 2
    last = line.rsplit(maxsplit=1)[-1].lower().strip(",")
    return first[0].islower() or lines > 2 or last in _UNFINISHED or line.endswith(",")


def _pieces(line: str) -> list[str]:
    """Split one paragraph (white space already single spaces); the pieces joined are the paragraph."""
    marker = _MARKER.match(line)
    head = marker.group() if marker else ""
    pieces: list[str] = []
    for piece in segment("en", line[len(head) :]):
        for part in _missed(piece):
            if pieces and _joined(pieces[-1], part):
                pieces[-1] += part
            else:
                pieces.append(part)
    if not pieces:
        return [line]
    pieces[0] = head + pieces[0]
    return pieces


# An end that sentencex leaves alone: a stop inside a bracket or quote, or a small letter after it.
_END = re.compile(r"(?<=[^\s.])([.!?]+[\"”’)\]]+|[.!?]+|…)(\s+)(?=[\"“‘(]?[^\W_])")


# "Appendix B." ends a sentence; "Mr B." does not.
_LETTERED = re.compile(
    r"\b(?:appendix|annex|section|band|part|group|block|plan|option|schedule|hepatitis|vitamin|grade|category|type|room|unit|class"
    r"|phase|stage|zone|table|figure|question|step) [A-Z]$",
    re.I,
)
_TRAILS_OFF = re.compile(r"(?:\.\.|…)$")


def _missed(piece: str) -> list[str]:
    parts: list[str] = []
    place = 0
    for end in _END.finditer(piece):
        after = piece[end.end() :].lstrip('"“‘(')[:1]
        closed = len(end[1].rstrip('"”’)]')) < len(end[1])
        if (closed or _TRAILS_OFF.search(end[1])) and not after.isupper():
            continue
        word = _last_word(piece[place : end.start()])
        initial = len(word) < 2 and not _LETTERED.search(piece[place : end.start()])
        if end[1] == "." and (_is_short(word) or word.lower() in _TITLES or "." in word or initial):
            continue
        if _inside_bracket(piece[place : end.end()]) and not closed:
            continue
        parts.append(piece[place : end.end()])
        place = end.end()
    return [*parts, piece[place:]]


def _inside_bracket(part: str) -> bool:
    return part.count("(") > part.count(")")


def _joined(before: str, after: str) -> bool:
    """Whether the boundary between two pieces is none: the stop belongs to a short form or a list number."""
    bare, following = before.strip(), after.strip()
    if not following or not bare or _MARKER_ALONE.fullmatch(bare):
        return True
    if _TRAILS_OFF.search(bare) and following[0].islower():
        return True
    word = _last_word(bare[:-1]) if bare.endswith(".") else ""
    if following[0].isupper():
        return word.lower() in _TITLES
    return _is_short(word) and (following[0].islower() or following[0].isdigit() or following[0] in "£&")


def _last_word(part: str) -> str:
    return part.rsplit(" ", maxsplit=1)[-1].strip("(\"'“‘")


def _is_short(word: str) -> bool:
    return word.lower() in _SHORT or word in _SHORT_NAMES
