"""A time zone written into a calendar file, so that any reader shows the right time without knowing the zone.

Clock changes are written as yearly rules ("last Sunday in March"), which every reader follows and which never run
out; a list of dates is longer and some readers lose their place in it. Zones whose changes follow no such rule (in
some places they follow the moon) get the list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

FIRST_YEAR, LAST_YEAR = 2025, 2037
"""Years looked at: no meeting is older, and `zoneinfo` gives every later year the same rule."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class _Change:
    """A clock change: wall time just before it by the old offset, both offsets, the new name, summer time or not."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


@lru_cache(maxsize=32)
def zone_part(name: str) -> "Timezone":
    """Write the zone called `name` (as "Europe/London") as the VTIMEZONE of a calendar file.

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    from icalendar import Timezone  # noqa: PLC0415 - 0.3 s that starting the bot must not pay

    zone = ZoneInfo(name)
    part = Timezone()
    part.add("tzid", name)
    changes = list(_changes(zone))
    if not changes:
        part.add_component(_fixed(zone))
    for kind in {(c.before, c.after, c.name, c.summer): None for c in changes}:
        same = [c for c in changes if (c.before, c.after, c.name, c.summer) == kind]
        part.add_component(_rule(same))
    return part


def _changes(zone: ZoneInfo) -> Iterator[_Change]:
    day, step = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), timedelta(days=1)
    while day.year <= LAST_YEAR:
        if _state(zone, day) != _state(zone, day + step):
            early, late = day, day + step
            while late - early > timedelta(seconds=1):
                middle = early + (late - early) / 2
                early, late = (middle, late) if _state(zone, middle) == _state(zone, day) else (early, middle)
            at = late.replace(microsecond=0)
            before, after = day.astimezone(zone), at.astimezone(zone)
            old, new = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
            wall = (at + old).replace(tzinfo=None)
            yield _Change(wall, old, new, after.tzname() or "", bool(after.dst()))
        day += step


def _state(zone: ZoneInfo, at: datetime) -> tuple[timedelta | None, str | None]:
    local = at.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _fixed(zone: ZoneInfo) -> "TimezoneStandard":
    from icalendar import TimezoneStandard  # noqa: PLC0415

    local = datetime(FIRST_YEAR, 1, 1, tzinfo=zone)
    part = TimezoneStandard()
    part.add("dtstart", local.replace(tzinfo=None))
    part.add("tzoffsetfrom", local.utcoffset())
    part.add("tzoffsetto", local.utcoffset())
    part.add("tzname", local.tzname())
    return part


def _rule(changes: Sequence[_Change]) -> "TimezoneStandard | TimezoneDaylight":
    from icalendar import TimezoneDaylight, TimezoneStandard  # noqa: PLC0415

    first = changes[0]
    part = TimezoneDaylight() if first.summer else TimezoneStandard()
    part.add("dtstart", first.wall)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    if (yearly := _yearly(changes)) is not None:
        part.add("rrule", yearly)
    elif len(changes) > 1:
        part.add("rdate", [change.wall for change in changes[1:]])
    return part


def _yearly(changes: Sequence[_Change]) -> dict[str, object] | None:
    """Find the rule "nth (or last) weekday of a month at the same time, every year", if the changes follow one."""
    walls = [change.wall for change in changes]
    if [wall.year for wall in walls] != list(range(walls[0].year, LAST_YEAR + 1)):
        return None
    if len({(wall.month, wall.weekday(), wall.time()) for wall in walls}) != 1:
        return None
    weekday, month = _WEEKDAYS[walls[0].weekday()], walls[0].month
    if all((wall + timedelta(days=7)).month != month for wall in walls):
        return {"freq": "yearly", "bymonth": month, "byday": f"-1{weekday}"}
    places = {(wall.day - 1) // 7 + 1 for wall in walls}
    return (
        {"freq": "yearly", "bymonth": month, "byday": f"{places.pop()}{weekday}"}
        if len(places) == 1
        else None
    )
