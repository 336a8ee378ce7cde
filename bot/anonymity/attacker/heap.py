"""Reading the pages of a PostgreSQL table as they lie on the disk, with rows that were deleted.

A page begins with a list of where its rows are; each row begins with the transactions
that wrote and deleted it. Only the first columns are read: numbers, and short bytes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PAGE = 8192
HEAD = 24
NORMAL = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a fixed size in bytes; 0 stands for short bytes with their length before them."""

    name: str
    size: int


def dead_rows(file: bytes, columns: list[Column]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every row that is still in a table's file, dead or alive: the transaction that wrote it, and its first columns."""
    if not columns:
        return
    for start in range(0, len(file) - PAGE + 1, PAGE):
        page = file[start : start + PAGE]
        lower = struct.unpack("<H", page[12:14])[0]
        for at in range(HEAD, lower, 4):
            item = struct.unpack("<I", page[at : at + 4])[0]
            offset, flags, length = item & 0x7FFF, item >> 15 & 3, item >> 17
            if flags == NORMAL and length > HEAD:
                yield _row(page[offset : offset + length], columns)


def _row(row: bytes, columns: list[Column]) -> tuple[int, dict[str, Any]]:
    xmin, begins = struct.unpack("<I", row[:4])[0], row[22]
    at = begins
    values: dict[str, Any] = {}
    for column in columns:
        if column.size:
            at += -(at - begins) % column.size
            values[column.name] = int.from_bytes(row[at : at + column.size], "little", signed=True)
            at += column.size
        else:
            long = row[at] >> 1
            values[column.name] = row[at + 1 : at + long] if row[at] & 1 else b""
            at += long
    return xmin, values
