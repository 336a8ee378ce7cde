"""Planning a meeting: the coordinator's side.

What is filled in stands in meeting_fields.py. The page of a meeting offers what can be
done with it now: send it, change it, look after it, or cancel it.

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
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.agenda import CLOSES_BEFORE, closes_on
from bot.flows.change import note_change, untold, untold_choices
from bot.flows.checking import check_button, checked
from bot.flows.group_chat import show_in_chats
from bot.flows.meeting import invited
from bot.flows.meeting_fields import FIELDS
from bot.flows.meeting_words import when_words
from bot.flows.place_fits import asks_if_it_fits
from bot.flows.prepare import staff_meeting
from bot.flows.reminding import goes_out, taken_back
from bot.flows.sendable import MARKS, incomplete, sendable
from bot.models.agenda import agenda_of
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.plain.say_date import say_day

NOTICE = timedelta(days=7)
"""Less notice than this is warned about (facts/coproduction.md: "very little notice")."""
FRESH = timedelta(days=7)
"""So long after a meeting there is still something to do about it."""


def load(turn: Turn, meeting_id: int) -> Meeting:
    """A meeting, for one of its group's coordinators."""
    return staff_meeting(turn, meeting_id)[0]


def _back(_turn: Turn, meeting: Meeting) -> Button:
    return button(_("Back"), "meet.list", meeting.group_id)


def _written_page(turn: Turn, meeting: Meeting) -> None:
    """The finished card's page at the desk: what can be done with it depends on whether people know of it."""
    parts: list[Part | str] = [Title(meeting.title), Fact(_("When"), when_words(meeting))]
    waiting = untold_choices(turn, meeting)
    if waiting:
        parts.append(
            _("It is cancelled. People do not know yet.")
            if meeting.cancelled
            else _("Something has changed. People do not know yet.")
        )
        parts += _window(turn, meeting)
    elif stands := _stands(turn, meeting):
        parts.append(stands)
    turn.show(screen(*parts, choices=waiting or _desk_choices(turn, meeting), out=[_back(turn, meeting)]))


def _window(turn: Turn, meeting: Meeting) -> list[Part | str]:
    """What a meeting that is sooner now means for thoughts without a name: people were told a day, and it stays."""
    closes = closes_on(turn, agenda_of(turn.db, meeting.id or 0))
    if closes is None or meeting.on is None or closes <= meeting.on - CLOSES_BEFORE:
        return []
    return [
        Fact(_("Without a name until"), say_day(closes, locale())),
        _("That day stays, as people were told. You may not have these thoughts in the room."),
    ]


def _stands(turn: Turn, meeting: Meeting) -> str:
    """How a meeting stands, in words; nothing to say of a draft in good time."""
    if meeting.cancelled:
        return _("This meeting is cancelled.")
    if meeting.state is SendState.SENT:
        return _("People are invited.")
    if meeting.starts_at() - turn.now < NOTICE:
        return _("That is less than a week's notice. People need time to prepare.")
    return ""


def _desk_choices(turn: Turn, meeting: Meeting) -> list[Button]:
    if meeting.cancelled:
        return [button(_("See who was coming"), "meet.who", meeting.id)]
    if meeting.state is SendState.SENT:
        return [
            button(_("See who comes"), "meet.who", meeting.id),
            button(_("Prepare it"), "meet.prepare", meeting.id),
            button(_("Change something"), "meet.fields", meeting.id),
            button(_("Look after the meeting"), "meet.after", meeting.id)
            if meeting.ends_at() <= turn.now
            else button(_("Cancel the meeting"), "change.cancel", meeting.id, style="danger"),
        ]
    noun, row_id = ("series", meeting.series_id) if meeting.series_id else ("meet", meeting.id)
    choices = [
        button(_("Preview and send"), "send.look", noun, row_id, style="primary"),
        check_button(turn, "meet", meeting),
        button(_("Change something"), "meet.fields", meeting.id),
    ]
    return [*choices, button(_("Prepare it"), "meet.prepare", meeting.id)]


def _changed(turn: Turn, meeting: Meeting, field: Field) -> bool:
    """Note a change of a meeting that people were already invited to (change.py tells them)."""
    if meeting.state is not SendState.SENT:
        return False
    note_change(turn, meeting, field.name)
    return True


def _then(turn: Turn, meeting: Meeting, field: Field) -> bool:
    return asks_if_it_fits(turn, meeting, field.name)


form = Form("meet", load=load, fields=FIELDS, done=_written_page, back=_back, changed=_changed, then=_then)
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
