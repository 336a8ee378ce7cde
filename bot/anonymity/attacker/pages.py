"""Reading a SQLite file as a thief would: page by page, with nothing asked of SQLite.

A table's rows lie in cells at the end of a page; a later one lies before an earlier
one, and a longer one goes on in pages of its own. The log beside the file holds whole
pages again, one state after the other. See the file format as SQLite documents it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

TABLE_LEAF, TABLE_INSIDE, INDEX_LEAF, INDEX_INSIDE = 0x0D, 0x05, 0x0A, 0x02
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for n in range(8):
        byte = page[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | page[at + 8], at + 9


@dataclass(frozen=True, slots=True)
class Cell:
    """One row as it lies in a page.

    Attributes:
        page, at: where it lies.
        key: its rowid; None in a table without one.
        inside: as much of it as lies in this page.
        more: the first page of the rest; 0 when there is none.
        long: bytes of the whole row.
    """

    page: int
    at: int
    key: int | None
    inside: bytes
    more: int
    long: int


@dataclass
class Pages:
    """The pages of a database: those of the file, and over them the newest ones of the log."""

    size: int
    of: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, file: bytes) -> "Pages":
        """The pages of a database file alone."""
        size = struct.unpack(">H", file[16:18])[0]
        size = 65536 if size == 1 else size
        return cls(size, {n + 1: file[n * size : (n + 1) * size] for n in range(len(file) // size)})

    def free(self) -> Iterator[int]:
        """The pages that are not used, without those that list them."""
        trunk = struct.unpack(">I", self.of[1][32:36])[0] if 1 in self.of else 0
        while trunk in self.of:
            page = self.of[trunk]
            following, count = struct.unpack(">II", page[:8])
            yield from struct.unpack(f">{count}I", page[8 : 8 + 4 * count])
            trunk = following

    def cells(self, number: int) -> list[Cell]:
        """The rows that lie in one page, those of its branches not counted."""
        page = self.of.get(number, b"")
        start = 100 if number == 1 else 0
        if len(page) < self.size or page[start] not in (TABLE_LEAF, INDEX_LEAF, INDEX_INSIDE):
            return []
        count = struct.unpack(">H", page[start + 3 : start + 5])[0]
        first = start + (12 if page[start] == INDEX_INSIDE else 8)
        places = struct.unpack(f">{count}H", page[first : first + 2 * count])
        return [self._cell(number, page, at, page[start]) for at in places]

    def _cell(self, number: int, page: bytes, at: int, kind: int) -> Cell:
        after = at + 4 if kind == INDEX_INSIDE else at
        long, after = varint(page, after)
        key = None
        if kind == TABLE_LEAF:
            key, after = varint(page, after)
        here = self._here(long, kind)
        more = struct.unpack(">I", page[after + here : after + here + 4])[0] if here < long else 0
        return Cell(number, at, key, page[after : after + here], more, long)

    def _here(self, long: int, kind: int) -> int:
        most = self.size - 35 if kind == TABLE_LEAF else (self.size - 12) * 64 // 255 - 23
        if long <= most:
            return long
        least = (self.size - 12) * 32 // 255 - 23
        cut = least + (long - least) % (self.size - 4)
        return cut if cut <= most else least

    def last(self, cell: Cell) -> int:
        """The page in which a row ends: what was written next lies behind it."""
        number, more = cell.page, cell.more
        while more in self.of and more != number:
            number, more = more, struct.unpack(">I", self.of[more][:4])[0]
        return number

    def tree(self, root: int) -> Iterator[int]:
        """The numbers of the pages of one table, in the order of its keys."""
        page = self.of.get(root, b"")
        start = 100 if root == 1 else 0
        if len(page) < self.size:
            return
        if page[start] in (TABLE_INSIDE, INDEX_INSIDE):
            count = struct.unpack(">H", page[start + 3 : start + 5])[0]
            places = struct.unpack(f">{count}H", page[start + 12 : start + 12 + 2 * count])
            for at in places:
                yield from self.tree(struct.unpack(">I", page[at : at + 4])[0])
            yield from self.tree(struct.unpack(">I", page[start + 8 : start + 12])[0])
        yield root


def record(inside: bytes) -> list[Any]:
    """The values of a row, as far as they lie in its first page; None for what does not."""
    head, at = varint(inside, 0)
    values: list[Any] = []
    body = head
    while at < head:
        kind, at = varint(inside, at)
        value, body = _value(inside, kind, body)
        values.append(value)
    return values


def _value(inside: bytes, kind: int, at: int) -> tuple[Any, int]:
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(inside[at:end], "big", signed=True), end
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return None, at + 8
    if kind < 12:
        return None, at
    end = at + (kind - 12) // 2
    if end > len(inside):
        return None, end
    return (bytes(inside[at:end]) if kind % 2 == 0 else inside[at:end].decode("utf-8", "replace")), end


@dataclass(frozen=True, slots=True)
class Frame:
    """One page in the log; `order` is when it was written, across every time the log began anew."""

    order: tuple[int, int]
    page: int
    data: bytes
    commits: bool


def frames(log: bytes) -> list[Frame]:
    """Every page in a log in the order of writing, also what lies behind its end from before it began anew."""
    if len(log) < 32:
        return []
    size = struct.unpack(">I", log[8:12])[0]
    found = []
    for n, at in enumerate(range(32, len(log) - size - 23, size + 24)):
        page, total, salt = struct.unpack(">III", log[at : at + 12])
        found.append(Frame((salt, n), page, log[at + 24 : at + 24 + size], total > 0))
    return sorted(found, key=lambda f: f.order)
