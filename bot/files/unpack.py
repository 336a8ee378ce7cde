"""Opening a workbook that somebody sent, in a process of its own.

A file of a few kilobytes can ask for more memory than any machine has, and the library that reads workbooks then
ends the whole process. So it runs apart (``python -m bot.files.unpack``), with little memory and little time, and
the worst that a bad file can do is not to be read.
"""

import json
import subprocess
import sys
from datetime import date, datetime

SECONDS = 30
MEMORY = 1_500_000_000
MOST_SHEETS = 20

Rows = list[list[str | bool]]


class Locked(Exception):
    """A workbook is locked with a password."""


def unpack(data: bytes, most_rows: int) -> list[Rows]:
    """Read all cells of an XLSX, XLS or ODS file, sheet by sheet.

    Args:
        data: the whole file.
        most_rows: how many rows of each sheet to read.

    Returns:
        Each sheet's rows; a cell is text as a person would write it, or true or false.

    Raises:
        Locked: it needs a password.
        ValueError: it is broken or asks for too much.
    """
    command = [sys.executable, "-m", "bot.files.unpack", str(most_rows)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ValueError("takes too long") from error
    if done.returncode == _LOCKED:
        raise Locked
    if done.returncode != 0:
        raise ValueError("cannot be opened")
    sheets: list[Rows] = json.loads(done.stdout)
    return sheets


_LOCKED = 3


def _main() -> int:
    import io  # noqa: PLC0415 - this half runs in the other process

    import python_calamine  # noqa: PLC0415

    _limit_memory()
    most_rows = int(sys.argv[1])
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        names = book.sheet_names[:MOST_SHEETS]
        sheets = [book.get_sheet_by_name(name).to_python(False, most_rows) for name in names]
    except python_calamine.PasswordError:
        return _LOCKED
    json.dump([[[_cell(cell) for cell in row] for row in rows] for rows in sheets], sys.stdout)
    return 0


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _cell(cell: object) -> str | bool:
    """Write a cell as a person would: "7" for 7.0, "2026-12-01" for a day."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


if __name__ == "__main__":
    sys.exit(_main())
