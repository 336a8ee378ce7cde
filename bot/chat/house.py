"""What a conversation may know about where it runs: who runs it, what it is called, where its files lie."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.anonymity.limits import Limits
from bot.anonymity.rules import Rules


@dataclass(frozen=True, slots=True)
class House:
    """One installation.

    Attributes:
        username: the bot's Telegram name without ``@``, for links.
        operator: who runs this bot, shown to members word for word (a required setting).
        home: HEARD_HOME; keys and files lie under it.
        limits: how often one chat may use the anonymous channel; in memory only.
        keep_days: days that answers are kept after their question was settled.
        rules: how many people it takes, and when answers are released.
    """

    username: str
    operator: str
    home: Path
    limits: Limits = field(default_factory=Limits)
    rules: Rules = field(default_factory=Rules)
    keep_days: int = 90

    def link(self, payload: str) -> str:
        """The ``t.me`` link that opens the bot with `payload`."""
        return f"https://t.me/{self.username}?start={payload}"
