"""What is filled in about a meeting, field by field, and how what was typed is read.

A meeting can be sent only when its card says everything somebody needs in order to
decide: when, where, what it is for, what is asked of them, who is in the room, who
meets them at the door, and what happens after.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.forms import Field, Unclear
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.meeting_words import ground_words, label, length_words, online_link, steps_words, when_words
from bot.flows.places import move_up
from bot.models.briefing import SendState
from bot.models.meeting import Meeting
from bot.plain.when import read_when

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


def _lengths(_turn: Turn, _meeting: Meeting) -> list[tuple[str, str]]:
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
    Field("title", lambda: label("title"), lambda: _("What is the meeting called? A few words."), longest=80),
    Field(
        "when",
        lambda: label("when"),
        lambda: _("When is it, from when to when?"),
        example=lambda: _("Tuesday 8 December, 2pm to 3.30pm"),
        put=_typed_when,
        pick=_tapped_when,
        shown=lambda _turn, row: when_words(row),
    ),
    Field(
        "ends",
        lambda: label("ends"),
        lambda: _("How long does it take?"),
        put=_put_length,
        shown=lambda _turn, row: length_words(row),
        choices=_lengths,
    ),
    Field(
        "place",
        lambda: label("place"),
        lambda: _("Where is it? The name and the street. Or the link to join."),
        example=lambda: _("The library, Mill Lane"),
        longest=300,
    ),
    Field(
        "getting_there",
        lambda: label("getting_there"),
        lambda: _("How do people get there? Think of those who have never been."),
        example=lambda: _("Bus 12 stops outside. The door is beside the bakery."),
        longest=300,
        when=_in_a_room,
    ),
    Field(
        "steps",
        lambda: label("steps"),
        lambda: _("Can everybody get in?"),
        shown=lambda _turn, row: steps_words(row.steps),
        choices=lambda _turn, _row: [(steps_words(value), value) for value in ("none", "ramp", "steps")],
        longest=100,
        when=_in_a_room,
    ),
    Field(
        "ground",
        lambda: label("ground"),
        lambda: _("Whose place is it? Some people will not walk into a service."),
        shown=lambda _turn, row: ground_words(row.ground),
        choices=lambda _turn, _row: [(ground_words(value), value) for value in ("neutral", "service")],
        longest=100,
        when=_in_a_room,
    ),
    Field("purpose", lambda: label("purpose"), lambda: _("What is the meeting for?"), longest=400),
    Field(
        "expected",
        lambda: label("expected"),
        lambda: _("What is expected of people who come?"),
        example=lambda: _("Say what you think. You do not need to tell your story."),
        longest=400,
    ),
    Field(
        "services",
        lambda: label("services"),
        lambda: _("Which services will be there, and who decides?"),
        longest=300,
    ),
    Field(
        "host", lambda: label("host"), lambda: _("Who meets people at the door? A first name."), longest=60
    ),
    Field(
        "afterwards", lambda: label("afterwards"), lambda: _("What happens after the meeting?"), longest=400
    ),
    Field(
        "you_get",
        lambda: label("you_get"),
        lambda: _("What do people get? Food, fares back, a certificate?"),
        needed=False,
        longest=300,
    ),
    Field(
        "places",
        lambda: label("places"),
        lambda: _("Is the room small? How many people fit?"),
        needed=False,
        put=_put_places,
        shown=lambda _turn, row: str(row.places) if row.places else _("As many as like"),
        choices=lambda _turn, _row: [(_("As many as like"), NO_LIMIT)],
    ),
)
