"""How often something goes, in a coordinator's words: "first Monday, 10 am"."""

import re
from datetime import datetime, timedelta

from bot.plain.when import Recurrence, read_recurrence

_NTH = re.compile(
    r"^\s*(?:every |the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (\w+day)s?(?! of\b)", re.I
)
"""A day of the month whose month goes without saying, where only what repeats is asked for."""
_WEEKLY = re.compile(r"^\s*((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.I)


def read_often(text: str, now: datetime, zone: str) -> Recurrence | None:
    """What repeats in `text`, from after `now` on; None when that is not clear or has no time of day."""
    said = _WEEKLY.sub(r"every \1", _NTH.sub(r"\1 \2 of the month", text))
    found = read_recurrence(said, now, zone)
    if not isinstance(found, Recurrence) or found.all_day or not found.starts:
        return None
    return found


def next_of(text: str, since: datetime, now: datetime, zone: str) -> datetime | None:
    """The first time after `now` that `text`, typed at `since`, names; None when it has ended.

    Args:
        text: as typed.
        since: when it was typed (UTC): "every two weeks" counts from there.
        now: the present instant (UTC).
        zone: the group's zone.
    """
    while (found := read_often(text, since, zone)) is not None:
        for start in found.starts:
            if start > now:
                return start
        if not found.open:
            return None
        since = found.starts[-1] - timedelta(days=1)
    return None
