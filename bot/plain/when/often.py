"""Rules for what repeats: "every other Tuesday", "Mondays", "first Thursday of the month"."""

from bot.plain.when.pieces import Often, Piece
from bot.plain.when.place import Place, Rules


def _every_weekday(at: Place) -> Piece:
    return Often("week", 2 if at.has("other") else 1, _weekdays(at), part=at.one("parts"))


def _weekdays(at: Place) -> tuple[int, ...]:
    return tuple(dict.fromkeys(at.all("weekday", "weekdays")))


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


def _day_of_months(at: Place) -> Piece | None:
    if at.one("unit") not in {None, "month"} or (at.after and at.after.kind in {"event", "gap", "unit"}):
        return None
    return Often("month", monthday=at.one("ordinal"))


def _weekdays_in(at: Place) -> Piece:
    return Often("week", 1, _weekdays(at), only=at.one("month"))


_MORE = "((comma? and|comma) (weekday|weekdays))*"
_NTHS = "(ordinal|last) ((comma|and)+ the? (ordinal|last))*"
RULES: Rules = (
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
    ("the? ordinal of every unit", _day_of_months),
    ("every ordinal (of (the|every|a) unit)?", _day_of_months),
    ("every (weekday|weekdays) in month", _weekdays_in),
    ("weekdays in month", _weekdays_in),
)
