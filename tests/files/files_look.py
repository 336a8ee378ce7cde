"""How the tests look at what was printed: its words, its type sizes, its pixels, its QR codes."""

import io
import unicodedata
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image


@dataclass(frozen=True)
class Seen:
    """What a PDF shows: how many pages, the words on them in one line, and every size of type in points."""

    pages: int
    words: str
    sizes: frozenset[int]


def look(pdf: bytes) -> Seen:
    """Read a PDF back."""
    document = pypdfium2.PdfDocument(pdf)
    words, sizes = [], set()
    for page in document:
        text = page.get_textpage()
        words.append(text.get_text_range())
        for place in range(text.count_chars()):
            # A blank in between lines is made up by the reader, with a size of 1.
            if not chr(raw.FPDFText_GetUnicode(text.raw, place)).isspace():
                sizes.add(round(raw.FPDFText_GetFontSize(text.raw, place)))
    joined = " ".join(" ".join(words).split())
    return Seen(len(document), unicodedata.normalize("NFKC", joined), frozenset(sizes))


def pixels(png: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(io.BytesIO(png))


def scan(picture: Image.Image) -> list[tuple[str, int]]:
    """Read every QR code, as a phone does: what it says, and where its middle is (pixels from the left)."""
    import zxingcpp

    found = zxingcpp.read_barcodes(picture)
    return [(code.text, (code.position.top_left.x + code.position.bottom_right.x) // 2) for code in found]
