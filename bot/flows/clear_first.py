"""A member or two are asked whether a briefing is clear before it goes out; they answer with their name.

clear.who ── clear.first → clear.told (the author hears)
"""

from bot.chat.access import as_member, as_staff
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.clear import VOTES, says, vote_buttons
from bot.flows.sendable import reached
from bot.models.briefing import Briefing
from bot.models.membership import people_in, role_in
from bot.models.person import Person


@press("clear.who")
def who(turn: Turn, briefing_id: int, page: int = 0) -> None:
    """Choose who is asked before it goes."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_staff(turn, briefing.group_id)
    people, _others = reached(people_in(turn.db, briefing.group_id))
    buttons = [
        button(p.name, "clear.first", briefing_id, p.id or 0) for p in people if p.id != turn.person_id
    ]
    choices, more = paged(buttons, page, "clear.who", briefing_id)
    turn.show(
        screen(
            Title(_("Is this clear?")),
            _("Who could read it first? They answer with one tap, and you see their name."),
            choices=choices,
            out=[*more, button(_("Back"), "brief.look", briefing_id)],
        )
    )


@press("clear.first")
def first(turn: Turn, briefing_id: int, person_id: int) -> None:
    """Ask one member, who sees it as everybody will."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_staff(turn, briefing.group_id)
    person: Person = turn.get(Person, person_id)
    if role_in(turn.db, person_id, briefing.group_id) is None:
        who(turn, briefing_id)
        return
    name = turn.person.name
    turn.tell(person, lambda: _asked_first(briefing, name), purpose=f"clear:{briefing_id}", lane=Lane.REPLY)
    turn.show(
        screen(
            _("{name} is asked. You hear when they tap.", name=person.name),
            choices=[button(_("Ask one more"), "clear.who", briefing_id)],
            out=[button(_("Back"), "brief.look", briefing_id)],
        )
    )


def _asked_first(briefing: Briefing, name: str) -> Screen:
    return screen(
        Title(briefing.title),
        Words(briefing.gist),
        Words(briefing.ask),
        _("{name} asks you first: is this clear? They see your tap.", name=name),
        choices=vote_buttons("clear.told", briefing.id or 0),
        out=[button(_("Not now"), "keep.nothing"), button(_("Help"), "help")],
    )


@press("clear.told")
def told(turn: Turn, briefing_id: int, vote: str) -> None:
    """Tell the author what a member who was asked first thinks."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    if vote in VOTES:
        author: Person = turn.get(Person, briefing.author_id)
        name = turn.person.name
        turn.tell(author, lambda: _heard(briefing, name, vote), lane=Lane.REPLY)
    turn.show(
        screen(
            _("Thank you. {name} sees it now.", name=turn.get(Person, briefing.author_id).name),
            out=home_and_help(),
        )
    )


def _heard(briefing: Briefing, name: str, vote: str) -> Screen:
    return screen(
        Title(briefing.title),
        Fact(name, says(vote)),
        choices=[button(_("Look at it"), "brief.look", briefing.id)],
        out=[button(_("Desk"), "desk", briefing.group_id)],
    )
