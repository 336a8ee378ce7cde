"""Where each button, each expected word, each link and each timer leads.

A conversation declares its routes with decorators; this table is how the turn finds
them. A route is a promise: a button that was once sent must answer for ever, so a
shipped route is never removed (``tests/routes.txt`` holds them all).
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.chat.buttons import parse

Kind = Literal["press", "words", "start", "due", "draw"]


LARGEST = 2**63 - 1
"""The largest number a database takes; a longer one in a button is forged."""


class NoRoute(LookupError):
    """Nothing answers to this name, or its arguments do not fit: an old, cut or forged button."""


@dataclass(frozen=True, slots=True)
class Route:
    """One place a conversation can lead to.

    Attributes:
        sealed: part of the anonymous channel: nothing about a person may be written, everything is said directly.
        media: for expected words, whether something that is not words is welcome too.
    """

    kind: Kind
    name: str
    run: Callable[..., Any]
    types: tuple[type, ...]
    optional: int
    sealed: bool
    media: bool

    def arguments(self, given: tuple[str, ...]) -> tuple[Any, ...]:
        """Turn the text of a button back into values.

        Raises:
            NoRoute: if their number or their form does not fit.
        """
        if not len(self.types) - self.optional <= len(given) <= len(self.types):
            raise NoRoute(self.name)
        try:
            values = tuple(t(value) for t, value in zip(self.types, given, strict=False))
        except (ValueError, OverflowError) as error:
            raise NoRoute(self.name) from error
        if any(isinstance(v, int) and abs(v) > LARGEST for v in values):
            raise NoRoute(self.name)
        return values


_routes: dict[tuple[Kind, str], Route] = {}


def _declare(
    kind: Kind, name: str, *, sealed: bool = False, media: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def declare(run: Callable[..., Any]) -> Callable[..., Any]:
        if (kind, name) in _routes:
            raise ValueError(f"{kind} {name} is declared twice")
        values = list(inspect.signature(run, eval_str=True).parameters.values())[1:]
        types = tuple(v.annotation for v in values)
        optional = sum(v.default is not v.empty for v in values)
        _routes[kind, name] = Route(kind, name, run, types, optional, sealed, media)
        return run

    return declare


def press(name: str, *, sealed: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Answer a button. The function takes the turn, then the button's arguments (``int`` or ``str``)."""
    return _declare("press", name, sealed=sealed)


def words(
    name: str, *, sealed: bool = False, media: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Take words that were asked for; they are ``turn.text``. With `media`, also what is not words: ``turn.event``."""
    return _declare("words", name, sealed=sealed, media=media)


def start(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Open a link ``t.me/bot?start=<name>_<argument>``."""
    return _declare("start", name)


def due(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Do what falls due. ``turn.event.at`` is when it was meant to happen, which may be long ago."""
    return _declare("due", name)


def draw(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Draw one person's page of a broadcast: takes the turn and the arguments, returns a screen.

    It is called once for each language, so it may not say anything about one person.
    """
    return _declare("draw", name)


def find(kind: Kind, text: str) -> tuple[Route, tuple[Any, ...]]:
    """The route that `text` (button data) names, and its arguments as values.

    Raises:
        NoRoute: if there is none, or the arguments do not fit.
    """
    name, _given = parse(text)
    route = _routes.get((kind, name))
    if route is None:
        raise NoRoute(text)
    return route, route.arguments(parse(text, len(route.types))[1])


def names(kind: Kind) -> tuple[str, ...]:
    """Every declared route of one kind, sorted."""
    return tuple(sorted(name for k, name in _routes if k == kind))
