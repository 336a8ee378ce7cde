"""A group: people with lived experience and those who support them.

A group is opened only when it can look after people: somebody to stand in, somebody
outside to turn to, help lines, and times when messages are read. `missing` says
what is not there yet.
"""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import JSON
from sqlmodel import Field, Session, SQLModel

from bot.models.base import key, maybe, one_of
from bot.models.working_day import is_holiday

LOOK_AHEAD_DAYS = 28
"""How far the next reading time is looked for: a weekly time survives three public holidays in a row."""


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
        stand_in_id: who gets the coordinator's messages when they are away; until they have joined, only `stand_in_name`.
        outside_name, outside_phone: a named person who is not a coordinator; `outside_id` once they use Heard themselves.
        help_lines: keys into the country's help lines, chosen for this group.
        own_words: how this group explains a hard word: the word as in the glossary, and one sentence.
        reading_times: local times at which notes are read: ``[{"weekday": 0, "at": "09:00"}]``, Monday is 0.
        agreement: the group's own agreement in words; `agreement_version` grows when it changes.
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
    outside_id: int | None = maybe("person")
    help_lines: list[str] = Field(default_factory=list, sa_type=JSON)
    own_words: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    reading_times: list[dict[str, str | int]] = Field(default_factory=list, sa_type=JSON)
    agreement: str = ""
    agreement_version: int = 1
    channel_paused: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What the group still needs before it can open: names of its own fields, in the order they are asked."""
        needed = {
            "stand_in": self.stand_in_id or self.stand_in_name,
            "outside": self.outside_name and self.outside_phone,
            "help_lines": self.help_lines,
            "reading_times": self.reading_times,
            "agreement": self.agreement,
        }
        return tuple(name for name, there in needed.items() if not there)

    def next_reading(self, now: datetime) -> datetime | None:
        """When notes are next read, as local time of the group; None when no reading time is set.

        Public holidays are left out: "Monday at 9" must not be promised for a bank holiday.
        """
        local = now.astimezone(ZoneInfo(self.zone))
        times = [
            at
            for days in range(LOOK_AHEAD_DAYS)
            for slot in self.reading_times
            if (at := _slot_on(slot, local + timedelta(days=days))) and at > local
            if not is_holiday(at.date(), self.country)
        ]
        return min(times, default=None)


def _slot_on(slot: dict[str, str | int], day: datetime) -> datetime | None:
    """One reading time on that local day; None when it is for another weekday."""
    if day.weekday() != slot["weekday"]:
        return None
    return datetime.combine(day.date(), time.fromisoformat(str(slot["at"])), day.tzinfo)


def add_group(db: Session, name: str, zone: str = "Europe/London", country: str = "gb") -> Group:
    """Make a group that is still being set up.

    Args:
        db: the session; the caller commits.
        name: what it is called, as people will see it.
        zone: its time zone, an IANA name.
        country: whose help lines and public holidays it has, as in ``data/help/<country>.toml``.
    """
    group = Group(name=name, zone=zone, country=country)
    db.add(group)
    db.flush()
    return group
