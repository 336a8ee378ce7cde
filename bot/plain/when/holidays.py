"""Days with a name, and bank holidays.

A bank holiday is asked unless it was named ("August bank holiday") or lies within the week: the UK's nations differ. Named
ones are England's and Wales's.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, takewhile

from bot.plain.when.days import nth_weekday

_FIXED = {
    **{
        "new years day": (1, 1),
        "new year": (1, 1),
        "burns night": (1, 25),
        "holocaust memorial day": (1, 27),
    },
    **{"valentines day": (2, 14), "st davids day": (3, 1), "international womens day": (3, 8)},
    **{"st patricks day": (3, 17), "april fools day": (4, 1), "st georges day": (4, 23), "ve day": (5, 8)},
    **{"windrush day": (6, 22), "midsummers day": (6, 24), "world mental health day": (10, 10)},
    **{
        "halloween": (10, 31),
        "halloween night": (10, 31),
        "all saints day": (11, 1),
        "all souls day": (11, 2),
    },
    **{"bonfire night": (11, 5), "armistice day": (11, 11), "remembrance day": (11, 11)},
    **{
        "st andrews day": (11, 30),
        "christmas eve eve": (12, 23),
        "christmas eve": (12, 24),
        "christmas": (12, 25),
        "christmas day": (12, 25),
    },
    **{"christmas time": (12, 25), "boxing day": (12, 26), "new years eve": (12, 31)},
}
# Days between Good Friday and the named day.
_EASTER = {
    **{
        "pancake day": -45,
        "ash wednesday": -44,
        "mothers day": -19,
        "palm sunday": -5,
        "maundy thursday": -1,
    },
    **{"good friday": 0, "easter saturday": 1, "easter": 2, "easter sunday": 2, "easter monday": 3},
    **{"ascension day": 41, "whit sunday": 51},
}
# Which weekday of which month (-1 is the last).
_NTH = {
    "world book day": (1, 3, 3),
    "early may bank holiday": (1, 0, 5),
    "spring bank holiday": (-1, 0, 5),
    "fathers day": (3, 6, 6),
    "summer bank holiday": (-1, 0, 8),
    "remembrance sunday": (2, 6, 11),
}
_SATURDAY = 5
_WITHOUT_DATE = {"half term"}
"""Each council has its own."""


def named_day(name: str, today: date, year: int | None) -> date | None:
    """The next such day from today on, or the one in `year`; None for what has no date that all share."""
    if name in _WITHOUT_DATE:
        return None
    for tried in [year] if year else [today.year, today.year + 1]:
        found = _in_year(name, tried)
        if year or found >= today:
            return found
    return None


def next_holidays(today: date, weekday: int | None, month: int | None) -> tuple[date, ...]:
    """The next bank holidays in England, at most three, on a weekday or in a month if one was named."""
    ahead = [
        day
        for day, _ in sorted(_england(today.year).items() | _england(today.year + 1).items())
        if day > today
    ]
    right = [
        d for d in ahead if weekday in {None, d.weekday()} and month in {None, d.month} and d.weekday() < 5
    ]
    if month is not None:
        return tuple(day for day in right if day.year == right[0].year)
    return tuple(right[:1] if weekday is not None else right[:3])


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales."""
    return frozenset(_england(year))


def without_holidays(days: Iterator[date]) -> Iterator[date]:
    """Those of the days that are no bank holidays."""
    return (day for day in days if day not in bank_holidays(day.year))


def working_days(first: date) -> Iterator[date]:
    """Every working day from `first` on, without end."""
    every = (first + timedelta(days=ahead) for ahead in count())
    return (day for day in without_holidays(every) if day.weekday() < _SATURDAY)


def nth_working_day(nth: int, first: date) -> date:
    """The nth working day (-1: the last) of the month that begins on `first`."""
    month = list(takewhile(lambda day: day.month == first.month, working_days(first)))
    return month[nth if nth < 0 else nth - 1]


def _in_year(name: str, year: int) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name == "advent sunday":  # the fourth before Christmas
        return date(year, 12, 24) - timedelta(days=(date(year, 12, 24).weekday() + 1) % 7 + 21)
    if name == "black friday":  # the day after the fourth Thursday of November
        return date(year, 11, 29) - timedelta(days=(date(year, 11, 29).weekday() - 4) % 7)
    if name in _NTH:
        nth, weekday, month = _NTH[name]
        found = nth_weekday(nth, weekday, date(year, month, 1))
        assert found
        return found
    friday = next(day for day, called in _england(year).items() if "Good Friday" in called)
    return friday + timedelta(days=_EASTER[name])


def _england(year: int) -> dict[date, str]:
    # Imported here: it takes a tenth of a second, and few texts name a bank holiday.
    from holidays import country_holidays  # noqa: PLC0415

    return dict(country_holidays("GB", subdiv="ENG", years=year))
