"""The report for those who pay for the work: what was asked, heard, decided and changed, and whose promises held.

It is evidence, so it counts what was refused and what was missed as plainly as what was done. Counts of people come
in as words where they are small; nothing in here can be counted back to a person.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.chat.words import _, locale, ngettext
from bot.files.outcome import Status, status_words
from bot.files.outcome_card import status_colours
from bot.files.sheet import Sheet
from bot.files.spreadsheet import Cell, Table, xlsx
from bot.files.style import DEEP, FOOT, GOOD, HEIGHT, INNER, LATE, MARGIN, QUIET, WIDTH, Style
from bot.plain.say_date import say_day, say_days


@dataclass(frozen=True)
class ReportedQuestion:
    """One question in the report.

    Args:
        question: as asked.
        organisation: who asked, and owes the answer.
        asked: the day it was asked (a local date).
        heard: how many were heard, as words ("some", "34 people").
        status: of the latest update.
        happened: what happened, in plain words.
        why: why, or nothing.
        promise: whether the promises on it were kept, or none has fallen due.
    """

    question: str
    organisation: str
    asked: date
    heard: str
    status: Status
    happened: str
    why: str
    promise: Literal["kept", "missed", "not_due"]


@dataclass(frozen=True)
class FunderReport:
    """A report on some months of a group's work.

    Args:
        group: its name.
        first: first day it covers (a local date).
        last: last day it covers.
        asked: how many questions were asked; like the next four, in words or figures, small counts already hidden.
        heard: how many answers were heard.
        decided: how many questions were decided.
        changed: how many led to a change.
        no_because: how many were refused with a reason.
        promises_kept: how many promised dates were kept.
        promises_missed: how many were not.
        promises_moved: how many were moved to a later day, with a reason that people read.
        silent: organisations that gave no answer, with how many questions.
        questions: in the order of asking.
    """

    group: str
    first: date
    last: date
    asked: str
    heard: str
    decided: str
    changed: str
    no_because: str
    promises_kept: int
    promises_missed: int
    promises_moved: int
    silent: tuple[tuple[str, int], ...]
    questions: tuple[ReportedQuestion, ...]


def report_xlsx(report: FunderReport) -> bytes:
    """Write the report as a workbook: a sheet of figures and a sheet of questions."""
    figures: list[tuple[Cell, ...]] = [
        (_("Group"), report.group),
        (_("From"), report.first),
        (_("To"), report.last),
        *((label, figure) for figure, label in _figures(report)),
        (_("Promises kept"), report.promises_kept),
        (_("Promises missed"), report.promises_missed),
        (_("Promises moved, with a reason"), report.promises_moved),
        *((_("No answer from {organisation}", organisation=name), count) for name, count in report.silent),
    ]
    columns = (
        *(_("Question"), _("Organisation"), _("Asked"), _("Heard")),
        *(_("Answer"), _("What happened"), _("Why"), _("Promise")),
    )
    rows = tuple(
        (q.question, q.organisation, q.asked, q.heard, status_words(q.status), q.happened, q.why, _promise(q))
        for q in report.questions
    )
    return xlsx(
        [
            Table(_("Figures"), (_("What"), _("How many")), tuple(figures)),
            Table(_("Questions"), columns, rows),
        ]
    )


def report_pdf(report: FunderReport) -> bytes:
    """Set the report on A4, as many pages as it takes."""
    sheet = Sheet(_("What people said, and what changed"))
    sheet.box(0, 7, x=0, width=WIDTH, fill=DEEP, round_by=0)
    days = say_days(report.first, report.last, locale(), year=True)
    y = sheet.flow(report.group, MARGIN, Style(14, ink=QUIET))
    y = sheet.flow(_("What people said, and what changed"), y, Style(28, bold=True, leading=1.2))
    y = sheet.flow(days, y + 1, Style(14, ink=QUIET)) + 5
    y = _tiles(sheet, report, y) + 7
    y = _promises(sheet, report, y) + 6
    for question in report.questions:
        y = _question(sheet, question, y)
    sheet.number_pages(HEIGHT - FOOT + 10, Style(11, ink=QUIET))
    return sheet.pdf()


def _figures(report: FunderReport) -> list[tuple[str, str]]:
    return [
        (report.asked, _("Questions asked")),
        (report.heard, _("Answers heard")),
        (report.decided, _("Decided")),
        (report.changed, _("Changed")),
        (report.no_because, _("No, with a reason")),
    ]


def _tiles(sheet: Sheet, report: FunderReport, y: float) -> float:
    gap, high = 3.0, 27.0
    figures = _figures(report)
    width = (INNER - gap * (len(figures) - 1)) / len(figures)
    for place, (figure, label) in enumerate(figures):
        x = MARGIN + place * (width + gap)
        sheet.box(y, high, x=x, width=width, round_by=3)
        words, size = sheet.fit(figure, (26, 20, 16, 13, 11), width=width - 6, height=13, bold=True)
        sheet.write(words, y + 2, Style(size, bold=True, ink=DEEP), x=x + 3, width=width - 6)
        words, size = sheet.fit(label, (12, 11, 10), width=width - 6, height=11)
        sheet.write(words, y + 15, Style(size, ink=QUIET, leading=1.2), x=x + 3, width=width - 6)
    return y + high


def _promises(sheet: Sheet, report: FunderReport, y: float) -> float:
    """Draw kept and missed promises as one bar, with the same in words under it."""
    kept, missed = report.promises_kept, report.promises_missed
    y = sheet.flow(_("Promises"), y, Style(17, bold=True, ink=DEEP)) + 1
    if kept + missed:
        sheet.box(y, 7, fill=LATE if missed else GOOD, round_by=2)
        if kept and missed:
            sheet.box(y, 7, width=INNER * kept / (kept + missed), fill=GOOD, round_by=2)
        y += 9
    words = [
        ngettext("{n} promise was kept.", "{n} promises were kept.", kept),
        ngettext("{n} promise was missed.", "{n} promises were missed.", missed),
    ]
    if moved := report.promises_moved:
        words.append(
            ngettext(
                "{n} date was moved, with a reason that people read.",
                "{n} dates were moved, with a reason that people read.",
                moved,
            )
        )
    for name, count in report.silent:
        words.append(
            ngettext(
                "{organisation} gave no answer to {n} question.",
                "{organisation} gave no answer to {n} questions.",
                count,
                organisation=name,
            )
        )
    return sheet.flow("\n".join(words), y, Style(13))


def _question(sheet: Sheet, question: ReportedQuestion, y: float) -> float:
    title, text = Style(15, bold=True, leading=1.25), Style(12.5, leading=1.4)
    if y + 38 > HEIGHT - FOOT:
        sheet.new_page()
        y = MARGIN
    else:
        sheet.rule(y)
        y += 4
    y = sheet.flow(question.question, y, title)
    asked = _(
        "Asked by {organisation} on {day}", organisation=question.organisation, day=_day(question.asked)
    )
    y = sheet.flow(asked, y, Style(11.5, ink=QUIET))
    ink, _tint = status_colours(question.status)
    y = sheet.flow(status_words(question.status), y + 1.5, Style(13, bold=True, ink=ink))
    for words in (question.happened, question.why):
        if words.strip():
            y = sheet.flow(words, y, text) + 1
    heard = _("Heard: {count}", count=question.heard)
    y = sheet.flow(heard, y, Style(11.5, ink=QUIET))
    missed = question.promise == "missed"
    return sheet.flow(_promise(question), y, Style(11.5, ink=LATE if missed else QUIET)) + 4


def _promise(question: ReportedQuestion) -> str:
    return {
        "kept": _("Every promise was kept"),
        "missed": _("A promise was missed"),
        "not_due": _("No promise has fallen due"),
    }[question.promise]


def _day(day: date) -> str:
    return say_day(day, locale(), year=True)
