"""A screen is a page: it says something, and offers buttons.

The rules of `design/talk.md` that can be counted are counted here (`faults`), so
that a test can walk every screen there is. Text is plain until it is drawn, so
nothing a person types can ever become markup.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.buttons import Button

OWN_TEXT = 280
"""Characters of the bot's own words on one screen, before layers (design/talk.md)."""
CHOICES = 4
"""Choices on one screen, before the way out (design/talk.md)."""
SENTENCE = 15
"""Words in one sentence of the bot's own (design/talk.md)."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading in the bot's own words, or the name of the thing shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph in the bot's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a person wrote, set apart as theirs. `fold` shows a few lines and unfolds on a tap."""

    text: str
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: a label in the bot's words, a value in anybody's.

    With `at` the value names that instant, and every reader's phone can tell them their own local time for it.
    """

    label: str
    value: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """Standing text of the bot's own that is longer than a screen, such as the privacy page: shown folded."""

    text: str


Part = Title | Say | Words | Fact | Layer


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file to send: `path` under HEARD_HOME/files or the shipped data, `name` as people see it, `kind` of the message."""

    path: str
    name: str
    kind: str = "document"


@dataclass(frozen=True, slots=True)
class Screen:
    """One page.

    Attributes:
        parts: what it says, from the top.
        choices: what can be done, one to a row.
        out: the last row: back, stop, or a person.
        ask: whether it is a prompt: Telegram opens the keyboard as a reply to it. A prompt has no buttons.
        route: for a prompt, the route its words go to, carried in a hidden link.
        file: a file that goes with it.
    """

    parts: tuple[Part, ...]
    choices: tuple[Button, ...] = ()
    out: tuple[Button, ...] = ()
    ask: bool = False
    route: str = ""
    hint: str = ""
    file: FileRef | None = None
    reply_to: int | None = None
    rows: tuple[tuple[Button, ...], ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        rows = tuple((b,) for b in self.choices) + ((self.out,) if self.out else ())
        object.__setattr__(self, "rows", rows)


def screen(
    *parts: Part | str,
    choices: Sequence[Button] = (),
    out: Sequence[Button] = (),
    file: FileRef | None = None,
    reply_to: int | None = None,
) -> Screen:
    """A page from its parts; a bare string is something the bot says."""
    said = tuple(Say(p) if isinstance(p, str) else p for p in parts)
    return Screen(said, tuple(choices), tuple(out), file=file, reply_to=reply_to)


def prompt(*parts: Part | str, route: str, hint: str = "", reply_to: int | None = None) -> Screen:
    """A page that asks for words: it opens the keyboard, and the reply finds `route` (button data) by itself."""
    said = tuple(Say(p) if isinstance(p, str) else p for p in parts)
    return Screen(said, ask=True, route=route, hint=hint, reply_to=reply_to)


def own_text(page: Screen) -> list[str]:
    """The bot's own words on a page, without layers and without anything a person wrote."""
    return [p.text for p in page.parts if isinstance(p, Title | Say)] + [
        p.label for p in page.parts if isinstance(p, Fact)
    ]


def faults(page: Screen) -> list[str]:
    """Where a page breaks a rule of `design/talk.md` that can be counted; empty when it keeps them all."""
    found = []
    said = own_text(page)
    if sum(map(len, said)) > OWN_TEXT:
        found.append(f"says {sum(map(len, said))} characters, more than {OWN_TEXT}")
    if len(page.choices) > CHOICES:
        found.append(f"offers {len(page.choices)} choices, more than {CHOICES}")
    for text in said:
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            if len(sentence.split()) > SENTENCE:
                found.append(f"a sentence of {len(sentence.split())} words: {sentence}")
    found += [f"has nothing beside “{p.label}”" for p in page.parts if isinstance(p, Fact) and not p.value]
    if not page.out and not page.ask:
        found.append("has no way out")
    if page.ask and (page.choices or page.out):
        found.append("is a prompt with buttons, which Telegram does not allow")
    return found


__all__ = [
    "Fact",
    "FileRef",
    "Layer",
    "Part",
    "Say",
    "Screen",
    "Title",
    "Words",
    "faults",
    "own_text",
    "prompt",
    "screen",
]
