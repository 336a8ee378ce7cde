"""Passing on what somebody else said: for people who will never open the bot themselves.

It needs their yes, and nothing that shows who they are. It travels in the same sealed
envelopes as every answer without a name; that it was passed on is shown only if whoever
passes it on wants that, and enough others of the batch do too.

    relay.open ── relay.yes ── answer.told … (answer.py)
"""

from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.answer import PASSED_ON, enter, first_screen, stop


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
