"""Quiet hours: when a phone should not make a sound for something nobody waits for."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def quiet_until(now: datetime, zone: str, start: time, end: time) -> datetime | None:
    """When the quiet hours that `now` lies in are over.

    Args:
        now: an instant (UTC).
        zone: the person's time zone, an IANA name.
        start: when their quiet hours begin on the local clock.
        end: when they are over; before `start` when they pass midnight, the same time for none.

    Returns:
        Their end (UTC), by the local clock also on days when the clocks change; None outside quiet hours.
    """
    local = now.astimezone(ZoneInfo(zone))
    clock = local.time()
    over_midnight = start > end
    inside = (clock >= start or clock < end) if over_midnight else start <= clock < end
    if not inside:
        return None
    day = local.date() + timedelta(days=1) if over_midnight and clock >= start else local.date()
    return datetime.combine(day, end, ZoneInfo(zone)).astimezone(UTC)
