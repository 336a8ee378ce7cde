"""Rules for days with a name: "Boxing Day", "August bank holiday", "xmas do"."""

from datetime import date, timedelta

from bot.plain.when.answer import Why
from bot.plain.when.holidays import bank_holidays, named_day, next_holidays
from bot.plain.when.pieces import Day, Piece
from bot.plain.when.place import Place, Rules

# Names of a season or a party as much as of a day.
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
    vague = name in {"new year", "easter", "christmas time"} or occasion
    why = Why.VAGUE if vague else Why.PAST if found < at.today else Why.CLEAR
    return Day(at.one("weekday"), fixed=(found,), why=why, occasion=occasion)


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
    ("(weekday|month)? holiday weekday?", _holiday),
)
