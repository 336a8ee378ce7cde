"""Joining a group: a few short questions, one a screen, and nobody is a member before they agree.

Each question can be answered by a tap or in words, and is asked only if it is new to
this person. Somebody who comes back days later finds it on their start page, and the
same link opens it again. The link's token stands in every button, because a press can
be forged and only the link lets anybody in. The questions themselves stand in join_steps.py.

    (link) ── join.start ── join.step: name → language → phone → agreement ── join.shown (`joined`)
                  └─ join.later
"""

from bot.chat.buttons import button
from bot.chat.refusals import gone
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.join_steps import STEPS, Again, agreement_needed, belongs
from bot.flows.joined import ask_shown
from bot.models.conversation import Conversation
from bot.models.erasure import erase, mentions
from bot.models.group import Group, GroupState
from bot.models.invite import Invite, InviteKind, find_invite


def open_for_members(turn: Turn, invite: Invite, group: Group) -> None:
    """Begin, go on where somebody was, or say that they are in already."""
    member = belongs(turn, group)
    waiting = turn.db.get(Conversation, turn.person_id)
    if member and not agreement_needed(turn, group):
        turn.say(_already(group))
    elif waiting and waiting.route == "join.step" and waiting.args[0] == invite.token:
        _ask(turn, invite.token, group, waiting.args[1])
    else:
        turn.say(_welcome(turn, invite.token, group))


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
    if belongs(turn, group) and not agreement_needed(turn, group):
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
    except Again:
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
    elif belongs(turn, group):
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
