"""Days and times are written for people: in full words, never as a bare number or a code."""

from datetime import date, datetime

import pytest

from bot.plain.say_date import say_day, say_days, say_moment, say_range, say_time

AT = datetime(2026, 12, 1, 14, 0)
END = datetime(2026, 12, 1, 15, 30)


def test_english_reads_as_people_say_it():
    assert say_moment(AT, "en") == "Tuesday 1 December, 2pm"
    assert say_range(AT, END, "en_GB", year=True) == "Tuesday 1 December 2026, 2pm to 3.30pm"
    assert say_days(date(2026, 12, 1), date(2026, 12, 3), "en") == "Tuesday 1 December to Thursday 3 December"
    assert say_days(date(2026, 12, 1), date(2026, 12, 1), "en") == "Tuesday 1 December"
    overnight = say_range(AT, datetime(2026, 12, 2, 9), "en")
    assert overnight == "Tuesday 1 December, 2pm to Wednesday 2 December, 9am"


def test_twelve_is_never_am_or_pm():
    assert say_time(datetime(2026, 12, 1, 12, 0)) == "12 noon"
    assert say_time(datetime(2026, 12, 1, 0, 0)) == "12 midnight"
    assert say_time(datetime(2026, 12, 1, 12, 5)) == "12.05pm"
    assert say_time(datetime(2026, 12, 1, 0, 5)) == "12.05am"


@pytest.mark.parametrize(
    ("locale", "day", "at"),
    [
        ("cy", "Dydd Mawrth, 1 Rhagfyr", "14:00"),
        ("pl", "wtorek, 1 grudnia", "14:00"),
        ("ro", "marți, 1 decembrie", "14:00"),
        ("es", "martes, 1 de diciembre", "14:00"),
        ("pt", "terça-feira, 1 de dezembro", "14:00"),
        ("uk", "вівторок, 1 грудня", "14:00"),
        ("ar", "الثلاثاء، 1 ديسمبر", "2:00 م"),
        ("fr", "mardi 1 décembre", "14:00"),
        ("zh_Hans", "12月1日星期二", "14:00"),
    ],
)
def test_other_languages_write_day_and_month_in_full(locale: str, day: str, at: str):
    assert say_day(AT, locale) == day
    assert say_moment(AT, locale).startswith(day)
    assert say_moment(AT, locale).endswith(at)


@pytest.mark.parametrize("locale", ["cy", "pl", "ro", "pa", "ur", "pt", "es", "ar", "bn", "uk", "fr", "so"])
def test_year_is_said_only_when_asked(locale: str):
    assert "2026" not in say_range(AT, END, locale)
    assert "2026" in say_range(AT, END, locale, year=True)


def test_a_language_nobody_knows_is_written_in_english():
    assert say_day(AT, "xx") == say_day(AT, "") == "Tuesday 1 December"
