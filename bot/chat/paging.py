"""Long lists on a small phone: four at a time, with a way on and a way back."""

from collections.abc import Sequence

from bot.chat.buttons import Button, button
from bot.chat.words import _

PAGE = 4
"""Choices on one screen (design/talk.md)."""


def paged(
    buttons: Sequence[Button], page: int, route: str, *args: object
) -> tuple[list[Button], list[Button]]:
    """One page of `buttons`, and the buttons that turn the page.

    Args:
        buttons: all of them, in order.
        page: which page, counted from 0; one that does not exist shows the last.
        route: where turning leads; the page number follows `args`.
        *args: the route's other arguments.

    Returns:
        The choices of that page, and up to two buttons for the last row.
    """
    last = max((len(buttons) - 1) // PAGE, 0)
    page = min(max(page, 0), last)
    turning = []
    if page > 0:
        turning.append(button(_("‹ Before"), route, *args, page - 1))
    if page < last:
        turning.append(button(_("More ›"), route, *args, page + 1))
    return list(buttons[page * PAGE : (page + 1) * PAGE]), turning
