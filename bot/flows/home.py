"""The start page, and what is said to somebody Heard does not know.

Everything can be reached from here by tapping. What is not there for a person is
not shown to them: a guest sees the question they came for, a member their group,
a coordinator the desk. It is sealed because the way out of the anonymous channel leads
here: nothing is written about who looked.
"""

from bot.chat.buttons import Button, button
from bot.chat.routes import press
from bot.chat.screens import CHOICES, Part, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.models.conversation import Conversation
from bot.models.membership import Role, memberships


@press("home", sealed=True)
def home(turn: Turn) -> None:
    """Show the start page; offer to carry on where words were expected."""
    waiting = turn.db.get(Conversation, turn.person_id)
    turn.show(_page(turn, waiting))


def _page(turn: Turn, waiting: Conversation | None) -> Screen:
    roles = {m.role for m in memberships(turn.db, turn.person_id)}
    parts: list[Part | str] = [Title(_("Start page"))]
    choices: list[Button] = []
    if waiting:
        parts.append(_("Welcome back. You can carry on where you were."))
        choices.append(button(_("Carry on"), waiting.route, *waiting.args))
    else:
        parts.append(_("Hello {name}. What would you like to do?", name=turn.person.name))
    if Role.COORDINATOR in roles:
        choices.append(button(_("Open the desk"), "desk"))
    if Role.COCHAIR in roles:
        choices.append(button(_("Open the co-chair's page"), "chair"))
    if roles & {Role.MEMBER, Role.COCHAIR, Role.GUEST}:
        choices.append(button(_("See what is going on"), "now"))
    choices.append(button(_("Talk to a person"), "note"))
    me = button(_("About me and privacy"), "me")
    out = [button(_("Help"), "help")]
    if len(choices) < CHOICES:
        choices.append(me)
    else:
        out.insert(0, me)
    return screen(*parts, choices=choices[:CHOICES], out=out)


@press("stranger")
def stranger(turn: Turn) -> None:
    """Tell somebody without a group how to come in."""
    turn.say(
        screen(
            _("Hello. I am a bot for groups that change services."),
            _("To come in, you need a link. Ask the person who told you about me."),
            out=[button(_("Help"), "help")],
        )
    )


@press("lost", sealed=True)
def lost(turn: Turn) -> None:
    """Answer a button or a link that leads nowhere: cut, forged, or from a version that never shipped."""
    turn.say(
        screen(
            _("I do not know that button or link. Nothing was changed."),
            out=home_and_help(),
        )
    )
