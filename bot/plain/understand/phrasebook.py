"""The phrasebook of every language a reply may be in; somebody may answer an English card in Polish."""

import tomllib
from functools import cache
from typing import Any

from bot.plain.understand.phrases import Language, Phrasebook, Sign
from bot.shipped import shipped

# A new language is a file in data/replies and its code here.
LANGUAGES = ("en", "cy", "pl", "es", "fr", "ar", "uk", "ro")


@cache
def phrasebook() -> Phrasebook:
    """All languages in one book, read from ``data/replies`` once."""
    return Phrasebook(tuple(_language(table(code)) for code in LANGUAGES))


def table(name: str) -> dict[str, Any]:
    """One file of ``data/replies``.

    Args:
        name: "en", "cy", … or "distress".
    """
    return tomllib.loads(shipped(f"data/replies/{name}.toml").read_text("utf-8"))


def filled(text: str, sets: dict[str, str]) -> str:
    """Put the alternatives that a file names once, as ``{come}``, where its lines use them."""
    for name, alternatives in sets.items():
        text = text.replace(f"{{{name}}}", alternatives)
    return text


def _language(read: dict[str, Any]) -> Language:
    sets = read.get("sets", {})
    phrases = {Sign(sign): filled(lines, sets) for sign, lines in read["phrases"].items()}
    return Language(phrases, read["negations"], read["polite"])
