"""A sheet of paper to draw on: text in any language, boxes, lines and QR codes, as PDF or as a picture.

Posters, letters and pictures are drawn once, on this, so that the poster on the wall and the picture in the
chat are the same thing. All measures are millimetres on a page 210 wide (A4) and points for type. ``x`` is
counted from the side where reading begins, so a page in Arabic mirrors itself.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from babel import Locale, UnknownLocaleError

from bot.chat.words import _, locale
from bot.files.faces import (
    MAIN,
    SIGNS,
    directed,
    document,
    letters,
    name_face,
    printable,
    reads_right_to_left,
)
from bot.files.pictures import picture
from bot.files.qr import qr_bars
from bot.files.style import FOOT, HEIGHT, INNER, MARGIN, MIST, PAPER, POINT, RULE, WIDTH, Style

# The PDF library names letters it cannot draw in its log, and nothing people write may reach a log.
logging.getLogger("fpdf").setLevel(logging.CRITICAL)
logging.getLogger("fontTools").setLevel(logging.CRITICAL)

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in every file: PDF wants a date, but the same words must give the same bytes, whenever printed."""


class Sheet:
    """One or more pages, drawn from the top down.

    Args:
        title: what the file is called inside (screen readers say it).
        height: of a page in millimetres.
    """

    def __init__(self, title: str, height: float = HEIGHT) -> None:
        self.right_to_left = reader().character_order == "right-to-left"
        self._pdf = document(WIDTH, height)
        self._letters = letters(self._pdf)
        self._pdf.set_creation_date(_NO_DATE)
        self._pdf.set_title(printable(title, self._letters))
        self._pdf.set_lang(locale().replace("_", "-"))
        self._pdf.set_auto_page_break(False)
        self._pdf.set_top_margin(MARGIN)
        self._pdf.c_margin = 0
        self.new_page()

    def new_page(self) -> None:
        """Go on with an empty page."""
        self._pdf.add_page()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pdf.pages_count

    @contextmanager
    def on_page(self, number: int) -> Iterator[None]:
        """Draw on an earlier page (from 1) inside the block, for what is known only at the end."""
        last = self._pdf.page
        self._turn_to(number)
        try:
            yield
        finally:
            self._turn_to(last)

    def _turn_to(self, number: int) -> None:
        self._pdf.page = number
        # The library forgets that another page was left in another face; naming a third makes it say so again.
        self._pdf.set_font(SIGNS, "", 1)

    def write(self, text: str, y: float, style: Style, *, x: float = MARGIN, width: float = INNER) -> float:
        """Write text, broken into lines; a new line in it begins a new paragraph.

        Args:
            text: plain text in any script.
            y: top of the first line.
            style: how the type looks.
            x: from the side where reading begins.
            width: of the column.

        Returns:
            Where the text ends (y of its bottom).
        """
        for paragraph in self._paragraphs(text):
            y += self._set(paragraph, y, style, x, width)
        return y

    def flow(self, text: str, y: float, style: Style, *, x: float = MARGIN, width: float = INNER) -> float:
        """Write text as `write` does, going on at the top of a new page where this one ends."""
        self._pdf.set_auto_page_break(True, FOOT)
        y = self.write(text, y, style, x=x, width=width)
        self._pdf.set_auto_page_break(False)
        return y

    def height_of(self, text: str, style: Style, *, width: float = INNER) -> float:
        """Tell how high (mm) `write` would make the same text."""
        return sum(
            self._set(paragraph, 0, style, 0, width, only_measure=True)
            for paragraph in self._paragraphs(text)
        )

    def width_of(self, text: str, style: Style) -> float:
        """Tell how wide (mm) `write` would make a text of one line."""
        self._pdf.set_text_shaping(True)
        self._pdf.set_font(MAIN, "B" if style.bold else "", style.size)
        return self._pdf.get_string_width("".join(self._paragraphs(text)))

    def fit(
        self, text: str, sizes: tuple[float, ...], *, width: float, height: float, bold: bool = False
    ) -> tuple[str, float]:
        """Find the largest of `sizes` (points, falling) at which text fits in `width` and `height`.

        Returns:
            The text and the size. Text too long even for the last size is cut, with "…".
        """
        for size in sizes if len(text) <= _most_signs(sizes[-1], width, height) else ():
            if self.height_of(text, Style(size, bold=bold), width=width) <= height:
                return text, size
        last = Style(sizes[-1], bold=bold)
        return self.shorten(text, last, width=width, height=height), last.size

    def shorten(self, text: str, style: Style, *, width: float, height: float) -> str:
        """Cut text that does not fit in `width` and `height`, and end it with "…"."""
        most = _most_signs(style.size, width, height)
        if len(text) <= most and self.height_of(text, style, width=width) <= height:
            return text
        fits, too_long = 0, min(len(text), most)
        while too_long - fits > 1:
            half = (fits + too_long) // 2
            if self.height_of(text[:half] + "…", style, width=width) <= height:
                fits = half
            else:
                too_long = half
        return text[:fits].rstrip() + "…"

    def _paragraphs(self, text: str) -> list[str]:
        # A number stays with the word after it ("3 December", "01632 960001").
        together = re.sub(r"(?<=\d) (?=\w)", "\u00a0", text)
        return printable(together, self._letters).split("\n")

    def _set(
        self, text: str, y: float, style: Style, x: float, width: float, *, only_measure: bool = False
    ) -> float:
        line = style.size * POINT * style.leading
        if not text.strip():
            return line / 2
        backwards = reads_right_to_left(text, otherwise=self.right_to_left)
        start, end = ("R", "L") if backwards or self.right_to_left else ("L", "R")
        self._pdf.set_text_shaping(True, direction="rtl" if backwards else "ltr")
        self._pdf.set_font(MAIN, "B" if style.bold else "", style.size)
        if not only_measure:
            name_face(self._pdf)
        self._pdf.set_text_color(style.ink)
        self._pdf.set_xy(self._left(x, width), y)
        align = {"start": start, "end": end, "middle": "C"}[style.align]
        high = self._pdf.multi_cell(
            width, line, directed(text, backwards), align=align, dry_run=only_measure, output="HEIGHT"
        )
        assert isinstance(high, int | float)
        return high if only_measure else self._pdf.get_y() - y

    def box(
        self,
        y: float,
        height: float,
        *,
        x: float = MARGIN,
        width: float = INNER,
        fill: str = MIST,
        round_by: float = 5,
    ) -> None:
        """Fill a rectangle with rounded corners (`round_by` millimetres)."""
        self._pdf.set_fill_color(fill)
        self._pdf.rect(
            self._left(x, width),
            y,
            width,
            height,
            style="F",
            round_corners=round_by > 0,
            corner_radius=round_by,
        )

    def pill(self, text: str, y: float, *, x: float, ink: str, tint: str, size: float = 15) -> float:
        """Write a word or two in one line on a tint of its own; give where it ends (y)."""
        style = Style(size, bold=True, ink=ink, leading=1.6, align="middle")
        wide = min(self.width_of(text, style) + size * POINT * 1.4, WIDTH - MARGIN - x)
        high = size * POINT * style.leading
        self.box(y, high, x=x, width=wide, fill=tint, round_by=high * 0.49)
        text = self.shorten(text, style, width=wide, height=high * 1.1)
        self.write(text, y, style, x=x, width=wide)
        return y + high

    def rule(
        self, y: float, *, x: float = MARGIN, width: float = INNER, ink: str = RULE, thick: float = 0.5
    ) -> None:
        """Draw a level line."""
        self._pdf.set_draw_color(ink)
        self._pdf.set_line_width(thick)
        left = self._left(x, width)
        self._pdf.line(left, y, left + width, y)

    def upright(
        self, x: float, top: float, bottom: float, *, ink: str, thick: float, dashed: bool = False
    ) -> None:
        """Draw a line from `top` down to `bottom`."""
        self._pdf.set_draw_color(ink)
        self._pdf.set_line_width(thick)
        self._pdf.set_dash_pattern(dash=thick if dashed else 0, gap=2 * thick if dashed else 0)
        self._pdf.line(self._left(x, 0), top, self._left(x, 0), bottom)
        self._pdf.set_dash_pattern()

    def disc(
        self, x: float, y: float, radius: float, *, fill: str, edge: str | None = None, thick: float = 1
    ) -> None:
        """Draw a disc around the point (x, y), with an edge if one is named."""
        self._pdf.set_fill_color(fill)
        self._pdf.set_draw_color(edge or fill)
        self._pdf.set_line_width(thick)
        self._pdf.circle(self._left(x, 0), y, radius, style="DF")

    def tick(self, x: float, y: float, size: float, *, ink: str = PAPER) -> None:
        """Draw a tick around the point (x, y); it is never mirrored."""
        self._pdf.set_draw_color(ink)
        self._pdf.set_line_width(size / 5)
        centre = self._left(x, 0)
        points = [(-0.5, 0.05), (-0.15, 0.4), (0.5, -0.4)]
        self._pdf.polyline([(centre + dx * size, y + dy * size) for dx, dy in points])

    def qr(self, link: str, y: float, side: float, *, x: float) -> None:
        """Draw a QR code, quiet border included, that fills a square of `side` millimetres."""
        across, bars = qr_bars(link)
        cell, left = side / across, self._left(x, side)
        self._pdf.set_fill_color(PAPER)
        self._pdf.rect(left, y, side, side, style="F")
        self._pdf.set_fill_color("#000000")
        for bar in bars:
            # The hair of overlap keeps viewers from drawing white seams between the rows.
            self._pdf.rect(left + bar.x * cell, y + bar.y * cell, bar.length * cell, cell * 1.02, style="F")

    def pdf(self) -> bytes:
        """Finish: the document as bytes."""
        return bytes(self._pdf.output())

    def png(self, wide: int = 1080) -> bytes:
        """Finish: the first page as a picture, `wide` pixels across."""
        return picture(self.pdf(), wide)

    def number_pages(self, y: float, style: Style) -> None:
        """Write "Page 1 of 2" at `y` on every page, unless there is only one; call it last."""
        for number in range(1, self.pages + 1) if self.pages > 1 else ():
            with self.on_page(number):
                words = _("Page {number} of {pages}", number=number, pages=self.pages)
                self.write(words, y, replace(style, align="end"))

    def _left(self, x: float, width: float) -> float:
        return WIDTH - x - width if self.right_to_left else x


def _most_signs(size: float, width: float, height: float) -> int:
    """Give more signs than a column can hold, so that thousands need not be measured to know they do not fit.

    The narrowest letters are about a quarter as wide as the type is high; this allows for half of that.
    """
    return int(width / (size * POINT / 8) * (height / (size * POINT) + 1)) + 100


def reader() -> Locale:
    """Give Babel's locale for the language being spoken; British English for one it does not know."""
    try:
        known = Locale.parse(locale())
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
    return Locale("en", "GB") if str(known) == "en" else known
