"""Was it clear? One tap from each reader, counted without names; and a member or two can be asked first.

A tap travels in an envelope of the briefing's own box, like an answer without a name, and the counts
are told a week later. In a group where fewer than eight could have tapped nobody is asked: there is
no hiding in it (design/anonymity.md).

    clear.ask ── clear.say (both sealed)     went → release.clear (timer) → the coordinators are told
    clear.who ── clear.first → clear.told    a member is asked before it goes, with their name
"""

from bot.anonymity.box import NoBatch, put
from bot.anonymity.receipts import mint
from bot.anonymity.release import new_batch, release
from bot.anonymity.rules import WEEK
from bot.anonymity.seal import Letter
from bot.chat.access import as_member, as_staff
from bot.chat.buttons import Button, button
from bot.chat.counts import few_each
from bot.chat.effects import Lane
from bot.chat.paging import paged
from bot.chat.routes import due, press
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.opening import start_of
from bot.flows.sendable import reached
from bot.models.briefing import Briefing
from bot.models.envelope import Box, tallies, waiting_batch
from bot.models.group import Group
from bot.models.membership import people_in, role_in
from bot.models.person import Person
from bot.models.presence import readers

VOTES = ("clear", "unsure", "long")


def _says(vote: str) -> str:
    return {"clear": _("Clear"), "unsure": _("Not sure"), "long": _("Too long")}[vote]


def _buttons(route: str, briefing_id: int) -> list[Button]:
    return [button(_says(vote), route, briefing_id, vote) for vote in VOTES]


# -- every reader -------------------------------------------------------------


def collect(turn: Turn, briefing: Briefing) -> None:
    """Begin to count, for a week, what readers say of a briefing that has gone out."""
    box = Box(briefing_id=briefing.id)
    readers_there, _others = reached(people_in(turn.db, briefing.group_id))
    if len(readers_there) < turn.house.rules.least_group or waiting_batch(turn.db, box):
        return
    group: Group = turn.get(Group, briefing.group_id)
    day = turn.today(group.zone) + WEEK
    new_batch(turn.db, turn.house.home, box, day)
    turn.at(start_of(day, group.zone), "release.clear", briefing.id)


def clear_button(turn: Turn, briefing: Briefing) -> list[Button]:
    """The way to say whether a briefing was clear, while that is counted."""
    counting = waiting_batch(turn.db, Box(briefing_id=briefing.id)) is not None
    return [button(_("Say if it is clear"), "clear.ask", briefing.id)] if counting else []


def _over(briefing_id: int) -> Screen:
    return screen(
        _("This is not counted any more. Thank you for the thought."),
        out=[button(_("Read the gist"), "brief.read", briefing_id), button(_("Help"), "help")],
    )


@press("clear.ask", sealed=True)
def ask(turn: Turn, briefing_id: int) -> None:
    """Ask a reader whether it was clear."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    if waiting_batch(turn.db, Box(briefing_id=briefing_id)) is None:
        turn.show(_over(briefing_id))
        return
    turn.show(
        screen(
            Title(briefing.title),
            _("Was it clear? Your tap is counted without your name."),
            choices=_buttons("clear.say", briefing_id),
            out=[button(_("Back"), "brief.ways", briefing_id)],
        )
    )


@press("clear.say", sealed=True)
def say(turn: Turn, briefing_id: int, vote: str) -> None:
    """Put one tap into the box, once a chat."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    box = Box(briefing_id=briefing_id)
    batch = waiting_batch(turn.db, box)
    if batch is None or vote not in VOTES:
        raise Kindly(_over(briefing_id))
    receipt = mint()
    if turn.house.limits.hold(turn.chat, batch.id or 0, receipt, "clear"):
        try:
            put(turn.db, turn.house.home, box, receipt, Letter(vote=f"clear:{vote}", alone=True))
        except NoBatch:
            raise Kindly(_over(briefing_id)) from None
    turn.say(
        screen(
            _("Thank you. One tap from you is counted, without your name."),
            out=[button(_("Read the gist"), "brief.read", briefing_id), button(_("Help"), "help")],
        )
    )


@due("release.clear")
def count(turn: Turn, briefing_id: int) -> None:
    """Open the box a week on, and tell the coordinators how it was, without names."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    group: Group = turn.get(Group, briefing.group_id)
    box, today = Box(briefing_id=briefing_id), turn.today(group.zone)
    release(turn.db, turn.house.home, box, turn.house.rules, today, following=None)
    if not tallies(turn.db, box):
        return
    for person in readers(turn.db, group, today):
        turn.tell(person, lambda: _counted(turn, briefing), lane=Lane.REMINDER)


def _counted(turn: Turn, briefing: Briefing) -> Screen:
    said = tallies(turn.db, Box(briefing_id=briefing.id))
    counts = few_each([said.get(f"clear:{vote}", 0) for vote in VOTES])
    return screen(
        Title(briefing.title),
        _("What readers say of it:"),
        *(Fact(_says(vote), number) for vote, number in zip(VOTES, counts, strict=True)),
        out=[button(_("Briefings"), "brief.list", briefing.group_id)],
    )


# -- a member or two first ----------------------------------------------------


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
        choices=_buttons("clear.told", briefing.id or 0),
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
            out=[button(_("Start page"), "home"), button(_("Help"), "help")],
        )
    )


def _heard(briefing: Briefing, name: str, vote: str) -> Screen:
    return screen(
        Title(briefing.title),
        Fact(name, _says(vote)),
        choices=[button(_("Look at it"), "brief.look", briefing.id)],
        out=[button(_("Desk"), "desk", briefing.group_id)],
    )
