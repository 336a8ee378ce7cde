"""Passing on what somebody else said: for people who will never open the bot themselves.

It needs their yes, and nothing that shows who they are. It travels in the same sealed
envelopes as every answer without a name; that it was passed on is shown only if whoever
passes it on wants that, and enough others of the batch do too.

    relay.open ── relay.yes ── answer.told … (answer.py) ── relay.next ── answer.text …

Several can be passed on in one sitting: after each, the next needs one tap and their yes.
"""

from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.answer import PASSED_ON, enter, first_screen, stop
from bot.models.question import Question


@press("relay.open", sealed=True)
def begin(turn: Turn, question_id: int) -> None:
    """Ask for their consent before anything else."""
    question = enter(turn, question_id, PASSED_ON)
    turn.say(
        screen(
            Title(_("Pass on what someone else said")),
            _("Did they say yes to you passing it on?"),
            _("Leave out their name, and what shows who they are."),
            choices=[button(_("Yes, they said yes"), "relay.yes", question.id)],
            out=stop(),
        )
    )


@press("relay.yes", sealed=True)
def consented(turn: Turn, question_id: int) -> None:
    """Tell what everybody is told before they type."""
    question = enter(turn, question_id, PASSED_ON)
    turn.show(first_screen(turn, question, PASSED_ON))


def one_more(question: Question) -> Screen:
    """Offer to pass on what the next person said."""
    return screen(
        _("Has somebody else said something too?"),
        choices=[button(_("Pass on one more"), "relay.next", question.id)],
        out=[button(_("No, that was all"), "keep.nothing"), button(_("Help"), "help")],
    )


@press("relay.next", sealed=True)
def next_one(turn: Turn, question_id: int) -> None:
    """Ask for the next person's consent; what the two screens say was said a moment ago."""
    question = enter(turn, question_id, PASSED_ON)
    turn.show(
        screen(
            _("Did they say yes to you passing it on?"),
            _("Leave out their name, and what shows who they are."),
            choices=[
                button(_("Yes, write it down"), "answer.text", question.id, PASSED_ON, style="primary"),
                button(_("Read again what we promise"), "relay.yes", question.id),
            ],
            out=stop(),
        )
    )
