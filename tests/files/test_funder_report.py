"""The funders' report says the same in both files, and says what was refused and missed."""

import io
from dataclasses import replace

import python_calamine
from files_look import look
from files_samples import QUESTION, REPORT

from bot.files.report import report_pdf, report_xlsx


def test_the_page_says_what_was_refused_and_missed() -> None:
    words = look(report_pdf(REPORT)).words
    for said in (
        "11 promises were kept.",
        "2 promises were missed.",
        "A promise was missed",
        "No, with a reason",
    ):
        assert said in words
    assert "County Council gave no answer to 1 question." in words


def test_hidden_counts_stay_words() -> None:
    words = look(report_pdf(REPORT)).words
    assert "some Changed" in words or "some" in words.split("Promises")[0]
    assert "Heard: some" in words


def test_the_workbook_has_the_figures_and_every_question() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(REPORT)))
    figures = {row[0]: row[1] for row in book.get_sheet_by_name("Figures").to_python()}
    assert figures["Promises missed"] == 2
    assert figures["Changed"] == "some"
    assert figures["No answer from County Council"] == 1
    questions = book.get_sheet_by_name("Questions").to_python()
    assert [row[0] for row in questions[1:]] == [QUESTION, "May dogs come in?"]
    assert questions[2][4] == "No"


def test_many_questions_flow_over_pages_and_none_is_lost() -> None:
    many = tuple(replace(REPORT.questions[0], question=f"Question number {n}?") for n in range(40))
    seen = look(report_pdf(replace(REPORT, questions=many)))
    assert seen.pages > 5
    assert all(f"Question number {n}?" in seen.words for n in range(40))
    assert f"Page {seen.pages} of {seen.pages}" in seen.words


def test_nothing_to_report_is_a_report_too() -> None:
    empty = replace(REPORT, promises_kept=0, promises_missed=0, silent=(), questions=())
    assert "0 promises were missed." in look(report_pdf(empty)).words
    assert report_xlsx(empty).startswith(b"PK")
