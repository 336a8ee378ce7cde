"""Opening a link somebody was given: the way in for everybody.

A member's link leads to a few short questions (`join`). A coordinator's, a stand-in's
and an outside person's link is for one person and works once.

    i_<token> ─┬─ member: join.step …
               ├─ coordinator, stand-in: welcome ── desk · me.ask (their name)
               ├─ outside person: welcome
               └─ a new phone: new_phone.py
"""

from bot.chat.buttons import button
from bot.chat.events import FromPerson
from bot.chat.routes import start
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, languages
from bot.flows import new_phone
from bot.flows.join import open_for_members
from bot.models.group import Group, GroupState
from bot.models.invite import Invite, InviteKind, find_invite, use
from bot.models.membership import Role, coordinators, join
from bot.models.person import add_person


@start("i")
def opened(turn: Turn, token: str) -> None:
    """Let somebody in by their link, or say kindly why it does not work."""
    invite = find_invite(turn.db, token)
    if invite is None or invite.kind is InviteKind.GUEST:
        raise Kindly(_unknown())
    group: Group = turn.get(Group, invite.group_id)
    if group.state is GroupState.ENDED:
        raise Kindly(_ended(group))
    if invite.kind is InviteKind.MEMBER:
        _refuse_early(invite, group)
        meet(turn, group)
        open_for_members(turn, invite, group)
    elif invite.kind is InviteKind.NEW_PHONE:
        new_phone.opened(turn, invite, group)
    elif invite.kind is InviteKind.OUTSIDE:
        _outside(turn, invite, group)
    else:
        _coordinator(turn, invite, group)


def meet(turn: Turn, group: Group) -> None:
    """Remember who opened a link, if Heard does not know them yet."""
    if turn.known:
        return
    assert isinstance(turn.event, FromPerson)
    turn.person = add_person(
        turn.db,
        turn.event.who,
        turn.event.name,
        spoken(turn.event.language, group),
        group.zone,
        turn.today(group.zone),
    )


def spoken(phone_language: str, group: Group) -> str:
    """The language to begin in: the phone's if Heard speaks it, else the group's."""
    wanted = phone_language.replace("-", "_")
    for name in (wanted, wanted.split("_")[0]):
        if name in languages():
            return name
    return group.language


def _refuse_early(invite: Invite, group: Group) -> None:
    if invite.used:
        raise Kindly(_unknown())
    if group.state is GroupState.SETTING_UP:
        raise Kindly(
            screen(
                Title(group.name),
                _("This group is not open yet. Please tap the link again in a few days."),
                out=[button(_("Help"), "help")],
            )
        )


def _coordinator(turn: Turn, invite: Invite, group: Group) -> None:
    assert group.id is not None
    staff = [m.person_id for m in coordinators(turn.db, group.id)]
    if turn.known and turn.person_id == group.outside_id:
        raise Kindly(_both())
    if turn.known and invite.kind is InviteKind.STAND_IN and staff == [turn.person_id]:
        raise Kindly(_not_your_own())
    if not _let_in(turn, invite, is_theirs=turn.known and turn.person_id in staff):
        return
    meet(turn, group)
    member = join(turn.db, turn.person_id, group.id, Role.COORDINATOR, turn.today(group.zone))
    member.agreed_version = group.agreement_version
    if invite.kind is InviteKind.STAND_IN:
        group.stand_in_id = turn.person_id
    turn.say(_welcome_coordinator(turn, group))


def _welcome_coordinator(turn: Turn, group: Group) -> Screen:
    return screen(
        Title(group.name),
        _("Welcome. You now look after this group."),
        _("I am a bot, not a person. I help you ask, listen and answer."),
        Fact(_("Who runs this bot"), turn.house.operator),
        Fact(_("People will call you"), turn.person.name),
        choices=[
            button(_("Open the desk"), "desk", group.id, style="primary"),
            button(_("Change my name"), "me.ask", turn.person_id, "name"),
        ],
        out=[button(_("Help"), "help")],
    )


def _outside(turn: Turn, invite: Invite, group: Group) -> None:
    assert group.id is not None
    if turn.known and turn.person_id in [m.person_id for m in coordinators(turn.db, group.id)]:
        raise Kindly(_both())
    if not _let_in(turn, invite, is_theirs=turn.known and turn.person_id == group.outside_id):
        return
    meet(turn, group)
    group.outside_id = turn.person_id
    turn.say(
        screen(
            Title(group.name),
            _("Welcome. You are the person outside this group."),
            _("People write to you when they do not want to write to a coordinator."),
            _("No coordinator sees what they write to you."),
            Fact(_("Who runs this bot"), turn.house.operator),
            choices=[button(_("About me and privacy"), "me")],
            out=[button(_("Help"), "help")],
        )
    )


def _let_in(turn: Turn, invite: Invite, *, is_theirs: bool) -> bool:
    """Whether a link that works once lets this person in: the first time, and whoever it let in again.

    Raises:
        Kindly: for anybody else.
    """
    if use(turn.db, invite) or is_theirs:
        return True
    raise Kindly(
        screen(
            _("This link has been used. It works only once."),
            _("Please ask for a new one."),
            out=[button(_("Help"), "help")],
        )
    )


def _unknown() -> Screen:
    return screen(
        _("This link does not work any more. Nothing was changed."),
        _("Please ask for a new one."),
        out=[button(_("Help"), "help")],
    )


def _ended(group: Group) -> Screen:
    return screen(Title(group.name), _("This group has ended. Thank you."), out=[button(_("Help"), "help")])


def _both() -> Screen:
    return screen(
        _("Nobody can be a coordinator and the person outside the group."),
        _("Please talk to a coordinator about it."),
        out=home_and_help(),
    )


def _not_your_own() -> Screen:
    return screen(
        _("You cannot stand in for yourself. Send this link to your stand-in."),
        out=[button(_("Desk"), "desk"), button(_("Help"), "help")],
    )
