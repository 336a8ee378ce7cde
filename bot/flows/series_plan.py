"""A series at the desk: typed in words, looked at as one list, sent once, changed from any date on.

Typing "every three weeks for six months" is all there is to it. Every date becomes a
meeting of its own, a copy of the first, so that one can be changed, moved or cancelled
without the others; or the rest can follow.

    series.make (words) ── series.show ── send.look · meet.look · series.holidays · series.undo
    series.rest (from a meeting that was changed)
"""

from datetime import date
from zoneinfo import ZoneInfo

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale, ngettext
from bot.flows.change import tell_of_rest
from bot.flows.change_cancel import cancel_quietly
from bot.flows.group_chat import show_series_in_chats
from bot.flows.meeting import invited
from bot.flows.planning import form
from bot.flows.prepare import staff_meeting
from bot.flows.reminding import goes_out, taken_back, watch
from bot.flows.sendable import incomplete, sendable
from bot.flows.series import date_line, dates_of
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting, series_meetings
from bot.models.series import Series
from bot.models.working_day import is_holiday
from bot.plain.say_date import say_day
from bot.plain.when import Recurrence, read_recurrence

MOST = 60
"""More dates than this in one series is a slip of the keyboard."""
SAME = (
    *(
        "title",
        "starts",
        "ends",
        "zone",
        "place",
        "getting_there",
        "steps",
        "ground",
        "places",
        "services",
        "host",
    ),
    *("purpose", "expected", "you_get", "afterwards", "project_id"),
)
"""What the meetings of a series share; the day is each one's own."""


@press("series.make")
def ask(turn: Turn, meeting_id: int) -> None:
    """Ask how often, and until when."""
    meeting, _group = staff_meeting(turn, meeting_id)
    if meeting.series_id:
        show(turn, meeting.series_id)
        return
    turn.ask(
        screen(
            Title(meeting.title),
            _("How often is it, and until when? Type it as you would say it."),
            _("For example:"),
            Words(_("every three weeks for six months")),
            out=[button(_("Back"), "meet.prepare", meeting_id)],
        ),
        "series.make",
        meeting_id,
    )


@words("series.make")
def take(turn: Turn, meeting_id: int) -> None:
    """Read how often, and make the meetings; ask again when it is not clear."""
    meeting, _group = staff_meeting(turn, meeting_id)
    if not meeting.on or not meeting.starts or meeting.series_id:
        ask(turn, meeting_id)
        return
    # The first date is known, so it is said for them; its year is, too.
    said = f"{turn.text} from {meeting.on.day} {meeting.on:%B %Y} at {meeting.starts:%H:%M}"
    found = read_recurrence(said, turn.now, meeting.zone)
    if not isinstance(found, Recurrence) or found.open or not 1 < len(found.starts) <= MOST:
        turn.say(_unclear(meeting, open_end=isinstance(found, Recurrence) and found.open))
        return
    series = Series(group_id=meeting.group_id, author_id=turn.person_id, said=turn.text[:120])
    turn.db.add(series)
    turn.db.flush()
    meeting.series_id, meeting.meant_for = series.id, meeting.on
    days = [start.astimezone(ZoneInfo(meeting.zone)).date() for start in found.starts]
    for day in days:
        if day > meeting.on:
            turn.db.add(_copy(meeting, day, turn.person_id))
    turn.db.flush()
    turn.forget()
    show(turn, series.id or 0)


def _unclear(meeting: Meeting, *, open_end: bool) -> Screen:
    said = (
        _("Until when? For example: every three weeks until June.")
        if open_end
        else _("I could not read that. For example: every three weeks for six months.")
    )
    return screen(said, out=[button(_("Back"), "meet.prepare", meeting.id)])


def _copy(meeting: Meeting, day: date, author_id: int) -> Meeting:
    copied = Meeting(
        group_id=meeting.group_id, author_id=author_id, series_id=meeting.series_id, on=day, meant_for=day
    )
    for name in SAME:
        setattr(copied, name, getattr(meeting, name))
    return copied


def _loaded(turn: Turn, series_id: int) -> tuple[Series, Group, list[Meeting]]:
    series: Series = turn.get(Series, series_id)
    return series, as_staff(turn, series.group_id), series_meetings(turn.db, series_id)


@press("series.show")
def show(turn: Turn, series_id: int) -> None:
    """Show the whole timeline on one page, and what can be done with it."""
    series, group, meetings = _loaded(turn, series_id)
    parts: list[Part | str] = [
        Title(meetings[0].title),
        Fact(_("How often"), series.said),
        dates_of(meetings),
    ]
    off = _on_holidays(meetings, group)
    if off:
        parts.append(
            Fact(_("Public holidays"), ", ".join(say_day(m.on, locale()) for m in off if m.on)),
        )
    skip = len(_can_skip(turn, series, meetings, group))
    turn.show(screen(*parts, choices=_choices(series, skip), out=_out(series, meetings)))


def _choices(series: Series, skip: int) -> list[Button]:
    choices = [button(_("Open one date"), "series.pick", series.id)]
    if series.state is not SendState.SENT:
        choices.insert(0, button(_("Preview and send"), "send.look", "series", series.id, style="primary"))
    if skip:
        choices.append(
            button(ngettext("Skip {n} holiday", "Skip {n} holidays", skip), "series.holidays", series.id)
        )
    choices.append(button(_("Get it as a page to print"), "series.print", series.id))
    return choices


