"""Planning a meeting: the coordinator's side.

A meeting can be sent only when its card says everything somebody needs in order to
decide: when, where, what it is for, what is asked of them, who is in the room, who
meets them at the door, and what happens after.

    meet.list ── meet.new ── meet.ask … (form) ── meet.look ── send.look
                                     └─ meet.who · rsvp.for (reply_for.py) · change.cancel (change.py)
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.change import note_change
from bot.flows.checking import check_button, checked
from bot.flows.group_chat import show_in_chats
from bot.flows.meeting import invited
from bot.flows.meeting_words import ground_words, length_words, online_link, steps_words, when_words
from bot.flows.reminding import watch
from bot.flows.rsvp import move_up
from bot.flows.sendable import sendable
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.plain.when import read_when

NOTICE = timedelta(days=7)
"""Less notice than this is warned about (facts/coproduction.md: "very little notice")."""


def load(turn: Turn, meeting_id: int) -> Meeting:
    """A meeting, for one of its group's coordinators."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    as_staff(turn, meeting.group_id)
    return meeting


FRESH = timedelta(days=7)
"""So long after a meeting there is still something to do about it."""
MOST_PLACES = 500
NO_LIMIT = "none"


def _typed_when(turn: Turn, meeting: Meeting, text: str) -> None:
    when = read_when(text, turn.now, meeting.zone)
    if when.choices and (when.ambiguous or when.start is None):
        readings = [(c.label, _written(c.start, c.end)) for c in when.choices]
        raise Unclear(_("Which do you mean?"), readings)
    if when.start is None or when.all_day:
        raise Unclear(_("I need a day and a time. For example: Tuesday 2pm to 3.30pm."))
    _set_when(turn, meeting, when.start, when.end)


def _written(start: datetime, end: datetime | None) -> str:
    """A reading as it stands in a button: local start and end, to the minute, without colons."""
    return f"{start:%Y%m%dT%H%M}" + (f"-{end:%H%M}" if end else "")


def _tapped_when(turn: Turn, meeting: Meeting, value: str) -> None:
    try:
        start_text, _sep, end_text = value.partition("-")
        start = datetime.strptime(start_text, "%Y%m%dT%H%M").replace(tzinfo=ZoneInfo(meeting.zone))
        end = datetime.strptime(end_text, "%H%M").replace(tzinfo=ZoneInfo(meeting.zone)) if end_text else None
    except ValueError as error:
        raise Unclear(_("I need a day and a time. For example: Tuesday 2pm to 3.30pm.")) from error
    _set_when(turn, meeting, start, end)


def _set_when(turn: Turn, meeting: Meeting, start: datetime, end: datetime | None) -> None:
    local = start.astimezone(ZoneInfo(meeting.zone))
    if local <= turn.now:
        raise Unclear(_("That has passed already. Please type another day."))
    meeting.on, meeting.starts = local.date(), time(local.hour, local.minute)
    if end:
        ends = end.astimezone(ZoneInfo(meeting.zone))
        meeting.ends = time(ends.hour, ends.minute)
    else:
        meeting.ends = None


def _put_length(turn: Turn, meeting: Meeting, text: str) -> None:
    """How long it takes: minutes that were tapped, or words such as "2 hours"."""
    if not meeting.on or not meeting.starts:
        raise Unclear(_("First say when it begins."))
    start = meeting.starts_at()
    if text.isascii() and text.isdigit():
        end: datetime | None = start + timedelta(minutes=int(text[:4]))
    else:
        end = read_when(
            f"{meeting.on:%d %B %Y} {meeting.starts:%H:%M} for {text}", turn.now, meeting.zone
        ).end
    if end is None or not timedelta() < end - start <= timedelta(hours=12):
        raise Unclear(_("How long is it? For example: 2 hours."), _lengths(turn, meeting))
    meeting.ends = end.astimezone(ZoneInfo(meeting.zone)).time()


def _lengths(turn: Turn, meeting: Meeting) -> list[tuple[str, str]]:  # noqa: ARG001 - the form's signature
    return [
        (_("1 hour"), "60"),
        (_("1 hour 30 minutes"), "90"),
        (_("2 hours"), "120"),
        (_("3 hours"), "180"),
    ]


def _put_places(turn: Turn, meeting: Meeting, text: str) -> None:
    if text == NO_LIMIT:
        meeting.places = None
    elif text.isascii() and text.isdigit() and 0 < int(text[:4]) <= MOST_PLACES:
        meeting.places = int(text)
    else:
        raise Unclear(_("I need a number, such as 12."), [(_("As many as like"), NO_LIMIT)])
    turn.db.flush()
    if meeting.state is SendState.SENT and not meeting.cancelled:
        move_up(turn, meeting)


