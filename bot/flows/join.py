"""Joining a group: a few short questions, one a screen, and nobody is a member before they agree.

Each question can be answered by a tap or in words, and is asked only if it is new to
this person. Somebody who comes back days later finds it on their start page, and the
same link opens it again. The link's token stands in every button, because a press can
be forged and only the link lets anybody in.

    (link) ── join.start ── join.step: name → language → phone → agreement ── join.shown (`joined`)
                  └─ join.later
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.buttons import Button, button
from bot.chat.refusals import gone
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, languages
from bot.flows.joined import ask_shown
from bot.flows.yes import yes_or_no
from bot.models.conversation import Conversation
from bot.models.erasure import erase, mentions
from bot.models.group import Group, GroupState
from bot.models.invite import Invite, InviteKind, find_invite
from bot.models.membership import INSIDE, Membership, Role, join, membership_in, memberships
from bot.models.person import LONGEST_NAME, clean_name


class _Again(Exception):
    """The words do not answer the question; it is asked again."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question.

    Attributes:
        page: asks it; takes the turn and the group.
        put: keeps a tapped value or typed words, or raises `_Again`.
        needed: whether this person is asked.
    """

    page: Callable[[Turn, Group, str], Screen]
    put: Callable[[Turn, Group, str], None]
    needed: Callable[[Turn, Group], bool]


def open_for_members(turn: Turn, invite: Invite, group: Group) -> None:
    """Begin, go on where somebody was, or say that they are in already."""
    member = _belongs(turn, group)
    waiting = turn.db.get(Conversation, turn.person_id)
    if member and not _agreement_needed(turn, group):
        turn.say(_already(group))
    elif waiting and waiting.route == "join.step" and waiting.args[0] == invite.token:
        _ask(turn, invite.token, group, waiting.args[1])
    else:
        turn.say(_welcome(turn, invite.token, group))


def _belongs(turn: Turn, group: Group) -> Membership | None:
    assert group.id is not None
    row = membership_in(turn.db, turn.person_id, group.id)
    return row if row and row.left_on is None and row.role in INSIDE else None


def _welcome(turn: Turn, token: str, group: Group) -> Screen:
    return screen(
        Title(group.name),
        _("Hello. I am a bot, not a person."),
        _("I bring you news, meetings and questions. I also tell you what happened afterwards."),
        _("Joining takes two minutes. You can stop at any time."),
        Fact(_("Who runs this bot"), turn.house.operator),
        choices=[
            button(_("Start"), "join.start", token, style="primary"),
            button(_("Read about privacy"), "privacy"),
        ],
        out=[button(_("Not now"), "join.later", token), button(_("Help"), "help")],
    )


def _already(group: Group) -> Screen:
    return screen(
        Title(group.name),
        _("You are in this group already. Nothing was changed."),
        choices=[button(_("See what is going on"), "now")],
        out=home_and_help(),
    )


def _group(turn: Turn, token: str) -> Group:
    """The group that the link `token` lets members into now. Raises `Kindly` when it lets nobody in."""
    invite = find_invite(turn.db, token)
    group = turn.db.get(Group, invite.group_id) if invite and invite.kind is InviteKind.MEMBER else None
    if invite is None or invite.used or group is None or group.state is not GroupState.OPEN:
        raise Kindly(gone())
    return group


@press("join.start")
def begin(turn: Turn, token: str) -> None:
    """Ask the first question that is new to this person."""
    _next(turn, token, _group(turn, token), after="")


@press("join.later")
def later(turn: Turn, token: str) -> None:
    """Stop here. Somebody who is in no group is forgotten again."""
    turn.forget()
    turn.db.flush()
    if not _has_reason_to_be_known(turn):
        erase(turn.db, turn.person, keep_words=False)
        turn.sealed = True  # nothing about them is stored any more, so neither is this page
        said = _("That is fine. I have kept nothing about you.")
    else:
        said = _("That is fine. Nothing was changed.")
    turn.show(
        screen(
            said,
            _("If you change your mind, use the link again."),
            choices=[button(_("Try again"), "join.start", token)] if turn.known and not turn.sealed else [],
            out=home_and_help(),
        )
    )


def _has_reason_to_be_known(turn: Turn) -> bool:
    """Whether any row but what is expected of them names this person."""
    for key in mentions():
        column = key.parent
        if column.table.name == Conversation.__tablename__:
            continue
        if turn.db.execute(column.table.select().where(column == turn.person_id).limit(1)).first():
            return True
    return False


@press("join.step")
def ask_step(turn: Turn, token: str, step: str) -> None:
    """Ask one question again: from the start page, or from an old button."""
    group = _group(turn, token)
    if _belongs(turn, group) and not _agreement_needed(turn, group):
        turn.show(_already(group))
        return
    _ask(turn, token, group, step)


@words("join.step")
def take_words(turn: Turn, token: str, step: str) -> None:
    """Take a typed answer."""
    _put(turn, token, step, turn.text)


@press("join.put")
def take_tap(turn: Turn, token: str, step: str, value: str) -> None:
    """Take a tapped answer."""
    _put(turn, token, step, value)


def _put(turn: Turn, token: str, step: str, value: str) -> None:
    group = _group(turn, token)
    if step not in STEPS:
        raise Kindly(gone())
    try:
        STEPS[step].put(turn, group, value)
    except _Again:
        _ask(turn, token, group, step, again=True)
        return
    turn.forget()
    _next(turn, token, group, after=step)


def _next(turn: Turn, token: str, group: Group, after: str) -> None:
    names = list(STEPS)
    rest = names[names.index(after) + 1 :] if after else names
    step = next((s for s in rest if STEPS[s].needed(turn, group)), None)
    if step:
        _ask(turn, token, group, step)
    elif _belongs(turn, group):
        ask_shown(turn, group.id or 0)
    else:
        _ask(turn, token, group, "agreement")


def _ask(turn: Turn, token: str, group: Group, step: str, *, again: bool = False) -> None:
    if step not in STEPS:
        raise Kindly(gone())
    page = STEPS[step].page(turn, group, token)
    if again:
        page = screen(_("I did not understand that."), *page.parts, choices=page.choices, out=page.out)
    turn.ask(page, "join.step", token, step)


def _out(token: str) -> list[Button]:
    return [button(_("Stop here"), "join.later", token), button(_("Help"), "help")]


# -- the questions --------------------------------------------------------------


def _new_here(turn: Turn, group: Group) -> bool:  # noqa: ARG001 - a step's signature
    """Whether this person has never belonged to any group, so that their own questions are new."""
    return not any(m.role is not Role.GUEST for m in memberships(turn.db, turn.person_id))


def _name_page(turn: Turn, group: Group, token: str) -> Screen:  # noqa: ARG001 - a step's signature
    return screen(
        _("What shall I call you? Type a first name, or any name you like."),
        choices=[button(_("Use {name}", name=turn.person.name), "join.put", token, "name", "=")],
        out=_out(token),
    )


def _put_name(turn: Turn, group: Group, value: str) -> None:  # noqa: ARG001 - a step's signature
    if value == "=":
        return
    name = clean_name(value)
    if not name or units(name) > LONGEST_NAME:
        raise _Again
    turn.person.name = name
    turn.db.add(turn.person)


def _language_page(turn: Turn, group: Group, token: str) -> Screen:
    choices = [button(own, "join.put", token, "language", name) for name, own in _offered(turn, group)]
    return screen(_("Which language shall I use?"), choices=choices, out=_out(token))


def _offered(turn: Turn, group: Group) -> list[tuple[str, str]]:
    """The four languages most likely to be theirs; the rest are behind /language."""
    likely = (turn.person.language, group.language, "en")
    known = sorted(languages().items(), key=lambda pair: pair[0] not in likely)
    return known[:4]


def _put_language(turn: Turn, group: Group, value: str) -> None:  # noqa: ARG001 - a step's signature
    typed = {own.casefold(): name for name, own in languages().items()}
    name = typed.get(value.casefold(), value)
    if name not in languages():
        raise _Again
    turn.person.language = name
    turn.db.add(turn.person)


def _phone_page(turn: Turn, group: Group, token: str) -> Screen:  # noqa: ARG001 - a step's signature
    return screen(
        _("Does anyone else use this phone?"),
        _("If so, I only write “You have a message”. You open it when you are alone."),
        choices=[
            button(_("Yes, others use it"), "join.put", token, "phone", "yes"),
            button(_("No, only me"), "join.put", token, "phone", "no"),
        ],
        out=_out(token),
    )


def _put_phone(turn: Turn, group: Group, value: str) -> None:  # noqa: ARG001 - a step's signature
    answer = yes_or_no(value)
    if answer is None:
        raise _Again
    turn.person.shared_phone = answer
    turn.db.add(turn.person)


def _agreement_needed(turn: Turn, group: Group) -> bool:
    member = _belongs(turn, group)
    return member is None or member.agreed_version < group.agreement_version


def _agreement_page(turn: Turn, group: Group, token: str) -> Screen:  # noqa: ARG001 - a step's signature
    yes = str(group.agreement_version)
    return screen(
        Title(group.name),
        _("This is what people in this group agree on:"),
        Words(group.agreement),
        _("Is that all right for you?"),
        choices=[button(_("I agree"), "join.put", token, "agreement", yes, style="primary")],
        out=[button(_("Not now"), "join.later", token), button(_("Help"), "help")],
    )


def _put_agreement(turn: Turn, group: Group, value: str) -> None:
    """Take a yes to the agreement that was shown; an older one is shown again as it is now."""
    assert group.id is not None
    if value != str(group.agreement_version) and (value.isdigit() or not yes_or_no(value)):
        raise _Again
    member = join(turn.db, turn.person_id, group.id, Role.MEMBER, turn.today(group.zone))
    member.agreed_version = group.agreement_version


STEPS = {
    "name": Step(_name_page, _put_name, _new_here),
    "language": Step(
        _language_page, _put_language, lambda turn, group: _new_here(turn, group) and len(languages()) > 1
    ),
    "phone": Step(_phone_page, _put_phone, _new_here),
    "agreement": Step(_agreement_page, _put_agreement, _agreement_needed),
}
