"""Evidence for those who pay for the work, and for partners: what was asked, heard, decided, changed and refused.

It counts missed promises as plainly as kept ones, and names the organisations that gave
no answer. Nothing in it can be counted back to a person (design/anonymity.md, 13).

    evidence.open ── evidence.of ── evidence.give (a file)
"""

from datetime import date, timedelta

from bot.chat.access import as_one_of
from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Fact, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.files.report import FunderReport, report_pdf, report_xlsx
from bot.flows.evidence_report import report_of
from bot.flows.file_to_send import file_to_send
from bot.flows.reading import READERS
from bot.models.group import Group
from bot.plain.say_date import say_days

YEAR, QUARTER, LAST_YEAR = "year", "quarter", "before"
PERIODS = (YEAR, QUARTER, LAST_YEAR)
FORMS = {"pdf": report_pdf, "xlsx": report_xlsx}


def _label(period: str) -> str:
    return {YEAR: _("This year"), QUARTER: _("The last quarter"), LAST_YEAR: _("Last year")}[period]


def days_of(period: str, today: date) -> tuple[date, date]:
    """The first and the last local day of a period; anything unknown is this year.

    The last quarter is the last whole one: January to March, April to June, and so on.
    """
    if period == LAST_YEAR:
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    if period == QUARTER:
        last = date(today.year, (today.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
        return date(last.year, last.month - 2, 1), last
    return date(today.year, 1, 1), today


@press("evidence.open")
def choose(turn: Turn, group_id: int) -> None:
    """Ask which months the report is about."""
    group = as_one_of(turn, group_id, READERS)
    today = turn.today(group.zone)
    buttons = []
    for period in PERIODS:
        days = say_days(*days_of(period, today), locale(), year=True)
        label = _("{period}: {days}", period=_label(period), days=days)
        buttons.append(button(label, "evidence.of", group_id, period))
    turn.show(
        screen(
            Title(_("Report for funders")),
            _("It says what was kept, and what was missed. No person can be found in it."),
            choices=buttons,
            out=[button(_("Back"), "glance.open", group_id)],
        )
    )


def _report(turn: Turn, group_id: int, period: str) -> FunderReport:
    group: Group = as_one_of(turn, group_id, READERS)
    return report_of(turn, group, *days_of(period, turn.today(group.zone)))


@press("evidence.of")
def look(turn: Turn, group_id: int, period: str) -> None:
    """Show the figures, and offer the files."""
    report = _report(turn, group_id, period)
    lines = [
        Fact(_("Questions asked"), report.asked),
        Fact(_("Answers heard"), report.heard),
        Fact(_("Decided"), report.decided),
        Fact(_("Changed"), report.changed),
        Fact(_("No, with a reason"), report.no_because),
        Fact(_("Promises kept"), str(report.promises_kept)),
        Fact(_("Promises missed"), str(report.promises_missed)),
    ]
    lines += [
        Fact(_("No answer from {organisation}", organisation=name), str(n)) for name, n in report.silent
    ]
    turn.show(
        screen(
            Title(say_days(report.first, report.last, locale(), year=True)),
            *lines,
            choices=[
                button(_("Get it to read and print"), "evidence.give", group_id, period, "pdf"),
                button(_("Get it as a table"), "evidence.give", group_id, period, "xlsx"),
            ],
            out=[button(_("Back"), "evidence.open", group_id)],
        )
    )


@press("evidence.give")
def give(turn: Turn, group_id: int, period: str, form: str) -> None:
    """Give the report as a file."""
    report = _report(turn, group_id, period)
    form = form if form in FORMS else "pdf"
    path, name = f"reports/{group_id}-{locale()}.{form}", f"report-{report.first:%Y-%m}.{form}"
    turn.say(
        screen(
            Title(say_days(report.first, report.last, locale(), year=True)),
            _("It says what was kept, and what was missed. No person can be found in it."),
            out=[button(_("Back"), "evidence.of", group_id, period)],
            file=file_to_send(turn, path, FORMS[form](report), name),
        )
    )
