"""Rules for what repeats in months and years: "first Thursday of the month", "the 1st and 15th", "every Boxing Day"."""

from bot.plain.when.month_days import LEADING, is_every_months
from bot.plain.when.named_days import OCCASIONS
from bot.plain.when.often import weekdays_of
from bot.plain.when.pieces import Often, Piece
from bot.plain.when.place import Place, Rules


def _every_nth(at: Place) -> Piece:
    """As in "Every third Wednesday": of the month, or every three weeks? "Every first Monday" can only be the month's."""
    nth = -1 if at.has("last") else at.one("ordinal", "number")
    return Often("month", 1, weekdays_of(at), (nth,), unsure=nth > 1)


def _nth_of_months(at: Place) -> Piece | None:
    """As in "First and third Tuesday of the month"; without the month it has to be said elsewhere (`every` is 0)."""
    nths = tuple(
        -1 if token.kind == "last" else token.value
        for token in at.tokens
        if token.kind in {"ordinal", "last"}
    )
    if at.one("unit") not in {None, "month"} or max(nths) > 5:
        return None
    of_months = at.has("unit", "weekdays") or len(nths) > 1
    return Often("month", 1 if of_months else 0, weekdays_of(at), nths)


def _often_nth(at: Place) -> Piece | None:
    """As in "Monthly, last Thursday"."""
    unit, every = at.one("often")
    nth = -1 if at.has("last") else at.one("ordinal")
    return Often("month", every, weekdays_of(at), (nth,)) if unit == "month" and every and nth <= 5 else None


def _month_on_days(at: Place) -> Piece | None:
    """As in "Every month on the 1st and 15th", "15th monthly"."""
    monthly = at.one("unit") == "month" or at.one("often") == ("month", 1)
    return (
        Often("month", monthdays=tuple(at.all("ordinal")))
        if monthly and max(at.all("ordinal")) <= 31
        else None
    )


def _month_on_last(at: Place) -> Piece | None:
    """As in "Monthly on the last day"."""
    *unit, day = at.all("unit")
    monthly = unit == ["month"] or at.one("often") == ("month", 1)
    if monthly and day == "weekday":
        return Often("month", working=-1)  # "monthly on the last working day"
    return Often("month", monthdays=(-1,)) if monthly and day == "day" else None


def _nth_of_quarters(at: Place) -> Piece | None:
    """As in "First Monday of each quarter"."""
    nth = -1 if at.has("last") else at.one("ordinal")
    months = (3, 6, 9, 12) if nth < 0 else (1, 4, 7, 10)
    return Often("month", 1, weekdays_of(at), (nth,), months=months) if nth <= 4 else None


def _day_of_months(at: Place) -> Piece | None:
    if at.one("unit") not in {None, "month"} or (at.after and at.after.kind in {"event", "gap", "unit"}):
        return None
    return Often("month", monthdays=(at.one("ordinal"),))


def _day_of_the_month(at: Place) -> Piece | None:
    """As in "20th of the month 4.30pm"."""
    return _day_of_months(at) if is_every_months(at) else None


def _days_of_months(at: Place) -> Piece | None:
    """As in "The 1st and 15th of the month"."""
    listed = tuple(at.all("ordinal"))
    if at.before is not None and at.before.kind == "between":
        return None
    return Often("month", monthdays=listed) if at.one("unit") == "month" and max(listed) <= 31 else None


def _working_day_of_months(at: Place) -> Piece | None:
    """As in "First working day of every month"."""
    day, month = at.all("unit")
    nth = -1 if at.has("last") else at.one("ordinal")
    return Often("month", working=nth) if day == "weekday" and month == "month" and nth <= 5 else None


def _last_day_of_months(at: Place) -> Piece | None:
    led = at.before is not None and at.before.kind in LEADING
    return Often("month", monthdays=(-1,)) if at.all("unit") == ["day", "month"] and not led else None


def _day_of_years(at: Place) -> Piece | None:
    """As in "Every 5th November"."""
    day = at.one("ordinal", "number")
    return Often("month", monthdays=(day,), months=(at.one("month"),)) if 1 <= day <= 31 else None


def _named_of_years(at: Place) -> Piece | None:
    """As in "Every St David's Day"."""
    name = at.one("named")
    return Often("year", named=name) if name not in OCCASIONS and name != "remembrance day" else None


def _nth_of_named_months(at: Place) -> Piece | None:
    """As in "First Monday of Jan, April and July", "first Saturday in December every year"."""
    yearly = at.one("unit") == "year" or at.one("often") in {("year", 1), ("month", 3)}
    if not yearly and at.has("unit", "often"):
        return None
    nth = -1 if at.has("last") else at.one("ordinal")
    return Often("month", 1, weekdays_of(at), (nth,), months=tuple(at.all("month"))) if nth <= 5 else None


_NTHS = "(ordinal|last) ((comma|and)+ the? (ordinal|last))*"
_NTH_IN = "the? (ordinal|last) weekday (in|of)"
RULES: Rules = (
    ("every (ordinal|number|last) (weekday|weekdays)", _every_nth),
    (f"(every|on)? the? {_NTHS} (weekday|weekdays) ((of|in) (the|every|a)? unit)?", _nth_of_months),
    (f"(of|in)? (every|a) unit comma? on? the? {_NTHS} weekday", _nth_of_months),
    ("often comma? on? the? (ordinal|last) weekday", _often_nth),
    (
        "(every unit|often) comma? on? the? ordinal ((comma|and)+ the? ordinal)+ (?!weekday|weekdays)",
        _month_on_days,
    ),
    (
        "(once|number times) (a unit|often) comma? on? the? ordinal ((comma|and)+ the? ordinal)+ "
        "(?!weekday|weekdays)",
        _month_on_days,
    ),
    ("the? ordinal ((comma|and)+ the? ordinal)* often", _month_on_days),
    ("(every unit|often) comma? on? the? last unit", _month_on_last),
    ("the? (ordinal|last) weekday (of|in) (every|the|a) quarter", _nth_of_quarters),
    ("the? ordinal of every unit", _day_of_months),
    ("on? the? ordinal of the? unit", _day_of_the_month),
    ("every ordinal (of (the|every|a) unit)?", _day_of_months),
    ("(every|on)? the? ordinal ((comma|and)+ the? ordinal)+ of (the|every|a)? unit", _days_of_months),
    ("(every|on)? the? (ordinal|last) unit of (the|every|a)? unit", _working_day_of_months),
    ("every? the? last unit of (the|every|a) unit", _last_day_of_months),
    ("every the? (ordinal|number) of? month", _day_of_years),
    ("every month the? ordinal", _day_of_years),
    ("every named", _named_of_years),
    (f"{_NTH_IN} month ((comma|and)* month)+", _nth_of_named_months),
    ("the? (ordinal|last) weekday comma? month ((comma|and)* month)+", _nth_of_named_months),
    ("often comma? the? (ordinal|last) weekday comma? month ((comma|and)* month)+", _nth_of_named_months),
    (f"every {_NTH_IN} month", _nth_of_named_months),
    (f"{_NTH_IN} month comma? (every unit|a unit|often)", _nth_of_named_months),
    (f"(every unit|often) comma? (on|in)? {_NTH_IN} month ((comma|and)* month)*", _nth_of_named_months),
)
