"""Planning a meeting: the coordinator's side.

What is filled in stands in meeting_fields.py, the page of a meeting in planning_page.py.

    meet.list ── meet.new ── meet.ask … (form) ── meet.look ── send.look
                                     └─ meet.who · rsvp.for (reply_for.py) · change.cancel (change_cancel.py)
"""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.change import note_change, untold
from bot.flows.checking import checked
from bot.flows.group_chat import show_in_chats
from bot.flows.meeting import invited
from bot.flows.meeting_fields import FIELDS
from bot.flows.meeting_words import when_words
from bot.flows.place_fits import asks_if_it_fits
from bot.flows.planning_page import written_page
from bot.flows.prepare import staff_meeting
from bot.flows.reminding import goes_out, taken_back
from bot.flows.sendable import MARKS, incomplete, sendable
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting

FRESH = timedelta(days=7)
"""So long after a meeting there is still something to do about it."""


def load(turn: Turn, meeting_id: int) -> Meeting:
    """A meeting, for one of its group's coordinators."""
    return staff_meeting(turn, meeting_id)[0]


def _back(_turn: Turn, meeting: Meeting) -> Button:
    return button(_("Back"), "meet.list", meeting.group_id)


def _changed(turn: Turn, meeting: Meeting, field: Field) -> bool:
    """Note a change of a meeting that people were already invited to (change.py tells them)."""
    if meeting.state is not SendState.SENT:
        return False
    note_change(turn, meeting, field.name)
    return True


def _then(turn: Turn, meeting: Meeting, field: Field) -> bool:
    return asks_if_it_fits(turn, meeting, field.name)


form = Form("meet", load=load, fields=FIELDS, done=written_page, back=_back, changed=_changed, then=_then)
checked(
    "meet",
    form,
    ("place", "getting_there", "purpose", "expected", "services", "afterwards", "you_get"),
    meets=lambda meeting: meeting.on,
)


@press("meet.list")
def meetings(turn: Turn, group_id: int, page: int = 0) -> None:
    """List a group's meetings for its coordinators."""
    as_staff(turn, group_id)
    buttons = [button(_("Plan a meeting"), "meet.new", group_id)]
    buttons += [button(_label(turn, m), "meet.look", m.id) for m in _in_order(turn, group_id)]
    choices, more = paged(buttons, page, "meet.list", group_id)
    turn.show(
        screen(
            Title(_("Meetings")),
            _("Plan one, or look at one."),
            choices=choices,
            out=[
                *more,
                button(_("Fair load"), "load.list", group_id),
                button(_("Buddies"), "buddy.match", group_id),
                button(_("Desk"), "desk", group_id),
            ],
        )
    )


def _in_order(turn: Turn, group_id: int) -> list[Meeting]:
    """A group's meetings in the order they matter: to be finished, just over, coming (of a series the next one), past."""
    rows = list(turn.db.execute(select(Meeting).where(col(Meeting.group_id) == group_id)).scalars())
    undated = [m for m in rows if not m.on or not m.starts]
    dated = sorted((m for m in rows if m.on and m.starts), key=Meeting.starts_at)
    ahead = [m for m in dated if m.ends_at() > turn.now]
    over = [m for m in reversed(dated) if m.ends_at() <= turn.now]
    fresh = [m for m in over if turn.now - m.ends_at() < FRESH]
    following: dict[object, Meeting] = {}
    for meeting in ahead:
        following.setdefault(("series", meeting.series_id) if meeting.series_id else meeting.id, meeting)
    return [*undated, *fresh, *following.values(), *over[len(fresh) : 40]]


def _label(turn: Turn, meeting: Meeting) -> str:
    mark = "✗" if meeting.cancelled else MARKS[meeting.state]
    said = " ".join(filter(None, [mark, meeting.title or _("No name yet"), when_words(meeting)]))
    if untold(turn, meeting):
        return _("Not told yet: {meeting}", meeting=said)
    if meeting.state is SendState.SENT and meeting.ends_at() <= turn.now:
        return _("Over: {meeting}", meeting=said.removeprefix("✓ "))
    return said


@press("meet.new")
def new(turn: Turn, group_id: int) -> None:
    """Start a meeting."""
    group: Group = as_staff(turn, group_id)
    meeting = Meeting(group_id=group_id, author_id=turn.person_id, zone=group.zone)
    turn.db.add(meeting)
    turn.db.flush()
    form.open(turn, meeting)


@press("meet.look")
def look(turn: Turn, meeting_id: int) -> None:
    """Open a meeting from the desk."""
    form.open(turn, load(turn, meeting_id))


def _went(turn: Turn, meeting_id: int) -> None:
    meeting: Meeting = turn.get(Meeting, meeting_id)
    goes_out(turn, meeting)
    show_in_chats(turn, meeting)


def _recalled(turn: Turn, meeting_id: int) -> None:
    taken_back(turn, turn.get(Meeting, meeting_id))


def _unready(turn: Turn, meeting_id: int) -> Screen | None:
    """The card must say everything, and the day be still to come."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    ready = not form.missing(turn, meeting) and not meeting.cancelled and meeting.starts_at() > turn.now
    return None if ready else incomplete(turn, "meet", meeting_id)


def _stopped(turn: Turn, meeting_id: int) -> None:
    turn.get(Meeting, meeting_id).state = SendState.STOPPED


sendable(
    "meet",
    draw="meet.card",
    group=lambda turn, row_id: turn.get(Meeting, row_id).group_id,
    people=invited,
    title=lambda turn, row_id: turn.get(Meeting, row_id).title,
    back=lambda _turn, row_id: button(_("Back"), "meet.look", row_id),
    edit=lambda _turn, row_id: button(_("Change it"), "meet.look", row_id),
    went=_went,
    stopped=_stopped,
    until=lambda turn, row_id: turn.get(Meeting, row_id).starts_at(),
    recalled=_recalled,
    unready=_unready,
    again=True,
)
