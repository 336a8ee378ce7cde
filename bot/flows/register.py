"""Who took part: in the room, as a coordinator saw them; from outside it, as they said themselves.

The register counts people who took part without coming: those who pressed *Count me as
taking part*, and those who sent thoughts with their name. What came without a name counts
nobody: nobody knows whose it is. Where a meeting took such words, a list of those who were
outside could be held against them; so there it is one list with the room.

    register.open ── register.room · register.file (a spreadsheet)
"""

from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Title, screen
from bot.chat.screens import Part as PagePart
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.file_to_send import file_to_send
from bot.flows.meeting import invited
from bot.flows.meeting_words import when_words
from bot.flows.prepare import staff_meeting
from bot.models.agenda import took_without_name, wrote_with_name
from bot.models.attendance import Attendance, Part, attendance_of, took_part
from bot.models.meeting import Meeting
from bot.models.person import Person


def from_outside(turn: Turn, meeting: Meeting) -> list[Person]:
    """Those who took part without being in the room, by name."""
    room = {p for p, part in took_part(turn.db, meeting.id or 0).items() if part is Part.ROOM}
    return [p for p in everybody(turn, meeting) if p.id not in room]


def everybody(turn: Turn, meeting: Meeting) -> list[Person]:
    """All who took part, in whatever way, by name: the order says nothing of how or when."""
    counted = set(took_part(turn.db, meeting.id or 0)) | wrote_with_name(turn.db, meeting.id or 0)
    people: list[Person] = [turn.get(Person, p) for p in counted]
    return sorted(people, key=lambda p: p.name)


def _who_took_part(turn: Turn, meeting: Meeting) -> list[PagePart]:
    """The names under the register, in the one way that does not show who wrote without a name."""
    one_list = took_without_name(turn.db, meeting.id or 0)
    people = everybody(turn, meeting) if one_list else from_outside(turn, meeting)
    label = _("Took part") if one_list else _("Took part from outside")
    return [Fact(label, ", ".join(p.name for p in people))] if people else []


@press("register.open")
def register(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Tick who was in the room; see who took part from outside it."""
    meeting, _group = staff_meeting(turn, meeting_id)
    parts = took_part(turn.db, meeting_id)
    people = invited(turn, meeting_id)
    buttons = [
        button(
            f"{'☑' if parts.get(p.id or 0) is Part.ROOM else '☐'} {p.name}",
            "register.room",
            meeting_id,
            p.id,
            page,
        )
        for p in people
    ]
    choices, more = paged(buttons, page, "register.open", meeting_id)
    turn.show(
        screen(
            Title(meeting.title),
            _("Tap who was in the room."),
            *_who_took_part(turn, meeting),
            choices=choices,
            out=[
                *more,
                button(_("Get it as a file"), "register.file", meeting_id),
                button(_("Back"), "meet.after", meeting_id),
            ],
        )
    )


@press("register.room")
def in_the_room(turn: Turn, meeting_id: int, person_id: int, page: int = 0) -> None:
    """Tick somebody as having been in the room, or not."""
    staff_meeting(turn, meeting_id)
    if person_id in {p.id for p in invited(turn, meeting_id)}:
        there = attendance_of(turn.db, meeting_id, person_id)
        if there and there.part is Part.ROOM:
            turn.db.delete(there)
        elif there:
            there.part = Part.ROOM
            turn.db.add(there)
        else:
            turn.db.add(Attendance(meeting_id=meeting_id, person_id=person_id, part=Part.ROOM))
        turn.db.flush()
    register(turn, meeting_id, page)


@press("register.file")
def as_file(turn: Turn, meeting_id: int) -> None:
    """Send the register as a spreadsheet. It says who took part, and nothing about how anybody is or what they need."""
    from bot.files.spreadsheet import Table, xlsx  # noqa: PLC0415 - only spreadsheets need it

    meeting, _group = staff_meeting(turn, meeting_id)
    columns = (_("Name"), _("Took part"))
    book = xlsx([Table(meeting.title or _("Register"), columns, tuple(_rows(turn, meeting)))])
    turn.say(
        screen(
            Title(meeting.title),
            Fact(_("When"), when_words(meeting)),
            _("The list of who took part. People from outside are in it."),
            out=[button(_("Back"), "register.open", meeting_id)],
            file=file_to_send(turn, f"meetings/{meeting_id}-register.xlsx", book, "register.xlsx"),
        )
    )


def _rows(turn: Turn, meeting: Meeting) -> list[tuple[str, str]]:
    """A line for everybody who took part, in the order of the group."""
    number = meeting.id or 0
    there, outside = {p.id for p in everybody(turn, meeting)}, {p.id for p in from_outside(turn, meeting)}
    one_list = took_without_name(turn.db, number)
    rows = []
    for person in invited(turn, number):
        how = _("from outside the room") if person.id in outside else _("in the room")
        if person.id in there:
            rows.append((person.name, _("yes") if one_list else how))
    return rows
