"""The facts that people need and writers forget: at what time, by when, and whether there is time left at all.

"Please let us know" without a date makes everybody wait; "Tuesday" without a time makes people stay away.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.plain.sentences import Sentence

NOTICE_DAYS = 7
"""People need a week to read, to ask for help and to find somebody for the children: our source report's own figure."""

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE = re.compile(
    rf"\b(?:(?:{_WEEKDAY}\.?,?\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:\s+\d{{4}})?|"
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b|today\b|tonight\b)",
    re.I,
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}[.:]\d{2}\b(?![.:/]\d)|\bnoon\b|\bmidday\b|\bmidnight\b|o['’]clock|"
    r"\bhalf\s+past\b|\bquarter\s+(?:past|to)\b|\ball\s+day\b|\bany\s+time\b|"
    r"\bat\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b(?!\s+[A-Z])",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:meet(?:ing)?s?|sessions?|workshops?|events?|appointments?|join\s+us|come\s+(?:along|to|and|in)|see\s+you|drop-in|"
    r"visit|interviews?|training|takes?\s+place|(?:will\s+be|be|is)\s+held|gather(?:ing)?|trip|walk|party|call\s+you|ring\s+you|"
    r"opens?|starts?|begins?)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|met|took|came|had|happened|wrote|sent|said|told|last)\b", re.I)
_NO_MOMENT = re.compile(
    r"\b(?:by|before|until|till|since|from|after|than|due|dated|of|every|each|between|to|and|or|on\s+or)\s+(?:the\s+)?$",
    re.I,
)

_ASK = re.compile(
    r"\bplease\s+(?:\w+ly\s+)?(?:reply|respond|tell|send|let|fill|complete|return|sign|answer|vote|choose|pick|book|"
    r"confirm|give|share|submit|register|write|contact|email|ring|call|text|say|rsvp)\b|"
    r"\b(?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+)?(?:reply|tell|send|let|fill|complete|return|sign|answer|vote|"
    r"choose|pick|book|confirm|give|share|write|say)\b|"
    r"(?:^|[.!?]\s+)(?:tell\s+us|let\s+(?:us|me)\s+know|send\s+us|fill\s+in|reply\s+to|sign\s+up|vote\b|rsvp\b)|"
    r"\bwe\s+(?:need|ask|want|would\s+like|['’]d\s+like)\s+you\s+to\b",
    re.I,
)
_OFFER = re.compile(r"\bif\b|\byou\s+(?:can|may|could)\b|\bwhen\s+you\s+(?:come|arrive)\b", re.I)
_BY_WHEN = re.compile(
    rf"\b(?:by|before|until|till|no\s+later\s+than|deadline|closing\s+date|closes?|within)\b[^.!?]{{0,30}}?"
    rf"(?:\d|{_WEEKDAY}\b|tomorrow|today|tonight|noon|midday|week|month|end\s+of|then|next|christmas|easter|the\s+meeting)|"
    r"\b(?:today|tonight|tomorrow|this\s+(?:week|month|morning|afternoon|evening)|straight\s+away|right\s+away|now|"
    r"any\s*time|whenever|no\s+rush|take\s+your\s+time|as\s+soon\s+as|at\s+the\s+meeting|on\s+the\s+day)\b",
    re.I,
)


def dates_without_time(sentences: Sequence[Sentence]) -> list[tuple[int, int, int]]:
    """Dates of things to come to that have no time in their sentence or the ones beside it.

    Returns:
        For each: index of its first character, index after its last, number of the sentence.
    """
    found = []
    for number, sentence in enumerate(sentences):
        if not _EVENT.search(sentence.text) or _PAST.search(sentence.text):
            continue
        beside = " ".join(s.text for s in sentences[max(0, number - 1) : number + 2])
        if _TIME.search(beside):
            continue
        for match in _DATE.finditer(sentence.text):
            if not _NO_MOMENT.search(sentence.text[: match.start()]):
                found.append((sentence.start + match.start(), sentence.start + match.end(), number))
                break
    return found


def ask_without_date(sentences: Sequence[Sentence]) -> int | None:
    """The number of the first sentence that asks for something, when the text never says by when; else None."""
    if any(_BY_WHEN.search(sentence.text) for sentence in sentences):
        return None
    for number, sentence in enumerate(sentences):
        if _ASK.search(sentence.text) and not _OFFER.search(sentence.text):
            return number
    return None


def notice_days(today: date, meeting: date) -> int | None:
    """Days from `today` to `meeting` (both local dates) when they are fewer than `NOTICE_DAYS`; else None."""
    days = (meeting - today).days
    return days if 0 <= days < NOTICE_DAYS else None
