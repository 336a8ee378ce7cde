"""Spreadsheets that come in: found in any shape, nothing dropped in silence, no file can hurt the bot."""

import io
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files import read_table as reading
from bot.files.read_table import CannotRead, Column, NotTaken, Row, read_table

COLUMNS = [
    Column("name", ("Name", "First name"), required=True, longest=40),
    Column("phone", ("Phone", "Mobile", "Telephone number")),
]


def book(*rows: list[object], sheet: str = "Sheet1") -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        page = made.add_worksheet(sheet)
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                page.write(down, across, cell)
    return target.getvalue()


def ods(*rows: list[str]) -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(
        f"<table:table-row>{''.join(cell.format(c) for c in row)}</table:table-row>" for row in rows
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" '
        f'xmlns:text="{names}text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{lines}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", f'<manifest xmlns="{names}manifest:1.0"/>')
    return target.getvalue()


PEOPLE = [["Name", "Phone"], ["Asha", "01632 960001"], ["Zoë", "01632 960002"]]
READ = (
    Row(2, {"name": "Asha", "phone": "01632 960001"}),
    Row(3, {"name": "Zoë", "phone": "01632 960002"}),
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(book(*PEOPLE), id="xlsx"),
        pytest.param(ods(*PEOPLE), id="ods"),
        pytest.param("Name,Phone\r\nAsha,01632 960001\r\nZoë,01632 960002\r\n".encode(), id="csv utf-8"),
        pytest.param("\ufeffName;Phone\nAsha;01632 960001\nZoë;01632 960002".encode(), id="csv with mark"),
        pytest.param("Name;Phone\nAsha;01632 960001\nZoë;01632 960002".encode("cp1252"), id="csv cp1252"),
        pytest.param("Name\tPhone\nAsha\t01632 960001\nZoë\t01632 960002".encode("utf-16"), id="csv utf-16"),
    ],
)
def test_every_kind_reads_the_same(data: bytes) -> None:
    found = read_table(data, COLUMNS)
    assert (found.rows, found.not_taken, found.other_columns) == (READ, (), ())


def test_headings_are_found_under_a_title_in_any_order_and_spelling() -> None:
    data = book(
        ["Members 2026"], [], ["mobile ", "Notes", "FIRST NAME"], ["01632 960001", "likes tea", "Asha"]
    )
    found = read_table(data, COLUMNS)
    assert found.rows == (Row(4, {"name": "Asha", "phone": "01632 960001"}),)
    assert found.other_columns == ("Notes",)


def test_the_list_may_be_on_a_later_sheet() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        made.add_worksheet("Read me").write(0, 0, "How to use this file")
        made.add_worksheet("People").write_column(0, 0, ["Name", "Asha"])
    assert read_table(target.getvalue(), COLUMNS).rows == (Row(2, {"name": "Asha"}),)


def test_every_row_not_taken_is_reported_with_its_number() -> None:
    data = book(["Name", "Phone"], ["Asha", "1"], ["", "2"], [], ["Asha", "1"], ["x" * 41, "3"], ["Bea", "4"])
    found = read_table(data, COLUMNS)
    assert [row.number for row in found.rows] == [2, 7]
    assert [(row.number, row.why) for row in found.not_taken] == [
        (3, "There is nothing under “Name”."),
        (5, "It is the same as row 2."),
        (6, "“Name” is too long: at most 40 letters."),
    ]
    assert isinstance(found.not_taken[0], NotTaken)
    assert found.not_taken[0].cells == ("", "2")


def test_numbers_days_and_ticks_are_read_as_a_person_would() -> None:
    data = book(["Name", "Phone"], [7.0, True], [7.5, "'=1+1"])
    assert [row.values for row in read_table(data, COLUMNS).rows] == [
        {"name": "7", "phone": "yes"},
        {"name": "7.5", "phone": "=1+1"},
    ]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(CannotRead, match="We could not find these columns: Name"):
        read_table(book(["Who"], ["Asha"]), COLUMNS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04 no",
        b"\xd0\xcf\x11\xe0 no",
        b"\xff\xd8\xff\xe0 a photo",
        b"%PDF-1.7",
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(CannotRead):
        read_table(data, COLUMNS)


def test_a_file_that_asks_for_more_memory_than_there_is_only_fails_itself() -> None:
    """A few kilobytes with one cell in the last corner: read in the bot's own process, it would end the bot."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        page = made.add_worksheet()
        page.write(0, 0, "Name")
        page.write(1_048_575, 16_383, "x")
    with pytest.raises(CannotRead, match="broken"):
        read_table(target.getvalue(), COLUMNS)


def test_too_big_and_too_many_are_refused(monkeypatch) -> None:
    with pytest.raises(CannotRead, match="too big"):
        read_table(b"x" * (reading.MOST_BYTES + 1), COLUMNS)
    many = "Name\n" + "\n".join(f"Person {n}" for n in range(reading.MOST_ROWS + 20))
    with pytest.raises(CannotRead, match="too many rows"):
        read_table(many.encode(), COLUMNS)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda t: ("Name,Phone\n" + t).encode())))
def test_no_bytes_break_it(data: bytes) -> None:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return
    with suppress(CannotRead):
        read_table(data, COLUMNS)


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=30))
def test_no_damage_to_a_workbook_breaks_it(at: int, damage: bytes) -> None:
    whole = book(*PEOPLE)
    broken = whole[:at] + damage + whole[at + len(damage) :]
    with suppress(CannotRead):
        read_table(broken, COLUMNS)
