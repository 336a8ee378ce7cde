"""The days something repeats on, one after the other."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.plain.when.days import add_months, month_end, nth_weekday
from bot.plain.when.holidays import named_day, nth_working_day
from bot.plain.when.pieces import Often


def repeat_days(often: Often, begin: date) -> Iterator[date]:
    """Every day from `begin` on, without end.

    Args:
        often: weeks need `weekdays`, months need `nths` with a weekday or `monthdays`, years may be `named`.
        begin: the first day that may be meant; the pattern is counted from the first that fits.
    """
    if often.named:
        return _named(often.named, begin)
    if often.unit == "day":
        return _stepped(begin, often.every)
    if often.unit == "week":
        return _weekly(often, begin)
    return _monthly(often, begin)


def _stepped(begin: date, every: int) -> Iterator[date]:
    while True:
        yield begin
        begin += timedelta(days=every)


def _named(name: str, begin: date) -> Iterator[date]:
    while day := named_day(name, begin, None):
        yield day
        begin = day + timedelta(days=1)


def _weekly(often: Often, begin: date) -> Iterator[date]:
    first = min(begin + timedelta(days=(weekday - begin.weekday()) % 7) for weekday in often.weekdays)
    monday = first - timedelta(days=first.weekday())
    while True:
        for weekday in sorted(set(often.weekdays)):
            day = monday + timedelta(days=weekday)
            if day >= first:
                yield day
        monday += timedelta(weeks=often.every)


def _monthly(often: Often, begin: date) -> Iterator[date]:
    month = begin.replace(day=1)
    started = False
    while True:
        for day in _in_month(often, month) if month.month in (often.months or (month.month,)) else ():
            if day >= begin:
                started = True
                yield day
        step = often.every * (12 if often.unit == "year" else 1)
        month = add_months(month, step if started else 1)


def _in_month(often: Often, first: date) -> list[date]:
    if often.nths:
        found = [nth_weekday(nth, weekday, first) for nth in often.nths for weekday in often.weekdays]
        return sorted({day for day in found if day})
    if often.working:
        return [nth_working_day(often.working, first)]
    days = [month_end(first) if day < 0 else first + timedelta(days=day - 1) for day in often.monthdays]
    return sorted({day for day in days if day.month == first.month})
