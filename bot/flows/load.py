"""A fair load: who was asked how often, so that the same few are not used up.

Coordinators see it and nobody else; each person sees their own, and says how much is
enough. Who has been asked least, is not on pause and has room left is suggested first.

    load.list ── load.one ── story.ask (story.py)
    load.mine ── load.cap
"""

from bot.chat.access import as_member, as_staff
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import not_yours
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, ngettext
from bot.models.group import Group
from bot.models.load import Load, StoryCap, cap_of, loads
from bot.models.membership import Role, people_in
from bot.models.person import Person

MEMBERS = (Role.MEMBER, Role.COCHAIR)
CAPS = (0, 1, 2, 4)
"""How often in 90 days somebody can say they want to be asked for their story, at most."""


def by_load(turn: Turn, group: Group) -> list[tuple[Person, Load]]:
    """The members of a group, those first who can best be asked: least asked, not on pause, below their cap."""
    people = people_in(turn.db, group.id or 0, MEMBERS)
    found = loads(turn.db, group.id or 0, [p.id or 0 for p in people], turn.today(group.zone))
    pairs = [(p, found[p.id or 0]) for p in people]
    return sorted(pairs, key=lambda x: (x[0].paused or x[1].full, x[1].stories, x[1].yes, x[0].name))


@press("load.list")
def listed(turn: Turn, group_id: int, page: int = 0) -> None:
    """List members by what was asked of them, those to ask next first; for coordinators alone."""
    group = as_staff(turn, group_id)
    buttons = [button(_label(p, load), "load.one", group_id, p.id) for p, load in by_load(turn, group)]
    choices, more = paged(buttons, page, "load.list", group_id)
    turn.show(
        screen(
            Title(_("Fair load")),
            _("The last 90 days. Who has room for more comes first."),
            _("This is private. Only coordinators see it."),
            choices=choices,
            out=[*more, button(_("Back"), "meet.list", group_id)],
        )
    )


def _label(person: Person, load: Load) -> str:
    if person.paused:
        return _("⏸ {name}: on pause", name=person.name)
    if load.full:
        return _("✋ {name}: enough for now", name=person.name)
    return _("{name}: said yes {yes}, told {told}", name=person.name, yes=load.yes, told=load.told)


@press("load.one")
def one(turn: Turn, group_id: int, person_id: int) -> None:
    """Show what was asked of one member, and offer to ask for their story where there is room."""
    group = as_staff(turn, group_id)
    person, load = _of(turn, group, person_id)
    choices = []
    if not person.paused and not load.full:
        choices.append(button(_("Ask for their story"), "story.ask", group_id, person_id))
    parts: list[Part | str] = [Title(person.name), *_facts(load)]
    if person.paused:
        parts.append(_("They are on pause. Please do not ask now."))
    elif load.full:
        parts.append(_("They have said that this is enough. Please ask somebody else."))
    turn.show(screen(*parts, choices=choices, out=[button(_("Back"), "load.list", group_id)]))


def _of(turn: Turn, group: Group, person_id: int) -> tuple[Person, Load]:
    found = [x for x in by_load(turn, group) if x[0].id == person_id]
    if not found:
        raise Kindly(not_yours())
    return found[0]


def has_room(turn: Turn, group: Group, person_id: int) -> bool:
    """Whether a member may be asked for their story now: not on pause, and below their own cap."""
    person, load = _of(turn, group, person_id)
    return not person.paused and not load.full


def _facts(load: Load) -> list[Fact]:
    facts = [
        Fact(_("Asked to come or to tell"), str(load.asked)),
        Fact(_("Said yes"), str(load.yes)),
        Fact(_("Asked for a story"), str(load.stories)),
        Fact(_("Told a story"), str(load.told)),
    ]
    return [*facts, Fact(_("At most, as they wish"), str(load.most))] if load.most is not None else facts


# -- one's own ------------------------------------------------------------------


@press("load.mine")
def mine(turn: Turn, group_id: int) -> None:
    """Show somebody what was asked of them, and let them say how much is enough."""
    group = as_member(turn, group_id)
    load = loads(turn.db, group_id, [turn.person_id], turn.today(group.zone))[turn.person_id]
    choices = [
        button(f"{'☑' if load.most == n else '☐'} {_cap_words(n)}", "load.cap", group_id, n) for n in CAPS
    ]
    turn.show(
        screen(
            Title(_("What you were asked, in 90 days")),
            *_facts(load)[:4],
            _("How often may we ask you to tell your story? You never have to."),
            choices=choices,
            out=[button(_("Back"), "me.kept"), button(_("Help"), "help")],
        )
    )


def _cap_words(most: int) -> str:
    if not most:
        return _("Do not ask me")
    return ngettext("Ask me at most once", "Ask me at most {n} times", most)


@press("load.cap")
def set_cap(turn: Turn, group_id: int, most: int) -> None:
    """Keep somebody's own cap; pressing the same again takes it away."""
    as_member(turn, group_id)
    there = cap_of(turn.db, group_id, turn.person_id)
    if there and there.most == most:
        turn.db.delete(there)
    elif most in CAPS:
        cap = there or StoryCap(person_id=turn.person_id, group_id=group_id, most=most)
        cap.most = most
        turn.db.add(cap)
    turn.db.flush()
    mine(turn, group_id)
