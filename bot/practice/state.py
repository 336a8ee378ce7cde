"""What all parts of the room share: the world, the clock, the faults, the list of calls."""

from datetime import datetime

from bot.clock import RoomClock
from bot.practice.calls import Calls
from bot.practice.events import Events
from bot.practice.faults import Faults
from bot.practice.pulse import Pulse
from bot.practice.world import World


class State:
    """One room while it is open.

    Args:
        start: the room's time at the beginning (UTC).
        running: whether its clock runs.
    """

    def __init__(self, start: datetime, *, running: bool = True) -> None:
        self.pulse = Pulse()
        self.world = World(self.pulse.beat)
        self.clock = RoomClock(start, running=running)
        self.running = running
        self.moves = 0
        """How often the clock was moved, stopped or started."""
        self.faults = Faults()
        self.calls = Calls()
        self.events = Events()
        self.closing = False
        """The room is being closed: nobody is held any longer."""
        self.world.watchers.append(self.events.message)

    def now(self) -> datetime:
        """The room's time (UTC)."""
        return self.clock.now()

    def set_clock(self, now: datetime, *, running: bool) -> None:
        """Move the clock to `now`, and let it run or stand; everyone who follows it hears of it."""
        self.clock.set(now, running=running)
        self.running = running
        self.moves += 1
        self.events.send("clock", {"now": now.isoformat(), "run": running})
        self.pulse.beat()

    def close(self) -> None:
        """Let go of everyone who is held."""
        self.closing = True
        self.events.close()
        self.pulse.beat()
