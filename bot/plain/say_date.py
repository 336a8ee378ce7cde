"""How a day or a time is put to people, so that "when" always reads the same everywhere in the bot.

English gets the style of GOV.UK ("Tuesday 1 December, 2pm to 3.30pm"), which CLDR does not have. Every other
language is written from Babel's CLDR patterns with the day and month in full words.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time


def say_time(moment: datetime | time, locale: str = "en") -> str:
    """Write a time of day: "2pm", "3.30pm", "12 noon", "12 midnight"; "14:00" where a language writes so.

    Args:
        moment: local wall time (what a clock on the wall shows); its zone is not looked at.
        locale: the reader's language, as "cy", "pt_BR" or "en-GB".
    """
    if not _is_english(locale):
        return str(format_time(moment.replace(tzinfo=None), "short", locale=_locale(locale)))
    if moment.minute == 0 and moment.hour in {0, 12}:
        return "12 noon" if moment.hour else "12 midnight"
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def say_day(day: date, locale: str = "en", *, year: bool = False) -> str:
    """Write a day in full words: "Tuesday 1 December", with `year` "Tuesday 1 December 2026".

    Args:
        day: the local date (of a datetime, its local date is taken).
        locale: the reader's language; one that Babel does not know is written in English.
        year: also say the year, for echoes and for days more than some months away.
    """
    if _is_english(locale):
        return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}" + (
            f" {day.year}" if year else ""
        )
    return str(format_date(day, "full" if year else _day_pattern(locale), locale=_locale(locale)))


def say_moment(moment: datetime, locale: str = "en", *, year: bool = False) -> str:
    """Write a day and time: "Tuesday 1 December, 2pm".

    Args:
        moment: local wall time; convert to the reader's or the meeting's zone first.
        locale: the reader's language.
        year: also say the year.
    """
    return _join(say_day(moment, locale, year=year), say_time(moment, locale), locale)


def say_range(start: datetime, end: datetime, locale: str = "en", *, year: bool = False) -> str:
    """Write from when to when: "Tuesday 1 December, 2pm to 3.30pm"; over several days both days are named.

    Args:
        start: local wall time of the start.
        end: local wall time of the end, in the same zone.
        locale: the reader's language.
        year: also say the year.
    """
    if start.date() != end.date():
        return _between(say_moment(start, locale, year=year), say_moment(end, locale, year=year), locale)
    times = _between(say_time(start, locale), say_time(end, locale), locale)
    return _join(say_day(start, locale, year=year), times, locale)


def say_days(first: date, last: date, locale: str = "en", *, year: bool = False) -> str:
    """Write whole days: "Tuesday 1 December to Thursday 3 December"; one day when they are equal."""
    if first == last:
        return say_day(first, locale, year=year)
    return _between(say_day(first, locale, year=year), say_day(last, locale, year=year), locale)


# English names are fixed here, not looked up, because they must not change with the machine's locale.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _is_english(locale: str) -> bool:
    return _locale(locale).language == "en"


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


@lru_cache(maxsize=64)
def _day_pattern(locale: str) -> str:
    """CLDR's short day-without-year pattern of a language, its weekday and month lengthened to full words."""
    skeletons = _locale(locale).datetime_skeletons
    pattern = str((skeletons.get("MMMMEd") or skeletons["MMMEd"]).pattern)
    return re.sub("E+", "EEEE", re.sub("M{3,}", "MMMM", pattern))


def _join(day: str, at: str, locale: str) -> str:
    if _is_english(locale):
        return f"{day}, {at}"
    return str(_locale(locale).datetime_formats["medium"]).replace("{1}", day).replace("{0}", at)


def _between(start: str, end: str, locale: str) -> str:
    if _is_english(locale):
        return f"{start} to {end}"
    return str(_locale(locale).interval_formats[None]).replace("{0}", start).replace("{1}", end)
