"""Everything printed can be translated, and none of the drawing libraries is loaded before something is drawn."""

import io
import re
import subprocess
import sys

import pypdfium2
import pytest
import python_calamine
from files_samples import (
    BRIEFING,
    GLANCE,
    INVITATION,
    JOURNEY,
    OUTCOMES_POSTER,
    POSTER,
    REPORT,
    TIMELINE,
)

from bot.chat.words import PSEUDO, speaking
from bot.files.glance import glance_alt, glance_pdf
from bot.files.journey import journey_alt, journey_pdf
from bot.files.letter import briefing_pdf, invitation_pdf
from bot.files.poster import outcomes_poster_pdf, question_poster_pdf
from bot.files.report import report_pdf, report_xlsx
from bot.files.timeline import timeline_pdf

PRINTED = {
    "question": (question_poster_pdf, POSTER),
    "outcomes": (outcomes_poster_pdf, OUTCOMES_POSTER),
    "briefing": (briefing_pdf, BRIEFING),
    "invitation": (invitation_pdf, INVITATION),
    "journey": (journey_pdf, JOURNEY),
    "timeline": (timeline_pdf, TIMELINE),
    "glance": (glance_pdf, GLANCE),
    "report": (report_pdf, REPORT),
}
# Days are said by bot.plain.say_date, which knows no made-up language; "am" and "pm" belong to them.
DAYS = "monday tuesday wednesday thursday friday saturday sunday january february march april july october november december"


def untranslated(words: str, subject: object) -> set[str]:
    """Words that stand neither in what was given to print nor in the made-up language."""
    given = (
        set(re.findall(r"[a-z]+", repr(subject).replace("\\n", " ").lower()))
        | set(DAYS.split())
        | {"to", "pm", "and"}
    )
    return {word for word in re.findall(r"\b[a-z]+\b", words.lower()) if word not in given}


@pytest.mark.parametrize("what", PRINTED)
def test_every_printed_sentence_went_through_gettext(what: str) -> None:
    draw, subject = PRINTED[what]
    with speaking(PSEUDO):
        pages = pypdfium2.PdfDocument(draw(subject))
        words = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert untranslated(words, subject) <= {
        "by",
        "my",
    }  # all letters of these stay plain in the made-up language


@pytest.mark.parametrize(("alt", "subject"), [(journey_alt, JOURNEY), (glance_alt, GLANCE)])
def test_so_did_every_alt_text(alt, subject) -> None:
    with speaking(PSEUDO):
        assert untranslated(alt(subject), subject) <= {"by"}


def test_so_did_the_workbook() -> None:
    with speaking(PSEUDO):
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(REPORT)))
    cells = [book.get_sheet_by_index(n).to_python() for n in range(2)]
    words = " ".join(str(cell) for sheet in cells for row in sheet for cell in row if isinstance(cell, str))
    assert untranslated(words, REPORT) == set()


def test_importing_the_files_loads_no_drawing_library() -> None:
    heavy = [
        "fpdf",
        "PIL",
        "fontTools",
        "segno",
        "pypdfium2",
        "xlsxwriter",
        "icalendar",
        "python_calamine",
        "uharfbuzz",
    ]
    names = [
        "poster",
        "letter",
        "large_print",
        "calendar",
        "spreadsheet",
        "read_table",
        "journey",
        "timeline",
        "glance",
        "report",
        "sheet",
        "zone",
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module('bot.files.' + name)\n"
        f"print(sorted(set({heavy!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
