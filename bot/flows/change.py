"""A meeting that changes: what people do not know of yet is noted as it is made, field by field.

It is told when the coordinator sends it (change_send.py). In a series the rest can follow;
it is still told once. Cancelling, and undoing that, stands in change_cancel.py.

    change.tell ── send.look (the new card with what changed) · series.rest (series_plan.py)
"""

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import Button, button
from bot.chat.screens import screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.reminding import watch
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, MeetingChange, series_meetings


def note_change(turn: Turn, meeting: Meeting, field: str) -> None:
    """Note that a field of the card changed, in the change that will be told next: the meeting's page offers to tell it."""
    change = to_tell(turn, meeting)
    change.what = ",".join([*(f for f in fields_of(change) if f != field), field])
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
    if meeting.cancelled:
        return [*choices, *undo_choice(turn, meeting)]
    choices.append(button(_("Change more first"), "meet.fields", meeting.id))
    if not change.rest and later_dates(turn, meeting):
        choices.append(button(_("Change all later dates too"), "series.rest", meeting.id))
    return choices


def undo_choice(turn: Turn, meeting: Meeting) -> list[Button]:
    """The way to let a cancelled meeting take place after all, while there is one."""
    can = may_take_place(turn, meeting) and untold(turn, meeting)
    return [button(_("Undo: it takes place"), "change.undo", meeting.id)] if can else []


def may_take_place(turn: Turn, meeting: Meeting) -> bool:
    """Whether it is cancelled, and its time is still to come."""
    return meeting.cancelled and meeting.starts_at() > turn.now


def tell_of_rest(turn: Turn, meeting: Meeting, field: str = "") -> None:
    """Go on to telling everybody once that this date and later ones of a series have changed."""
    change = to_tell(turn, meeting)
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
    change = _noted(turn, meeting)
    return change if change and says_something(change) else None


def says_something(change: MeetingChange) -> bool:
    """Whether there is anything to tell; a cancelling that was undone leaves nothing."""
    return change.cancelled or change.rest or bool(change.what)


def _noted(turn: Turn, meeting: Meeting) -> MeetingChange | None:
    found: MeetingChange | None = turn.db.execute(
        select(MeetingChange).where(
            col(MeetingChange.meeting_id) == meeting.id,
            col(MeetingChange.state).in_([SendState.DRAFT, SendState.STOPPED]),
        )
    ).scalar()
    return found


def to_tell(turn: Turn, meeting: Meeting) -> MeetingChange:
    """The change that people are told of next, with all that is noted in it so far."""
    return _noted(turn, meeting) or MeetingChange(meeting_id=meeting.id or 0)


def meeting_of(turn: Turn, change_id: int) -> Meeting:
    """The meeting that a change is of."""
    meeting: Meeting = turn.get(Meeting, turn.get(MeetingChange, change_id).meeting_id)
    return meeting


def fields_of(change: MeetingChange) -> list[str]:
    """The names of the fields that it is about."""
    return [field for field in change.what.split(",") if field]


def later_dates(turn: Turn, meeting: Meeting) -> list[Meeting]:
    """The later dates of its series that still hold."""
    if meeting.series_id is None or meeting.meant_for is None:
        return []
    return [
        m
        for m in series_meetings(turn.db, meeting.series_id)
        if m.meant_for and m.meant_for > meeting.meant_for and not m.cancelled
    ]
