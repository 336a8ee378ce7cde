"""Cancelling a meeting, or it and all later dates of its series; and undoing that until people are told.

A slip of the thumb must not cost a meeting: the date, the replies, the places and the
reminders are as they were when it is undone. Once people were told, taking that back
(change_back.py) makes it take place again.

    change.cancel ── change.cancelled · change.cancelled_rest ── send.look · change.undo
"""

from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Fact, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.change import later_dates, may_take_place, to_tell, untold, untold_choices
from bot.flows.meeting_words import when_words
from bot.flows.prepare import staff_meeting
from bot.flows.reminding import unwatch, watch
from bot.flows.sendable import stop_held
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, MeetingChange


@press("change.cancel")
def ask_cancel(turn: Turn, meeting_id: int) -> None:
    """Ask once before cancelling."""
    meeting, _group = staff_meeting(turn, meeting_id)
    choices = [button(_("Cancel the meeting"), "change.cancelled", meeting_id, style="danger")]
    if later_dates(turn, meeting):
        choices.append(
            button(_("Cancel it and all later dates"), "change.cancelled_rest", meeting_id, style="danger")
        )
    turn.show(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting)),
            _("Cancel it now? You can undo this until people are told."),
            choices=choices,
            out=[button(_("Keep the meeting"), "meet.look", meeting_id)],
        )
    )


def cancel_quietly(turn: Turn, meeting: Meeting) -> None:
    """Cancel a meeting and all it has set going. Whoever calls it tells people."""
    _put(turn, meeting, cancelled=True)
    unwatch(turn, meeting)


def _put(turn: Turn, meeting: Meeting, *, cancelled: bool) -> None:
    meeting.cancelled = cancelled
    meeting.changed += 1
    turn.db.add(meeting)
    turn.db.flush()


@press("change.cancelled")
def cancel(turn: Turn, meeting_id: int) -> None:
    """Cancel the meeting, and go on to telling people."""
    meeting, _group = staff_meeting(turn, meeting_id)
    _cancel(turn, meeting, [])


@press("change.cancelled_rest")
def cancel_rest(turn: Turn, meeting_id: int) -> None:
    """Cancel this date of a series and all later ones."""
    meeting, _group = staff_meeting(turn, meeting_id)
    _cancel(turn, meeting, later_dates(turn, meeting))


def _cancel(turn: Turn, meeting: Meeting, later: list[Meeting]) -> None:
    known = meeting.cancelled and not later and untold(turn, meeting) is None
    for date in [*later, *([] if meeting.cancelled else [meeting])]:
        cancel_quietly(turn, date)
    if meeting.state is not SendState.SENT:
        _show(turn, meeting, _("It is cancelled. Nobody had been invited."))
    elif known:
        _show(turn, meeting, _("This meeting is cancelled."))
    else:
        _note_cancelled(turn, meeting, later)
        _show(turn, meeting, _("It is cancelled. People do not know yet."))


def _note_cancelled(turn: Turn, meeting: Meeting, later: list[Meeting]) -> None:
    change = to_tell(turn, meeting)
    change.cancelled, change.rest = True, change.rest or bool(later)
    change.also = [*change.also, *(m.id for m in later if m.id)]
    turn.db.add(change)
    turn.db.flush()


def _show(turn: Turn, meeting: Meeting, said: str) -> None:
    back = button(_("Back"), "meet.look", meeting.id)
    turn.show(screen(said, choices=untold_choices(turn, meeting), out=[back]))


# -- undoing ------------------------------------------------------------------


@press("change.undo")
def undo(turn: Turn, meeting_id: int) -> None:
    """Let a meeting take place that was cancelled, where people do not know of that yet."""
    meeting, _group = staff_meeting(turn, meeting_id)
    change = untold(turn, meeting)
    if meeting.cancelled and (change is None or not may_take_place(turn, meeting)):
        _show(turn, meeting, _("This cannot be undone any more."))
        return
    if meeting.cancelled and change:
        stop_held(turn, "change", change.id or 0)
        takes_place(turn, meeting, change)
    _show(turn, meeting, _("The meeting takes place, as before."))


def takes_place(turn: Turn, meeting: Meeting, change: MeetingChange) -> None:
    """Undo a cancelling: this date and the later ones that were cancelled with it are as they were."""
    others = [turn.db.get(Meeting, number) for number in change.also]
    for date in [meeting, *(m for m in others if m)]:
        if may_take_place(turn, date):
            _put(turn, date, cancelled=False)
            watch(turn, date)
    if change.also:
        change.rest = bool(change.what)
    change.cancelled, change.also = False, []
    turn.db.add(change)
    turn.db.flush()
