"""Every sentence a person reads passes through here, in that person's language.

A sentence glued from pieces cannot be translated, and a sentence that is only in
the code cannot be read by somebody who speaks Welsh. So a flow writes
``_("Hello {name}", name=person.name)`` and the words come out in the language of
whoever is being spoken to, which `speaking` sets for the time of one screen.

A broken catalogue must never silence the bot: a translation whose named values do
not fit falls back to the English sentence.
"""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import Locale

from bot.shipped import shipped

PSEUDO = "en_XA"
"""A made-up language: every sentence that went through gettext comes out marked, so a test sees any that did not."""

_ACCENTED = str.maketrans("aceginorstuyACEGINORSTUY", "áćéğíñöŕšťüýÁĆÉĞÍÑÖŔŠŤÜÝ")

_locale: ContextVar[str] = ContextVar("heard_locale", default="en")


class _Pseudo(gettext.NullTranslations):
    """Marks each sentence ⟦like thís⟧ and leaves its named values alone."""

    def gettext(self, message: str) -> str:
        pieces = re.split(r"(\{[^}]*\})", message)
        return "⟦" + "".join(p if p.startswith("{") else p.translate(_ACCENTED) for p in pieces) + "⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def _catalogue(locale: str, folder: Path) -> gettext.NullTranslations:
    if locale == PSEUDO:
        return _Pseudo()
    try:
        return gettext.translation("heard", folder, languages=[locale], fallback=True)
    except (OSError, ValueError, UnicodeError, SyntaxError):
        return gettext.NullTranslations()


@cache
def _folder() -> Path:
    return shipped("locales")


def _translations() -> gettext.NullTranslations:
    return _catalogue(_locale.get(), _folder())


def _fill(translated: str, english: str, values: dict[str, object]) -> str:
    try:
        return translated.format(**values) if values else translated
    except (KeyError, IndexError, ValueError):
        return english.format(**values)


def _(message: str, **values: object) -> str:
    """Say `message` in the language being spoken, with named values put in.

    Args:
        message: the English sentence, a literal so that the catalogue can find it.
        **values: what its ``{names}`` stand for, as plain text (escaping happens when a screen is drawn).

    Returns:
        The sentence as plain text.
    """
    return _fill(_translations().gettext(message), message, values)


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Say `one` or `many`, by the plural rules of the language being spoken; ``{n}`` is filled in."""
    return _fill(_translations().ngettext(one, many, n), one if n == 1 else many, {"n": n, **values})


def locale() -> str:
    """The language being spoken, as a locale name such as ``en`` or ``cy``."""
    return _locale.get()


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak `language` inside the block; an unknown one means English."""
    token = _locale.set(language or "en")
    try:
        yield
    finally:
        _locale.reset(token)


def languages() -> dict[str, str]:
    """The languages Heard can speak: locale name to the language's own name for itself."""
    found = sorted(p.parent.parent.name for p in _folder().glob("*/LC_MESSAGES/heard.mo"))
    return {name: (Locale.parse(name).get_display_name() or name).capitalize() for name in ["en", *found]}
