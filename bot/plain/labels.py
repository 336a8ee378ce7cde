"""Names for people that some of them do not want to be called by.

"Service user", "vulnerable", "suffering from": whether a label hurts is for the group to say, so the list is data
(``data/labels/en.toml``), every group can change it, and a label is only ever a hint.
"""

from pathlib import Path

from bot.plain.glossary import Glossary, Match
from bot.plain.tokens import tokens

FILE = "data/labels/en.toml"


def load(home: Path | None = None) -> Glossary:
    """Read the list of labels, which has the form of a glossary.

    Args:
        home: a folder whose copy of the file wins.

    Raises:
        ValueError: the file cannot be read; the message says where.
    """
    return Glossary.load(FILE, home)


def find(text: str, labels: Glossary) -> list[Match]:
    """The contested labels of a text in order; of two that overlap the longer one."""
    words = tokens(text)
    found: list[Match] = []
    place = 0
    while place < len(words):
        match = labels.at(words, place)
        if match:
            found.append(match)
        place += match.size if match else 1
    return found
