"""Choosing the language Heard speaks with somebody. ``me.language`` is also the command /language.

me.language ── me.speak
"""

from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, languages, speaking


@press("me.language")
def choose(turn: Turn, page: int = 0) -> None:
    """Offer the languages Heard speaks, each by its own name."""
    buttons = [button(own, "me.speak", name) for name, own in languages().items()]
    choices, more = paged(buttons, page, "me.language")
    turn.show(
        screen(
            Title(_("Language")),
            _("Which language shall I use?")
            if len(buttons) > 1
            else _("I speak only this language for now."),
            choices=choices,
            out=[*more, button(_("Back"), "me"), button(_("Help"), "help")],
        )
    )


@press("me.speak")
def speak(turn: Turn, name: str) -> None:
    """Keep the language, and go on in it."""
    if name not in languages():
        raise Kindly(gone())
    turn.person.language = name
    turn.db.add(turn.person)
    with speaking(name):
        turn.show(
            screen(
                _("I use this language from now on."),
                choices=[button(_("Choose another language"), "me.language")],
                out=home_and_help(),
            )
        )
