"""Days with a name, and bank holidays, which differ between the UK's nations and so are always asked."""

from datetime import date, timedelta

_FIXED = {
    "christmas": (12, 25),
    "christmas time": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new years day": (1, 1),
    "new year": (1, 1),
    "burns night": (1, 25),
    "valentines day": (2, 14),
    "st davids day": (3, 1),
    "st patricks day": (3, 17),
    "st georges day": (4, 23),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "st andrews day": (11, 30),
}
# Days between Good Friday and the named day.
_EASTER = {
    "pancake day": -45,
    "ash wednesday": -44,
    "mothers day": -19,
    "good friday": 0,
    "easter": 2,
    "easter sunday": 2,
    "easter monday": 3,
}
_WITHOUT_DATE = {"half term"}
"""Each council has its own."""
_FATHERS_DAY = "fathers day"


def named_day(name: str, today: date, year: int | None) -> date | None:
    """The next such day from today on, or the one in `year`; None for what has no date that all share."""
    if name in _WITHOUT_DATE:
        return None
    for tried in [year] if year else [today.year, today.year + 1]:
        found = date(tried, *_FIXED[name]) if name in _FIXED else _moving(name, tried)
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
    return tuple(right[:1] if weekday is not None or month is not None else right[:3])


def _moving(name: str, year: int) -> date:
    if name == _FATHERS_DAY:
        return date(year, 6, 15) + timedelta(days=6 - date(year, 6, 15).weekday())  # the third Sunday of June
    friday = next(day for day, called in _england(year).items() if "Good Friday" in called)
    return friday + timedelta(days=_EASTER[name])


def _england(year: int) -> dict[date, str]:
    # Imported here: it takes a tenth of a second, and few texts name a bank holiday.
    from holidays import country_holidays  # noqa: PLC0415

    return dict(country_holidays("GB", subdiv="ENG", years=year))
