"""A meeting that changes or is cancelled: everybody who was invited is told once, plainly.

A change of a meeting people know of is noted as it is made, field by field, and told
when the coordinator sends it. In a series the rest can follow; it is still told once.
Within a day of the meeting it is urgent.

    change.tell ── send.look (the new card with what changed) · series.rest (series_plan.py)
    change.cancel ── change.cancelled · change.cancelled_rest ── send.look
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import Button, button
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale, speaking
from bot.flows.group_chat import show_in_chats, show_series_in_chats
from bot.flows.meeting import card_page, invited
from bot.flows.meeting_words import label, when_words
from bot.flows.points_together import moved_promises
from bot.flows.prepare import staff_meeting
from bot.flows.reminding import unwatch, watch
from bot.flows.sendable import sendable
from bot.flows.series import dates_of
from bot.flows.told import note_told
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting, MeetingChange, series_meetings
from bot.models.update import Kind, Update
from bot.plain.say_date import say_day, say_moment

URGENT = timedelta(hours=24)
"""A change this close to the meeting goes at once (design/talk.md)."""
MOVED = {"when", "place", "holidays"}
"""What of a card has to change so that somebody would stand before the wrong door, or at the wrong time."""


def note_change(turn: Turn, meeting: Meeting, field: str) -> None:
    """Note that a field of the card changed, in the change that will be told next: the meeting's page offers to tell it."""
    change = _to_tell(turn, meeting)
    change.what = ",".join([*(f for f in _fields(change) if f != field), field])
    meeting.changed += 1
    turn.db.add(change)
    turn.db.add(meeting)
    turn.db.flush()
    watch(turn, meeting)


def untold_choices(turn: Turn, meeting: Meeting) -> list[Button]:
    """What can be done about a change that people do not know of yet; nothing where they know everything."""
    change = untold(turn, meeting)
    if change is None:
        return []
    choices = [button(_("Tell everyone"), "send.look", "change", change.id, style="primary")]
    if not meeting.cancelled:
        choices.append(button(_("Change more first"), "meet.fields", meeting.id))
        if not change.rest and _later(turn, meeting):
            choices.append(button(_("Change all later dates too"), "series.rest", meeting.id))
    return choices


def tell_of_rest(turn: Turn, meeting: Meeting, field: str = "") -> None:
    """Go on to telling everybody once that this date and later ones of a series have changed."""
    change = _to_tell(turn, meeting)
    change.rest, change.what = True, field or change.what
    turn.db.add(change)
    turn.db.flush()
    turn.show(
        screen(
            _("The later dates are changed, too. People do not know yet."),
            choices=[button(_("Tell everyone"), "send.look", "change", change.id, style="primary")],
            out=[button(_("Back"), "series.show", meeting.series_id)],
        )
    )


def untold(turn: Turn, meeting: Meeting) -> MeetingChange | None:
    """The change of a meeting that people do not know of yet; None where they know everything."""
    found: MeetingChange | None = turn.db.execute(
        select(MeetingChange).where(
            col(MeetingChange.meeting_id) == meeting.id,
            col(MeetingChange.state).in_([SendState.DRAFT, SendState.STOPPED]),
        )
    ).scalar()
    return found


def _to_tell(turn: Turn, meeting: Meeting) -> MeetingChange:
    return untold(turn, meeting) or MeetingChange(meeting_id=meeting.id or 0)


def _fields(change: MeetingChange) -> list[str]:
    return [field for field in change.what.split(",") if field]


def _what(change: MeetingChange) -> str:
    return ", ".join(label(field) for field in _fields(change))


def _later(turn: Turn, meeting: Meeting) -> list[Meeting]:
    """The later dates of its series that still hold."""
    if meeting.series_id is None or meeting.meant_for is None:
        return []
    return [
        m
        for m in series_meetings(turn.db, meeting.series_id)
        if m.meant_for and m.meant_for > meeting.meant_for and not m.cancelled
    ]


# -- cancelling ---------------------------------------------------------------


@press("change.cancel")
def ask_cancel(turn: Turn, meeting_id: int) -> None:
    """Ask once before cancelling."""
    meeting, _group = staff_meeting(turn, meeting_id)
    choices = [button(_("Cancel the meeting"), "change.cancelled", meeting_id, style="danger")]
    if _later(turn, meeting):
        choices.append(
            button(_("Cancel it and all later dates"), "change.cancelled_rest", meeting_id, style="danger")
        )
    turn.show(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting)),
            _("Cancel it? You see what people get before it goes."),
            choices=choices,
            out=[button(_("Keep the meeting"), "meet.look", meeting_id)],
        )
    )


def cancel_quietly(turn: Turn, meeting: Meeting) -> None:
    """Cancel a meeting and all it has set going. Whoever calls it tells people."""
    meeting.cancelled = True
    meeting.changed += 1
    turn.db.add(meeting)
    turn.db.flush()
    unwatch(turn, meeting)


@press("change.cancelled")
def cancel(turn: Turn, meeting_id: int) -> None:
    """Cancel the meeting, and go on to telling people."""
    meeting, _group = staff_meeting(turn, meeting_id)
    _cancelled(turn, meeting, rest=False)


