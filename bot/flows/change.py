"""A meeting that changes or is cancelled: everybody who was invited is told once, plainly.

A change of a meeting people know of is noted as it is made, field by field, and told
when the coordinator sends it. In a series the rest can follow; it is still told once.
Within a day of the meeting it is urgent.

    change.tell ── send.look (the new card with what changed) · series.rest (series_plan.py)
    change.cancel ── change.cancelled · change.cancelled_rest ── send.look
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import Button, button
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.group_chat import show_in_chats
from bot.flows.meeting import card_page, invited
from bot.flows.meeting_words import when_words
from bot.flows.prepare import staff_meeting
from bot.flows.reminding import unwatch, watch
from bot.flows.sendable import sendable
from bot.flows.series import dates_of
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, MeetingChange, series_meetings

URGENT = timedelta(hours=24)
"""A change this close to the meeting goes at once (design/talk.md)."""


def note_change(turn: Turn, meeting: Meeting, what: str) -> None:
    """Note that something on the card changed, in the change that will be told next."""
    change = _waiting(turn, meeting)
    named = [w for w in change.what.split(", ") if w and w != what]
    change.what = ", ".join([*named, what])
    meeting.changed += 1
    turn.db.add(change)
    turn.db.add(meeting)
    turn.db.flush()
    watch(turn, meeting)
    choices = [button(_("Tell everyone"), "send.look", "change", change.id, style="primary")]
    if _later(turn, meeting):
        choices.append(button(_("Change all later dates too"), "series.rest", meeting.id))
    turn.say(
        screen(
            _("Changed. People do not know yet."),
            choices=choices,
            out=[button(_("Change more first"), "meet.fields", meeting.id)],
        )
    )


def tell_of_rest(turn: Turn, meeting: Meeting, what: str = "") -> None:
    """Go on to telling everybody once that this date and later ones of a series have changed."""
    change = _waiting(turn, meeting)
    change.rest, change.what = True, what or change.what
    turn.db.add(change)
    turn.db.flush()
    turn.show(
        screen(
            _("The later dates are changed, too. People do not know yet."),
            choices=[button(_("Tell everyone"), "send.look", "change", change.id, style="primary")],
            out=[button(_("Back"), "series.show", meeting.series_id)],
        )
    )


def _waiting(turn: Turn, meeting: Meeting) -> MeetingChange:
    """The change that has not been told yet; a new one where there is none."""
    found = turn.db.execute(
        select(MeetingChange).where(
            col(MeetingChange.meeting_id) == meeting.id,
            col(MeetingChange.state).in_([SendState.DRAFT, SendState.STOPPED]),
        )
    ).scalars()
    return found.first() or MeetingChange(meeting_id=meeting.id or 0)


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
    change = _waiting(turn, meeting)
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
        return card_page(turn, meeting, changed="" if change.cancelled else change.what)
    parts: list[Part | str] = [Title(meeting.title), _("The dates have changed. This is how they are now.")]
    if change.what:
        parts.append(Fact(_("What changed"), change.what))
    return screen(
        *parts,
        dates_of(series_meetings(turn.db, meeting.series_id)),
        choices=[
            button(_("Reply to each date"), "series.dates", meeting.series_id),
            button(_("Put them in my calendar"), "series.calendar", meeting.series_id),
        ],
        out=[button(_("Start page"), "home"), button(_("Help"), "help")],
    )


def _set(turn: Turn, change_id: int, state: SendState) -> None:
    turn.get(MeetingChange, change_id).state = state


def _went(turn: Turn, change_id: int) -> None:
    _set(turn, change_id, SendState.SENT)
    show_in_chats(turn, _meeting(turn, change_id))


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
    urgent=lambda turn, row_id: _meeting(turn, row_id).starts_at() - turn.now < URGENT,
)
