"""Spreadsheets that go out: they open everywhere, and what a person typed never becomes a formula."""

import csv
import io
import os
import shutil
import subprocess
from datetime import date, datetime

import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.spreadsheet import Table, xlsx

DANGEROUS = [
    "=1+1",
    "+44 1632 960001",
    "-2+3",
    "@SUM(A1)",
    "=HYPERLINK('http://x','y')",
    "\t=1",
    "http://x.org",
]
TABLE = Table(
    "Register",
    ("Name", "Came", "Points"),
    (("Asha", date(2026, 12, 8), 3), ("=cmd|' /C calc'!A0", datetime(2026, 12, 8, 14), None)),
)


def back(data: bytes) -> list[list[object]]:
    """Read the first sheet with python-calamine."""
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_it_opens_and_says_what_was_written() -> None:
    assert back(xlsx([TABLE])) == [
        ["Name", "Came", "Points"],
        ["Asha", date(2026, 12, 8), 3.0],
        ["=cmd|' /C calc'!A0", datetime(2026, 12, 8, 14), ""],
    ]


def test_no_cell_is_a_formula() -> None:
    from zipfile import ZipFile

    data = xlsx([Table("x", tuple(DANGEROUS), (tuple(DANGEROUS),))])
    sheet = ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert back(data)[1] == DANGEROUS


@pytest.mark.slow
def test_libreoffice_opens_it_and_the_name_stays_text(tmp_path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None and os.environ.get("HEARD_TEST_OFFICE") != "required":
        pytest.skip("LibreOffice is not on this machine")
    names = Table("Register", ("Name",), tuple((name,) for name in ("=1+1", *DANGEROUS)))
    (tmp_path / "register.xlsx").write_bytes(xlsx([names]))
    with xlsxwriter.Workbook(tmp_path / "control.xlsx") as control:
        control.add_worksheet().write_formula(0, 0, "=1+1")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, home, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path)]
    books = [str(tmp_path / f"{name}.xlsx") for name in ("register", "control")]
    subprocess.run([*command, *books], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "control.csv").read_text().strip() != "=1+1", "a real formula would show"
    rows = list(csv.reader((tmp_path / "register.csv").open()))
    assert [name for [name] in rows] == ["Name", "=1+1", *DANGEROUS]


def test_sheet_names_are_made_fit() -> None:
    names = ["Who: came?", "Who: came?", "", "x" * 80, "History", "'quoted'"]
    book = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(xlsx([Table(n, ("a",), ()) for n in names]))
    )
    assert len({name.casefold() for name in book.sheet_names}) == 6
    assert all(1 <= len(name) <= 31 for name in book.sheet_names)


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_comes_back_as_it_was(text: str, name: str) -> None:
    data = xlsx([Table(name, ("a",), ((f"<{text}>",),))])
    [_head, [cell]] = back(data)
    allowed = "".join(c for c in text if c in "\t\n" or (ord(c) >= 32 and c not in "\ufffe\uffff"))
    assert cell == f"<{allowed}>"


def test_more_emoji_than_a_cell_holds_are_cut() -> None:
    [_head, [cell]] = back(xlsx([Table("x", ("a",), (("😡" * 40_000,),))]))
    assert cell.startswith("😡😡")
    assert cell.endswith("😡…")
