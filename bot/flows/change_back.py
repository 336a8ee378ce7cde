"""Taking back what people were told of a changed meeting.

They cannot "ignore it": the meeting is another one now, whether they know or not. So a
cancelled meeting takes place again; of what else has changed the desk says that people do
not know, and they read that more follows.
"""

from sqlalchemy import select
from sqlmodel import col

from bot.chat.buttons import button
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.change import fields_of, may_take_place, meeting_of, to_tell, undo_choice, untold
from bot.flows.change_cancel import takes_place
from bot.flows.group_chat import show_in_chats, show_series_in_chats
from bot.flows.meeting_words import label, when_words
from bot.flows.sendable import Stands
from bot.flows.series import dates_of
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, MeetingChange, series_meetings


def recalled(turn: Turn, change_id: int) -> None:
    """Nobody is told of it any more: a cancelled meeting takes place, what else has changed is still to be told."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting = meeting_of(turn, change_id)
    if not _newest(turn, change) or meeting.state is not SendState.SENT:
        return
    meeting.told_start, meeting.told_place = change.was_start, change.was_place
    if change.cancelled and may_take_place(turn, meeting):
        takes_place(turn, meeting, change)
        _show_again(turn, meeting)
    _untell(turn, meeting, change)


def _newest(turn: Turn, change: MeetingChange) -> bool:
    """Whether it is the last that people were told of; else a later card tells them all the same."""
    later = select(MeetingChange).where(
        col(MeetingChange.meeting_id) == change.meeting_id,
        col(MeetingChange.state) == SendState.SENT,
        col(MeetingChange.id) > change.id,
    )
    return turn.db.execute(later).first() is None


def _untell(turn: Turn, meeting: Meeting, change: MeetingChange) -> None:
    """Put it with what is still to be told, so that one change tells everything."""
    waits = to_tell(turn, meeting)
    if waits.id is None:
        change.state = SendState.DRAFT
    else:
        fields = dict.fromkeys([*fields_of(change), *fields_of(waits)])
        waits.what, waits.rest = ",".join(fields), waits.rest or change.rest
        waits.cancelled, waits.also = waits.cancelled or change.cancelled, [*waits.also, *change.also]
        turn.db.add(waits)
    turn.db.add(meeting)
    turn.db.flush()


def _show_again(turn: Turn, meeting: Meeting) -> None:
    """The chats of the group were shown that it is cancelled."""
    if meeting.series_id:
        show_series_in_chats(turn, meeting.series_id, changed=True)
    else:
        show_in_chats(turn, meeting)


def take_back(turn: Turn, change_id: int) -> str:
    """What its coordinator is asked first: what becomes of the meeting then."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    if change.cancelled and may_take_place(turn, meeting_of(turn, change_id)):
        return _("Take it back from everybody? Then the meeting takes place, and people read that.")
    return _("Take it back from everybody? The meeting stays as its card says now.")


def mistake(turn: Turn, change_id: int) -> Screen:
    """What those who saw it read: how the meeting stands now, for they cannot just ignore it."""
    meeting = meeting_of(turn, change_id)
    parts: list[Part | str] = [Title(meeting.title), _("We took back our last message about this meeting.")]
    parts += _how_it_is(turn, meeting)
    if untold(turn, meeting):
        parts.append(_("Something about it has changed. You hear from us again."))
    return screen(
        *parts, choices=[button(_("See the meeting"), "meet.card", meeting.id)], out=home_and_help()
    )


def _how_it_is(turn: Turn, meeting: Meeting) -> list[Part | str]:
    if meeting.series_id:
        return [_("These are its dates now."), dates_of(series_meetings(turn.db, meeting.series_id))]
    if meeting.cancelled:
        return [_("It is still cancelled.")]
    if meeting.starts_at() <= turn.now:
        return []
    return [_("It takes place."), Fact(label("when"), when_words(meeting), meeting.starts_at())]


def stands(turn: Turn, change_id: int) -> Stands:
    """How the meeting stands once telling people was stopped or taken back."""
    meeting = meeting_of(turn, change_id)
    change = untold(turn, meeting)
    if change is None:
        goes_on = not meeting.cancelled and meeting.starts_at() > turn.now
        return Stands([_("The meeting takes place.")] if goes_on else [])
    said = (
        _("The meeting is still cancelled. People do not know yet.")
        if meeting.cancelled
        else _("Something has changed. People do not know yet.")
    )
    tell = button(_("Tell everyone"), "send.look", "change", change.id)
    return Stands([said], [tell, *undo_choice(turn, meeting)])
