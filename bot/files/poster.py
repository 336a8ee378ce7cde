"""The poster on the wall: a question that anyone who passes can answer, and later what came of it.

Somebody who never comes to a group scans it, says one thing, and hears what happened. So the poster says what
they need before they scan: who reads it, by when they will hear, and what to do without Telegram.
"""

from dataclasses import dataclass
from datetime import date

from bot.chat.words import _, locale
from bot.files.outcome import Outcome
from bot.files.outcome_card import draw_outcome, outcome_height
from bot.files.sheet import Sheet
from bot.files.style import DEEP, GOOD, HEIGHT, INK, INNER, MARGIN, MIST, PAPER, QUIET, WIDTH, Style
from bot.plain.say_date import say_day

PICTURE_WIDTH = 1654
"""Pixels across a poster as a picture: A4 at 200 dots an inch, sharp enough to print."""


@dataclass(frozen=True)
class QuestionPoster:
    """What a question poster says.

    Args:
        group: the group that asks.
        question: in plain words; it is printed as large as fits, and cut at about 700 signs.
        link: what the QR code opens.
        short_link: what somebody types who cannot scan.
        readers: who reads the answers, as "Asha and Tom from Open Door".
        hear_by: the day by which people will hear (a local date).
        tell: who takes an answer in person, as "Sam at the front desk".
        without_name: whether the channel without a name is open (see the gate in the design).
    """

    group: str
    question: str
    link: str
    short_link: str
    readers: str
    hear_by: date
    tell: str
    without_name: bool


@dataclass(frozen=True)
class OutcomesPoster:
    """What an outcomes poster says.

    Args:
        group: the group that asked.
        question: that was asked.
        link: what the QR code opens.
        short_link: what somebody types who cannot scan.
        outcomes: what happened, theme by theme, in the order everyone sees.
        next_news: the day of the next news (a local date), or None when the question is settled.
        tell: who to talk to in person.
    """

    group: str
    question: str
    link: str
    short_link: str
    outcomes: tuple[Outcome, ...]
    next_news: date | None
    tell: str


def question_poster_pdf(poster: QuestionPoster) -> bytes:
    """Draw a question poster as an A4 page to print."""
    return _question_sheet(poster).pdf()


def question_poster_png(poster: QuestionPoster) -> bytes:
    """Draw a question poster as a picture to send or print."""
    return _question_sheet(poster).png(PICTURE_WIDTH)


def outcomes_poster_pdf(poster: OutcomesPoster) -> bytes:
    """Draw what happened with a question, for the same wall: as many A4 pages as it takes."""
    return _outcomes_sheet(poster).pdf()


QR_SIDE = 100.0
CARD_TOP = 123.5
LABEL = Style(16, ink=QUIET)


def _question_sheet(poster: QuestionPoster) -> Sheet:
    sheet = Sheet(poster.question)
    _head(sheet, _("{group} would like to hear from you", group=poster.group))
    sizes = (56, 50, 44, 38, 33, 29, 25, 21, 18)
    text, size = sheet.fit(poster.question, sizes, width=INNER, height=CARD_TOP - 46, bold=True)
    style = Style(size, bold=True, leading=1.2)
    space = CARD_TOP - HEAD - sheet.height_of(text, style)
    sheet.write(text, HEAD + space / 2, style)
    _scan_card(sheet, poster)
    _facts(sheet, poster, CARD_TOP + QR_SIDE + 15.5)
    _foot(sheet, _("No Telegram? Use the box, or tell {person}.", person=poster.tell))
    return sheet


def _scan_card(sheet: Sheet, poster: QuestionPoster) -> None:
    sheet.box(CARD_TOP, QR_SIDE + 10)
    sheet.qr(poster.link, CARD_TOP + 5, QR_SIDE, x=MARGIN + 5)
    x, width = MARGIN + QR_SIDE + 12, INNER - QR_SIDE - 17
    heading = Style(24, bold=True, ink=DEEP, leading=1.22)
    sheet.write(_("Point your phone’s camera here"), CARD_TOP + 12, heading, x=x, width=width)
    if poster.without_name:
        note = _("You do not have to give your name.")
        style = Style(20, bold=True, ink=GOOD, leading=1.25)
        bottom = CARD_TOP + QR_SIDE - 2
        sheet.write(note, bottom - sheet.height_of(note, style, width=width), style, x=x, width=width)


