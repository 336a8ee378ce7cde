"""The notes of a meeting as everybody gets them, and by when there is more about a point that is not settled.

notes.card (sent by meeting_notes.py)
"""

from bot.chat.buttons import button
from bot.chat.routes import draw
from bot.chat.screens import Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.actions import action_line
from bot.flows.agenda_told import more_by
from bot.flows.meeting import invited
from bot.flows.meeting_words import with_initials
from bot.models.action import actions_before, actions_of
from bot.models.agenda import AgendaItem, Talked, agenda_of
from bot.models.briefing import SendState
from bot.models.meeting import Meeting
from bot.models.meeting_notes import MeetingNotes
from bot.plain.say_date import say_day


def names(turn: Turn, notes: MeetingNotes) -> list[str]:
    """Whose names become initials in them."""
    return [p.name for p in invited(turn, notes.meeting_id)]


@draw("notes.card")
def card(turn: Turn, notes_id: int) -> Screen:
    """Point by point what became of it, what was said, suggestions, actions, and when there is more."""
    notes: MeetingNotes = turn.get(MeetingNotes, notes_id)
    meeting: Meeting = turn.get(Meeting, notes.meeting_id)
    parts: list[Part | str] = [Title(_("Notes: {meeting}", meeting=meeting.title))]
    points = agenda_of(turn.db, notes.meeting_id)
    if points:
        parts += [_("What became of each point:"), Words("\n".join(_point(item) for item in points))]
    parts += [_("What was said:"), Words(notes.text), _("Suggestions:"), Words(notes.suggestions)]
    parts += _who_does_what(turn, meeting, names(turn, notes))
    if more := _more(turn, notes, meeting):
        parts.append(Words("\n".join(more)))
    return screen(
        *parts,
        choices=[
            button(_("Count me as taking part"), "after.count", meeting.id),
            button(_("Say something to a point"), "agenda.open", meeting.id),
        ],
        out=home_and_help(),
    )


def _point(item: AgendaItem) -> str:
    said = (
        _("✓ {point}: talked about.", point=item.title)
        if item.talked is Talked.YES
        else _("✗ {point}: not talked about.", point=item.title)
    )
    return f"{said} {item.came_of}".strip()


def _who_does_what(turn: Turn, meeting: Meeting, people: list[str]) -> list[Part | str]:
    parts: list[Part | str] = []
    for heading, actions in (
        (_("Who does what:"), actions_of(turn.db, meeting.id or 0)),
        (_("What became of the last actions:"), actions_before(turn.db, meeting)),
    ):
        if actions:
            lines = "\n".join(action_line(turn, a, initials=True) for a in actions)
            parts += [heading, Words(with_initials(lines, people))]
    return parts


def _more(turn: Turn, notes: MeetingNotes, meeting: Meeting) -> list[str]:
    """By when people hear more of each point that the notes do not settle."""
    owed = more_by(turn, meeting, told=notes.state is SendState.SENT)
    return [
        _("You hear more about “{point}” by {date}.", point=item.title, date=say_day(day, locale()))
        for item, day in owed
    ]
