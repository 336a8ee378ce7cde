"""Whoever asked for something hears that it is arranged: otherwise they cannot know whether to come.

It waits some minutes, so that one message tells of everything that was ticked together, and
a slip can be undone. It names what was asked for and repeats no words about it.

    needs.met (needs_met.py) → needs.told (timer)
"""

from datetime import timedelta

from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.routes import due
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.needs import need_words
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.need import Need, NeedKind, needs_for
from bot.models.note import NoteTo
from bot.models.person import Person
from bot.models.presence import readers

AFTER = timedelta(minutes=5)
"""So long after the last tick."""


def tell_soon(turn: Turn, need: Need) -> None:
    """Something was ticked as arranged: its person hears it in some minutes."""
    turn.at(turn.now + AFTER, "needs.told", need.meeting_id, need.person_id)


@due("needs.told")
def told(turn: Turn, meeting_id: int, person_id: int) -> None:
    """Tell one person what is arranged for them, if they may still come and it is still to come."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    met = {n.kind for n in needs_for(turn.db, meeting_id) if n.person_id == person_id and n.met_on}
    arranged = [kind for kind in NeedKind if kind in met]
    if not arranged or meeting.cancelled or turn.now >= meeting.starts_at():
        return
    turn.tell(
        turn.get(Person, person_id),
        lambda: _arranged(turn, meeting, person_id, arranged),
        purpose=f"meet:{meeting_id}",
        lane=Lane.REMINDER,
        not_after=meeting.starts_at(),
    )


def _arranged(turn: Turn, meeting: Meeting, person_id: int, kinds: list[NeedKind]) -> Screen:
    group: Group = turn.get(Group, meeting.group_id)
    reads = [p.name for p in readers(turn.db, group, turn.today(group.zone)) if p.id != person_id]
    parts: list[Part | str] = [
        Title(meeting.title),
        Fact(_("Arranged for you"), ", ".join(_named(kind) for kind in kinds)),
    ]
    choices = [button(_("See the meeting"), "meet.card", meeting.id)]
    if reads:
        parts.append(_("Questions? Write to {name}.", name=reads[0]))
        write = button(_("Write to {name}", name=reads[0]), "note.to", group.id, NoteTo.COORDINATOR)
        choices.insert(0, write)
    return screen(*parts, choices=choices, out=home_and_help())


def _named(kind: NeedKind) -> str:
    return _("What you asked for in your own words") if kind is NeedKind.OWN else need_words(kind)
