"""Rules for days counted from today: "tomorrow", "a week on Friday", "next Tuesday", "in three weeks"."""

from datetime import date, timedelta

from bot.plain.when import days
from bot.plain.when.amounts import length_of
from bot.plain.when.answer import Why
from bot.plain.when.holidays import named_day, next_holidays
from bot.plain.when.pieces import Day, Exact, Length, Piece
from bot.plain.when.place import Place, Rules

_WEEKS = {"week": 1, "fortnight": 2}


def _relative(at: Place) -> Piece:
    day = at.today + timedelta(days=at.one("relative")) + _ahead(at)
    months = {"month": 1, "year": 12}.get(at.one("unit"), 0) * (at.one("number") or 1)
    return _counted_day(days.add_months(day, months), at)


def _ahead(at: Place) -> timedelta:
    """How far "a week", "two weeks", "fortnight" or "3 days" reach."""
    unit, number = at.one("unit"), at.one("number")
    if unit is None:
        return timedelta(0)
    return timedelta(
        days={"day": 1, "week": 7, "fortnight": 14}.get(unit, 0) * (1 if number is None else number)
    )


def _on_from_weekday(at: Place) -> Piece | None:
    """As in "A week on Friday", "Tuesday fortnight"."""
    if at.one("unit") not in _WEEKS:
        return None
    return Day(fixed=(days.coming(at.one("weekday"), at.today) + _ahead(at),))


def _in_week(at: Place) -> Piece | None:
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


def _next_weekday(at: Place) -> Piece:
    """As in "Next Tuesday": this coming one to some, the one after to others."""
    first = days.coming(at.one("weekday"), at.today)
    second = first + timedelta(7)
    if at.has("after"):
        return Day(fixed=(second, second + timedelta(7)), why=Why.WHICH_DAY)
    return Day(fixed=(first,)) if at.today.weekday() == at.one("weekday") else Day(fixed=(first, second))


def _this_weekday(at: Place) -> Piece:
    first = days.coming(at.one("weekday"), at.today)
    return Day(fixed=(at.today, first)) if at.today.weekday() == at.one("weekday") else Day(fixed=(first,))


def _last_weekday(at: Place) -> Piece:
    """As in "Last Tuesday" has gone by, which is seldom what is being planned."""
    first = days.coming(at.one("weekday"), at.today)
    gone = first - timedelta(7)
    return Day(fixed=(gone if gone < at.today else gone - timedelta(7), first), why=Why.PAST)


def _next_unit(at: Place) -> Piece | None:
    unit = at.one("unit")
    if unit in {"week", "fortnight"}:
        return _in_week(at) if unit == "week" else None
    if unit == "year" and at.has("next"):
        return Day(fixed=(date(at.today.year + 1, 1, 1),), why=Why.VAGUE)
    if unit == "month":
        first = days.add_months(at.today.replace(day=1), 1 if at.has("next") else 0)
        return Day(month=first.month, year=first.year)
    return None


def _weekend(at: Place) -> Piece:
    saturday = at.today + timedelta(days=(5 - at.today.weekday()) % 7, weeks=1 if at.has("next") else 0)
    return Day(fixed=(saturday, saturday + timedelta(1)), why=Why.VAGUE)


def _commencing(at: Place) -> Piece | None:
    """As in "Week commencing 30 November": a day of that week has to be chosen."""
    found, _ = days.find_days(Day(at.one("weekday"), at.one("ordinal", "number"), at.one("month")), at.today)
    if at.has("date"):
        number, month, year = at.one("date")
        found, _ = days.find_days(Day(None, number, month, year), at.today)
    if not found:
        return None
    return _week(found[0] - timedelta(days=found[0].weekday()), at.today)


def _named(at: Place) -> Piece | None:
    found = named_day(at.one("named"), at.today, at.one("year"))
    if not found:
        return Day(why=Why.VAGUE)
    vague = at.one("named") in {"new year", "easter", "christmas time"}
    return Day(fixed=(found,), why=Why.VAGUE if vague else Why.PAST if found < at.today else Why.CLEAR)


def _holiday(at: Place) -> Piece:
    found = next_holidays(at.today, at.one("weekday"), at.one("month"))
    return Day(fixed=found, why=Why.WHICH_DAY) if found else Day(month=at.one("month"), why=Why.VAGUE)


def _counted(at: Place) -> Piece | None:
    """As in "In 3 days", "in two hours", "two weeks ago"."""
    length = length_of(at)
    if not isinstance(length, Length):
        return None
    sign = -1 if at.has("ago") else 1
    if length.minutes:
        return Exact((at.now + timedelta(minutes=sign * length.minutes)).replace(second=0, microsecond=0))
    moved = days.add_months(at.today, sign * length.months) + sign * timedelta(days=length.days)
    return _counted_day(moved, at)


def _counted_day(found: date, at: Place) -> Day:
    """A day counted from today; one that has gone by is seldom what is being planned."""
    return Day(fixed=(found,), why=Why.CLEAR if found >= at.today else Why.PAST)


def _few(at: Place) -> Piece | None:
    step = {"day": 1, "week": 7}.get(at.one("unit"))
    if not step:
        return Day(why=Why.VAGUE)
    return Day(fixed=tuple(at.today + timedelta(days=step * n) for n in (2, 3, 4)), why=Why.VAGUE)


RULES: Rules = (
    ("relative unit?", _relative),
    ("(a|number)? unit relative", _relative),
    ("(a|number)? unit (on|from)? (this|next)? weekday", _on_from_weekday),
    ("weekday unit", _on_from_weekday),
    ("weekday of? (next|this) unit", _in_week),
    ("(next|this) unit on? weekday", _in_week),
    ("weekday? of? the? unit after next weekday?", _in_week),
    ("next weekday", _next_weekday),
    ("weekday after next", _next_weekday),
    ("this this? weekday", _this_weekday),
    ("last weekday", _last_weekday),
    ("weekday", lambda at: Day(at.one("weekday"))),
    ("in? the? (next|this) unit", _next_unit),
    ("(on|at)? (the|this|next)? weekend", _weekend),
    ("commencing weekday? the? (ordinal|number)? of? month?", _commencing),
    ("commencing weekday? date", _commencing),
    ("named year?", _named),
    ("(weekday|month)? holiday weekday?", _holiday),
    ("in the? next? (a|number|decimal|half a?|a half) unit timeword?", _counted),
    ("in (a|number) unit and? a? half timeword?", _counted),
    ("in number and a half unit timeword?", _counted),
    ("(a|number) unit (timeword|ago)", _counted),
    ("in? few unit timeword?", _few),
)
