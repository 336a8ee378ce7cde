"""Matching buddies: a coordinator taps one who asks and one who offers, and the bot asks both.

buddy.match ── buddy.with ── buddy.pair
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.buddy import ask_both
from bot.models.buddy import BuddyPair, pair_with, pairs_in, wish_of, wishes_in
from bot.models.group import Group
from bot.models.membership import people_in
from bot.models.person import Person


def _free(turn: Turn, group_id: int, *, offers: bool) -> list[Person]:
    """Who offers or asks, is still in the group, and is in no pair."""
    inside = {p.id: p for p in people_in(turn.db, group_id)}
    wishes = wishes_in(turn.db, group_id, offers=offers)
    return [
        inside[w.person_id]
        for w in wishes
        if w.person_id in inside and pair_with(turn.db, group_id, w.person_id) is None
    ]


@press("buddy.match")
def match(turn: Turn, group_id: int, page: int = 0) -> None:
    """List who would like a buddy; say who offers, and which pairs there are."""
    as_staff(turn, group_id)
    buttons = [button(p.name, "buddy.with", group_id, p.id) for p in _free(turn, group_id, offers=False)]
    choices, more = paged(buttons, page, "buddy.match", group_id)
    parts: list[Part | str] = [Title(_("Buddies"))]
    parts.append(
        _("Who would like a buddy? Tap to match.") if buttons else _("Nobody is waiting for a buddy.")
    )
    offers = _free(turn, group_id, offers=True)
    if offers:
        parts.append(Fact(_("Offer to be one"), ", ".join(p.name for p in offers)))
    parts += [Fact(_("Pair"), _pair_words(turn, pair)) for pair in pairs_in(turn.db, group_id)]
    turn.show(screen(*parts, choices=choices, out=[*more, button(_("Back"), "meet.list", group_id)]))


def _pair_words(turn: Turn, pair: BuddyPair) -> str:
    offers, asks = turn.get(Person, pair.offers_id).name, turn.get(Person, pair.asks_id).name
    if pair.met:
        return _("{one} and {other}", one=offers, other=asks)
    return _("{one} and {other}, waiting for a yes", one=offers, other=asks)


@press("buddy.with")
def choose(turn: Turn, group_id: int, asks_id: int, page: int = 0) -> None:
    """Choose who could be the buddy of one person."""
    as_staff(turn, group_id)
    person: Person = turn.get(Person, asks_id)
    buttons = [
        button(p.name, "buddy.pair", group_id, asks_id, p.id)
        for p in _free(turn, group_id, offers=True)
        if p.id != asks_id
    ]
    choices, more = paged(buttons, page, "buddy.with", group_id, asks_id)
    said = (
        _("Who could go with {name}? Both are asked first.", name=person.name)
        if wish_of(turn.db, group_id, asks_id) and buttons
        else _("Nobody offers to be a buddy yet.")
    )
    turn.show(screen(said, choices=choices, out=[*more, button(_("Back"), "buddy.match", group_id)]))


@press("buddy.pair")
def pair_up(turn: Turn, group_id: int, asks_id: int, offers_id: int) -> None:
    """Think of two people together, and ask both."""
    group: Group = as_staff(turn, group_id)
    asking = {p.id for p in _free(turn, group_id, offers=False)}
    offering = {p.id for p in _free(turn, group_id, offers=True)}
    if asks_id in asking and offers_id in offering:
        pair = BuddyPair(group_id=group.id or 0, offers_id=offers_id, asks_id=asks_id)
        turn.db.add(pair)
        turn.db.flush()
        ask_both(turn, pair)
        turn.note(_("Both are asked now."))
    match(turn, group_id)
