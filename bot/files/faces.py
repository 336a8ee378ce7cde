"""The type that posters, letters and pictures are set in, and what to do with a letter it does not have.

Heard brings its own fonts, so a poster looks the same on every machine, and Urdu, Bengali or Polish print as
they should. The first face is drawn for people who see little; the others stand in for scripts it lacks.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from bot.shipped import shipped

if TYPE_CHECKING:
    from fpdf import FPDF

MAIN = "AtkinsonHyperlegibleNext"
STAND_INS = ("NotoSans", "NotoSansArabic", "NotoSansBengali", "NotoSansGurmukhi")
SIGNS = "NotoEmoji"
UNKNOWN = "\ufffd"

# The sign font has only the heavy form of these; they read the same.
_HEAVY = {"→": "➡", "←": "⬅", "↑": "⬆", "↓": "⬇", "✓": "✔", "✗": "✖", "☐": "⬜", "☑": "✅"}
# Skin tones, variants and tags mean something in a colour font only; here they would be stray marks.
_DROPPED = {*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), *range(0xE0000, 0xE0080)}
_UNDIRECTED = re.compile(r"[\W\d_]{200}")
# They join or part letters in Urdu, Persian and Bengali, and have no ink of their own.
_JOINERS = {"\u200c", "\u200d"}


def document(width: float, height: float) -> "FPDF":
    """Begin an empty PDF that knows all faces, with shaping for scripts whose letters join.

    Args:
        width: of a page, in millimetres.
        height: of a page, in millimetres.

    Raises:
        FileNotFoundError: a font is missing from ``data/fonts``.
    """
    from fpdf import FPDF  # noqa: PLC0415 - 0.2 s that starting the bot must not pay

    class Document(FPDF):
        """An FPDF that keeps a joiner in the face of the letter before it, and its face on a new page."""

        last_face: str | None = None

        def get_fallback_font(self, char: str, style: str = "") -> str | None:
            if char not in _JOINERS:
                self.last_face = super().get_fallback_font(char, style)
            return self.last_face

        def add_page(self, *args: Any, **options: Any) -> None:
            super().add_page(*args, **options)
            if self.font_family:
                name_face(self)

    pdf = Document(unit="mm", format=(width, height))
    for name in (MAIN, *STAND_INS):
        pdf.add_font(name, "", shipped(f"data/fonts/{name}-Regular.ttf"))
        pdf.add_font(name, "B", shipped(f"data/fonts/{name}-Bold.ttf"))
    pdf.add_font(SIGNS, "", shipped(f"data/fonts/{SIGNS}-Regular.ttf"))
    pdf.set_fallback_fonts([*STAND_INS, SIGNS], exact_match=False)
    return pdf


def name_face(pdf: "FPDF") -> None:
    """Write into the page which face is set, by printing nothing in it.

    The library does this itself, but where text begins with a sign of another face (an emoji) it does so for the
    first line only, and the second comes out as nonsense.
    """
    pdf.text(0, 0, "")


def letters(pdf: "FPDF") -> frozenset[int]:
    """Every code point that at least one face of `pdf` has."""
    return frozenset().union(*(font.cmap for font in pdf.fonts.values() if hasattr(font, "cmap")))


def printable(text: str, known: frozenset[int]) -> str:
    """Write anything a person typed so that every sign of it can be printed.

    Args:
        text: as typed.
        known: the `letters` there are; any other becomes ``�``.
    """
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", text.replace("\r\n", "\n")):
        kept.append(_printable_sign(sign, kept[-1] if kept else "", known))
    return "".join(kept)


def _printable_sign(sign: str, before: str, known: frozenset[int]) -> str:
    if sign in _JOINERS:
        return sign if before and unicodedata.category(before) in {"Lo", "Mn", "Mc"} else ""
    if sign.isspace():
        return sign if sign in "\n\u00a0" else " "
    if ord(sign) in _DROPPED or unicodedata.category(sign) in {"Cc", "Cf"}:
        return ""
    return sign if ord(sign) in known else _HEAVY.get(sign, UNKNOWN)


def reads_right_to_left(text: str, *, otherwise: bool) -> bool:
    """Tell whether a paragraph runs from right to left, by its first letter that has a direction.

    Args:
        text: one paragraph.
        otherwise: the answer when no letter in it has a direction, as in a date of digits.
    """
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in {"R", "AL", "L"}:
            return direction != "L"
    return otherwise


def directed(text: str, backwards: bool) -> str:
    """Put an unseen direction mark into long runs of signs without one, as hundreds of emoji.

    The PDF library looks for the next letter by recursion, so such a run would end in a RecursionError.
    """
    mark = "\u200f" if backwards else "\u200e"
    return _UNDIRECTED.sub(lambda run: run.group() + mark, text)
