"""A meeting that changes or is cancelled: everybody who was invited is told once, plainly.

A change of a meeting people know of is noted as it is made, field by field, and told
when the coordinator sends it. Within a day of the meeting it is urgent.

    change.tell ── send.look (the new card with what changed)
    change.cancel ── change.cancelled ── send.look
"""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.meeting import card_page, invited
from bot.flows.meeting_words import when_words
from bot.flows.reminding import unwatch, watch
from bot.flows.sendable import sendable
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, MeetingChange

URGENT = timedelta(hours=24)
"""A change this close to the meeting goes at once (design/talk.md)."""


def note_change(turn: Turn, meeting: Meeting, what: str) -> None:
    """Note that something on the card changed, in the change that will be told next."""
    change = _waiting(turn, meeting) or MeetingChange(meeting_id=meeting.id or 0)
    named = [w for w in change.what.split(", ") if w and w != what]
    change.what = ", ".join([*named, what])
    meeting.changed += 1
    turn.db.add(change)
    turn.db.add(meeting)
    turn.db.flush()
    watch(turn, meeting)
    turn.say(
        screen(
            _("Changed. People do not know yet."),
            choices=[button(_("Tell everyone"), "send.look", "change", change.id, style="primary")],
            out=[button(_("Change more first"), "meet.fields", meeting.id)],
        )
    )


def _waiting(turn: Turn, meeting: Meeting) -> MeetingChange | None:
    return (
        turn.db.execute(
            select(MeetingChange).where(
                col(MeetingChange.meeting_id) == meeting.id,
                col(MeetingChange.state).in_([SendState.DRAFT, SendState.STOPPED]),
            )
        )
        .scalars()
        .first()
    )


@press("change.cancel")
def ask_cancel(turn: Turn, meeting_id: int) -> None:
    """Ask once before cancelling."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    as_staff(turn, meeting.group_id)
    turn.show(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting)),
            _("Cancel it? You see what people get before it goes."),
            choices=[button(_("Cancel the meeting"), "change.cancelled", meeting_id, style="danger")],
            out=[button(_("Keep the meeting"), "meet.look", meeting_id)],
        )
    )


@press("change.cancelled")
def cancel(turn: Turn, meeting_id: int) -> None:
    """Cancel the meeting, and go on to telling people."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    as_staff(turn, meeting.group_id)
    change = _waiting(turn, meeting) or MeetingChange(meeting_id=meeting_id)
    change.cancelled = meeting.cancelled = True
    meeting.changed += 1
    turn.db.add(change)
    turn.db.flush()
    unwatch(turn, meeting)
    turn.show(
        screen(
            _("It is cancelled. People do not know yet."),
            choices=[button(_("Tell everyone"), "send.look", "change", change.id, style="primary")],
            out=[button(_("Back"), "meet.look", meeting_id)],
        )
    )


@draw("change.card")
def card(turn: Turn, change_id: int) -> Screen:
    """The card as it is now, with what changed at its top."""
    change: MeetingChange = turn.get(MeetingChange, change_id)
    meeting: Meeting = turn.get(Meeting, change.meeting_id)
    return card_page(turn, meeting, changed="" if change.cancelled else change.what)


def _set(turn: Turn, change_id: int, state: SendState) -> None:
    turn.get(MeetingChange, change_id).state = state


def _meeting(turn: Turn, change_id: int) -> Meeting:
    meeting: Meeting = turn.get(Meeting, turn.get(MeetingChange, change_id).meeting_id)
    return meeting


sendable(
    "change",
    draw="change.card",
    group=lambda turn, row_id: _meeting(turn, row_id).group_id,
    people=lambda turn, row_id: invited(turn, _meeting(turn, row_id).id or 0),
    title=lambda turn, row_id: _("Change: {meeting}", meeting=_meeting(turn, row_id).title),
    back=lambda turn, row_id: button(_("Back"), "meet.look", _meeting(turn, row_id).id),
    went=lambda turn, row_id: _set(turn, row_id, SendState.SENT),
    stopped=lambda turn, row_id: _set(turn, row_id, SendState.STOPPED),
    urgent=lambda turn, row_id: _meeting(turn, row_id).starts_at() - turn.now < URGENT,
)
