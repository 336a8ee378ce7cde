"""A new phone: the coordinator gives a link, the person says it is them, the coordinator says so too.

Only then does everything move: needs, settings, groups, and what waits. A link alone would
give somebody's place to whoever finds it. It is also how somebody on the roll gets Telegram.

    people.one ── phone.new (a link) → moved.yes · moved.no
    moved.yes ── moved.sure · moved.refuse, for the coordinators (phone_moves.py)
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.events import FromPerson
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.models.group import Group
from bot.models.invite import Invite, InviteKind, find_invite, make_invite
from bot.models.membership import INSIDE, membership_in, memberships
from bot.models.person import Person
from bot.models.presence import readers


@press("phone.new")
def give_link(turn: Turn, group_id: int, person_id: int) -> None:
    """Make a link for one person's new phone."""
    group = as_staff(turn, group_id)
    member = membership_in(turn.db, person_id, group_id)
    if member is None or member.left_on or member.role not in INSIDE or person_id == turn.person_id:
        raise Kindly(gone())
    person: Person = turn.get(Person, person_id)
    invite = make_invite(turn.db, InviteKind.NEW_PHONE, group_id, person_id=person_id)
    turn.show(
        screen(
            Title(group.name),
            _("This link is for {name}. It works once.", name=person.name)
            if first_phone(person)
            else _("This link is for {name} and their new phone. It works once.", name=person.name),
            Words(turn.house.link(invite.payload)),
            _("When they open it I ask you whether it is them."),
            *([] if first_phone(person) else [_("Then everything moves to the new phone.")]),
            out=[button(_("Back"), "people.one", group_id, person_id), button(_("Help"), "help")],
        )
    )


def opened(turn: Turn, invite: Invite, group: Group) -> None:
    """Somebody opened such a link: ask whether it is them. Nothing is written down yet."""
    person = _whose(turn, invite)
    turn.say(
        screen(
            Title(group.name),
            _("Hello. I am a bot, not a person."),
            *_are_you(person),
            choices=[
                button(_("Yes, that is me"), "moved.yes", invite.token, style="primary"),
                button(_("No, that is not me"), "moved.no"),
            ],
            out=[button(_("Help"), "help")],
        )
    )


def first_phone(person: Person) -> bool:
    """Whether somebody on the roll had no Telegram until now: then there is no old phone to speak of."""
    return person.telegram_id is None


def _are_you(person: Person) -> list[str]:
    if first_phone(person):
        return [_("Are you {name}?", name=person.name), _("Then you hear from us here from now on.")]
    return [
        _("Are you {name}, and is this your new phone?", name=person.name),
        _("Then your settings and needs move here."),
        _("The old phone is told once, then gets nothing more."),
    ]


def _whose(turn: Turn, invite: Invite) -> Person:
    """The person a link moves. Raises `Kindly` when it does not work for this phone."""
    person = turn.db.get(Person, invite.person_id) if invite.person_id else None
    if invite.used or person is None or person.died:
        raise Kindly(gone())
    if turn.known and (turn.person_id == person.id or memberships(turn.db, turn.person_id)):
        raise Kindly(
            screen(
                _("This phone is in a group already. Please open the link on the new one."),
                out=home_and_help(),
            )
        )
    return person


@press("moved.no")
def it_is_not_me(turn: Turn) -> None:
    """The link came to somebody else: nothing was written, and it still waits for whom it is for."""
    turn.show(screen(_("Thank you. Nothing was changed."), out=[button(_("Help"), "help")]))


@press("moved.yes")
def it_is_me(turn: Turn, token: str) -> None:
    """They say it is them: ask the coordinators, too."""
    invite = find_invite(turn.db, token)
    if invite is None or invite.kind is not InviteKind.NEW_PHONE:
        raise Kindly(gone())
    person = _whose(turn, invite)
    assert isinstance(turn.event, FromPerson)
    if invite.asked_by not in (None, turn.event.who):
        raise Kindly(gone())
    group: Group = turn.get(Group, invite.group_id)
    staff = [p for p in readers(turn.db, group, turn.today(group.zone)) if p.id != person.id]
    if invite.asked_by is None:
        invite.asked_by = turn.event.who
        turn.db.add(invite)
        for one in staff:
            turn.tell(one, lambda: _is_it_them(group, invite, person), purpose=f"phone:{invite.id}")
    turn.show(
        screen(
            _("Thank you, {name}. One more person has to say so.", name=person.name),
            _("I have asked {coordinator}. I write to you here when it is done.", coordinator=staff[0].name)
            if staff
            else _("I have asked your coordinators. I write to you here when it is done."),
            out=[button(_("Help"), "help")],
        )
    )


def _is_it_them(group: Group, invite: Invite, person: Person) -> Screen:
    said = [
        _("{name} opened your link on a new phone. Is it really them?", name=person.name),
        _("Call them if you are not sure."),
        _("The old phone is told once, then gets nothing more."),
    ]
    if first_phone(person):
        said = [
            _("{name} opened your link. Is it really them?", name=person.name),
            _("Call them if you are not sure."),
        ]
    return screen(
        Title(group.name),
        *said,
        choices=[
            button(_("Yes, it is them"), "moved.sure", invite.id),
            button(_("No, or I do not know"), "moved.refuse", invite.id),
        ],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )
