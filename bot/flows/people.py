"""People and links: who is in a group, and how others come in.

Guests are not here: staff never see a guest's name (design/anonymity.md, 10).

    people ─┬─ people.list ── people.one ── people.cochair (cochair.py)
            ├─ people.link ── people.renew ── people.renewed
            └─ people.invite
"""

from urllib.parse import urlencode

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button, link
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale, ngettext
from bot.models.group import Group, GroupState
from bot.models.invite import Invite, InviteKind, make_invite, member_link, renew_member_link
from bot.models.membership import INSIDE, Membership, Role, membership_in, people_in
from bot.models.person import Person
from bot.plain.say_date import say_day

SHARE = "https://t.me/share/url"
"""Telegram's own page for passing a link on."""

PERSONAL = (InviteKind.COORDINATOR, InviteKind.STAND_IN, InviteKind.OUTSIDE)
"""Links that are for one person and work once."""


@press("people")
def people(turn: Turn, group_id: int) -> None:
    """Say how many are in the group, and offer the links."""
    group = as_staff(turn, group_id)
    n = len(people_in(turn.db, group_id))
    turn.show(
        screen(
            Title(_("People and links")),
            ngettext("{n} person is in {group}.", "{n} people are in {group}.", n, group=group.name),
            choices=[
                button(_("See who is in"), "people.list", group_id, 0),
                button(_("Get the link for members"), "people.link", group_id),
                button(_("Invite a coordinator"), "people.invite", group_id, InviteKind.COORDINATOR),
                button(_("Add members from a list"), "sheet.members", group_id),
            ],
            out=[button(_("Desk"), "desk", group_id), button(_("Help"), "help")],
        )
    )


# -- links ----------------------------------------------------------------------


@press("people.link")
def members_link(turn: Turn, group_id: int) -> None:
    """Show the link that lets members in."""
    group = as_staff(turn, group_id)
    if group.state is not GroupState.OPEN:
        turn.show(
            screen(
                _("People can join once the group is open."),
                choices=[button(_("See what is missing"), "group.setup", group_id)],
                out=[button(_("Desk"), "desk", group_id)],
            )
        )
        return
    turn.show(link_page(turn, group, member_link(turn.db, group_id)))


def link_page(turn: Turn, group: Group, invite: Invite) -> Screen:
    """The members' link, ready to pass on."""
    return screen(
        Title(group.name),
        _("This link lets members in. Pass it on to people you know."),
        Words(turn.house.link(invite.payload)),
        _("Whoever has it can join. Made a mistake? Make a new one."),
        choices=[
            _share(turn, invite, _("Tap this link to join us:")),
            button(_("Make a new link"), "people.renew", group.id),
        ],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


def _share(turn: Turn, invite: Invite, text: str) -> Button:
    """Opens Telegram's list of chats to pass the link on; its words say nothing about the group."""
    return link(
        _("Pass it on"), f"{SHARE}?{urlencode({'url': turn.house.link(invite.payload), 'text': text})}"
    )


@press("people.renew")
def renew(turn: Turn, group_id: int) -> None:
    """Ask once before the old link stops working."""
    as_staff(turn, group_id)
    turn.show(
        screen(
            _("Make a new link? The old one stops working at once."),
            _("People who are in already stay in."),
            choices=[button(_("Make a new link"), "people.renewed", group_id)],
            out=[button(_("Back"), "people.link", group_id)],
        )
    )


@press("people.renewed")
def renewed(turn: Turn, group_id: int) -> None:
    """Close the old link and show a new one."""
    group = as_staff(turn, group_id)
    turn.show(link_page(turn, group, renew_member_link(turn.db, group_id)))


@press("people.invite")
def invite(turn: Turn, group_id: int, kind: str) -> None:
    """Make a link for one person: another coordinator, the stand-in, or the person outside."""
    group = as_staff(turn, group_id)
    if kind not in PERSONAL:
        raise Kindly(gone())
    made = make_invite(turn.db, InviteKind(kind), group_id)
    whom = {
        InviteKind.COORDINATOR: _("This link makes one person a coordinator."),
        InviteKind.STAND_IN: _("This link is for {name}, your stand-in.", name=group.stand_in_name),
        InviteKind.OUTSIDE: _("This link is for {name}, outside the group.", name=group.outside_name),
    }[made.kind]
    turn.show(
        screen(
            Title(group.name),
            whom,
            _("It works once. Send it only to that person."),
            Words(turn.house.link(made.payload)),
            choices=[_share(turn, made, _("This link is for you alone:"))],
            out=[button(_("Back"), "group.look", group_id), button(_("Help"), "help")],
        )
    )


# -- people ---------------------------------------------------------------------


@press("people.list")
def list_people(turn: Turn, group_id: int, page: int = 0) -> None:
    """List who belongs to the group."""
    as_staff(turn, group_id)
    found = people_in(turn.db, group_id)
    buttons = [button(f"{p.name}{_mark(turn, p, group_id)}", "people.one", group_id, p.id) for p in found]
    choices, more = paged(buttons, page, "people.list", group_id)
    turn.show(
        screen(Title(_("Who is in")), choices=choices, out=[*more, button(_("Back"), "people", group_id)])
    )


def _mark(turn: Turn, person: Person, group_id: int) -> str:
    member = membership_in(turn.db, person.id or 0, group_id)
    marks = {Role.COORDINATOR: _("coordinator"), Role.COCHAIR: _("co-chair")}
    return f" · {marks[member.role]}" if member and member.role in marks else ""


def inside(turn: Turn, group_id: int, person_id: int) -> tuple[Person, Membership]:
    """Somebody who belongs to the group now. Raises `Kindly` for guests and those who left."""
    member = membership_in(turn.db, person_id, group_id)
    if member is None or member.left_on or member.role not in INSIDE:
        raise Kindly(gone())
    return turn.get(Person, person_id), member


@press("people.one")
def one(turn: Turn, group_id: int, person_id: int) -> None:
    """Show one person: what they are here, and what can be done."""
    as_staff(turn, group_id)
    person, member = inside(turn, group_id, person_id)
    roles = {Role.COORDINATOR: _("coordinator"), Role.COCHAIR: _("co-chair"), Role.MEMBER: _("member")}
    choices = []
    if member.role is Role.MEMBER:
        choices.append(button(_("Make co-chair"), "people.cochair", group_id, person_id, 1))
    elif member.role is Role.COCHAIR:
        choices.append(button(_("End being co-chair"), "people.cochair", group_id, person_id, 0))
    if person_id != turn.person_id:
        new_phone = _("They have a new phone") if person.telegram_id else _("They have Telegram now")
        choices.append(button(new_phone, "phone.new", group_id, person_id))
        choices.append(button(_("This person has died"), "died.ask", group_id, person_id))
    turn.show(
        screen(
            Title(person.name),
            Fact(_("Here as"), roles[member.role]),
            Fact(_("Since"), say_day(member.joined_on, locale(), year=True)),
            choices=choices,
            out=[button(_("Back"), "people.list", group_id, 0), button(_("Desk"), "desk", group_id)],
        )
    )