def _facts(sheet: Sheet, poster: QuestionPoster, y: float) -> None:
    x, width = MARGIN + 58, INNER - 58
    for label, answer in (
        (_("Or type this"), poster.short_link),
        (_("Who reads it"), poster.readers),
        (_("You will hear back by"), say_day(poster.hear_by, locale())),
    ):
        sheet.write(label, y, LABEL, width=56)
        text, size = sheet.fit(answer, (18, 16, 14, 12), width=width, height=8.5, bold=True)
        sheet.write(
            text, y, Style(size, bold=True, leading=LABEL.size / size * LABEL.leading), x=x, width=width
        )
        y += 10


HEAD = 24.0
BAND = 24.0


def _head(sheet: Sheet, words: str) -> None:
    sheet.box(0, HEAD, x=0, width=WIDTH, fill=DEEP, round_by=0)
    _centred_in_band(sheet, words, 0, PAPER)


def _foot(sheet: Sheet, words: str) -> None:
    sheet.box(HEIGHT - BAND, BAND, x=0, width=WIDTH, fill=MIST, round_by=0)
    _centred_in_band(sheet, words, HEIGHT - BAND, INK)


def _centred_in_band(sheet: Sheet, words: str, top: float, ink: str) -> None:
    """Set words in one line if they fit at a size read from across a room, else in two."""
    text, size = sheet.fit(words, (21, 19, 17), width=INNER, height=10.5, bold=True)
    if text != words:
        text, size = sheet.fit(words, (17, 15, 13), width=INNER, height=18, bold=True)
    style = Style(size, bold=True, ink=ink)
    sheet.write(text, top + BAND / 2 - sheet.height_of(text, style) / 2, style)


SCAN_SIDE = 38.0


def _outcomes_sheet(poster: OutcomesPoster) -> Sheet:
    sheet = Sheet(poster.question)
    title = _("You told us. Here is what happened.")
    _head(sheet, title)
    group = sheet.shorten(_("{group} asked", group=poster.group), LABEL, width=INNER - 40, height=16)
    y = sheet.write(group, HEAD + 9, LABEL, width=INNER - 40)
    text, size = sheet.fit(poster.question, (32, 28, 24, 20, 16), width=INNER, height=42, bold=True)
    y = sheet.write(text, y, Style(size, bold=True, leading=1.2)) + 6
    end = _scan_row(sheet, poster)
    for outcome in poster.outcomes:
        if y + outcome_height(sheet, outcome) > end:
            sheet.new_page()
            _head(sheet, title)
            y, end = HEAD + 20, HEIGHT - MARGIN
        y = draw_outcome(sheet, outcome, y) + 5
    sheet.number_pages(HEAD + 9, Style(14, ink=QUIET))
    return sheet


def _scan_row(sheet: Sheet, poster: OutcomesPoster) -> float:
    """Draw where to see all this on a phone and whom to ask; give the y that the outcomes must end above."""
    top = HEIGHT - BAND - SCAN_SIDE - 2
    sheet.qr(poster.link, top, SCAN_SIDE, x=MARGIN - 4)
    x, width = MARGIN + SCAN_SIDE + 2, INNER - SCAN_SIDE - 2
    y = sheet.write(_("See this on your phone"), top + 4, Style(18, bold=True, ink=DEEP), x=x, width=width)
    link, size = sheet.fit(poster.short_link, (15, 13, 11), width=width, height=8)
    y = sheet.write(link, y, Style(size, ink=QUIET), x=x, width=width) + 2
    if poster.next_news:
        news = _("More news by {day}.", day=say_day(poster.next_news, locale()))
    else:
        news = _("That is all for now. Is something missing? Tell us.")
    sheet.write(news, y, Style(16, bold=True), x=x, width=width)
    _foot(sheet, _("Want to talk about it? Ask for {person}.", person=poster.tell))
    return top
