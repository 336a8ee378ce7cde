"""Will anyone from my service be there? Asked privately, because the answer can decide whether somebody comes.

who.ask (words) → a note to the coordinators (note.py)
"""

from bot.chat.buttons import button
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.meeting import reader
from bot.flows.note import write
from bot.models.note import NoteTo


@press("who.ask")
def ask(turn: Turn, meeting_id: int) -> None:
    """Say which services are known to come, and ask for the one somebody means."""
    meeting = reader(turn, meeting_id)
    parts: list[Part | str] = [Title(meeting.title)]
    if meeting.services:
        parts.append(Fact(_("Who is in the room"), meeting.services))
    turn.say(
        screen(
            *parts,
            _("Which service do you want to know about? Type its name."),
            _("Only your coordinators see that you asked."),
            out=[button(_("Back"), "meet.card", meeting_id), button(_("Help"), "help")],
        )
    )
    turn.expect("who.ask", meeting_id)


@words("who.ask")
def take(turn: Turn, meeting_id: int) -> None:
    """Pass the question on."""
    meeting = reader(turn, meeting_id)
    asked = _("Will anyone from {service} be at {meeting}?", service=turn.text[:200], meeting=meeting.title)
    said = asked if turn.text else ""
    turn.say(write(turn, meeting.group_id, NoteTo.COORDINATOR.value, said, f"meeting:{meeting_id}"))
