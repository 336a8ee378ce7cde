"""Puts the plainer wording into a text, so that improving a sentence is a tap and not a rewrite."""

import re

from bot.plain.finding import Finding
from bot.plain.glossary import Match
from bot.plain.inflect import with_article
from bot.plain.tokens import word_set

_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|this|that|these|those|your|our|their|his|her|its|my|no|any|some|each|every|of|for|in|on|about|with|"
    r"without|after|before|from|by|upon|under|annual|new|full|"
    r"further|prior|initial|final|independent|internal|early|first|next|local|public|national)\s+$",
    re.I,
)
_DONE_BEFORE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|get|got)\s+(?:not\s+|also\s+|now\s+|already\s+|\w+ly\s+)*$",
    re.I,
)


_PREPOSITIONS = word_set("for of to with in on by from through about at than")
_FUNCTION_WORDS = word_set("""a an the this that these those and or but nor so if as at by for from in into of off on onto out over per than to
    under until up upon via with within without is are was were be been being am has have had do does did will would can
    could may might must shall should not who which whom whose when where why how because while although unless we you
    they he she it i us them him her your our their its his my""")


_NO_OBJECT = re.compile(r"\s*(?:[.,;:)]|$|(?:by|in|from|under|at)\b)")
"""What follows "costs incurred" and not "we incurred costs"."""
_NO_ARTICLE = re.compile(
    r"(?:a|an|the|your|our|how|what|where|whether|money|help|care|advice|people|time|\w+ing)\s"
)
"""Plain words that cannot follow "a": they have an article of their own, or cannot be counted."""
_SPEAKS_OF_YOU = re.compile(r"^(?:how|what|where|whether|the|a|an)\b|\b(?:you|your)\b")


def wording(text: str, start: int, match: Match) -> str | None:
    """The plainer words that fit where a term stands in a text; None where we have none that fit.

    Args:
        text: the whole text.
        start: where the term stands.
        match: the term and its form.
    """
    before = text[max(0, start - 40) : start]
    form = match.form
    if match.term.kind == "verb":
        if form in {"base", "s"} and _NOUN_BEFORE.search(before):
            return match.term.noun or None
        if form == "past" and (_DONE_BEFORE.search(before) or _NO_OBJECT.match(text[match.end :])):
            form = "done"
    plain = match.term.plainer(match.surface, form)
    if " " in plain and _before_noun(text[match.end :]) and plain.rsplit(" ", 1)[-1] not in _PREPOSITIONS:
        if match.term.kind == "noun" and form == "base":
            return match.term.before or None
        if not match.term.kind and match.size == 1:
            return match.term.before or None
    if plain.startswith(("that ", "who ", "where ")) and _DONE_BEFORE.search(before):
        return match.term.before or None
    return plain


_OPENS_SENTENCE = re.compile(r"(?:^|[.!?][\"”’)]?\s|\n)\s*[\"“‘(]?$")


def _before_noun(after: str) -> bool:
    """Whether a word of content follows at once, so that what is put in must be able to stand before it."""
    following = re.match(r"\s+([^\W\d_]+)", after)
    return following is not None and following[1].lower() not in _FUNCTION_WORDS


def use(text: str, finding: Finding) -> str:
    """The text with one finding's plainer words in place; unchanged where it has none.

    A capital at the start stays a capital, letters that open a sentence give theirs on ("SRO" to "Senior responsible
    officer (SRO)"), and "a" or "an" before it is made to fit.
    """
    if finding.plainer is None:
        return text
    plain, before = finding.plainer, text[: finding.start]
    found = text[finding.start : finding.end]
    if (
        (_OPENS_SENTENCE.search(before) or not found.isupper())
        and found[:1].isupper()
        and not plain[:2].isupper()
    ):
        plain = plain[0].upper() + plain[1:]
    determiner = re.search(r"\b(an?|your|their|our|his|her)(\s+)$", before, re.I)
    if determiner:
        counted = determiner[1].lower() in {"a", "an"}
        dropped = _NO_ARTICLE.match(plain) if counted else _SPEAKS_OF_YOU.search(plain)
        before = before[: determiner.start()]
        if not dropped:
            before += (with_article(determiner[1], plain) if counted else determiner[1]) + determiner[2]
        elif determiner[1][0].isupper():
            plain = plain[0].upper() + plain[1:]
    after = re.match(r"\s+(\w+)", text[finding.end :])
    first, __, last = plain.rpartition(" ")
    if after and first and after[1].lower() == last.lower():
        plain = first
    return before + plain + text[finding.end :]
