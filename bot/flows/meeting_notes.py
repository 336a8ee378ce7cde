"""The notes of a meeting: what was said, with initials only, and every suggestion. Everybody gets them.

People who were not there get the same as people who were. Names of the group's people are
turned into initials as the notes are written, so that nobody has to think of it.

    notes.open ── notes.ask … (form) ── actions.list (actions.py) · send.look
    notes.card (what people get: notes_card.py)
"""

from datetime import date

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.forms import Field, Form
from bot.chat.routes import due, press
from bot.chat.screens import Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale, ngettext
from bot.flows.actions import experts_hold_none
from bot.flows.agenda_told import more_by, tell_of_points
from bot.flows.checking import check_button, checked
from bot.flows.meeting import invited
from bot.flows.meeting_words import with_initials
from bot.flows.notes_card import names
from bot.flows.prepare import staff_meeting
from bot.flows.sendable import incomplete, sendable
from bot.models.action import actions_of
from bot.models.agenda import AgendaItem, agenda_of
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.meeting_notes import MeetingNotes, notes_of
from bot.models.presence import readers
from bot.plain.say_date import say_day


def _load(turn: Turn, notes_id: int) -> MeetingNotes:
    notes: MeetingNotes = turn.get(MeetingNotes, notes_id)
    as_staff(turn, turn.get(Meeting, notes.meeting_id).group_id)
    return notes


def _put_text(turn: Turn, notes: MeetingNotes, text: str) -> None:
    notes.text = with_initials(text, names(turn, notes))


def _put_suggestions(turn: Turn, notes: MeetingNotes, text: str) -> None:
    notes.suggestions = with_initials(text, names(turn, notes))


FIELDS = (
    Field(
        "text",
        lambda: _("What was said"),
        lambda: _("What was said? Names become initials."),
        example=lambda: _("We walked through the front door on paper. A. would move the desk."),
        put=_put_text,
        longest=3000,
    ),
    Field(
        "suggestions",
        lambda: _("Suggestions"),
        lambda: _("Which suggestions were made? Each on its own line."),
        put=_put_suggestions,
        longest=2000,
    ),
)


def _done(turn: Turn, notes: MeetingNotes) -> None:
    """The finished notes at the desk, with what is still missing around them."""
    meeting: Meeting = turn.get(Meeting, notes.meeting_id)
    parts: list[Part | str] = [Title(_("Notes: {meeting}", meeting=meeting.title))]
    unmarked = _unmarked(turn, notes)
    actions = actions_of(turn.db, notes.meeting_id)
    owed = more_by(turn, meeting, told=False)
    if notes.state is SendState.SENT:
        parts.append(_("Everybody has them."))
    elif unmarked:
        parts.append(_("First mark each point as talked about, or not."))
    elif owed:
        parts.append(_owe_then(len(owed), owed[0][1]))
    if actions and experts_hold_none(turn, meeting, actions):
        parts.append(_("No member holds an action. Is that what the group wants?"))
    choices = [button(_("Share out actions"), "actions.list", meeting.id)]
    if unmarked:
        choices.insert(0, button(_("Mark what was talked about"), "agenda.mark", meeting.id, style="primary"))
    else:
        choices.insert(0, button(_("Preview and send"), "send.look", "notes", notes.id, style="primary"))
    if notes.state is not SendState.SENT:
        choices += [
            check_button(turn, "notes", notes),
            button(_("Change something"), "notes.fields", notes.id),
        ]
    turn.show(screen(*parts, choices=choices, out=[_back(turn, notes)]))


def _owe_then(points: int, day: date) -> str:
    """What a coordinator takes on by sending them: the notes keep one promise and make the next."""
    return ngettext(
        "After this you owe news on {n} point by {date}.",
        "After this you owe news on {n} points by {date}.",
        points,
        date=say_day(day, locale()),
    )


def _back(_turn: Turn, notes: MeetingNotes) -> Button:
    return button(_("Back"), "meet.after", notes.meeting_id)


form = Form("notes", load=_load, fields=FIELDS, done=_done, back=_back)
checked(
    "notes", form, ("text", "suggestions"), group=lambda turn, row: turn.get(Meeting, row.meeting_id).group_id
)


@press("notes.open")
def open_notes(turn: Turn, meeting_id: int) -> None:
    """Begin the notes of a meeting, or go on with them."""
    staff_meeting(turn, meeting_id)
    notes = notes_of(turn.db, meeting_id)
    if notes is None:
        notes = MeetingNotes(meeting_id=meeting_id, author_id=turn.person_id)
        turn.db.add(notes)
        turn.db.flush()
    form.open(turn, notes)


@press("notes.look")
def look(turn: Turn, notes_id: int) -> None:
    """Go back to the notes from the second look."""
    form.open(turn, _load(turn, notes_id))


def _meeting_of(turn: Turn, notes_id: int) -> Meeting:
    meeting: Meeting = turn.get(Meeting, turn.get(MeetingNotes, notes_id).meeting_id)
    return meeting


def _went(turn: Turn, notes_id: int) -> None:
    turn.get(MeetingNotes, notes_id).state = SendState.SENT
    meeting = _meeting_of(turn, notes_id)
    turn.cancel(f"notes.owed:{meeting.id}")
    tell_of_points(turn, meeting, turn.get(MeetingNotes, notes_id).author_id)


def _recalled(turn: Turn, notes_id: int) -> None:
    turn.get(MeetingNotes, notes_id).state = SendState.DRAFT


def _unready(turn: Turn, notes_id: int) -> Screen | None:
    """They must be written, and each point be marked: everybody hears what became of every point."""
    notes: MeetingNotes = turn.get(MeetingNotes, notes_id)
    ready = not form.missing(turn, notes) and not _unmarked(turn, notes)
    return None if ready else incomplete(turn, "notes", notes_id)


def _unmarked(turn: Turn, notes: MeetingNotes) -> list[AgendaItem]:
    return [i for i in agenda_of(turn.db, notes.meeting_id) if i.talked is None]


@due("notes.owed")
def owed(turn: Turn, meeting_id: int) -> None:
    """Some days after a meeting, ask its coordinators for the notes that nobody has yet."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    notes = notes_of(turn.db, meeting_id)
    if meeting.cancelled or meeting.state is not SendState.SENT or (notes and notes.state is SendState.SENT):
        return
    group: Group = turn.get(Group, meeting.group_id)
    for person in readers(turn.db, group, turn.today(group.zone)):
        turn.tell(person, lambda: _owed(meeting), purpose=f"notes:{meeting_id}", lane=Lane.REMINDER)


def _owed(meeting: Meeting) -> Screen:
    return screen(
        Title(meeting.title),
        _("People do not know yet what was talked about. A few lines are enough."),
        choices=[
            button(_("Mark what was talked about"), "agenda.mark", meeting.id),
            button(_("Write notes and actions"), "notes.open", meeting.id),
        ],
        out=[button(_("Desk"), "desk", meeting.group_id)],
    )


sendable(
    "notes",
    draw="notes.card",
    group=lambda turn, row_id: _meeting_of(turn, row_id).group_id,
    people=lambda turn, row_id: invited(turn, _meeting_of(turn, row_id).id or 0),
    title=lambda turn, row_id: _("Notes: {meeting}", meeting=_meeting_of(turn, row_id).title),
    back=lambda turn, row_id: button(_("Back"), "notes.open", _meeting_of(turn, row_id).id),
    went=_went,
    recalled=_recalled,
    unready=_unready,
    again=True,
)
