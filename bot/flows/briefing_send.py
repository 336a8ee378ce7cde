"""A briefing as members get it, layer by layer, and what happens as it goes.

brief.card ── brief.read:<layer> ── brief.ways (ways.py) · note.about
"""

from bot.anonymity.release import destroy_unread
from bot.chat.access import as_member
from bot.chat.buttons import button
from bot.chat.routes import draw, press
from bot.chat.screens import FileRef, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.clear import collect
from bot.flows.sendable import sendable
from bot.models.briefing import Briefing, SendState
from bot.models.envelope import Box
from bot.models.group import Group
from bot.models.membership import people_in
from bot.models.person import Person


@draw("brief.card")
def card(turn: Turn, briefing_id: int) -> Screen:
    """The briefing as members get it: the gist, and what is asked."""
    return layer(turn.get(Briefing, briefing_id), "gist")


def layer(briefing: Briefing, name: str) -> Screen:
    """One layer of a briefing; every layer leads to every other."""
    parts: list[Part | str] = [Title(briefing.title)]
    if name == "gist":
        parts += [Words(briefing.gist), Title(_("What we ask of you")), Words(briefing.ask)]
    elif name == "change":
        parts += [Title(_("What can change")), Words(briefing.can_change)]
        parts += [Title(_("What cannot change")), Words(briefing.cannot_change)]
    else:
        parts += [Title(_("More")), Words(briefing.more, fold=True)]
    there = {"gist": True, "change": bool(briefing.can_change), "more": bool(briefing.more)}
    labels = {"gist": _("Read the gist"), "change": _("What can change?"), "more": _("Tell me more")}
    choices = [
        button(labels[n], "brief.read", briefing.id, n)
        for n, is_there in there.items()
        if is_there and n != name
    ]
    choices += [
        button(_("Ask something back"), "note.about", briefing.group_id, f"briefing-{briefing.id}"),
        button(_("Other ways to read it"), "brief.ways", briefing.id),
    ]
    return screen(*parts, choices=choices, out=home_and_help())


def _reader(turn: Turn, briefing_id: int) -> Briefing:
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    return briefing


@press("brief.read")
def read(turn: Turn, briefing_id: int, name: str = "gist") -> None:
    """Show a layer in place of the one that was there."""
    turn.show(layer(_reader(turn, briefing_id), name))


@press("brief.paper")
def paper(turn: Turn, briefing_id: int) -> None:
    """Send the full paper."""
    briefing = _reader(turn, briefing_id)
    if not briefing.file_id:
        turn.show(layer(briefing, "gist"))
        return
    turn.say(
        screen(
            Title(briefing.title),
            _("Here is the full paper. You do not have to read it."),
            out=[button(_("Start page"), "home")],
            file=FileRef(f"telegram:{briefing.file_id}", briefing.file_name or "paper"),
        )
    )


def _group(turn: Turn, briefing_id: int) -> int:
    briefing: Briefing = turn.get(Briefing, briefing_id)
    return briefing.group_id


def _people(turn: Turn, briefing_id: int) -> list[Person]:
    return people_in(turn.db, _group(turn, briefing_id))


def _went(turn: Turn, briefing_id: int) -> None:
    briefing: Briefing = turn.get(Briefing, briefing_id)
    briefing.state = SendState.SENT
    collect(turn, briefing)


def _recalled(turn: Turn, briefing_id: int) -> None:
    group: Group = turn.get(Group, _group(turn, briefing_id))
    destroy_unread(turn.db, turn.house.home, Box(briefing_id=briefing_id), turn.today(group.zone))


def _stopped(turn: Turn, briefing_id: int) -> None:
    turn.get(Briefing, briefing_id).state = SendState.STOPPED


sendable(
    "brief",
    draw="brief.card",
    group=_group,
    people=_people,
    title=lambda turn, row_id: turn.get(Briefing, row_id).title,
    back=lambda turn, row_id: button(_("Back"), "brief.list", _group(turn, row_id)),
    edit=lambda _turn, row_id: button(_("Change it"), "brief.look", row_id),
    went=_went,
    stopped=_stopped,
    recalled=_recalled,
)
