"""Rules for days with a name: "Boxing Day", "August bank holiday", "xmas do"."""

from datetime import date, timedelta

from bot.plain.when.answer import Why
from bot.plain.when.holidays import bank_holidays, named_day, next_holidays
from bot.plain.when.pieces import Day, Days, Piece
from bot.plain.when.place import Place, Rules

_SATURDAY = 5
# Names of a season or a party as much as of a day.
_SEASONS = frozenset({"christmas time", "new year", "half term"})
OCCASIONS = frozenset({"christmas", "christmas time", "easter", "halloween", "new year", "half term"})


def _named(at: Place) -> Piece | None:
    name = at.one("named")
    if at.has("holiday") and not _is_bank_holiday(named_day(name, at.today, at.one("year"))):
        return None
    found = named_day(name, at.today, at.one("year"))
    led_to = at.after is not None and at.after.kind in {"gap", "event", "meal", "noon"}
    occasion = name in OCCASIONS and (led_to or not found)
    if not found:
        return Day(why=Why.VAGUE, occasion=occasion)
    if name == "remembrance day":  # the 11th to some, the Sunday to others
        sunday = named_day("remembrance sunday", at.today, at.one("year"))
        return Day(at.one("weekday"), fixed=(sunday, found) if sunday else (found,), why=Why.WHICH_DAY)
    vague = name in {"new year", "easter", "christmas time"} or (occasion and name != "halloween")
    why = Why.VAGUE if vague else Why.PAST if found < at.today else Why.CLEAR
    return Day(at.one("weekday"), fixed=(found,), why=why, occasion=occasion, named=name)


def _beside_named(at: Place) -> Piece | None:
    """As in "Day after Boxing Day", "two days before Good Friday", "the Thursday before Easter"."""
    found = named_day(at.one("named"), at.today, None)
    step = {"day": 1, "week": 7, "fortnight": 14}.get(at.one("unit") or "day")
    if not found or not step or at.one("named") in _SEASONS:
        return None
    if at.one("unit") == "week" and not at.has("a", "number"):
        return None  # "week before Easter"
    sign = -1 if at.has("before") else 1
    away = step * (at.one("number") or 1)
    if at.has("weekday"):
        away = (sign * (at.one("weekday") - found.weekday()) - 1) % 7 + 1
    day = found + sign * timedelta(days=away)
    if at.one("named") == "easter" and at.one("weekday") == 0 and sign > 0:
        return Day(fixed=(day, day + timedelta(days=7)), why=Why.WHICH_DAY)  # Easter Monday is Easter to many
    return Day(fixed=(day,), why=Why.CLEAR if day >= at.today else Why.PAST)


def _weekend_beside(at: Place) -> Piece | None:
    """As in "The weekend before Christmas"."""
    found = named_day(at.one("named"), at.today, None)
    if not found or at.one("named") in _SEASONS:
        return None
    on_weekend = found.weekday() >= _SATURDAY
    monday = found - timedelta(days=found.weekday())
    saturday = monday + timedelta(days=-2 if at.has("before") else _SATURDAY + 7 * on_weekend)
    return Days(Day(fixed=(saturday,)), Day(fixed=(saturday + timedelta(days=1),)))


def _is_bank_holiday(day: date | None) -> bool:
    """As Easter Monday is; Christmas may be on a weekend and its holiday later."""
    return day is not None and day.weekday() < 5 and day in bank_holidays(day.year)


def _holiday(at: Place) -> Piece:
    found = next_holidays(at.today, at.one("weekday"), at.one("month"))
    if found and at.has("weekday") and found[0] - at.today <= timedelta(days=7):
        return Day(fixed=found)  # "bank holiday Monday", said in the week before it
    if not found:
        return Day(month=at.one("month"), why=Why.VAGUE)
    return Day(fixed=found, why=Why.WHICH_DAY, occasion=True)


RULES: Rules = (
    ("weekday? named weekday? year?", _named),
    ("named holiday", _named),
    ("the? (a|number)? unit (before|after) the? named", _beside_named),
    ("the? weekday (before|after) the? named", _beside_named),
    ("(on|at|in)? the? weekend (before|after) the? named", _weekend_beside),
    ("(weekday|month)? holiday weekday?", _holiday),
)
