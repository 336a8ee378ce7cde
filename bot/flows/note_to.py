"""Whom a note can be written to: who reads notes in the group today, or the person outside it.

While the coordinators are away their stand-in reads, and the writer is told who that is.

    note ── note.group ── note.to (note.py)
    note.keep ── note.keep_group ── note.keep_to (note.py): loose words that were meant as a note (see `loose`)
"""

from bot.chat.access import role
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone, not_yours
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.loose import kept_words
from bot.models.group import Group
from bot.models.membership import INSIDE, coordinators, memberships
from bot.models.note import NoteTo
from bot.models.person import Person
from bot.models.presence import readers


@press("note")
def start(turn: Turn) -> None:
    """Offer the people of somebody's group, or ask which group it is about."""
    _pick_group(turn, "note.group", 0)


@press("note.groups")
def groups_page(turn: Turn, page: int) -> None:
    """Turn the list of groups."""
    _pick_group(turn, "note.group", page)


def _pick_group(turn: Turn, route: str, page: int) -> None:
    groups = [turn.get(Group, m.group_id) for m in memberships(turn.db, turn.person_id)]
    if not groups:
        raise Kindly(_no_group())
    if len(groups) == 1:
        turn.show(_people(turn, groups[0], keep=route == "note.keep_group"))
        return
    buttons = [button(g.name, route, g.id) for g in groups]
    choices, more = paged(buttons, page, f"{route}s")
    turn.show(
        screen(
            _("Which group is it about?"),
            choices=choices,
            out=[*more, *home_and_help()][:4],
        )
    )


def _no_group() -> Screen:
    return screen(
        _("You are not in a group yet. So nobody here can read a note."),
        _("Need someone now? Tap Help."),
        out=home_and_help(),
    )


@press("note.group")
def people_of(turn: Turn, group_id: int) -> None:
    """Offer the people of one group."""
    turn.show(_people(turn, _mine(turn, group_id), keep=False))


def _mine(turn: Turn, group_id: int) -> Group:
    """The group, if the person speaking has any place in it."""
    if role(turn, group_id) is None:
        raise Kindly(not_yours())
    group: Group = turn.get(Group, group_id)
    return group


def _people(turn: Turn, group: Group, *, keep: bool) -> Screen:
    """Who can be written to; with `keep`, as the place for words that were already typed."""
    route = "note.keep_to" if keep else "note.to"
    parts: list[Part | str] = [Title(_("Talk to a person"))]
    choices = []
    if (found := _reader(turn, group)) is not None:
        choices.append(button(_("Write to {name}", name=found.name), route, group.id, NoteTo.COORDINATOR))
        parts += _standing_in(turn, group, found)
    if group.outside_name:
        parts.append(
            _("{name} is outside the group. No coordinator sees what you say there.", name=group.outside_name)
        )
        parts.append(Fact(group.outside_name, group.outside_phone))
    if outside(turn, group):
        choices.append(button(_("Write to {name}", name=group.outside_name), route, group.id, NoteTo.OUTSIDE))
    parts.append(_("Need someone now? Tap Help."))
    return screen(*parts, choices=choices, out=home_and_help())


def _reader(turn: Turn, group: Group) -> Person | None:
    """Whom the group names as reading notes today. Guests have none: staff never see a guest's name."""
    if role(turn, group.id or 0) not in INSIDE:
        return None
    found = [p for p in readers(turn.db, group, turn.today(group.zone)) if p.id != turn.person_id]
    return found[0] if found else None


def _standing_in(turn: Turn, group: Group, reads: Person) -> list[Part | str]:
    """Say so when the stand-in reads in place of somebody."""
    usual = [m.person_id for m in coordinators(turn.db, group.id or 0) if m.person_id != group.stand_in_id]
    away = turn.db.get(Person, usual[0]) if usual and reads.id == group.stand_in_id else None
    if away is None:
        return []
    return [_("{away} is away. {name} reads notes now.", away=away.name, name=reads.name)]


def outside(turn: Turn, group: Group) -> Person | None:
    """The outside person, if they use Heard and can be reached."""
    person = turn.db.get(Person, group.outside_id) if group.outside_id else None
    if person is None or not person.reachable or person.telegram_id is None or person.id == turn.person_id:
        return None
    return person


@press("note.keep")
def keep(turn: Turn) -> None:
    """Loose words were meant as a note: ask to whom. Nothing is written yet."""
    kept_words(turn)
    _pick_group(turn, "note.keep_group", 0)


@press("note.keep_groups")
def keep_groups_page(turn: Turn, page: int) -> None:
    """Turn the list of groups."""
    _pick_group(turn, "note.keep_group", page)


@press("note.keep_group")
def keep_group(turn: Turn, group_id: int) -> None:
    """Ask to whom of one group the loose words go."""
    turn.show(_people(turn, _mine(turn, group_id), keep=True))


def check(turn: Turn, group_id: int, to: str) -> tuple[Group, str]:
    """The group and the name of who reads there. Raises `Kindly` when nobody does, or it is not theirs to write."""
    group = _mine(turn, group_id)
    reads = _reader(turn, group) if to == NoteTo.COORDINATOR else None
    if to == NoteTo.OUTSIDE and outside(turn, group):
        return group, group.outside_name
    if reads is None:
        raise Kindly(gone())
    return group, reads.name
