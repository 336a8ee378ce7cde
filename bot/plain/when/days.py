"""Find the calendar day for what was said, or the days it could be."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from bot.plain.when.answer import Why
from bot.plain.when.pieces import Day

# A date that went by this recently is more likely a slip than a plan for next year.
_JUST_PASSED = timedelta(days=92)
_WEEK = timedelta(days=7)

Found = tuple[tuple[date, ...], Why]


def find_days(day: Day, today: date) -> Found:
    """Turn words about a day into dates.

    Args:
        day: what was said.
        today: the local date; "Tuesday" is the next one after it.

    Returns:
        One date and `Why.CLEAR`, or the dates to ask about (possibly none) and the reason.
    """
    if day.fixed:
        return _checked_weekday(day, today)
    if day.month is not None and day.day is not None:
        return _calendar_day(day, day.day, day.month, today)
    if day.day is not None:
        return _day_of_month(day, day.day, today)
    if day.month is not None:
        return month_days(day, today), Why.VAGUE
    if day.weekday is not None:
        found = coming(day.weekday, today)
        # "Tuesday", typed on a Tuesday, may be today.
        return ((today, found), Why.WHICH_DAY) if today.weekday() == day.weekday else ((found,), Why.CLEAR)
    return (), Why.VAGUE


def coming(weekday: int, today: date) -> date:
    """The next such weekday after today, never today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def month_start(day: Day, today: date) -> date:
    """The first of the month that was named: this year's if it has not ended yet."""
    month = day.month or today.month
    year = day.year or (today.year if month >= today.month else today.year + 1)
    return date(year, month, 1)


def month_end(first: date) -> date:
    """The last day of the month that `first` lies in."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def add_months(start: date, months: int) -> date:
    """The same day some months on; the last of the month where that day does not exist."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def nth_weekday(nth: int, weekday: int, first: date) -> date | None:
    """The nth such weekday (-1: the last) of the month that begins on `first`, if it has one."""
    end = month_end(first)
    if nth < 0:
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found <= end else None


def month_days(day: Day, today: date) -> tuple[date, ...]:
    """Days to offer when only a month was named: its first, its fifteenth and its last, as far as still ahead."""
    first = month_start(day, today)
    return tuple(d for d in (first, first.replace(day=15), month_end(first)) if d >= today)


def _checked_weekday(day: Day, today: date) -> Found:
    right = tuple(found for found in day.fixed if day.weekday in {None, found.weekday()})
    if not right and day.weekday is not None:
        near = tuple(_nearest(found, day.weekday) for found in day.fixed)
        return _unique((*day.fixed, *near), today), Why.MISMATCH
    if right and right[0] < today and day.why != Why.CLEAR:
        return (right[0], right[0] + _WEEK), Why.PAST
    if len(right) == 1 and (day.why == Why.CLEAR or day.weekday is not None):
        return right, Why.CLEAR
    return right, day.why if day.why != Why.CLEAR else Why.WHICH_DAY


def _calendar_day(day: Day, number: int, month: int, today: date) -> Found:
    if not 1 <= month <= 12:
        swapped = _exists(day.year or today.year, number, month)
        return (swapped,) if swapped else (), Why.NO_SUCH_DATE
    year = day.year or today.year + ((month, number) < (today.month, today.day))
    found = _exists(year, month, number)
    if not found:
        return _around(number, month, year), Why.NO_SUCH_DATE
    if day.year and found < today:
        again = _exists(today.year + ((month, number) < (today.month, today.day)), month, number)
        return (found, again) if again else (found,), Why.PAST
    before = None if day.year else _exists(year - 1, month, number)
    if before and day.weekday not in {None, before.weekday()} and found.weekday() == day.weekday:
        before = None  # the weekday says that it is not the day just gone
    if before and today - before <= _JUST_PASSED:
        return (before, found), Why.PAST
    if day.weekday is None or found.weekday() == day.weekday:
        return (found,), Why.CLEAR
    same = [again for ahead in (1, 2) if (again := _exists(year + ahead, month, number))]
    fitting = [again for again in same if again.weekday() == day.weekday and not day.year]
    return _unique((found, _nearest(found, day.weekday), *fitting), today), Why.MISMATCH


def _around(number: int, month: int, year: int) -> tuple[date, ...]:
    """Days to offer for a date that does not exist: the last of that month, the first of the next."""
    if not 1 <= number <= 31:
        return ()
    last = month_end(date(year, month, 1))
    return last, last + timedelta(days=1)


def _day_of_month(day: Day, number: int, today: date) -> Found:
    dates = [found for first in _months(today, 13) if (found := _exists(first.year, first.month, number))]
    dates = [found for found in dates if found >= today]
    if not dates:
        return (), Why.NO_SUCH_DATE
    if not _exists(today.year, today.month, number):
        return (month_end(today), dates[0]), Why.NO_SUCH_DATE
    if day.weekday is None:
        return ((dates[0],), Why.CLEAR) if dates[0] > today else (tuple(dates[:2]), Why.WHICH_DAY)
    if dates[0].weekday() == day.weekday:
        return (dates[0],), Why.CLEAR
    fitting = [found for found in dates[:3] if found.weekday() == day.weekday]
    return _unique((dates[0], _nearest(dates[0], day.weekday), *fitting), today), Why.MISMATCH


def _months(today: date, count: int) -> Iterator[date]:
    return (add_months(today.replace(day=1), ahead) for ahead in range(count))


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(found: date, weekday: int) -> date:
    """The day with that weekday nearest to a date."""
    return found + timedelta(days=(weekday - found.weekday() + 3) % 7 - 3)


def _unique(dates: tuple[date, ...], earliest: date) -> tuple[date, ...]:
    return tuple(sorted({found for found in dates if found >= earliest}))
