"""How the tests look at what was printed: its words, its type sizes, its pixels, its QR codes."""

import io
import unicodedata
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image


@dataclass(frozen=True)
class Seen:
    """What a PDF shows: how many pages, and the words on them in one line."""

    pages: int
    words: str


def look(pdf: bytes) -> Seen:
    """Read a PDF back."""
    document = pypdfium2.PdfDocument(pdf)
    words = [page.get_textpage().get_text_range() for page in document]
    joined = " ".join(" ".join(words).split())
    return Seen(len(document), unicodedata.normalize("NFKC", joined))


def sizes(pdf: bytes) -> set[int]:
    """Every size of type in a PDF, in points."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            # A blank in between lines is made up by the reader, with a size of 1.
            if not chr(raw.FPDFText_GetUnicode(text.raw, place)).isspace():
                found.add(round(raw.FPDFText_GetFontSize(text.raw, place)))
    return found


def drawn(pdf: bytes) -> Image.Image:
    """The first page of a PDF, as a printer draws it."""
    return pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil()


def pixels(png: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(io.BytesIO(png))


def scan(picture: Image.Image) -> list[tuple[str, int]]:
    """Read every QR code, as a phone does: what it says, and where its middle is (pixels from the left)."""
    import zxingcpp

    found = zxingcpp.read_barcodes(picture)
    return [(code.text, (code.position.top_left.x + code.position.bottom_right.x) // 2) for code in found]
