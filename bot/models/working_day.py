"""Days on which nobody is expected to work: what a promise about reading times must step over."""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import holidays

SUBDIVISION = {"GB": "ENG"}
"""A country without one list for all of it: the part whose list is taken."""


@cache
def _holidays(country: str) -> "holidays.HolidayBase":
    import holidays  # noqa: PLC0415 - half a dozen MB that most days nobody asks for

    return holidays.country_holidays(country, subdiv=SUBDIVISION.get(country))


def is_holiday(day: date, country: str) -> bool:
    """Whether `day` is a public holiday in `country` (two letters, any case); never in a country that is not known."""
    try:
        return day in _holidays(country.upper())
    except NotImplementedError:
        return False


def working_days_since(day: date, today: date, country: str) -> int:
    """How many working days (Monday to Friday, no public holiday) lie after `day`, up to and with `today`."""
    days = (day + timedelta(days=n) for n in range(1, (today - day).days + 1))
    return sum(d.weekday() < 5 and not is_holiday(d, country) for d in days)


def next_month_begins(today: date, country: str) -> date:
    """The first working day of the month after `today`."""
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    days = (first + timedelta(days=n) for n in range(14))
    return next(d for d in days if d.weekday() < 5 and not is_holiday(d, country))
