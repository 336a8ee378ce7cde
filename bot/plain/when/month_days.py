"""Rules for days told by their month: "first Monday in March", "end of January", "the 3rd of next month"."""

from dataclasses import replace
from datetime import date, timedelta

from bot.plain.when import days
from bot.plain.when.answer import Why
from bot.plain.when.holidays import nth_working_day
from bot.plain.when.pieces import Day, Days, Piece
from bot.plain.when.place import Place, Rules


def _edge_day(at: Place) -> Piece | None:
    """As in "The last day of November"."""
    day, *unit = at.all("unit")
    if day != "day" or unit not in ([], ["month"]) or (at.one("ordinal") or 1) != 1:
        return None
    first = days.month_start(Day(month=at.one("month"), year=at.one("year")), at.today)
    first = days.add_months(first, 1 if at.has("next") else 0)
    found = days.month_end(first) if at.has("last") else first
    led = at.before is not None and at.before.kind in LEADING
    if at.has("last") and unit and at.tokens[-2].kind == "the" and not led and found >= at.today:
        return None  # "the last day of the month" is every month's, as "the first Monday of the month" is
    return Day(fixed=(found if found >= at.today else days.add_months(found, 12 if at.has("month") else 1),))


def _working_day(at: Place) -> Piece | None:
    """As in "The last working day of March"."""
    nth = -1 if at.has("last") else at.one("ordinal")
    if at.one("unit") != "weekday" or nth > 5:
        return None
    first = days.month_start(Day(month=at.one("month"), year=at.one("year")), at.today)
    return Day(fixed=(nth_working_day(nth, first),))


def _nth_in_month(at: Place) -> Piece | None:
    """As in "First Monday in March", "last Friday of this month"."""
    nth = -1 if at.has("last") else at.one("ordinal")
    if at.has("month"):
        first = days.month_start(Day(month=at.one("month"), year=at.one("year")), at.today)
    else:
        first = days.add_months(at.today.replace(day=1), 1 if at.has("next") else 0)
    found = days.nth_weekday(nth, at.one("weekday"), first)
    if found and found < at.today and at.has("month") and not at.has("year"):
        gone, found = found, days.nth_weekday(nth, at.one("weekday"), first.replace(year=first.year + 1))
        return Day(fixed=(gone, found) if found else (gone,), why=Why.PAST)
    if not found or found < at.today:
        return Day(fixed=(found,) if found else (), why=Why.PAST if found else Why.NO_SUCH_DATE)
    return Day(fixed=(found,))


def _edge(at: Place) -> Piece | None:
    """As in "End of the month", "start of December", "mid January"; "end of year do" gives way to any date."""
    found = _edge_date(at)
    thing = at.after is not None and (
        at.after.kind == "event"
        or (at.after.kind == "gap" and at.after.value not in {"function", "condition"})
    )
    return replace(found, why=Why.VAGUE, occasion=True) if found and thing and at.has("unit") else found


def _edge_date(at: Place) -> Day | None:
    """As in "End of next week"."""
    unit, month = at.one("unit"), at.one("month")
    if at.one("start", "end") == "verb":
        return None  # "starting next week"
    if unit == "week":
        friday = at.today + timedelta(days=4 - at.today.weekday(), weeks=1 if at.has("next") else 0)
        ends = (
            (friday, friday + timedelta(2))
            if at.has("end")
            else (friday - timedelta(4), friday - timedelta(2))
        )
        return Day(fixed=tuple(day for day in ends if day >= at.today), why=Why.VAGUE)
    if unit == "year":
        year = at.today.year + bool(at.has("next"))
        return Day(fixed=(date(year, 12, 31) if at.has("end") else date(year + 1, 1, 1),))
    if unit not in {None, "month"}:
        return None
    first = days.month_start(Day(month=month, year=at.one("year")), at.today)
    first = days.add_months(first, 1 if at.has("next") else 0)
    if at.has("middle", "roughly"):
        return Day(fixed=(first.replace(day=15),), why=Why.VAGUE)
    if at.has("end"):
        return Day(fixed=(days.month_end(first),))
    return Day(fixed=(first if first >= at.today else days.add_months(first, 1 if unit else 12),))


def _lone_month(at: Place) -> Piece | None:
    """As in "In January", "until June"; but "may" and "march" are often no months at all."""
    led = at.before is None or at.before.kind in {
        "in",
        "to",
        "by",
        "from",
        "before",
        "next",
        "this",
        "of",
        "start",
        "dash",
        "not",
    }
    if not led or (at.before is None and at.after is not None and not at.has("year")):
        return None
    return Day(month=at.one("month"), year=at.one("year"))


def _months(at: Place) -> Piece | None:
    """As in "February to June", both included; "from February to April" may stop before April."""
    if at.before is not None and at.before.kind in {
        "from",
        "between",
        "start",
        "ordinal",
        "number",
        "to",
        "not",
    }:
        return None
    first, last = at.all("month")
    return Days(Day(month=first), Day(month=last))


# Before a day of the month these make it a single one: "by the 20th of the month".
LEADING = frozenset({"by", "to", "dash", "before", "after", "end", "from", "start"})


def is_every_months(at: Place) -> bool:
    """As in "20th of the month 4.30pm", as "the first Monday of the month" is; "by the 20th of the month" is one day."""
    *_, of, _ = at.tokens
    spelt = next(token.typed for token in at.tokens if token.kind == "ordinal").isalpha()
    led = at.before is not None and at.before.kind in LEADING | {"and", "or", "between"}
    goes_on = at.after is not None and at.after.kind in {"and", "or", "to", "dash", "event", "gap", "unit"}
    is_today = at.one("ordinal") == at.today.day
    return of.kind in {"the", "of"} and not (is_today or spelt or led or goes_on or at.has("weekday"))


def _day_of_this_month(at: Place) -> Piece | None:
    """As in "The 3rd of next month"."""
    if is_every_months(at):
        return None
    first = days.add_months(at.today.replace(day=1), 1 if at.has("next") else 0)
    return Day(at.one("weekday"), at.one("ordinal"), first.month, first.year)


RULES: Rules = (
    ("weekday? comma? the? ordinal of (the|this|next) unit", _day_of_this_month),
    ("the? (last|ordinal) unit (of|in) (the|this|next)? (unit|month) year?", _edge_day),
    ("on? the? (last|ordinal) unit (of|in) month year?", _working_day),
    ("on? the? (ordinal|last) weekday (in|of) month year?", _nth_in_month),
    ("on? the? (ordinal|last) weekday (in|of) (this|next) unit", _nth_in_month),
    ("the? (start|end|middle) of? (the|this|next)? (unit|month) year?", _edge),
    ("roughly (in|of)? month year?", _edge),
    ("month year?", _lone_month),
    ("month (to|dash) month", _months),
)
