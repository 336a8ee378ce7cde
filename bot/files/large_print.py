"""Large print, for those who have no Telegram or see little: one clear column, on as many pages as it takes.

Type is 18 points, never under the 16 that RNIB calls large print; headings stand apart by size and weight,
never by capitals or slanting type.
"""

from dataclasses import dataclass
from itertools import chain

from bot.files.sheet import Sheet
from bot.files.style import DEEP, FOOT, HEIGHT, INNER, MARGIN, MIST, QUIET, WIDTH, Style

SIZES = (18.0, 17.0, 16.0)
"""Body type in points. The largest that keeps a letter on one page is taken; if none does, the first."""

PAD = 6.0
SMALL = Style(16, ink=QUIET)


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; a new line in `text` begins a new paragraph.

    `apart` draws a line above, where something new begins.
    """

    heading: str
    text: str
    apart: bool = False


@dataclass(frozen=True)
class LargePrint:
    """A page in large print.

    Args:
        group: who writes.
        title: what it is about.
        sections: in reading order; those without any text are left out.
        contact: the closing sentence, with a way to answer without Telegram.
    """

    group: str
    title: str
    sections: tuple[Section, ...]
    contact: str


def large_print_pdf(letter: LargePrint) -> bytes:
    """Set a letter in large print on A4."""
    first = _set(letter, SIZES[0])
    smaller = (_set(letter, size) for size in SIZES[1:])
    sheet = next((s for s in chain([first], smaller) if s.pages == 1), first)
    sheet.number_pages(HEIGHT - FOOT + 8, SMALL)
    return sheet.pdf()


def _set(letter: LargePrint, size: float) -> Sheet:
    sheet = Sheet(letter.title)
    sheet.box(0, 7, x=0, width=WIDTH, fill=DEEP, round_by=0)
    y = sheet.flow(letter.group, MARGIN, SMALL)
    y = sheet.flow(letter.title, y + 1, Style(size + 14, bold=True, leading=1.2)) + 4
    for section in letter.sections:
        if section.text.strip():
            y = _section(sheet, section, y, size)
    _contact(sheet, letter.contact, y, size)
    return sheet


def _section(sheet: Sheet, section: Section, y: float, size: float) -> float:
    heading, body = Style(size + 3, bold=True, ink=DEEP, leading=1.25), Style(size, leading=1.42)
    # A heading must not be left alone at the bottom: two lines of its text go with it.
    if y + sheet.height_of(section.heading, heading) + 2 * sheet.height_of("A", body) > HEIGHT - FOOT:
        sheet.new_page()
        y = MARGIN
    elif section.apart:
        sheet.rule(y + 2)
        y += 6
    y = sheet.flow(section.heading, y, heading) + 0.5
    for paragraph in section.text.splitlines():
        y = sheet.flow(paragraph, y, body) + 1.5
    return y + 3.5


def _contact(sheet: Sheet, contact: str, y: float, size: float) -> None:
    style = Style(size, bold=True, leading=1.42)
    inside = INNER - 2 * PAD
    contact = sheet.shorten(contact, style, width=inside, height=100)
    high = sheet.height_of(contact, style, width=inside) + 2 * PAD
    if y + high > HEIGHT - FOOT + PAD:
        sheet.new_page()
        y = MARGIN
    sheet.box(y, high, fill=MIST)
    sheet.write(contact, y + PAD, style, x=MARGIN + PAD, width=inside)
