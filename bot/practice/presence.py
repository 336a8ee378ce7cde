"""What a bot is doing right now, as far as the room can see.

A bot that follows the room's clock says so itself (its idle call). Of any other bot the room sees only
calls, so silence has to do.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True, eq=False)
class Idle:
    """A bot's word that it has nothing to do, held until there is something."""

    next: datetime | None
    """When the bot will act by itself, on the room's clock."""
    in_flight: int
    """Calls it waits for."""
    handled: int = -1
    """The last update it is done with, though it may not be confirmed yet."""
    released: bool = False
    moves: int = 0
    """The last change of the clock that the bot knew of when it said so; after another one it has to say it again."""


@dataclass(slots=True)
class Presence:
    """One bot's calls at this moment. Wall times are the event loop's seconds."""

    open_calls: int = 0
    """Calls that arrived and are not answered yet, `getUpdates` left out."""
    held_until: list[datetime] = field(default_factory=list)
    """When each call that a fault holds back goes on, on the room's clock."""
    quiet_since: float = 0.0
    """When it last called, was answered, or confirmed updates; asking for updates does not count."""
    last_seen: float = 0.0
    """When it last did anything at all."""
    idles: list[Idle] = field(default_factory=list)
    """Its idle calls being held, the newest last; more than one when several processes are one bot."""
    last_idle: float | None = None
    known_moves: int | None = None
    """The last change of the clock that the bot was told of."""
    polls: int = 0
    """`getUpdates` calls being held."""
    poll: object | None = None
    """The newest `getUpdates`; an older one that still waits is in conflict with it."""
    deliveries: int = 0
    """Webhook requests on their way."""

    @property
    def idle(self) -> Idle | None:
        """The newest idle call that is held: the bot's latest word."""
        return self.idles[-1] if self.idles else None

    def calls(self) -> None:
        """The bot makes a call, so it is not idle: what it said before does not count any more."""
        self.open_calls += 1
        for idle in self.idles:
            idle.released = True

    def held(self, now: datetime) -> int:
        """How many calls are being held back."""
        return sum(1 for instant in self.held_until if instant > now)
