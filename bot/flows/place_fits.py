"""The place of a meeting people know of has changed: what the card says about the old one is looked at, too.

A card with the new street and the old bus stop sends somebody in a wheelchair to the wrong door.

    meet.ask:place ── meet.fits ── meet.ask · meet.look
"""

from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Fact, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.change import fields_of, untold
from bot.flows.meeting_words import ground_words, label, online_link, steps_words
from bot.flows.prepare import staff_meeting
from bot.models.meeting import Meeting

ABOUT = ("getting_there", "steps", "ground")
"""What a card says about the place itself."""


def asks_if_it_fits(turn: Turn, meeting: Meeting, field: str) -> bool:
    """Ask, once the place or what is said about it was changed, whether all of it fits; False where there is nothing to ask."""
    change = untold(turn, meeting)
    if field not in ("place", *ABOUT) or change is None or "place" not in fields_of(change):
        return False
    if online_link(meeting) or meeting.place == meeting.told_place:
        return False
    show(turn, meeting.id or 0)
    return True


@press("meet.fits")
def show(turn: Turn, meeting_id: int) -> None:
    """Show what the card says about the place, with a way to change each."""
    meeting, _group = staff_meeting(turn, meeting_id)
    said = {
        "place": meeting.place,
        "getting_there": meeting.getting_there,
        "steps": steps_words(meeting.steps),
        "ground": ground_words(meeting.ground),
    }
    turn.show(
        screen(
            Title(meeting.title),
            _("The place has changed. Do these still fit?"),
            *(Fact(label(name), value) for name, value in said.items() if value),
            choices=[
                button(_("They still fit"), "meet.look", meeting_id),
                *(
                    button(_("Change: {what}", what=label(name)), "meet.ask", meeting_id, name)
                    for name in ABOUT
                ),
            ],
            out=[button(_("Back"), "meet.look", meeting_id)],
        )
    )