@press("change.cancelled_rest")
def cancel_rest(turn: Turn, meeting_id: int) -> None:
    """Cancel this date of a series and all later ones."""
    meeting, _group = staff_meeting(turn, meeting_id)
    for later in _later(turn, meeting):
        cancel_quietly(turn, later)
    _cancelled(turn, meeting, rest=True)


def _cancelled(turn: Turn, meeting: Meeting, *, rest: bool) -> None:
    if not meeting.cancelled:
        cancel_quietly(turn, meeting)
    back = button(_("Back"), "meet.look", meeting.id)
    if meeting.state is not SendState.SENT:
        turn.show(screen(_("It is cancelled. Nobody had been invited."), out=[back]))
        return
    change = _to_tell(turn, meeting)
    change.cancelled, change.rest = True, change.rest or rest
    turn.db.add(change)
    turn.db.flush()
    tell: Button = button(_("Tell everyone"), "send.look", "change", change.id, style="primary")
    turn.show(screen(_("It is cancelled. People do not know yet."), choices=[tell], out=[back]))


# -- telling --------------------------------------------------------------------


@draw("change.card")
def card(turn: Turn, change_id: int) -> Screen:
    """The card as it is now, with what changed at its top; for a series all dates as they are now."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting: Meeting = turn.get(Meeting, change.meeting_id)
    if not change.rest or meeting.series_id is None:
        if change.cancelled:
            return card_page(turn, meeting)
        before = _before(meeting)
        later = moved_promises(turn, meeting) if before else []
        news_by = say_day(later[0][1], locale()) if later else ""
        return card_page(turn, meeting, changed=_what(change), before=before, news_by=news_by)
    parts: list[Part | str] = [Title(meeting.title), _("The dates have changed. This is how they are now.")]
    parts.append(_("What you replied still counts. You can change it below."))
    if change.what:
        parts.append(Fact(_("What changed"), _what(change)))
    return screen(
        *parts,
        dates_of(series_meetings(turn.db, meeting.series_id)),
        choices=[
            button(_("Reply to each date"), "series.dates", meeting.series_id),
            button(_("Put them in my calendar"), "series.calendar", meeting.series_id),
        ],
        out=home_and_help(),
    )


def _before(meeting: Meeting) -> str:
    """When people think it is, where that is not so any more."""
    told = meeting.told_start
    if told is None or told == meeting.starts_at():
        return ""
    return say_moment(told.astimezone(ZoneInfo(meeting.zone)), locale())


def _urgent(turn: Turn, change_id: int) -> bool:
    """Whether a meeting of the next 24 hours, as people know it or as it is now, has moved or is cancelled."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting: Meeting = turn.get(Meeting, change.meeting_id)
    starts = [at for at in (meeting.told_start, meeting.starts_at()) if at]
    matters = change.cancelled or not MOVED.isdisjoint(_fields(change))
    return matters and any(timedelta() < at - turn.now < URGENT for at in starts)


def _set(turn: Turn, change_id: int, state: SendState) -> None:
    turn.get(MeetingChange, change_id).state = state


def _went(turn: Turn, change_id: int) -> None:
    _set(turn, change_id, SendState.SENT)
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting = _meeting(turn, change_id)
    if change.rest and meeting.series_id:
        show_series_in_chats(turn, meeting.series_id, changed=True)
    else:
        before = _before(meeting)
        show_in_chats(turn, meeting, before=before)
        if before:
            _move_promises(turn, meeting)
    for told in [meeting, *(_later(turn, meeting) if change.rest else ())]:
        told.told_start = told.starts_at()
        turn.db.add(told)


def _move_promises(turn: Turn, meeting: Meeting) -> None:
    """People read in the card that they hear later what came of the points: their promises move with the meeting."""
    group: Group = turn.get(Group, meeting.group_id)
    for question, day in moved_promises(turn, meeting):
        with speaking(group.language):
            reason = _("The meeting has moved.")
        note_told(
            turn, Update(question_id=question.id or 0, kind=Kind.MOVED, next_on=day, next_reason=reason)
        )


def _meeting(turn: Turn, change_id: int) -> Meeting:
    meeting: Meeting = turn.get(Meeting, turn.get(MeetingChange, change_id).meeting_id)
    return meeting


def _until(turn: Turn, change_id: int) -> datetime | None:
    """A change of one meeting is no news once that is over; one of a whole series still is."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    return None if change.rest else _meeting(turn, change_id).ends_at()


sendable(
    "change",
    draw="change.card",
    group=lambda turn, row_id: _meeting(turn, row_id).group_id,
    people=lambda turn, row_id: invited(turn, _meeting(turn, row_id).id or 0),
    title=lambda turn, row_id: _("Change: {meeting}", meeting=_meeting(turn, row_id).title),
    back=lambda turn, row_id: button(_("Back"), "meet.look", _meeting(turn, row_id).id),
    went=_went,
    stopped=lambda turn, row_id: _set(turn, row_id, SendState.STOPPED),
    until=_until,
    urgent=_urgent,
)
