"""The coordinators say whether somebody with a new phone is who they say: everything moves, or nothing does.

The old phone hears of it once, because whoever holds it may be the one who should have been asked.

    moved.yes (new_phone.py) → moved.sure · moved.refuse
"""

from sqlalchemy import select, update
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.effects import Lane, Send
from bot.chat.refusals import gone
from bot.chat.render import render
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, speaking
from bot.flows.new_phone import first_phone
from bot.models.erasure import erase
from bot.models.group import Group
from bot.models.invite import Invite, InviteKind, use
from bot.models.membership import memberships
from bot.models.outbox import Outbox, OutState
from bot.models.person import Person


def _asked(turn: Turn, invite_id: int) -> tuple[Person, Group, int | None]:
    """Who moves, and the new phone's number, which is forgotten with this answer; None when it was answered before.

    Raises:
        Kindly: if nobody has said that it is theirs.
    """
    invite: Invite = turn.get(Invite, invite_id)
    group = as_staff(turn, invite.group_id)
    number = invite.asked_by
    if invite.kind is not InviteKind.NEW_PHONE or invite.person_id is None:
        raise Kindly(gone())
    if not invite.used and number is None:
        raise Kindly(gone())
    first = use(turn.db, invite)
    invite.asked_by = None
    turn.db.add(invite)
    return turn.get(Person, invite.person_id), group, number if first else None


@press("moved.sure")
def move(turn: Turn, invite_id: int) -> None:
    """Both have said so: everything moves to the new phone. Twice is once."""
    person, group, number = _asked(turn, invite_id)
    if number is None:
        turn.show(_answered(group, person))
        return
    _forget_newcomer(turn, number)
    first = first_phone(person)
    _tell_old_phone(turn, person, group)
    person.telegram_id, person.reachable = number, True
    turn.db.add(person)
    turn.db.flush()
    waiting = update(Outbox).where(col(Outbox.person_id) == person.id, col(Outbox.state) == OutState.WAITING)
    turn.db.execute(waiting.values(chat=number))
    turn.tell(
        person, lambda: _welcome(person, group, first=first), purpose=f"phone:{invite_id}", lane=Lane.REPLY
    )
    turn.show(
        screen(
            _("Done. {name} gets messages here now.", name=person.name)
            if first
            else _("Done. {name} is on the new phone, with all settings and needs.", name=person.name),
            out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
        )
    )


def _tell_old_phone(turn: Turn, person: Person, group: Group) -> None:
    """Tell the phone that had the place. It may be in other hands: so it hears no group, no name and no place of the new one.

    It is sent to the phone, not to the person: what is for the person goes to the new one.
    """
    if person.telegram_id is None or not person.reachable:
        return
    with speaking(person.language):
        (news,) = render(_goes_elsewhere(group))
    turn.effects.append(Send(person.telegram_id, news, Lane.REPLY))


def _goes_elsewhere(group: Group) -> Screen:
    name = group.outside_name.partition(",")[0]  # without what they work for
    ring = (
        _("Was that not you? Ring {name}: {number}.", name=name, number=group.outside_phone)
        if name and group.outside_phone
        else _("Was that not you? Please tell a coordinator, face to face.")
    )
    return screen(_("Messages now go to a new phone."), ring, out=[button(_("Help"), "help")])


def _answered(group: Group, person: Person) -> Screen:
    return screen(
        _("This was answered before. Look at {name} to see.", name=person.name),
        choices=[button(_("Look at them"), "people.one", group.id, person.id)],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


def _forget_newcomer(turn: Turn, number: int) -> None:
    """The new phone may have been somebody Heard knew by a glance at another link: that row makes room."""
    found = select(Person).where(col(Person.telegram_id) == number)
    newcomer = turn.db.execute(found).scalar_one_or_none()
    if newcomer is None:
        return
    if memberships(turn.db, newcomer.id or 0):
        raise Kindly(gone())
    erase(turn.db, newcomer, keep_words=False)


def _welcome(person: Person, group: Group, *, first: bool) -> Screen:
    return screen(
        Title(group.name),
        _("Welcome, {name}. You hear from us here from now on.", name=person.name)
        if first
        else _("Welcome back, {name}. Your settings and needs are here again.", name=person.name),
        choices=[button(_("See what is going on"), "now"), button(_("About me and privacy"), "me")],
        out=home_and_help(),
    )


def _not_you(group: Group) -> Screen:
    return screen(
        Title(group.name),
        _("Your coordinator was not sure it was you. Nothing was changed."),
        _("Please talk to them, and ask for a new link."),
        out=[button(_("Help"), "help")],
    )


@press("moved.refuse")
def refuse(turn: Turn, invite_id: int) -> None:
    """It is not them: the link is closed, and nothing has changed."""
    person, group, number = _asked(turn, invite_id)
    if number is None:
        turn.show(_answered(group, person))
        return
    with speaking(group.language):
        (sorry,) = render(_not_you(group))
    turn.effects.append(Send(number, sorry, Lane.REPLY))
    turn.show(
        screen(
            _("The link is closed. Nothing was changed."),
            choices=[button(_("Look at them"), "people.one", group.id, person.id)],
            out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
        )
    )
