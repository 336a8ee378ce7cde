"""Who is co-chair: a member the group chose. A coordinator is asked once, because that person is told at once.

people.one ── people.cochair ── people.cochair_sure
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.people import inside, one
from bot.models.group import Group
from bot.models.membership import Role
from bot.models.person import Person


def _before(yes: int) -> Role:
    """What somebody is before this is done; anybody else is left as they are."""
    return Role.MEMBER if yes else Role.COCHAIR


@press("people.cochair")
def ask(turn: Turn, group_id: int, person_id: int, yes: int) -> None:
    """Ask once before a member becomes co-chair, or is one no more."""
    as_staff(turn, group_id)
    person, member = inside(turn, group_id, person_id)
    if member.role is not _before(yes):
        one(turn, group_id, person_id)
        return
    turn.show(_sure(person, group_id, bool(yes)))


def _sure(person: Person, group_id: int, yes: bool) -> Screen:
    name = person.name
    return screen(
        _("Make {name} co-chair? Did the group choose {name}?", name=name)
        if yes
        else _("End being co-chair for {name}? Does the group want that?", name=name),
        _("{name} is told at once.", name=name),
        choices=[
            button(
                _("Yes, make {name} co-chair", name=name) if yes else _("Yes, end it for {name}", name=name),
                "people.cochair_sure",
                group_id,
                person.id,
                int(yes),
            )
        ],
        out=[button(_("Back"), "people.one", group_id, person.id), button(_("Help"), "help")],
    )


@press("people.cochair_sure")
def decide(turn: Turn, group_id: int, person_id: int, yes: int) -> None:
    """Make a member co-chair, or end it, and let them know. Twice is once."""
    group = as_staff(turn, group_id)
    person, member = inside(turn, group_id, person_id)
    if member.role is _before(yes):
        member.role = Role.COCHAIR if yes else Role.MEMBER
        turn.db.add(member)
        turn.tell(person, lambda: _told(group, bool(yes)), purpose=f"cochair:{group_id}")
    one(turn, group_id, person_id)


def _told(group: Group, now_cochair: bool) -> Screen:
    said = (
        [_("You are co-chair now."), _("You see drafts, points and promises, as the coordinators do.")]
        if now_cochair
        else [_("You are not co-chair any more. You are still a member. Thank you.")]
    )
    return screen(
        Title(group.name),
        *said,
        choices=[
            *([button(_("See what I see now"), "chair", group.id)] if now_cochair else []),
            button(_("Talk to a person"), "note"),
        ],
        out=home_and_help(),
    )
