"""A series of meetings as people see it: every date at once, on one page, in a calendar, as a picture.

People plan their weeks around these meetings. Each date is a meeting with a card of its
own, so somebody can come to one and not to the next.

    series.card (what members get) ── series.yes · series.dates ── meet.card
                                   ── series.calendar · series.picture
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.chat.access import as_member
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, ngettext
from bot.flows.file_to_send import file_to_send
from bot.flows.meeting import calendar_of, card_lines
from bot.flows.meeting_words import when_words
from bot.flows.places import keep
from bot.models.group import Group
from bot.models.meeting import Meeting, Reply, series_meetings
from bot.models.series import Series

if TYPE_CHECKING:
    from bot.files.timeline import Timeline


def date_line(meeting: Meeting) -> str:
    """One date of a series, and what has become of it."""
    when = when_words(meeting)
    if meeting.cancelled:
        return _("✗ {when}: cancelled", when=when)
    if meeting.meant_for and meeting.on != meeting.meant_for:
        return _("{when}: moved", when=when)
    return when


def dates_of(meetings: list[Meeting]) -> Words:
    """All dates of a series, one to a line."""
    return Words("\n".join(date_line(m) for m in meetings))


@draw("series.card")
def card(turn: Turn, series_id: int) -> Screen:
    """The invitation to a series: all dates, and everything that is the same for each of them."""
    series: Series = turn.get(Series, series_id)
    meetings = series_meetings(turn.db, series_id)
    first = meetings[0]
    parts: list[Part | str] = [Title(first.title), Fact(_("How often"), series.said), dates_of(meetings)]
    parts += card_lines(turn, first)
    return screen(
        *parts,
        choices=[
            button(_("Yes, I will come to all"), "series.yes", series_id, style="success"),
            button(_("Reply to each date"), "series.dates", series_id),
            button(_("Put them in my calendar"), "series.calendar", series_id),
            button(_("See them as a picture"), "series.picture", series_id),
        ],
        out=home_and_help(),
    )


def _mine(turn: Turn, series_id: int) -> tuple[Series, Group, list[Meeting]]:
    series: Series = turn.get(Series, series_id)
    return series, as_member(turn, series.group_id), series_meetings(turn.db, series_id)


@press("series.yes")
def yes_to_all(turn: Turn, series_id: int) -> None:
    """Say yes to every date that is still to come; a date that is full becomes a place in its line."""
    _series, _group, meetings = _mine(turn, series_id)
    ahead = [m for m in meetings if not m.cancelled and m.starts_at() > turn.now]
    waits = sum(keep(turn, m, turn.person_id, Reply.YES).reply is Reply.WAITING for m in ahead)
    parts: list[Part | str] = [
        Title(meetings[0].title),
        ngettext("You said yes to {n} date.", "You said yes to {n} dates.", len(ahead) - waits),
    ]
    if waits:
        parts.append(
            ngettext("For {n} you are on the waiting list.", "For {n} you are on the waiting list.", waits)
        )
    parts.append(_("You can change your mind for each of them."))
    turn.say(
        screen(
            *parts,
            choices=[
                button(_("See each date"), "series.dates", series_id),
                button(_("Put them in my calendar"), "series.calendar", series_id),
            ],
            out=home_and_help(),
        )
    )


@press("series.dates")
def dates(turn: Turn, series_id: int) -> None:
    """List the dates that are still to come. It is a new message: the card stays."""
    turn.say(_dates(turn, series_id, 0))


@press("series.page")
def turn_page(turn: Turn, series_id: int, page: int) -> None:
    """Turn the list of dates."""
    turn.show(_dates(turn, series_id, page))


def _dates(turn: Turn, series_id: int, page: int) -> Screen:
    """The dates that are still to come; each leads to its own card."""
    _series, _group, meetings = _mine(turn, series_id)
    ahead = [m for m in meetings if m.ends_at() > turn.now]
    buttons = [button(_("Open: {date}", date=date_line(m)), "meet.card", m.id) for m in ahead]
    choices, more = paged(buttons, page, "series.page", series_id)
    said = _("Tap a date to reply to it.") if ahead else _("All dates of this series are over.")
    return screen(
        Title(meetings[0].title),
        said,
        choices=choices,
        out=[*more, *home_and_help()],
    )


@press("series.calendar")
def calendar(turn: Turn, series_id: int) -> None:
    """Send all dates as one file for a phone's calendar."""
    _series, _group, meetings = _mine(turn, series_id)
    turn.say(
        screen(
            Title(meetings[0].title),
            _("Open this file to put all dates in your calendar."),
            out=[button(_("See each date"), "series.dates", series_id)],
            file=calendar_of(turn, meetings, "meetings.ics"),
        )
    )


@press("series.picture")
def picture(turn: Turn, series_id: int) -> None:
    """Send the whole series as a picture, with the same dates in words."""
    from bot.files.timeline import timeline_png  # noqa: PLC0415 - slow, and seldom needed

    _send(turn, series_id, "series.png", "photo", timeline_png)


@press("series.print")
def print_it(turn: Turn, series_id: int) -> None:
    """Send the whole series as a page to print."""
    from bot.files.timeline import timeline_pdf  # noqa: PLC0415 - slow, and seldom needed

    _send(turn, series_id, "series.pdf", "document", timeline_pdf)


def _send(turn: Turn, series_id: int, name: str, kind: str, drawn: "Callable[[Timeline], bytes]") -> None:
    from bot.files.timeline import Timeline, TimelineMeeting  # noqa: PLC0415 - as above

    _series, group, meetings = _mine(turn, series_id)
    line = Timeline(
        group.name,
        meetings[0].title,
        meetings[0].place,
        tuple(
            TimelineMeeting(
                _wall(m, m.starts_at()),
                _wall(m, m.ends_at()),
                m.cancelled,
                m.meant_for if m.meant_for != m.on else None,
            )
            for m in meetings
        ),
        turn.today(group.zone),
    )
    turn.say(
        screen(
            Title(meetings[0].title),
            dates_of(meetings),
            out=[button(_("See each date"), "series.dates", series_id), button(_("Start page"), "home")],
            file=file_to_send(turn, f"meetings/{series_id}-{name}", drawn(line), name, kind),
        )
    )


def _wall(meeting: Meeting, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(meeting.zone)).replace(tzinfo=None)
