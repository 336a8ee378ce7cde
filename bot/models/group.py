"""A group: people with lived experience and those who support them.

A group is opened only when it can look after people: somebody to stand in, somebody
outside to turn to, help lines, and times when messages are read. `missing` says
what is not there yet.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.models.base import key, maybe, one_of


class GroupState(StrEnum):
    """Whether people can join yet."""

    SETTING_UP = "setting_up"
    OPEN = "open"
    ENDED = "ended"


class Group(SQLModel, table=True):
    """An expert group.

    Attributes:
        zone: the group's time zone; its dates are local to it.
        country: whose help lines are shown, as in ``data/help/<country>.toml``.
        stand_in_id: who gets the coordinator's messages when they are away.
        outside_name, outside_phone: a named person who is not a coordinator.
        help_lines: keys into the country's help lines, chosen for this group.
        reading_times: local times at which notes are read: ``[{"weekday": 0, "at": "09:00"}]``, Monday is 0.
        agreement: the group's own agreement in words; `agreement_version` grows when it changes.
        away_from, away_until: days on which the coordinator is away.
        channel_paused: answers without a name are paused by a coordinator.
    """

    __tablename__ = "group"

    id: int | None = key()
    name: str
    zone: str = "Europe/London"
    country: str = "gb"
    language: str = "en"
    state: GroupState = Field(default=GroupState.SETTING_UP, sa_type=one_of(GroupState))
    stand_in_id: int | None = maybe("person")
    stand_in_name: str = ""
    outside_name: str = ""
    outside_phone: str = ""
    help_lines: list[str] = Field(default_factory=list, sa_type=JSON)
    reading_times: list[dict[str, str | int]] = Field(default_factory=list, sa_type=JSON)
    agreement: str = ""
    agreement_version: int = 1
    away_from: date | None = None
    away_until: date | None = None
    channel_paused: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What the group still needs before it can open: names of its own fields, in the order they are asked."""
        needed = {
            "stand_in": self.stand_in_id or self.stand_in_name,
            "outside": self.outside_name and self.outside_phone,
            "help_lines": self.help_lines,
            "reading_times": self.reading_times,
        }
        return tuple(name for name, there in needed.items() if not there)