def _out(series: Series, meetings: list[Meeting]) -> list[Button]:
    out = [
        button(_("Calendar"), "series.calendar", series.id),
        button(_("Back"), "meet.prepare", meetings[0].id),
    ]
    return out if series.state is SendState.SENT else [button(_("Undo"), "series.undo", series.id), *out]


def _on_holidays(meetings: list[Meeting], group: Group) -> list[Meeting]:
    return [m for m in meetings if m.on and not m.cancelled and is_holiday(m.on, group.country)]


def _can_skip(turn: Turn, series: Series, meetings: list[Meeting], group: Group) -> list[Meeting]:
    """Dates on holidays that can be left out. While nobody knows of the series, all hang on its first date."""
    first = None if series.state is SendState.SENT else meetings[0]
    return [m for m in _on_holidays(meetings, group) if m is not first and m.starts_at() > turn.now]


@press("series.pick")
def pick(turn: Turn, series_id: int, page: int = 0) -> None:
    """Choose one date, to change or cancel it."""
    _series, _group, meetings = _loaded(turn, series_id)
    buttons = [button(_("Open: {date}", date=date_line(m)), "meet.look", m.id) for m in meetings]
    choices, more = paged(buttons, page, "series.pick", series_id)
    turn.show(
        screen(
            Title(meetings[0].title),
            _("Which date?"),
            choices=choices,
            out=[*more, button(_("Back"), "series.show", series_id)],
        )
    )


@press("series.holidays")
def skip_holidays(turn: Turn, series_id: int) -> None:
    """Leave out the dates that lie on public holidays. Where people know them already, they are cancelled and told."""
    series, group, meetings = _loaded(turn, series_id)
    off = _can_skip(turn, series, meetings, group)
    if series.state is SendState.SENT:
        for meeting in off:
            cancel_quietly(turn, meeting)
        if off:
            tell_of_rest(turn, off[0], "holidays")
            return
    else:
        for meeting in off:
            turn.db.delete(meeting)
        turn.db.flush()
    show(turn, series_id)


@press("series.undo")
def undo(turn: Turn, series_id: int) -> None:
    """Make it one meeting again, while people do not know of a series."""
    series, _group, meetings = _loaded(turn, series_id)
    if series.state is SendState.SENT:
        show(turn, series_id)
        return
    first, *others = meetings
    for meeting in others:
        if meeting.state is SendState.DRAFT:
            turn.db.delete(meeting)
    first.series_id = first.meant_for = None
    turn.db.add(first)
    turn.db.flush()
    turn.db.delete(series)
    turn.show(
        screen(
            Title(first.title),
            _("It is one meeting again."),
            choices=[button(_("See the meeting"), "meet.look", first.id)],
            out=[button(_("Back"), "meet.list", first.group_id)],
        )
    )


@press("series.rest")
def same_for_the_rest(turn: Turn, meeting_id: int) -> None:
    """Let every later date follow this one: the same card, the same hours, moved by as many days."""
    meeting, _group = staff_meeting(turn, meeting_id)
    if meeting.series_id is None or not meeting.on or not meeting.meant_for:
        return
    shift = meeting.on - meeting.meant_for
    for later in series_meetings(turn.db, meeting.series_id):
        if later.meant_for and later.meant_for > meeting.meant_for and not later.cancelled:
            for name in SAME:
                setattr(later, name, getattr(meeting, name))
            later.on = later.meant_for + shift
            later.changed += 1
            turn.db.add(later)
            turn.db.flush()
            if later.state is SendState.SENT:
                watch(turn, later)
    if meeting.state is SendState.SENT:
        tell_of_rest(turn, meeting)
    else:
        show(turn, meeting.series_id)


def _went(turn: Turn, series_id: int) -> None:
    turn.get(Series, series_id).state = SendState.SENT
    for meeting in series_meetings(turn.db, series_id):
        if not meeting.cancelled and meeting.starts_at() > turn.now:
            goes_out(turn, meeting)
    show_series_in_chats(turn, series_id)


def _recalled(turn: Turn, series_id: int) -> None:
    turn.get(Series, series_id).state = SendState.DRAFT
    for meeting in series_meetings(turn.db, series_id):
        if meeting.starts_at() > turn.now:
            taken_back(turn, meeting)


def _unready(turn: Turn, series_id: int) -> Screen | None:
    """Every card must say everything, and there must be a date to come."""
    meetings = [m for m in series_meetings(turn.db, series_id) if not m.cancelled]
    written = not any(form.missing(turn, m) for m in meetings)
    ready = written and any(m.starts_at() > turn.now for m in meetings)
    return None if ready else incomplete(turn, "series", series_id)


sendable(
    "series",
    draw="series.card",
    group=lambda turn, row_id: turn.get(Series, row_id).group_id,
    people=lambda turn, row_id: invited(turn, series_meetings(turn.db, row_id)[0].id or 0),
    title=lambda turn, row_id: series_meetings(turn.db, row_id)[0].title,
    back=lambda _turn, row_id: button(_("Back"), "series.show", row_id),
    went=_went,
    recalled=_recalled,
    unready=_unready,
    again=True,
)
