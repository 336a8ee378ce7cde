"""The way out below most pages: nobody is ever stuck, and help is one tap away."""

from bot.chat.buttons import Button, button
from bot.chat.words import _


def home_and_help() -> list[Button]:
    """The last row of a page that belongs to nothing larger."""
    return [button(_("Start page"), "home"), button(_("Help"), "help")]
