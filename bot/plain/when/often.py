"""Rules for what repeats: "every other Tuesday", "Mondays", "first Thursday of the month"."""

from itertools import pairwise

from bot.plain.when.named_days import OCCASIONS
from bot.plain.when.pieces import Often, Piece
from bot.plain.when.place import Place, Rules


def _every_weekday(at: Place) -> Piece:
    return Often("week", 2 if at.has("other") else 1, _weekdays(at), part=at.one("parts"))


def _weekdays(at: Place) -> tuple[int, ...]:
    return tuple(dict.fromkeys(at.all("weekday", "weekdays")))


def _every_stretch(at: Place) -> Piece:
    """As in "Every Monday to Thursday", "weekly Mon-Wed"."""
    return Often("week", 1, weekdays_between(*at.all("weekday", "weekdays")))


def weekdays_between(first: int, last: int) -> tuple[int, ...]:
    """The weekdays from one to another, over a Sunday where it has to be."""
    return tuple(day % 7 for day in range(first, first + (last - first) % 7 + 1))


def _every_nth(at: Place) -> Piece:
    """As in "Every third Wednesday": of the month, or every three weeks? "Every first Monday" can only be the month's."""
    nth = -1 if at.has("last") else at.one("ordinal", "number")
    return Often("month", 1, _weekdays(at), (nth,), unsure=nth > 1)


def _nth_of_months(at: Place) -> Piece | None:
    """As in "First and third Tuesday of the month"; without the month it has to be said elsewhere (`every` is 0)."""
    nths = tuple(
        -1 if token.kind == "last" else token.value
        for token in at.tokens
        if token.kind in {"ordinal", "last"}
    )
    if at.one("unit") not in {None, "month"} or max(nths) > 5:
        return None
    return Often("month", 1 if at.has("unit", "weekdays") else 0, _weekdays(at), nths)


def _every_unit(at: Place) -> Piece | None:
    if at.has("quarter"):
        return Often("month", 3)
    unit, number = at.one("unit"), 2 if at.has("other") else at.one("number", "ordinal") or 1
    return _often_unit(unit, number)


def _often_unit(unit: str, every: int) -> Often | None:
    if unit == "weekday":
        return Often("week", 1, (0, 1, 2, 3, 4))
    if unit == "fortnight":
        return Often("week", 2 * every)
    return Often(unit, every) if unit in {"day", "week", "month", "year"} else None


def _working_days(at: Place) -> Piece | None:
    return (
        _often_unit("weekday", 1)
        if at.tokens[-1].typed.endswith("s") and at.one("unit") == "weekday"
        else None
    )


def _often(at: Place) -> Piece | None:
    """As in "Fortnightly on Thursdays"; "bi-weekly" is twice a week or every two weeks, and nobody knows which."""
    unit, every = at.one("often")
    return Often(unit, every or 2, _weekdays(at), unsure=not every)


def _often_nth(at: Place) -> Piece | None:
    """As in "Monthly, last Thursday"."""
    unit, every = at.one("often")
    nth = -1 if at.has("last") else at.one("ordinal")
    return Often("month", every, _weekdays(at), (nth,)) if unit == "month" and every and nth <= 5 else None


def _once_a(at: Place) -> Piece | None:
    found = _often_unit(at.one("unit"), 1)
    times = at.one("once", "number")
    return Often(found.unit, found.every, unsure=times > 1) if found else None


def _once_often(at: Place) -> Piece | None:
    """As in "Twice weekly"."""
    unit, every = at.one("often")
    return Often(unit, 1, unsure=at.one("once", "number") > 1) if every == 1 else None


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
    return Often("month", monthdays=(-1,)) if monthly and day == "day" else None


def _nth_of_quarters(at: Place) -> Piece | None:
    """As in "First Monday of each quarter"."""
    nth = -1 if at.has("last") else at.one("ordinal")
    months = (3, 6, 9, 12) if nth < 0 else (1, 4, 7, 10)
    return Often("month", 1, _weekdays(at), (nth,), months=months) if nth <= 4 else None


def _days_a_week(at: Place) -> Piece | None:
    """As in "3 days a week": nobody said which."""
    return Often("week", unsure=True) if at.all("unit") == ["day", "week"] else None


def _day_of_months(at: Place) -> Piece | None:
    if at.one("unit") not in {None, "month"} or (at.after and at.after.kind in {"event", "gap", "unit"}):
        return None
    return Often("month", monthdays=(at.one("ordinal"),))


def _days_of_months(at: Place) -> Piece | None:
    """As in "The 1st and 15th of the month"."""
    listed = tuple(at.all("ordinal"))
    return Often("month", monthdays=listed) if at.one("unit") == "month" and max(listed) <= 31 else None


