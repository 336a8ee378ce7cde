"""Measures, colours and type that everything printed shares, so that it looks like one hand made it.

Lengths are millimetres on a page 210 wide (A4), sizes of type are points.
"""

from dataclasses import dataclass
from typing import Literal

WIDTH = 210.0
HEIGHT = 297.0
MARGIN = 18.0
INNER = WIDTH - 2 * MARGIN
FOOT = 24.0
"""What flowing text leaves free at the bottom of a page, for the page's number."""

# Every ink has at least 7:1 contrast on white and on its own tint (WCAG AAA): a poor copy stays readable.
INK, QUIET, DEEP = "#15262B", "#42545A", "#0A4A57"
GOOD, WAITING, LATE = "#14532D", "#5C4300", "#8A2A0C"
PAPER, MIST, RULE = "#FFFFFF", "#E8F1F1", "#B9CCCE"
GOOD_TINT, WAITING_TINT, LATE_TINT = "#E4F2E8", "#FBF1D3", "#FBE9E1"

POINT = 25.4 / 72
"""One point of type in millimetres."""


@dataclass(frozen=True)
class Style:
    """How type looks: size in points, line height (`leading`) in sizes, colour as ``#RRGGBB``.

    Lines `align` to where reading begins ("start"), to the other side ("end") or to the middle.
    """

    size: float = 18
    bold: bool = False
    ink: str = INK
    leading: float = 1.32
    align: Literal["start", "middle", "end"] = "start"
