"""A kind, exact second reader for what a coordinator is about to send.

It says where a reader may stumble, why, and what could stand there instead. It advises and never blocks: whoever
writes knows the group better than any list.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Literal

from bot.chat.words import _, ngettext
from bot.plain import acronyms, facts, hard_words, labels, shape
from bot.plain.familiar import Familiar
from bot.plain.finding import Finding
from bot.plain.glossary import Glossary
from bot.plain.plainer import wording
from bot.plain.sentences import Sentence, split


def check(
    text: str,
    *,
    glossary: Glossary | None = None,
    contested: Glossary | None = None,
    kind: Literal["text", "gist"] = "text",
    today: date | None = None,
    by: date | None = None,
    meeting: date | None = None,
    home: Path | None = None,
) -> list[Finding]:
    """Read a text as its readers will.

    Args:
        text: what is about to be sent, as plain text.
        glossary: the words we know with the group's own; None for those shipped.
        contested: the group's list of labels; None for the one shipped.
        kind: "gist" for the first layer of a briefing, which has at most 40 words.
        today: the group's local date, to see how much notice people get.
        by: the date by which answers are wanted, where a form holds it, so that the text need not.
        meeting: the local date of the meeting that the text invites to.
        home: the folder Heard writes to, whose own copies of our lists win.

    Returns:
        What it found, in the order of the text; nothing for a text that reads well.
    """
    sentences = split(text)
    words = glossary or shipped_glossary(home)
    found = [
        *_lengths(sentences),
        *_words(text, sentences, words, contested or shipped_labels(home), Familiar.load(home)),
        *_shapes(sentences),
        *_facts(sentences, by=by),
        *_gist(text, sentences, kind),
        *_notice(text, today, meeting),
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end))


def shipped_glossary(home: Path | None = None) -> Glossary:
    """The glossary that comes with Heard, or the copy in the home folder."""
    return Glossary.load(home=home)


def shipped_labels(home: Path | None = None) -> Glossary:
    """The list of labels that comes with Heard, or the copy in the home folder."""
    return labels.load(home)


def _lengths(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    for number, one in enumerate(sentences):
        words = one.words
        if words > shape.FLAG_WORDS:
            why = _("This sentence has {count} words. Try two sentences.", count=words)
            yield Finding("long_sentence", one.start, one.end, number, why, severity="flag")
        elif words > shape.HINT_WORDS:
            why = _("This sentence has {count} words. 15 or fewer is easier.", count=words)
            yield Finding("long_sentence", one.start, one.end, number, why)
    for __, group in groupby(enumerate(sentences), key=lambda numbered: numbered[1].paragraph):
        paragraph = list(group)
        if len(paragraph) > shape.PARAGRAPH_SENTENCES:
            (first, opening), (__, closing) = paragraph[0], paragraph[-1]
            why = _("This paragraph has {count} sentences. Three or fewer is easier.", count=len(paragraph))
            yield Finding("long_paragraph", opening.start, closing.end, first, why)


def _words(
    text: str, sentences: Sequence[Sentence], glossary: Glossary, contested: Glossary, familiar: Familiar
) -> Iterator[Finding]:
    letters = acronyms.find(text, sentences, glossary, familiar)
    for one in letters:
        if not one.explained:
            term = glossary.by_short.get(one.letters)
            full = f"{term.word} ({one.letters})" if term else None
            why = _("Not everyone knows what {letters} stands for.", letters=one.letters)
            yield Finding("acronym", one.start, one.end, _at(sentences, one.start), why, full, "flag")
    named = labels.find(text, contested)
    for match in named:
        plain = wording(text, match.start, match)
        yield Finding("label", match.start, match.end, _at(sentences, match.start), match.term.meaning, plain)
    taken = [(match.start, match.end) for match in named]
    places = [place for one in letters for place in one.places]
    for word in hard_words.find(text, sentences, glossary, familiar, skip=places):
        if word.inner or any(start < word.end and word.start < end for start, end in taken):
            continue
        if word.match:
            plainer = wording(text, word.start, word.match)
            why = _(
                "“{word}” is hard for many people. Meaning: {meaning}",
                word=word.text,
                meaning=word.match.term.meaning,
            )
        else:
            plainer = None
            why = _("“{word}” is a rare word. Is there a plainer one?", word=word.text)
        yield Finding("hard_word", word.start, word.end, _at(sentences, word.start), why, plainer, "flag")


def _shapes(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    for number, one in enumerate(sentences):
        if shape.passives(one.text):
            why = _("It does not say who does what. Try “we will …” or “you can …”.")
            yield Finding("passives", one.start, one.end, number, why)
        if shape.holds_several_ideas(one.text, one.words):
            why = _("There are several ideas in this sentence. Try one idea at a time.")
            yield Finding("several_ideas", one.start, one.end, number, why)


def _facts(sentences: Sequence[Sentence], *, by: date | None) -> Iterator[Finding]:
    for start, end, number in facts.dates_without_time(sentences):
        yield Finding("date_without_time", start, end, number, _("This date has no time."), severity="flag")
    number_of_ask = None if by else facts.ask_without_date(sentences)
    if number_of_ask is not None:
        one = sentences[number_of_ask]
        why = _("You ask for something. By when?")
        yield Finding("ask_without_date", one.start, one.end, number_of_ask, why, severity="flag")


def _gist(text: str, sentences: Sequence[Sentence], kind: str) -> Iterator[Finding]:
    words = sum(one.words for one in sentences)
    if kind == "gist" and words > shape.GIST_WORDS:
        why = _("The gist has {count} words. Keep it to 40.", count=words)
        yield Finding("long_gist", 0, len(text), 0, why, severity="flag")


def _notice(text: str, today: date | None, meeting: date | None) -> Iterator[Finding]:
    days = facts.notice_days(today, meeting) if today and meeting else None
    if days is not None:
        why = ngettext(
            "People get {n} day of notice. They need a week.",
            "People get {n} days of notice. They need a week.",
            days,
        )
        yield Finding("short_notice", 0, len(text), 0, why, severity="flag")


def _at(sentences: Sequence[Sentence], place: int) -> int:
    """The number of the sentence that holds a place in the text."""
    return max((n for n, one in enumerate(sentences) if one.start <= place), default=0)
