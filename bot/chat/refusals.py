"""Pages for when something cannot be done: what is so, and what to do next."""

from bot.chat.buttons import button
from bot.chat.screens import Screen, screen
from bot.chat.way_out import home_and_help
from bot.chat.words import _


def gone() -> Screen:
    """What a button led to is no longer there, or never was."""
    return screen(
        _("This is not here any more. It may have changed since."),
        out=[button(_("Start page"), "home")],
    )


def not_yours() -> Screen:
    """The thing belongs to a group in which this person may not do this."""
    return screen(
        _("Only somebody with that role in this group can do this."),
        out=[button(_("Start page"), "home")],
    )


def broke() -> Screen:
    """A flow failed. Nothing was kept, and the person must know."""
    return screen(
        _("Something went wrong on our side. Nothing you sent was passed on. Please try again."),
        out=home_and_help(),
    )


def busy() -> Screen:
    """A limit was reached."""
    return screen(
        _("That was a lot at once. Please wait an hour, then try again."),
        out=home_and_help(),
    )
