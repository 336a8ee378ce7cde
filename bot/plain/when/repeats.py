"""The days something repeats on, one after the other."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.plain.when.days import add_months, nth_weekday
from bot.plain.when.pieces import Often


def repeat_days(often: Often, begin: date) -> Iterator[date]:
    """Every day from `begin` on, without end.

    Args:
        often: weeks need `weekdays`, months need `nth` with a weekday or `monthday`.
        begin: the first day that may be meant; the pattern is counted from the first that fits.
    """
    if often.unit == "day":
        return _stepped(begin, often.every)
    if often.unit == "week":
        return _weekly(often, begin)
    return _monthly(often, begin)


def _stepped(begin: date, every: int) -> Iterator[date]:
    while True:
        yield begin
        begin += timedelta(days=every)


def _weekly(often: Often, begin: date) -> Iterator[date]:
    first = min(begin + timedelta(days=(weekday - begin.weekday()) % 7) for weekday in often.weekdays)
    monday = first - timedelta(days=first.weekday())
    while True:
        for weekday in sorted(often.weekdays):
            day = monday + timedelta(days=weekday)
            if day >= first:
                yield day
        monday += timedelta(weeks=often.every)


def _monthly(often: Often, begin: date) -> Iterator[date]:
    month = begin.replace(day=1)
    started = False
    while True:
        for day in _in_month(often, month):
            if day >= begin:
                started = True
                yield day
        step = often.every * (12 if often.unit == "year" else 1)
        month = add_months(month, step if started else 1)


def _in_month(often: Often, first: date) -> list[date]:
    if often.nths:
        found = [nth_weekday(nth, weekday, first) for nth in often.nths for weekday in often.weekdays]
        return sorted({day for day in found if day})
    assert often.monthday
    day = first + timedelta(days=often.monthday - 1)
    return [day] if day.month == first.month else []
