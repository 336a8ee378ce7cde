"""Was it clear? One tap from each reader, counted without names.

A tap travels in an envelope of the briefing's own box, like an answer without a name, and the counts
are told ten days later. In a group where fewer than eight could have tapped nobody is asked: there is
no hiding in it (design/anonymity.md).

    clear.ask ── clear.say (both sealed)     went → release.clear (timer) → the coordinators are told
"""

from bot.anonymity.box import NoBatch, tap
from bot.anonymity.release import new_batch, release
from bot.anonymity.rules import COLLECTS
from bot.chat.access import as_member
from bot.chat.buttons import Button, button
from bot.chat.counts import few_each
from bot.chat.effects import Lane
from bot.chat.routes import due, press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.opening import start_of
from bot.flows.sendable import reached
from bot.flows.vote import first_counted, first_counts
from bot.models.briefing import Briefing
from bot.models.envelope import Box, tallies, waiting_batch, were_lost
from bot.models.group import Group
from bot.models.membership import people_in
from bot.models.presence import readers

VOTES = ("clear", "unsure", "long")


def says(vote: str) -> str:
    """A vote in words."""
    return {"clear": _("Clear"), "unsure": _("Not sure"), "long": _("Too long")}[vote]


def vote_buttons(route: str, briefing_id: int) -> list[Button]:
    """A button for each vote."""
    return [button(says(vote), route, briefing_id, vote) for vote in VOTES]


def collect(turn: Turn, briefing: Briefing) -> None:
    """Begin to count what readers say of a briefing that has gone out."""
    box = Box(briefing_id=briefing.id)
    readers_there, _others = reached(people_in(turn.db, briefing.group_id))
    if len(readers_there) < turn.house.rules.least_group or waiting_batch(turn.db, box):
        return
    group: Group = turn.get(Group, briefing.group_id)
    day = turn.today(group.zone) + COLLECTS
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
            first_counts(),
            choices=vote_buttons("clear.say", briefing_id),
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
    try:
        tap(turn.db, turn.house.home, box, turn.house.limits.draw(turn.chat, batch.id), f"clear:{vote}")
    except NoBatch:
        raise Kindly(_over(briefing_id)) from None
    turn.say(
        screen(
            first_counted(),
            out=[button(_("Read the gist"), "brief.read", briefing_id), button(_("Help"), "help")],
        )
    )


@due("release.clear")
def count(turn: Turn, briefing_id: int) -> None:
    """Open the box, and tell the coordinators how it was, without names."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    group: Group = turn.get(Group, briefing.group_id)
    box, today = Box(briefing_id=briefing_id), turn.today(group.zone)
    release(turn.db, turn.house.home, box, turn.house.rules, today, following=None)
    if not tallies(turn.db, box) and not were_lost(turn.db, box):
        return
    for person in readers(turn.db, group, today):
        turn.tell(person, lambda: _counted(turn, briefing), lane=Lane.REMINDER)


def _counted(turn: Turn, briefing: Briefing) -> Screen:
    box = Box(briefing_id=briefing.id)
    if were_lost(turn.db, box):
        return screen(
            Title(briefing.title),
            _("What readers tapped is lost, through a fault of ours. Please ask them in another way."),
            out=[button(_("Briefings"), "brief.list", briefing.group_id)],
        )
    said = tallies(turn.db, box)
    counts = few_each([said.get(f"clear:{vote}", 0) for vote in VOTES])
    return screen(
        Title(briefing.title),
        _("What readers say of it:"),
        *(Fact(says(vote), number) for vote, number in zip(VOTES, counts, strict=True)),
        out=[button(_("Briefings"), "brief.list", briefing.group_id)],
    )
