"""Help lines: who to call or text when it cannot wait for the group.

They are kept in files that a coordinator may edit, one a country, and each says when
somebody last rang it. A group chooses some of them, and may add numbers of its own.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.models.group import Group
from bot.shipped import shipped

OWN = "own:"
"""How a number the group typed itself stands among its chosen keys: ``own:Crisis team 0161 496 0000``."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One help line.

    Attributes:
        key: its name in the group's choice.
        name: what it is called.
        phone: the number to call; empty when it only takes texts.
        text: the number to text, and `text_word` the word to send; empty when it takes none.
        free: whether a call or text costs nothing.
        all_night: whether somebody answers at any hour.
        emergency: whether it is the one for danger now.
        what_for: what it helps with, in plain words.
        checked: the day somebody last tried it; None when nobody has since it was written.
    """

    key: str
    name: str
    phone: str = ""
    text: str = ""
    text_word: str = ""
    free: bool = False
    all_night: bool = False
    emergency: bool = False
    what_for: str = ""
    checked: date | None = None


def help_lines(country: str, home: Path | None = None) -> tuple[HelpLine, ...]:
    """The help lines of a country (two letters), in the file's order; none when there is no file for it.

    A file under `home` that cannot be read is passed over for the shipped one: a slip
    in an edited file must not leave somebody without a number.
    """
    name = f"data/help/{country}.toml"
    for path in dict.fromkeys((shipped(name, home), shipped(name))):
        try:
            return tuple(_line(values) for values in tomllib.loads(path.read_text("utf-8"))["line"])
        except (OSError, KeyError, TypeError, ValueError):
            continue
    return ()


def _line(values: dict[str, Any]) -> HelpLine:
    """One entry of the file. Raises TypeError or ValueError for words or a day it does not know."""
    checked = str(values.get("checked", ""))
    return HelpLine(**values | {"checked": date.fromisoformat(checked) if checked else None})


def lines_of(group: Group, home: Path | None = None) -> list[HelpLine]:
    """What a group shows: the country's number for danger first, then what it chose, then its own."""
    known = help_lines(group.country, home)
    chosen = [line for line in known if line.emergency or line.key in group.help_lines]
    chosen.sort(key=lambda line: not line.emergency)
    return chosen + own_lines(group)


def own_lines(group: Group) -> list[HelpLine]:
    """The numbers that a group typed itself."""
    return [HelpLine(key=k, name=k.removeprefix(OWN)) for k in group.help_lines if k.startswith(OWN)]


def emergency_number(country: str, home: Path | None = None) -> str:
    """The number for danger now in a country; empty when it is not known."""
    return next((line.phone for line in help_lines(country, home) if line.emergency), "")
