"""When somebody cannot answer without their name: why, and how they can still be heard.

A refusal here may be the moment somebody gives up. So each of these pages names
another way, and none of them blames (design/anonymity.md, 9).

    small_group ── note.to · answer.other · named.open
"""

from bot.chat.buttons import Button, button
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.card import asked
from bot.models.group import Group
from bot.models.note import NoteTo
from bot.models.question import Question


def _out() -> list[Button]:
    return [button(_("Not now"), "keep.nothing"), button(_("Help"), "help")]


def _with_name(question: Question) -> Button:
    return button(_("Use my name"), "named.open", question.id)


def _pass_on(question: Question) -> Button:
    return button(_("Ask someone to pass it on"), "answer.other", question.id)


def small_group(turn: Turn, question: Question) -> Screen:
    """Too few could have written: what small groups are offered."""
    group: Group = turn.get(Group, question.group_id)
    parts: list[Part | str] = [
        _("This group is small. People could guess it was you. You can still be heard.")
    ]
    choices = [_pass_on(question), _with_name(question)]
    if group.outside_name:
        parts.append(Fact(group.outside_name, group.outside_phone))
        parts.append(
            _("{name} is not in the group. Coordinators see nothing of it.", name=group.outside_name)
        )
    if group.outside_id and group.outside_id != turn.person_id:
        tell = button(_("Tell {name}", name=group.outside_name), "note.to", group.id, NoteTo.OUTSIDE)
        choices.insert(0, tell)
    return screen(*parts, choices=choices, out=_out())


def no_name_here(question: Question) -> Screen:
    """Say that a question takes only answers with a name."""
    return screen(
        _("This question takes only answers with a name."),
        choices=[_with_name(question), button(_("Talk to a person"), "note")],
        out=_out(),
    )


def paused(question: Question) -> Screen:
    """The group has paused the channel."""
    return screen(
        _("Answers without a name are paused in this group for now."),
        choices=[_with_name(question), button(_("Talk to a person"), "note")],
        out=_out(),
    )


def not_for_guests(question: Question) -> Screen:
    """Fewer than twenty people pass the poster: whoever answered could be guessed."""
    return screen(
        _("Few people pass this poster. People could guess it was you."),
        _("You can still be heard."),
        choices=[_with_name(question), button(_("Talk to a person"), "note")],
        out=_out(),
    )


@press("answer.other", sealed=True)
def other(turn: Turn, question_id: int) -> None:
    """Say how somebody else can pass it on."""
    question, _place = asked(turn, question_id)
    turn.show(
        screen(
            _("Tell someone you trust what you want to say. They need to be asked too."),
            _("They tap “Pass on what someone else said”. Your name is not kept anywhere."),
            choices=[_with_name(question)],
            out=_out(),
        )
    )
