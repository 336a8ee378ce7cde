"""The loop at a glance: what a group owes its people, when and by whom, and what is late.

A promise lapses because nobody looked. The coordinator's desk shows this as a screen and, here, as a picture that
can be pinned up or sent round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.chat.words import _, locale, ngettext
from bot.files.sheet import Sheet
from bot.files.style import (
    DEEP,
    GOOD,
    HEIGHT,
    INK,
    INNER,
    LATE,
    LATE_TINT,
    MARGIN,
    MIST,
    QUIET,
    WAITING,
    WAITING_TINT,
    WIDTH,
    Style,
)
from bot.plain.say_date import say_day

SOON = 7
"""Days before a promise falls due from which it is marked: the owner is first told 7 days before."""


@dataclass(frozen=True)
class Owed:
    """One promise that is open: the question, the day of the next news (a local date), and who tells it."""

    question: str
    due: date
    owner: str


@dataclass(frozen=True)
class Glance:
    """How a group stands.

    Args:
        group: its name.
        today: the day it is drawn for (a local date).
        owed: open promises, in any order.
        open_questions: how many questions take answers now.
        settled: how many questions were settled.
        days_to_news: middle number of days from closing to the first news, or None if there was none yet.
    """

    group: str
    today: date
    owed: tuple[Owed, ...]
    open_questions: int
    settled: int
    days_to_news: int | None


def glance_png(glance: Glance) -> bytes:
    """Draw the loop as a picture to send."""
    return _sheet(glance).png()


def glance_pdf(glance: Glance) -> bytes:
    """Draw the loop as one page to print."""
    return _sheet(glance).pdf()


def glance_alt(glance: Glance) -> str:
    """Say what the picture shows, for those who do not see it."""
    lines = glance_lines(glance)
    lines += [_("{label}: {number}", label=label, number=number) for number, label in _tiles(glance)]
    return "\n".join(lines)


def glance_lines(glance: Glance) -> list[str]:
    """Say how it stands in one line, and then each open promise in one, the most urgent first."""
    lines = [_summary(glance)]
    for owed in _in_order(glance):
        when, *_colours = _when(owed, glance.today)
        lines.append(
            _("{question}: {when}, told by {owner}", question=owed.question, when=when, owner=owed.owner)
        )
    return lines


def _in_order(glance: Glance) -> Sequence[Owed]:
    return sorted(glance.owed, key=lambda owed: owed.due)


def _summary(glance: Glance) -> str:
    late = sum(owed.due < glance.today for owed in glance.owed)
    if late:
        return ngettext("{n} answer is late", "{n} answers are late", late)
    if glance.owed:
        return ngettext(
            "{n} answer is owed, none is late", "{n} answers are owed, none is late", len(glance.owed)
        )
    return _("Nothing is owed")


def _when(owed: Owed, today: date) -> tuple[str, str, str]:
    """Say when a promise falls due, with the ink and tint for it."""
    days = (owed.due - today).days
    if days < 0:
        return ngettext("{n} day late", "{n} days late", -days), LATE, LATE_TINT
    if days == 0:
        return _("Today"), WAITING, WAITING_TINT
    words = _("By {day}", day=say_day(owed.due, locale(), year=owed.due.year != today.year))
    return (words, WAITING, WAITING_TINT) if days <= SOON else (words, DEEP, MIST)


def _tiles(glance: Glance) -> list[tuple[str, str]]:
    days = _("none yet") if glance.days_to_news is None else str(glance.days_to_news)
    return [
        (str(glance.open_questions), _("Open questions")),
        (str(glance.settled), _("Settled")),
        (days, _("Days to first news")),
    ]


TOP = 92.0
ROW = 27.0
GAP = 4.0
MOST_ROWS = 30
"""More would make a picture too long for a chat; the rest is counted in one line."""


def _sheet(glance: Glance) -> Sheet:
    rows = min(len(glance.owed), MOST_ROWS + 1)
    sheet = Sheet(_summary(glance), max(HEIGHT, TOP + rows * (ROW + GAP) + MARGIN))
    sheet.box(0, 7, x=0, width=WIDTH, fill=DEEP, round_by=0)
    small = Style(16, ink=QUIET)
    head = _("{group}, {day}", group=glance.group, day=say_day(glance.today, locale(), year=True))
    y = sheet.write(sheet.shorten(head, small, width=INNER, height=8), 13, small)
    text, size = sheet.fit(_summary(glance), (32, 28, 24, 20), width=INNER, height=24, bold=True)
    late = any(owed.due < glance.today for owed in glance.owed)
    sheet.write(
        text, y, Style(size, bold=True, ink=LATE if late else GOOD if not glance.owed else INK, leading=1.2)
    )
    width = (INNER - 2 * GAP) / 3
    for place, (number, label) in enumerate(_tiles(glance)):
        _tile(sheet, number, label, MARGIN + place * (width + GAP), width)
    for place, owed in enumerate(_in_order(glance)[:MOST_ROWS]):
        _row(sheet, owed, glance.today, TOP + place * (ROW + GAP))
    if (more := len(glance.owed) - MOST_ROWS) > 0:
        words = ngettext("and {n} more", "and {n} more", more)
        sheet.write(words, TOP + MOST_ROWS * (ROW + GAP), Style(18, ink=QUIET))
    return sheet


def _tile(sheet: Sheet, number: str, label: str, x: float, width: float) -> None:
    top, high = 54.0, 30.0
    sheet.box(top, high, x=x, width=width)
    number, size = sheet.fit(number, (30, 22, 18, 14), width=width - 8, height=15, bold=True)
    style = Style(size, bold=True, ink=DEEP, leading=1.2)
    sheet.write(number, top + 10.5 - sheet.height_of(number, style) / 2, style, x=x + 5, width=width - 8)
    label, size = sheet.fit(label, (15, 13, 11), width=width - 8, height=8)
    sheet.write(label, top + 19, Style(size, ink=QUIET), x=x + 5, width=width - 8)


def _row(sheet: Sheet, owed: Owed, today: date, top: float) -> None:
    when, ink, tint = _when(owed, today)
    sheet.box(top, ROW, fill=tint)
    sheet.box(top, ROW, width=2.5, fill=ink, round_by=1.2)
    x, width = MARGIN + 8, INNER - 14
    title, small = Style(18, bold=True, leading=1.2), Style(16, leading=1.3)
    question = sheet.shorten(owed.question, title, width=width, height=9)
    y = sheet.write(question, top + 4, title, x=x, width=width) + 0.5
    half = width / 2 + 8
    sheet.write(when, y, Style(16, bold=True, ink=ink, leading=1.3), x=x, width=half)
    teller = sheet.shorten(_("{owner} tells people", owner=owed.owner), small, width=width - half, height=8)
    sheet.write(teller, y, small, x=x + half, width=width - half)
