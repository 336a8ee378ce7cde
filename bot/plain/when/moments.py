"""Put local times on a zone's real time line, where an hour can be missing or come twice."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from whenever import PlainDateTime, RepeatedTime, SkippedTime, ZonedDateTime

from bot.plain.say_date import say_days, say_moment, say_range
from bot.plain.when.answer import Moment


def local_now(now: datetime, zone: str) -> datetime:
    """The present moment on the clocks of a zone, aware.

    Raises:
        ValueError: `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError("now must have a time zone")
    return now.astimezone(ZoneInfo(zone))


def instants(day: date, minutes: int, zone: str) -> list[datetime]:
    """Every real moment a wall-clock time can mean.

    Args:
        day: the local date.
        minutes: after its midnight as a wall clock shows them; 1440 and more lie on the next day.
        zone: IANA name, as "Europe/London".

    Returns:
        One aware datetime. Two where the clocks go back (both of that name) or forward (an hour before and an
        hour after the time that does not exist).

    Raises:
        whenever.TimeZoneNotFoundError: `zone` is not known.
    """
    plain = PlainDateTime.parse_iso((datetime.combine(day, time()) + timedelta(minutes=minutes)).isoformat())
    try:
        return [plain.assume_tz(zone, disambiguation="raise").to_stdlib()]
    except (RepeatedTime, SkippedTime):
        both = plain.assume_tz(zone, disambiguation="earlier"), plain.assume_tz(zone, disambiguation="later")
        return [moment.to_stdlib() for moment in both]


def day_start(day: date, zone: str) -> datetime:
    """The first moment of a local day."""
    return (
        PlainDateTime(day.year, day.month, day.day).assume_tz(zone, disambiguation="compatible").to_stdlib()
    )


def later(start: datetime, minutes: int) -> datetime:
    """The moment so many real minutes on, whatever the clocks do in between."""
    return ZonedDateTime(start).add(minutes=minutes).to_stdlib()


def timed(start: datetime, end: datetime | None) -> Moment:
    """A moment or a stretch of time with its label."""
    label = say_range(start, end, year=True) if end else say_moment(start, year=True)
    if ZonedDateTime(start).is_repeated():
        label += " after the clocks go back" if start.fold else " before the clocks go back"
    return Moment(start, end, all_day=False, label=label)


def whole_days(first: date, last: date | None, zone: str) -> Moment:
    """One or several whole days with their label."""
    label = say_days(first, last or first, year=True)
    return Moment(day_start(first, zone), day_start(last, zone) if last else None, all_day=True, label=label)
