"""A QR code as dark bars to draw, so that it stays sharp at any size and needs no picture inside a PDF."""

from typing import NamedTuple

QUIET_BORDER = 4
"""Squares left white around a code, as the standard (ISO 18004) asks; without them cameras miss it."""


class Bar(NamedTuple):
    """Dark squares in a row: where the first is, counted in squares, and how many there are."""

    x: int
    y: int
    length: int


def qr_bars(link: str) -> tuple[int, list[Bar]]:
    """Lay out a QR code, border included.

    Error level M lets it read with 15 % of it torn or covered, as happens on walls.

    Args:
        link: what it says.

    Returns:
        How many squares it is across, and its bars.

    Raises:
        ValueError: the link is too long for any code (over 2,331 bytes).
    """
    import segno  # noqa: PLC0415 - only posters need it

    rows = [bytes(row) for row in segno.make(link, error="m", micro=False).matrix_iter(border=QUIET_BORDER)]
    return len(rows), [bar for y, row in enumerate(rows) for bar in _bars(row, y)]


def _bars(row: bytes, y: int) -> list[Bar]:
    bars: list[Bar] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if bars and bars[-1].x + bars[-1].length == x:
            bars[-1] = bars[-1]._replace(length=bars[-1].length + 1)
        else:
            bars.append(Bar(x, y, 1))
    return bars