def _last_day_of_months(at: Place) -> Piece | None:
    led = at.before is not None and at.before.kind in {"by", "to", "dash", "before", "end", "from", "start"}
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
    yearly = at.one("unit") == "year" or at.one("often") == ("year", 1)
    if not yearly and at.has("unit", "often"):
        return None
    nth = -1 if at.has("last") else at.one("ordinal")
    return Often("month", 1, _weekdays(at), (nth,), months=tuple(at.all("month"))) if nth <= 5 else None


def _weekends(at: Place) -> Piece | None:
    if not (at.has("every") or at.one("weekend")):
        return None
    return Often("week", 2 if at.has("other") else 1, (5, 6))


def _number_often(at: Place) -> Piece | None:
    """As in "6 weekly" or "6-weekly supervision": every six weeks; but "6 weekly sessions" are six of them."""
    unit, every = at.one("often")
    event = next((token for token in at.tokens if token.kind == "event"), None)
    plural = event is not None and event.typed.endswith("s")
    if every != 1 or not 2 <= at.one("number") <= 12 or (plural and not at.has("dash")):
        return None
    return Often(unit, at.one("number"), _weekdays(at))


def _weekdays_in(at: Place) -> Piece | None:
    """As in "Every Monday in February and March"."""
    months = at.all("month")
    follow = all((two - one) % 12 == 1 for one, two in pairwise(months))
    return Often("week", 1, _weekdays(at), only=(months[0], months[-1])) if follow else None


_MORE = "((comma? and|comma) (weekday|weekdays))*"
_NTHS = "(ordinal|last) ((comma|and)+ the? (ordinal|last))*"
_NTH_IN = "the? (ordinal|last) weekday (in|of)"
RULES: Rules = (
    ("every (weekday|weekdays) (to|dash) (weekday|weekdays)", _every_stretch),
    ("(weekdays (to|dash) weekdays|often comma? (on|from)? weekday (to|dash) weekday)", _every_stretch),
    (f"every? other? weekdays {_MORE}", _every_weekday),
    (f"every other? weekday {_MORE}", _every_weekday),
    (f"every? other? weekday {_MORE} parts", _every_weekday),
    ("every (ordinal|number|last) (weekday|weekdays)", _every_nth),
    (f"(every|on)? the? {_NTHS} (weekday|weekdays) ((of|in) (the|every|a) unit)?", _nth_of_months),
    (f"(of|in)? (every|a) unit comma? on? the? {_NTHS} weekday", _nth_of_months),
    ("every (other|number|ordinal)? unit", _every_unit),
    ("every quarter", _every_unit),
    ("every part", lambda at: Often("day", part=at.one("part"))),
    ("unit", _working_days),
    (f"often comma? on? ((weekday|weekdays) {_MORE})?", _often),
    ("often comma? on? the? (ordinal|last) weekday", _often_nth),
    ("once a unit", _once_a),
    ("number times a unit", _once_a),
    ("(once|number times) often", _once_often),
    ("(every unit|often) comma? on? the? ordinal ((comma|and)+ the? ordinal)+", _month_on_days),
    ("the? ordinal ((comma|and)+ the? ordinal)* often", _month_on_days),
    ("(every unit|often) comma? on? the? last unit", _month_on_last),
    ("the? (ordinal|last) weekday (of|in) (every|the|a) quarter", _nth_of_quarters),
    ("number unit (a|every) unit", _days_a_week),
    ("the? ordinal of every unit", _day_of_months),
    ("every ordinal (of (the|every|a) unit)?", _day_of_months),
    ("(every|on)? the? ordinal ((comma|and)+ the? ordinal)+ of (the|every|a) unit", _days_of_months),
    ("every? the? last unit of (the|every|a) unit", _last_day_of_months),
    ("every the? (ordinal|number) of? month", _day_of_years),
    ("every month the? ordinal", _day_of_years),
    ("every named", _named_of_years),
    (f"{_NTH_IN} month ((comma|and)+ month)+", _nth_of_named_months),
    (f"every {_NTH_IN} month", _nth_of_named_months),
    (f"{_NTH_IN} month comma? (every unit|a unit|often)", _nth_of_named_months),
    (f"(every unit|often) comma? (on|in)? {_NTH_IN} month", _nth_of_named_months),
    ("(on|at)? (the|every)? other? weekend", _weekends),
    (
        f"every? number dash? often (comma? on? (weekday|weekdays) {_MORE})? (?!gap? gap? event)",
        _number_often,
    ),
    ("every? number dash? often gap? event", _number_often),
    ("every (weekday|weekdays) in month ((comma|and)+ month)*", _weekdays_in),
    ("weekdays in month ((comma|and)+ month)*", _weekdays_in),
)
