"""Tables for people who work in spreadsheets: registers, to-do lists, reports.

What a person typed stays text. A name such as ``=1+1`` or ``+44`` must never become a formula: not in XLSX, where
cells have types, and not in CSV, where an apostrophe in front is the only way to say so.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | datetime | None

# Most UTF-16 units in a cell, and signs in a sheet's name (Excel's limits).
LONGEST_CELL = 32_767
LONGEST_NAME = 31


@dataclass(frozen=True)
class Table:
    """One sheet: its name, its headings, its rows (each as long as `columns`).

    Dates and times are local wall time; a zone, if there is one, is not written.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def xlsx(tables: Sequence[Table]) -> bytes:
    """Write tables as an XLSX workbook, a sheet each, the headings held in view.

    Args:
        tables: at least one.
    """
    import xlsxwriter  # noqa: PLC0415 - only spreadsheets need it

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "remove_timezone": True}) as book:
        looks = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8F1F1"}
            ),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"}),
            "moment": book.add_format({"num_format": "d mmm yyyy hh:mm", "valign": "top", "align": "left"}),
        }
        for name, table in zip(_sheet_names(tables), tables, strict=True):
            _fill(book.add_worksheet(name), table, looks)
    return target.getvalue()


def _fill(sheet: "Worksheet", table: Table, looks: dict[str, "Format"]) -> None:
    for place, heading in enumerate(table.columns):
        texts = [heading, *(str(row[place] or "") for row in table.rows)]
        longest = max(len(line) for text in texts for line in text.split("\n"))
        sheet.set_column(place, place, min(max(longest + 2, 8), 60))
        sheet.write_string(0, place, _fitting(heading), looks["head"])
    for down, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(down, place, cell, looks["moment"])
            elif isinstance(cell, date):
                sheet.write_datetime(down, place, cell, looks["day"])
            elif isinstance(cell, str):
                # Never the general `write`, which would make a formula or a link of some texts.
                sheet.write_string(down, place, _fitting(cell), looks["text"])
            elif cell is not None:
                sheet.write_number(down, place, cell, looks["text"])
    sheet.freeze_panes(1, 0)


def _fitting(text: str, most: int = LONGEST_CELL) -> str:
    """Cut text to `most` UTF-16 units, and leave out control signs and halves of signs, which XML cannot hold."""
    clean = re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", text).encode("utf-16-le", "ignore")
    if len(clean) <= 2 * most:
        return clean.decode("utf-16-le")
    return clean[: 2 * most - 2].decode("utf-16-le", "ignore") + "…"


def _sheet_names(tables: Sequence[Table]) -> list[str]:
    """Make each name one that Excel takes: no ``[]:*?/\\``, no quote at an end, not empty, none twice."""
    names: list[str] = []
    for number, table in enumerate(tables, start=1):
        # Room is left for the number, should two be called the same.
        name = _fitting(re.sub(r"[\[\]:*?/\\\s]+", " ", table.name), LONGEST_NAME - 4).strip(" '")
        taken = {other.casefold() for other in (*names, "", "history")}
        names.append(name if name.casefold() not in taken else f"{name} {number}".strip())
    return names
