"""Where an event leads, decided before anything is written.

The order matters, and one rule stands above the rest: words that may be meant for an
anonymous answer are never filed on arrival. A reply to a prompt goes where that prompt
says, whatever else was expected. Loose words of somebody who could be answering a
question without a name are asked about first ("Keep this as …"), even if a form
expects words from them (design/anonymity.md, "The way there").
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.anonymity.words import looks_like_words
from bot.chat.buttons import data
from bot.chat.events import (
    Corrected,
    Due,
    Event,
    Gave,
    GroupChat,
    Left,
    Pressed,
    Returned,
    Said,
)
from bot.chat.known import Known
from bot.chat.routes import Kind, NoRoute, find
from bot.chat.turn import Turn

COMMANDS = {
    "/start": "home",
    "/desk": "desk",
    "/hide": "hide",
    "/language": "me.language",
    "/help": "help",
    "/me": "me",
    "/stop": "me.leave",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A route with its arguments filled in."""

    name: str
    sealed: bool
    run: Callable[[Turn], object]


def way(kind: Kind, text: str) -> Way:
    """The way that button data leads.

    Raises:
        NoRoute: if nothing answers to it.
    """
    route, args = find(kind, text)
    return Way(route.name, route.sealed, lambda turn: route.run(turn, *args))


def way_for(event: Event, known: Known | None) -> Way:
    """Where `event` leads. `known` is who it is from, None for a stranger or a timer."""
    match event:
        case Due():
            return way("due", data(event.route, *event.args))
        case Left():
            return way("press", "left")
        case Returned():
            return way("press", "returned")
        case GroupChat():
            return way("press", "group_chat")
        case Said(text=text) if text.startswith("/start "):
            return _start(text.removeprefix("/start ").strip())
        case Pressed(data=text) if not event.private and text.partition(":")[0] in IN_GROUP_CHATS:
            return _press(text, known)
        case _ if not event.private:
            return Way("elsewhere", False, lambda _turn: None)
        case Pressed():
            return _press(event.data, known)
        case _ if known is None:
            asks = isinstance(event, Said) and event.text.strip() == "/help"
            return way("press", "help" if asks else "stranger")
        case Corrected():
            return _loose("words.corrected", known)
        case Said() | Gave():
            return _words(event, known)


def _start(payload: str) -> Way:
    kind, _sep, argument = payload.partition("_")
    try:
        return way("start", data(kind, argument))
    except (NoRoute, ValueError):
        return way("press", "lost")


def _press(text: str, known: Known | None) -> Way:
    try:
        found = way("press", text)
    except NoRoute:
        return way("press", "lost")
    if found.name in NO_BUTTON:
        return way("press", "lost")
    return found if known or found.name in OPEN_TO_STRANGERS else way("press", "stranger")


NO_BUTTON = frozenset(
    {
        "words.loose",
        "words.corrected",
        "words.media",
        "words.media_sealed",
        "left",
        "returned",
        "group_chat",
        "mail.meant",
    }
)
"""Pages that answer something else than a press. They stand on no button, so a press on one is forged."""
OPEN_TO_STRANGERS = frozenset(
    {
        *("stranger", "lost", "help", "outcomes", "room.say", "moved.yes", "moved.no"),
        *("receipt", "answer.back", "answer.leave", "answer.destroy"),
    }
)
"""A receipt is held by a chat and not by a member: whoever had themselves erased can still take back what waits."""
IN_GROUP_CHATS = frozenset({"room.say"})
"""Buttons that answer in a group chat, to whoever pressed and nobody else. Every other one is for private chats."""


def _words(event: Said | Gave, known: Known) -> Way:
    text = event.text.strip() if isinstance(event, Said) else ""
    if text.split(" ")[0].split("@")[0] in COMMANDS:
        return way("press", COMMANDS[text.split(" ")[0].split("@")[0]])
    if looks_like_words(text) and not _to_sealed(event):
        return way("press", "mail.meant")
    if event.reply_to and event.reply_to.route:
        return _fitting(event, event.reply_to.route, known)
    if known.expects is None or known.nameless:
        return _loose("words.loose" if isinstance(event, Said) else "words.media", known)
    return _fitting(event, known.expects, known)


def _to_sealed(event: Said | Gave) -> bool:
    """Whether words reply to a prompt of the anonymous channel, where nothing is written on arrival."""
    try:
        return bool(event.reply_to and event.reply_to.route and find("words", event.reply_to.route)[0].sealed)
    except NoRoute:
        return False


def _fitting(event: Said | Gave, text: str, known: Known) -> Way:
    """The words route `text` names, or its own refusal when it takes words only."""
    try:
        route, args = find("words", text)
    except NoRoute:
        return _loose("words.loose" if isinstance(event, Said) else "words.media", known)
    if isinstance(event, Gave) and not route.media:
        media = way("press", "words.media_sealed" if route.sealed else "words.media")
        return Way(media.name, route.sealed or media.sealed, media.run)
    return Way(route.name, route.sealed, lambda turn: route.run(turn, *args))


def _loose(name: str, known: Known) -> Way:
    """A page about words that nobody asked for: said directly to whoever could be answering without a name."""
    found = way("press", name)
    return Way(found.name, known.nameless, found.run)