def _in_a_room(meeting: Meeting) -> bool:
    return not online_link(meeting)


FIELDS = (
    Field("title", lambda: _("Name"), lambda: _("What is the meeting called? A few words."), longest=80),
    Field(
        "when",
        lambda: _("When"),
        lambda: _("When is it, from when to when?"),
        example=lambda: _("Tuesday 8 December, 2pm to 3.30pm"),
        put=_typed_when,
        pick=_tapped_when,
        shown=lambda _turn, row: when_words(row),
    ),
    Field(
        "ends",
        lambda: _("How long"),
        lambda: _("How long does it take?"),
        put=_put_length,
        shown=lambda _turn, row: length_words(row),
        choices=_lengths,
    ),
    Field(
        "place",
        lambda: _("Where"),
        lambda: _("Where is it, and how do people get there? Or the link to join."),
        example=lambda: _("The library, Mill Lane. Bus 12 stops outside."),
        longest=400,
    ),
    Field(
        "steps",
        lambda: _("Getting in"),
        lambda: _("Can everybody get in?"),
        shown=lambda _turn, row: steps_words(row.steps),
        choices=lambda _turn, _row: [(steps_words(value), value) for value in ("none", "ramp", "steps")],
        longest=100,
        when=_in_a_room,
    ),
    Field(
        "ground",
        lambda: _("Whose place"),
        lambda: _("Whose place is it? Some people will not walk into a service."),
        shown=lambda _turn, row: ground_words(row.ground),
        choices=lambda _turn, _row: [(ground_words(value), value) for value in ("neutral", "service")],
        longest=100,
        when=_in_a_room,
    ),
    Field("purpose", lambda: _("What it is for"), lambda: _("What is the meeting for?"), longest=400),
    Field(
        "expected",
        lambda: _("What is asked of you"),
        lambda: _("What is expected of people who come?"),
        example=lambda: _("Say what you think. You do not need to tell your story."),
        longest=400,
    ),
    Field(
        "services",
        lambda: _("Who is in the room"),
        lambda: _("Which services will be there, and who decides?"),
        longest=300,
    ),
    Field(
        "host", lambda: _("At the door"), lambda: _("Who meets people at the door? A first name."), longest=60
    ),
    Field("afterwards", lambda: _("Afterwards"), lambda: _("What happens after the meeting?"), longest=400),
    Field(
        "you_get",
        lambda: _("What you get"),
        lambda: _("Food, travel money, anything else?"),
        needed=False,
        longest=300,
    ),
    Field(
        "places",
        lambda: _("Places"),
        lambda: _("Is the room small? How many people fit?"),
        needed=False,
        put=_put_places,
        shown=lambda _turn, row: str(row.places) if row.places else _("As many as like"),
        choices=lambda _turn, _row: [(_("As many as like"), NO_LIMIT)],
    ),
)


def _back(_turn: Turn, meeting: Meeting) -> Button:
    return button(_("Back"), "meet.list", meeting.group_id)


def _written_page(turn: Turn, meeting: Meeting) -> None:
    """The finished card's page at the desk: what can be done with it depends on whether people know of it."""
    parts: list[Part | str] = [Title(meeting.title), Fact(_("When"), when_words(meeting))]
    if meeting.cancelled:
        parts.append(_("This meeting is cancelled."))
    elif meeting.state is SendState.SENT:
        parts.append(_("People are invited."))
    elif meeting.starts_at() - turn.now < NOTICE:
        parts.append(_("That is less than a week's notice. People need time to prepare."))
    turn.show(screen(*parts, choices=_desk_choices(turn, meeting), out=[_back(turn, meeting)]))


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


def _changed(turn: Turn, meeting: Meeting, field: Field) -> None:
    """Note a change of a meeting that people were already invited to (change.py tells them)."""
    if meeting.state is SendState.SENT:
        note_change(turn, meeting, field.label())


form = Form("meet", load=load, fields=FIELDS, done=_written_page, back=_back, changed=_changed)
checked(
    "meet",
    form,
    ("place", "purpose", "expected", "services", "afterwards", "you_get"),
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
    marks = {SendState.DRAFT: "✏️", SendState.HELD: "⏳", SendState.SENT: "✓", SendState.STOPPED: "✋"}
    mark = "✗" if meeting.cancelled else marks[meeting.state]
    said = " ".join(filter(None, [mark, meeting.title or _("No name yet"), when_words(meeting)]))
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
    meeting.state = SendState.SENT
    watch(turn, meeting)
    show_in_chats(turn, meeting)


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
)
