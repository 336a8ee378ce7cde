"""Telling people what changed of a meeting, once and plainly. Within a day of the meeting it is urgent.

Taking it back stands in change_back.py.

    send.look change ── change.card
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.buttons import button
from bot.chat.routes import draw
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale, speaking
from bot.flows.change import (
    fields_of,
    later_dates,
    meeting_of,
    says_something,
)
from bot.flows.change_back import mistake, recalled, stands, take_back
from bot.flows.group_chat import show_in_chats, show_series_in_chats
from bot.flows.meeting import card_page, invited
from bot.flows.meeting_words import label
from bot.flows.points_together import moved_promises
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


@draw("change.card")
def card(turn: Turn, change_id: int) -> Screen:
    """The card as it is now, with what changed at its top; for a series all dates as they are now."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting: Meeting = turn.get(Meeting, change.meeting_id)
    if not change.rest or meeting.series_id is None:
        if change.cancelled:
            return card_page(turn, meeting)
        before = _before(meeting, change)
        later = moved_promises(turn, meeting) if _before_time(meeting, change) else []
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


def _what(change: MeetingChange) -> str:
    return ", ".join(label(field) for field in fields_of(change))


def _known(meeting: Meeting, change: MeetingChange) -> tuple[datetime | None, str]:
    """When and where it was as people knew it before this change."""
    if change.state is SendState.SENT:
        return change.was_start, change.was_place
    return meeting.told_start, meeting.told_place


def _before_time(meeting: Meeting, change: MeetingChange) -> str:
    """When people thought it is, where that is not so any more."""
    told = _known(meeting, change)[0]
    if told is None or told == meeting.starts_at():
        return ""
    return say_moment(told.astimezone(ZoneInfo(meeting.zone)), locale())


def _before(meeting: Meeting, change: MeetingChange) -> list[str]:
    """When and where people thought it is, as far as that is not so any more."""
    place = _known(meeting, change)[1]
    return list(filter(None, [_before_time(meeting, change), place if place != meeting.place else ""]))


def _urgent(turn: Turn, change_id: int) -> bool:
    """Whether a meeting of the next 24 hours, as people know it or as it is now, has moved or is cancelled."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting: Meeting = turn.get(Meeting, change.meeting_id)
    starts = [at for at in (meeting.told_start, meeting.starts_at()) if at]
    matters = change.cancelled or not MOVED.isdisjoint(fields_of(change))
    return matters and any(timedelta() < at - turn.now < URGENT for at in starts)


def _set(turn: Turn, change_id: int, state: SendState) -> None:
    turn.get(MeetingChange, change_id).state = state


def _went(turn: Turn, change_id: int) -> None:
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting = meeting_of(turn, change_id)
    if change.rest and meeting.series_id:
        show_series_in_chats(turn, meeting.series_id, changed=True)
    else:
        show_in_chats(turn, meeting, before=_before(meeting, change))
        if _before_time(meeting, change):
            _move_promises(turn, meeting)
    change.was_start, change.was_place = meeting.told_start, meeting.told_place
    change.state = SendState.SENT
    for told in [meeting, *(later_dates(turn, meeting) if change.rest else ())]:
        told.told_start, told.told_place = told.starts_at(), told.place
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


def _until(turn: Turn, change_id: int) -> datetime | None:
    """A change of one meeting is no news once that is over; one of a whole series still is."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    return None if change.rest else meeting_of(turn, change_id).ends_at()


def _unready(turn: Turn, change_id: int) -> Screen | None:
    """A change that was undone has nothing to tell."""
    if says_something(turn.get(MeetingChange, change_id)):
        return None
    back = button(_("Back"), "meet.look", meeting_of(turn, change_id).id)
    return screen(_("This was undone. There is nothing to tell."), out=[back])


sendable(
    "change",
    draw="change.card",
    group=lambda turn, row_id: meeting_of(turn, row_id).group_id,
    people=lambda turn, row_id: invited(turn, meeting_of(turn, row_id).id or 0),
    title=lambda turn, row_id: _("Change: {meeting}", meeting=meeting_of(turn, row_id).title),
    back=lambda turn, row_id: button(_("Back"), "meet.look", meeting_of(turn, row_id).id),
    went=_went,
    stopped=lambda turn, row_id: _set(turn, row_id, SendState.STOPPED),
    recalled=recalled,
    take_back=take_back,
    mistake=mistake,
    stands=stands,
    unready=_unready,
    again=True,
    until=_until,
    urgent=_urgent,
)
