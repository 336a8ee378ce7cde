"""Rules for weeks and weekends: "Thursday of next week", "this weekend", "week commencing 30 November"."""

from datetime import date, timedelta

from bot.plain.when import days
from bot.plain.when.answer import Why
from bot.plain.when.pieces import Day, Days, Piece
from bot.plain.when.place import Place, Rules
from bot.plain.when.words import Token

_FRIDAY = 4


def in_week(at: Place) -> Piece | None:
    """As in "Thursday of next week", "Friday this week", "Tuesday the week after next"."""
    if at.one("unit") != "week":
        return None
    monday = at.today - timedelta(days=at.today.weekday())
    weeks = 2 if at.has("after") else 1 if at.has("next") else 0
    if not at.has("weekday"):
        return _week(monday + timedelta(weeks=weeks), at.today)
    found = monday + timedelta(days=at.one("weekday"), weeks=weeks)
    return (
        Day(fixed=(found,)) if found >= at.today else Day(fixed=(found, found + timedelta(7)), why=Why.PAST)
    )


def _week(monday: date, today: date) -> Day:
    """A whole week, of which one working day has to be chosen."""
    working = tuple(monday + timedelta(days=ahead) for ahead in range(5))
    return Day(fixed=tuple(day for day in working if day >= today) or working, why=Why.VAGUE)


def _range_in_week(at: Place) -> Piece | None:
    """As in "Tues-Thurs next week"; "Monday or Wednesday next week" is one of two days."""
    if at.one("unit") != "week":
        return None
    monday = at.today + timedelta(days=-at.today.weekday(), weeks=1 if at.has("next") else 0)
    first, last = (monday + timedelta(days=weekday) for weekday in at.all("weekday"))
    if at.has("or", "and"):
        return Day(fixed=(first, last), why=Why.WHICH_DAY)
    if first < at.today or last <= first:
        return None
    return Days(Day(fixed=(first,)), Day(fixed=(last,)))


def _weekend(at: Place) -> Piece | None:
    """As in "This weekend", which is both its days; "next weekend" is this coming one to some, as "next Saturday" is."""
    if at.one("weekend") and not at.has("this", "next"):
        return None  # "weekends" are many
    named = not at.has("this", "next") and (
        _is_thing(at.after) or (not at.has("the") and _is_thing(at.before))
    )
    saturday = at.today + timedelta(days=(5 - at.today.weekday()) % 7, weeks=1 if at.has("next") else 0)
    if at.has("this") and at.today.weekday() < 5:
        return _both_days(saturday)
    days = [saturday, saturday + timedelta(1)]
    if at.has("next") and at.today.weekday() < 5:
        days = [day - timedelta(7) for day in days] + days
    # "the weekend team" and "youth weekend" give way to a date beside it
    return Day(fixed=tuple(days), why=Why.VAGUE, occasion=named)


def _is_thing(token: Token | None) -> bool:
    return token is not None and (token.kind == "event" or (token.kind == "gap" and token.value is None))


def _both_days(saturday: date) -> Days:
    return Days(Day(fixed=(saturday,)), Day(fixed=(saturday + timedelta(1),)))


def _weekend_of(at: Place) -> Piece | None:
    """As in "The weekend of 24th/25th October", "weekend of the 24th"."""
    day, month, year = at.one("date") or (at.one("ordinal", "number"), None, None)
    if at.has("month"):
        month, year = at.one("month"), at.one("year")
    found, why = days.find_days(Day(None, day, month, year), at.today)
    last = at.all("ordinal", "number")[1:]
    if why == Why.CLEAR and found[0].weekday() == _FRIDAY and at.has("dash", "to") and last:
        return Days(Day(fixed=found), Day(None, last[0], month, year))  # "youth weekend 12-14 March"
    if why != Why.CLEAR or found[0].weekday() < 5:
        return Day(fixed=found, why=Why.VAGUE)
    return _both_days(found[0] - timedelta(days=found[0].weekday() - 5))


def _commencing(at: Place) -> Piece | None:
    """As in "Week commencing 30 November": a day of that week has to be chosen."""
    found, _ = days.find_days(Day(at.one("weekday"), at.one("ordinal", "number"), at.one("month")), at.today)
    if at.has("date"):
        number, month, year = at.one("date")
        found, _ = days.find_days(Day(None, number, month, year), at.today)
    if not found:
        return None
    return _week(found[0] - timedelta(days=found[0].weekday()), at.today)


_WEEKEND_OF = "(in|on|at)? the? weekend (of|comma|dash)* the?"
RULES: Rules = (
    ("weekday of? (next|this) unit", in_week),
    ("(next|this) unit on? weekday", in_week),
    ("weekday? of? the? unit after next weekday?", in_week),
    ("weekday (dash|to|or|and) weekday comma? of? (next|this) unit", _range_in_week),
    ("(next|this) unit comma? weekday (dash|to|or|and) weekday", _range_in_week),
    ("(on|at)? (the|this|next)? weekend", _weekend),
    (
        f"{_WEEKEND_OF} (ordinal|number) ((comma|dash|to|and) the? (ordinal|number))? of? month year?",
        _weekend_of,
    ),
    (f"{_WEEKEND_OF} date (month year?)?", _weekend_of),
    (f"{_WEEKEND_OF} ordinal ((comma|dash|to|and) the? ordinal)?", _weekend_of),
    ("commencing weekday? the? (ordinal|number)? of? month?", _commencing),
    ("commencing weekday? date", _commencing),
)
