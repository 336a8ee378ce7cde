"""Buddies: coming with somebody who knows the ropes. Offered and asked for by a tap, ended by a tap.

Nobody hears of anybody before both have said yes. Each can step back at any time without
a reason; the other hears only that it has ended, and that it is nobody's fault.

    buddy.open ── buddy.wish · buddy.end
    buddy.asked (a coordinator thought of two people: buddy_match.py) ── buddy.say
"""

from bot.chat.access import as_member
from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Part, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.models.buddy import BuddyPair, BuddyWish, pair_with, pairs_in, wish_of
from bot.models.group import Group
from bot.models.person import Person


@press("buddy.open")
def open_page(turn: Turn, group_id: int) -> None:
    """Show where somebody stands with buddies in a group. It is a new message: the card stays."""
    as_member(turn, group_id)
    turn.say(_page(turn, group_id))


def _page(turn: Turn, group_id: int) -> Screen:
    pair, wish = pair_with(turn.db, group_id, turn.person_id), wish_of(turn.db, group_id, turn.person_id)
    parts: list[Part | str] = [Title(_("Buddies"))]
    choices: list[Button] = []
    if pair and pair.met:
        other: Person = turn.get(Person, pair.other(turn.person_id))
        parts.append(_("You and {name} are buddies.", name=other.name))
        choices.append(button(_("Stop being buddies"), "buddy.end", pair.id))
    elif wish:
        parts.append(
            _("You offered to be a buddy. A coordinator looks for somebody.")
            if wish.offers
            else _("You would like a buddy. A coordinator looks for somebody.")
        )
        choices.append(button(_("Take that back"), "buddy.wish", group_id, "none"))
    else:
        parts.append(_("A buddy meets you before, comes along, and sits with you."))
        choices += [
            button(_("I would like a buddy"), "buddy.wish", group_id, "ask"),
            button(_("I could be a buddy"), "buddy.wish", group_id, "offer"),
        ]
    return screen(*parts, choices=choices, out=home_and_help())


@press("buddy.wish")
def wish(turn: Turn, group_id: int, what: str) -> None:
    """Ask for a buddy, offer to be one, or take it back."""
    as_member(turn, group_id)
    there = wish_of(turn.db, group_id, turn.person_id)
    if what in {"ask", "offer"}:
        row = there or BuddyWish(group_id=group_id, person_id=turn.person_id, offers=what == "offer")
        row.offers = what == "offer"
        turn.db.add(row)
    elif there:
        turn.db.delete(there)
    turn.db.flush()
    turn.show(_page(turn, group_id))


# -- being matched --------------------------------------------------------------


def ask_both(turn: Turn, pair: BuddyPair) -> None:
    """Ask each of two people, without the other's name, whether they would like to."""
    for person_id in (pair.offers_id, pair.asks_id):
        turn.tell(
            turn.get(Person, person_id), lambda: _asked(pair), purpose=f"buddy:{pair.id}", lane=Lane.REMINDER
        )


def _asked(pair: BuddyPair) -> Screen:
    return screen(
        Title(_("Buddies")),
        _("There is somebody who could be your buddy."),
        _("If you both say yes, you hear each other's first names. Nothing more."),
        choices=[
            button(_("Yes, please"), "buddy.say", pair.id, 1),
            button(_("Not now"), "buddy.say", pair.id, 0),
        ],
        out=[button(_("Talk to a person"), "note"), button(_("Help"), "help")],
    )


@press("buddy.say")
def say(turn: Turn, pair_id: int, yes: int) -> None:
    """Say yes or no; when both have said yes, introduce them."""
    pair = _mine(turn, pair_id)
    if not yes:
        end(turn, pair_id)
        return
    before = pair.met
    if turn.person_id == pair.offers_id:
        pair.offers_yes = True
    else:
        pair.asks_yes = True
    turn.db.add(pair)
    turn.db.flush()
    if not pair.met:
        turn.show(
            screen(
                Title(_("Buddies")),
                _("Thank you. I tell you when the other person has said yes."),
                choices=[button(_("Not now after all"), "buddy.say", pair_id, 0)],
                out=home_and_help(),
            )
        )
        return
    other: Person = turn.get(Person, pair.other(turn.person_id))
    if not before:
        _introduce(turn, pair, other)
    turn.show(_introduced(pair, other.name))


def _introduce(turn: Turn, pair: BuddyPair, other: Person) -> None:
    for person_id in (pair.offers_id, pair.asks_id):
        there = wish_of(turn.db, pair.group_id, person_id)
        if there:
            turn.db.delete(there)
    turn.db.flush()
    name = turn.person.name
    turn.tell(other, lambda: _introduced(pair, name), purpose=f"buddy:{pair.id}", lane=Lane.REMINDER)


def _introduced(pair: BuddyPair, name: str) -> Screen:
    return screen(
        Title(_("Buddies")),
        _("You and {name} are buddies.", name=name),
        _("At the next meeting, the person at the door brings you together."),
        choices=[button(_("Stop being buddies"), "buddy.end", pair.id)],
        out=home_and_help(),
    )


def _mine(turn: Turn, pair_id: int) -> BuddyPair:
    pair: BuddyPair = turn.get(BuddyPair, pair_id)
    if turn.person_id not in (pair.offers_id, pair.asks_id) or pair.ended_on:
        raise Kindly(gone())
    return pair


@press("buddy.end")
def end(turn: Turn, pair_id: int) -> None:
    """Step back, without a reason. The other one hears it kindly, if they knew of it."""
    pair = _mine(turn, pair_id)
    _end(turn, pair, turn.person_id)
    turn.show(
        screen(
            Title(_("Buddies")),
            _("That is fine. You need not say why."),
            choices=[button(_("See about buddies"), "buddy.open", pair.group_id)],
            out=home_and_help(),
        )
    )


def _end(turn: Turn, pair: BuddyPair, person_id: int) -> None:
    group: Group = turn.get(Group, pair.group_id)
    pair.ended_on = turn.today(group.zone)
    turn.db.add(pair)
    turn.db.flush()
    other: Person = turn.get(Person, pair.other(person_id))
    said_yes = pair.asks_yes if person_id == pair.offers_id else pair.offers_yes
    if said_yes:
        turn.tell(other, lambda: _ended(pair), purpose=f"buddy:{pair.id}", lane=Lane.REMINDER)


def end_pairs(turn: Turn, person_id: int, group_id: int) -> None:
    """Take somebody who goes out of what there is about buddies in a group."""
    there = wish_of(turn.db, group_id, person_id)
    if there:
        turn.db.delete(there)
    for pair in pairs_in(turn.db, group_id):
        if person_id in (pair.offers_id, pair.asks_id):
            _end(turn, pair, person_id)


def _ended(pair: BuddyPair) -> Screen:
    return screen(
        Title(_("Buddies")),
        _("It has ended, or it did not come about. That is nobody's fault."),
        choices=[button(_("See about buddies"), "buddy.open", pair.group_id)],
        out=[button(_("Talk to a person"), "note"), button(_("Help"), "help")],
    )
