"""A series of meetings as a picture: every date at once, which is next, and what has changed.

People plan their weeks around these meetings. One page on the fridge tells more than a row of messages.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bot.chat.words import _, locale
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
    MIST,
    PAPER,
    QUIET,
    RULE,
    WAITING,
    WAITING_TINT,
    WIDTH,
    Style,
)
from bot.plain.say_date import say_day, say_range


@dataclass(frozen=True)
class TimelineMeeting:
    """One meeting of a series.

    Args:
        start: local wall time.
        end: local wall time, in the same zone.
        cancelled: whether it was cancelled.
        moved_from: the day it was first meant for (a local date), if it has moved.
    """

    start: datetime
    end: datetime
    cancelled: bool = False
    moved_from: date | None = None


@dataclass(frozen=True)
class Timeline:
    """A series of meetings in order, as it stands on the day `today` (local); `where` is the usual place."""

    group: str
    title: str
    where: str
    meetings: tuple[TimelineMeeting, ...]
    today: date


def timeline_png(timeline: Timeline) -> bytes:
    """Draw a series as a picture to send."""
    return _sheet(timeline).png()


def timeline_pdf(timeline: Timeline) -> bytes:
    """Draw a series as one page to print."""
    return _sheet(timeline).pdf()


TOP = 60.0
LOWEST_ROW, HIGHEST_ROW, LOWEST_WITH_STATE = 12.0, 24.0, 19.0
LINE_X = MARGIN + 5
TEXT_X = MARGIN + 16
COLUMN = INNER - 16


def _sheet(timeline: Timeline) -> Sheet:
    heights = _row_heights(timeline)
    sheet = Sheet(timeline.title, max(HEIGHT, TOP + sum(heights) + MARGIN))
    sheet.box(0, 7, x=0, width=WIDTH, fill=DEEP, round_by=0)
    small = Style(16, ink=QUIET)
    y = sheet.write(sheet.shorten(timeline.group, small, width=INNER, height=8), 13, small)
    text, size = sheet.fit(timeline.title, (32, 28, 24, 20, 17), width=INNER, height=26, bold=True)
    y = sheet.write(text, y, Style(size, bold=True, leading=1.2))
    sheet.write(sheet.shorten(timeline.where, small, width=INNER, height=8), y, small)
    if heights:
        bottom = TOP + sum(heights) - heights[-1] / 2
        sheet.upright(LINE_X, TOP + heights[0] / 2, bottom, ink=RULE, thick=1.2)
    top = TOP
    for meeting, high in zip(timeline.meetings, heights, strict=True):
        _row(sheet, meeting, timeline, top, high)
        top += high
    return sheet


def _row_heights(timeline: Timeline) -> list[float]:
    """Share an A4 page among the rows; with too many for it, the picture grows longer."""
    even = (HEIGHT - TOP - MARGIN) / max(len(timeline.meetings), 1)
    even = min(max(even, LOWEST_ROW), HIGHEST_ROW)
    return [
        max(even, LOWEST_WITH_STATE) if _state(meeting, timeline)[0] else even
        for meeting in timeline.meetings
    ]


def _row(sheet: Sheet, meeting: TimelineMeeting, timeline: Timeline, top: float, high: float) -> None:
    is_next, past = meeting is _next(timeline), meeting.start.date() < timeline.today
    centre = top + high / 2
    if is_next:
        sheet.box(top + 0.5, high - 1, x=MARGIN - 4, width=INNER + 8, fill=MIST, round_by=4)
    if meeting.cancelled:
        sheet.disc(LINE_X, centre, 2.6, fill=PAPER, edge=RULE)
    else:
        sheet.disc(LINE_X, centre, 4 if is_next else 3, fill=QUIET if past else DEEP)
    quiet = past or meeting.cancelled
    style = Style(18, bold=not quiet, ink=QUIET if quiet else DEEP, leading=1.2)
    line = sheet.height_of("A", style)
    words = say_range(meeting.start, meeting.end, locale(), year=meeting.start.year != timeline.today.year)
    words = sheet.shorten(words, style, width=COLUMN, height=line * 1.1)
    state, ink, tint = _state(meeting, timeline)
    y = sheet.write(words, centre - line / 2 - (4 if state else 0), style, x=TEXT_X, width=COLUMN)
    if state:
        sheet.pill(state, y + 0.3, x=TEXT_X, ink=ink, tint=tint, size=13)


def _next(timeline: Timeline) -> TimelineMeeting | None:
    coming = (m for m in timeline.meetings if not m.cancelled and m.start.date() >= timeline.today)
    return next(coming, None)


def _state(meeting: TimelineMeeting, timeline: Timeline) -> tuple[str, str, str]:
    """Say what is special about a meeting, with the ink and tint for it; empty if nothing is."""
    if meeting.cancelled:
        return _("Cancelled"), LATE, LATE_TINT
    if meeting.moved_from:
        return _("Moved from {day}", day=say_day(meeting.moved_from, locale())), WAITING, WAITING_TINT
    if meeting is _next(timeline):
        return _("Next"), GOOD, GOOD_TINT
    return "", QUIET, PAPER
