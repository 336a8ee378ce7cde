"""Buttons that work for ever.

A button is a link: everything it needs stands in its own 64 bytes, nothing in the
bot's memory. So it works after a restart, on another process, and when somebody
finds it in their chat weeks later.
"""

from dataclasses import dataclass
from typing import Literal

LIMIT = 64
"""Bytes of button data that Telegram allows."""

Style = Literal["primary", "success", "danger"]


class TooLong(ValueError):
    """A route and its arguments do not fit a button: a fault in the program, never in what a person did."""


def data(route: str, *args: object) -> str:
    """Write a route and its arguments as button data, such as ``rsvp:12:yes``.

    Raises:
        TooLong: if it does not fit 64 bytes, or an argument holds a colon in any place but the last.
    """
    words = [str(a) for a in args]
    if any(":" in w for w in words[:-1]):
        raise TooLong(f"a colon inside an argument of {route}")
    text = ":".join([route, *words])
    if len(text.encode()) > LIMIT:
        raise TooLong(text)
    return text


def parse(text: str, arguments: int | None = None) -> tuple[str, tuple[str, ...]]:
    """Read button data back into a route and its arguments; the last argument keeps its colons when their number is known."""
    route, _sep, rest = text.partition(":")
    if not rest:
        return route, ()
    return route, tuple(rest.split(":") if arguments is None else rest.split(":", max(arguments - 1, 0)))


@dataclass(frozen=True, slots=True)
class Button:
    """One button: what it says, and where it leads (`data`) or what page it opens (`url`)."""

    label: str
    data: str = ""
    url: str = ""
    style: Style | None = None


def button(label: str, route: str, *args: object, style: Style | None = None) -> Button:
    """A button that leads to `route` with `args`."""
    return Button(label, data(route, *args), style=style)


def link(label: str, url: str) -> Button:
    """A button that opens a page."""
    return Button(label, url=url)
