"""What an examination of the installation comes to."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: how it is, what was seen, and what to do about it."""

    how: Literal["ok", "warn", "bad"]
    what: str
    fix: str = ""
