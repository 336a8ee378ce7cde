"""The journey of a question as a picture: how far it is, what was promised, and whether that was kept.

People share something and then hear nothing; this shows in one look where their words are now. It goes into the
chat as a picture and onto the wall as a page.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.chat.words import _, locale, ngettext
from bot.files.sheet import Sheet
from bot.files.style import (
    DEEP,
    GOOD,
    GOOD_TINT,
    HEIGHT,
    INNER,
    LATE,
    LATE_TINT,
    MARGIN,
    PAPER,
    QUIET,
    RULE,
    WAITING,
    WAITING_TINT,
    Style,
)
from bot.plain.say_date import say_day

StepName = Literal["asked", "heard", "closed", "looked_into", "decided", "done"]


@dataclass(frozen=True)
class Step:
    """One station on the way.

    Args:
        name: which; closed stands in place of heard where no answer came.
        happened: the day it happened (a local date), or None.
        promised: the day by which it was promised, or None.
        note: a few words on what happened, or nothing.
    """

    name: StepName
    happened: date | None = None
    promised: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Journey:
    """A question and its stations in order, as they stand on the day `today` (local)."""

    group: str
    question: str
    steps: tuple[Step, ...]
    today: date


def journey_png(journey: Journey) -> bytes:
    """Draw a journey as a picture to send."""
    return _sheet(journey).png()


def journey_pdf(journey: Journey) -> bytes:
    """Draw a journey as an A4 page to print."""
    return _sheet(journey).pdf()


def journey_alt(journey: Journey) -> str:
    """Say what the picture shows, for those who do not see it."""
    lines = [_("The journey of the question: {question}", question=journey.question)]
    for step in journey.steps:
        label = _label(step.name)
        day = _day(step.happened, journey.today) if step.happened else _("not yet")
        said = _("{step}: {day}", step=label, day=day)
        lines += [line for line in (said, _promise(step, journey.today)[0], step.note) if line]
    return "\n".join(lines)


def _label(name: StepName) -> str:
    return {
        "asked": _("Asked"),
        "heard": _("Heard"),
        "closed": _("Answers closed"),
        "looked_into": _("Looked into"),
        "decided": _("Decided"),
        "done": _("Done"),
    }[name]


def _day(day: date, today: date) -> str:
    return say_day(day, locale(), year=day.year != today.year)


def _promise(step: Step, today: date) -> tuple[str, str, str]:
    """Say how a step stands to its promise, with the ink and tint for it; empty if nothing was promised."""
    if step.promised is None:
        return "", QUIET, PAPER
    late = ((step.happened or today) - step.promised).days
    if late > 0:
        return ngettext("{n} day late", "{n} days late", late), LATE, LATE_TINT
    if step.happened:
        return _("Promise kept"), GOOD, GOOD_TINT
    return _("Promised by {day}", day=_day(step.promised, today)), WAITING, WAITING_TINT


TOP = 78.0
LINE_X = MARGIN + 9
TEXT_X = MARGIN + 26
COLUMN = INNER - 26
RADIUS = 7.5


def _sheet(journey: Journey) -> Sheet:
    sheet = Sheet(journey.question)
    sheet.box(0, 7, x=0, width=INNER + 2 * MARGIN, fill=DEEP, round_by=0)
    y = sheet.write(sheet.shorten(journey.group, Style(16), width=INNER, height=8), 14, Style(16, ink=QUIET))
    text, size = sheet.fit(
        journey.question, (34, 30, 26, 22, 18), width=INNER, height=TOP - y - 14, bold=True
    )
    sheet.write(text, y + 1, Style(size, bold=True, leading=1.25))
    apart = (HEIGHT - TOP - 6) / max(len(journey.steps), 1)
    for place, step in enumerate(journey.steps[1:]):
        top, ahead = TOP + place * apart + RADIUS, step.happened is None
        sheet.upright(LINE_X, top, top + apart, ink=RULE if ahead else DEEP, thick=1.6, dashed=ahead)
    for place, step in enumerate(journey.steps):
        _station(sheet, step, TOP + place * apart, journey.today, room=apart)
    return sheet


def _station(sheet: Sheet, step: Step, top: float, today: date, *, room: float) -> None:
    centre = top + RADIUS
    if step.happened:
        sheet.disc(LINE_X, centre, RADIUS, fill=DEEP)
        sheet.tick(LINE_X, centre, RADIUS)
    else:
        sheet.disc(LINE_X, centre, RADIUS, fill=PAPER, edge=RULE, thick=1.6)
    label = Style(25, bold=True, ink=DEEP if step.happened else QUIET, leading=1.2)
    y = sheet.write(_label(step.name), top - 0.5, label, x=TEXT_X, width=COLUMN)
    promise, ink, tint = _promise(step, today)
    small, x = Style(18, ink=QUIET, leading=1.25), TEXT_X
    if step.happened or not promise:
        day = _day(step.happened, today) if step.happened else _("Not yet")
        sheet.write(day, y, small, x=x, width=COLUMN)
        x += sheet.width_of(day, small) + 4
    if promise:
        sheet.pill(promise, y, x=x, ink=ink, tint=tint, size=14)
    y += sheet.height_of("A", small) + 1
    note = Style(18, leading=1.25)
    if step.note:
        text = sheet.shorten(step.note, note, width=COLUMN, height=top + room - y - 2)
        sheet.write(text, y, note, x=TEXT_X, width=COLUMN)
