"""Pages as pictures, for the chat: the same drawing as the one that is printed."""

from io import BytesIO
from threading import Lock

_one_at_a_time = Lock()
"""PDFium, which turns pages into pictures, must not be entered by two threads."""


def picture(pdf: bytes, wide: int) -> bytes:
    """Turn the first page of a PDF into a PNG of `wide` pixels across."""
    import pypdfium2  # noqa: PLC0415 - loads 8 MB that only pictures need

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image = page.render(scale=wide / page.get_width()).to_pil()
    target = BytesIO()
    # Flat colours need no more than 64: a third of the bytes, for phones with little data.
    image.quantize(64).save(target, "PNG", optimize=True)
    return target.getvalue()
