"""Pieces written as one character each, so that patterns of kinds can be matched on a row of them."""

from typing import Any

from bot.plain.when.kinds import coded
from bot.plain.when.pieces import (
    Bare,
    Clock,
    Count,
    Day,
    Days,
    Exact,
    Length,
    Link,
    Often,
    Part,
    Pieces,
    Span,
)

_NAMES: dict[type[Any], str] = {
    Day: "aday",
    Days: "adays",
    Clock: "atime",
    Span: "span",
    Exact: "exact",
    Length: "length",
    Part: "apart",
    Bare: "bare",
    Often: "freq",
    Count: "count",
}


def codes(pieces: Pieces) -> str:
    """Pieces as a string for `pattern`s."""
    return coded(piece.kind if isinstance(piece, Link) else _NAMES[type(piece)] for piece in pieces)
