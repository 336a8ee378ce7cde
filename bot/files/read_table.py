"""Spreadsheets that come in: members, answers from paper, replies by phone.

People keep such lists in every shape, so headings are found wherever they stand, in any order, and every row that
is not taken is reported with its number and the reason. Nothing is dropped in silence.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.words import _
from bot.files.unpack import Locked, unpack

MOST_BYTES = 5_000_000
MOST_ROWS = 5_000
HEADINGS_WITHIN = 10
"""How many rows may stand above the headings, as a title or a date."""


class CannotRead(ValueError):
    """A file could not be read at all; its words say why, to the person who sent it."""


@dataclass(frozen=True)
class Column:
    """A column that is looked for.

    Args:
        key: what it is called in `Row.values`.
        headings: every heading that means it, the first being what people are told.
        required: whether a row without it is not taken.
        longest: most signs a cell may have.
    """

    key: str
    headings: tuple[str, ...]
    required: bool = False
    longest: int = 300


@dataclass(frozen=True)
class Row:
    """A row that was taken: its number in the sheet (from 1), and the text under each column's key."""

    number: int
    values: dict[str, str]


@dataclass(frozen=True)
class NotTaken:
    """A row that was not taken: its number in the sheet (from 1), why, and what stood in it."""

    number: int
    why: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What was read: rows, rows not taken, and headings of columns that nothing was read from."""

    rows: tuple[Row, ...]
    not_taken: tuple[NotTaken, ...]
    other_columns: tuple[str, ...]


def read_table(data: bytes, columns: Sequence[Column]) -> Reading:
    """Read a table from an XLSX, XLS, ODS or CSV file; which it is shows in its first bytes.

    CSV may be in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs.

    Args:
        data: the whole file.
        columns: what to look for; the first sheet that has all required ones is read.

    Raises:
        CannotRead: the file is too big, broken or locked, or lacks a required column.
    """
    if len(data) > MOST_BYTES:
        raise CannotRead(_("This file is too big. At most {n} MB, please.", n=MOST_BYTES // 1_000_000))
    for sheet in _sheets(data):
        if (found := _headings(sheet, columns)) is None:
            continue
        if len(sheet) > MOST_ROWS + HEADINGS_WITHIN:
            raise CannotRead(_("There are too many rows. At most {n} at a time, please.", n=MOST_ROWS))
        return _read(sheet, found, columns)
    wanted = ", ".join(column.headings[0] for column in columns if column.required)
    raise CannotRead(
        _("We could not find these columns: {names}. One row must name the columns.", names=wanted)
    )


def _sheets(data: bytes) -> list[list[list[str]]]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _workbook(data)
    return [_csv_rows(data)]


def _workbook(data: bytes) -> list[list[list[str]]]:
    try:
        sheets = unpack(data, MOST_ROWS + HEADINGS_WITHIN + 1)
    except Locked as error:
        raise CannotRead(_("This file is locked with a password. Please send it without one.")) from error
    except ValueError as error:
        raise CannotRead(_("This file is broken, or it is not a spreadsheet.")) from error
    return [[[_text(cell) for cell in row] for row in sheet] for sheet in sheets]


def _csv_rows(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    begin = "\n".join(text.splitlines()[:HEADINGS_WITHIN])
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=begin.count))
        return [[_text(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise CannotRead(_("This file is broken, or it is not a spreadsheet.")) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _text(cell: str | bool) -> str:
    """Write a cell as text, without the apostrophe that keeps a formula from being one."""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    text = cell.strip()
    guarded = text.startswith("'") and text[1:].lstrip().startswith(("=", "+", "-", "@"))
    return text[1:].strip() if guarded else text


def _headings(sheet: list[list[str]], columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    """Find the row that names all required columns: its place, and the place of each column by key."""
    for place, row in enumerate(sheet[: HEADINGS_WITHIN + 1]):
        named = [_same(cell) for cell in row]
        found: dict[str, int] = {}
        for column in columns:
            known = {_same(heading) for heading in column.headings}
            if places := [at for at, heading in enumerate(named) if heading in known]:
                found[column.key] = places[0]
        if found and all(column.key in found for column in columns if column.required):
            return place, found
    return None


def _same(heading: str) -> str:
    return "".join(sign for sign in heading.casefold() if sign.isalnum())


def _read(sheet: list[list[str]], headings: tuple[int, dict[str, int]], columns: Sequence[Column]) -> Reading:
    head, found = headings
    rows: list[Row] = []
    not_taken: list[NotTaken] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in enumerate(sheet[head + 1 :], start=head + 2):
        if not any(cells):
            continue
        values = {key: cells[at] if at < len(cells) else "" for key, at in found.items()}
        why = _fault(values, columns)
        if not why and tuple(values.values()) in seen:
            why = _("It is the same as row {number}.", number=seen[tuple(values.values())])
        if why:
            not_taken.append(NotTaken(number, why, tuple(cells)))
            continue
        seen[tuple(values.values())] = number
        rows.append(Row(number, values))
    other = tuple(cell for at, cell in enumerate(sheet[head]) if cell and at not in found.values())
    return Reading(tuple(rows), tuple(not_taken), other)


def _fault(values: dict[str, str], columns: Sequence[Column]) -> str:
    for column in columns:
        value = values.get(column.key, "")
        if column.required and not value:
            return _("There is nothing under “{column}”.", column=column.headings[0])
        if len(value) > column.longest:
            return _(
                "“{column}” is too long: at most {n} letters.", column=column.headings[0], n=column.longest
            )
    return ""
