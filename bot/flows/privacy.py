"""Privacy in plain words, a few short screens.

It says only what is true (design/anonymity.md): what is kept, who can see it, what
"without my name" means, and what can be done about it. Opening it is never stored,
and it comes as a new message, so that nothing somebody was doing is lost.

    privacy ── privacy.page:<n>
"""

from collections.abc import Callable

from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import Fact, Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _


@press("privacy", sealed=True)
def privacy(turn: Turn) -> None:
    """Begin to read."""
    turn.say(_page(turn, 0))


@press("privacy.page", sealed=True)
def turn_page(turn: Turn, page: int) -> None:
    """Read on, in place."""
    turn.show(_page(turn, page))


def _page(turn: Turn, page: int) -> Screen:
    page = min(max(page, 0), len(PAGES) - 1)
    shown = PAGES[page](turn)
    choices = []
    if page < len(PAGES) - 1:
        choices.append(button(_("Read on"), "privacy.page", page + 1))
    if page > 0:
        choices.append(button(_("Read the page before"), "privacy.page", page - 1))
    return screen(*shown.parts, choices=choices, out=home_and_help())


def _kept(_turn: Turn) -> Screen:
    return screen(
        Title(_("What is kept")),
        _("Your name, your language, your groups, and what you choose to tell."),
        _("Your Telegram number, so that I can write to you. Not your phone number."),
        _("I note the day of things, not the time."),
    )


def _seen(turn: Turn) -> Screen:
    return screen(
        Title(_("Who can see it")),
        _("Coordinators see your name, your notes to them, and your replies."),
        _("Other members see your first name only if you said yes."),
        _("Who runs this bot could see what is stored. Telegram sees messages as they pass."),
        Fact(_("Who runs this bot"), turn.house.operator),
    )


def _nameless(turn: Turn) -> Screen:
    return screen(
        Title(_("Without your name")),
        _("We do not tell your group or the service who wrote this."),
        _("Your name is not kept with it. It may still sound like you."),
        _("Telegram could see it as you send it. So could who runs this bot."),
        Fact(_("Who runs this bot"), turn.house.operator),
    )


def _choices(_turn: Turn) -> Screen:
    return screen(
        Title(_("What you can do")),
        _("See it, change it, get it as a file, or erase it."),
        _("Safety copies are gone 30 days later."),
        _("What you sent without a name stays. Nobody can find out which words are yours."),
    )


PAGES: tuple[Callable[[Turn], Screen], ...] = (_kept, _seen, _nameless, _choices)
