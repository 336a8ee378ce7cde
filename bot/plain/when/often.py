"""Rules for what repeats in days and weeks: "every other Tuesday", "Mondays", "weekly Mon-Wed"."""

from itertools import pairwise

from bot.plain.when.pieces import Often, Piece
from bot.plain.when.place import Place, Rules

WORKING = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)


def _every_weekday(at: Place) -> Piece:
    return Often("week", 2 if at.has("other") else 1, weekdays_of(at), part=at.one("parts"))


def weekdays_of(at: Place) -> tuple[int, ...]:
    """The weekdays that were named, each once."""
    return tuple(dict.fromkeys(at.all("weekday", "weekdays")))


def narrowed(said: tuple[int, ...], more: tuple[int, ...]) -> tuple[int, ...]:
    """Weekdays named one after the other; those of a weekend or a working week take its place ("every weekend, Saturday only")."""
    if said in {WORKING, _WEEKEND} and set(more) < set(said) and more:
        return more
    return tuple(dict.fromkeys((*said, *more)))


def _every_stretch(at: Place) -> Piece:
    """As in "Every Monday to Thursday", "weekly Mon-Wed"."""
    return Often("week", 1, weekdays_between(*at.all("weekday", "weekdays")), part=at.one("parts"))


def weekdays_between(first: int, last: int) -> tuple[int, ...]:
    """The weekdays from one to another, over a Sunday where it has to be."""
    return tuple(day % 7 for day in range(first, first + (last - first) % 7 + 1))


def _parts_of_days(at: Place) -> Piece | None:
    """As in "Weekday mornings", "weekend evenings"."""
    if not at.has("weekend") and at.one("unit") != "weekday":
        return None
    weekdays = _WEEKEND if at.has("weekend") else WORKING
    return Often("week", weekdays=weekdays, part=at.one("parts"))


def _alternate(at: Place) -> Piece | None:
    """As in "Alternate Thursday"."""
    return Often("week", 2, weekdays_of(at)) if at.tokens[0].typed == "alternate" else None


def _every_unit(at: Place) -> Piece | None:
    if at.has("quarter"):
        return Often("month", 3)
    unit, number = at.one("unit"), 2 if at.has("other") else at.one("number", "ordinal") or 1
    return _often_unit(unit, number)


def _often_unit(unit: str, every: int) -> Often | None:
    if unit == "weekday":
        # "Every other weekday": which days these are depends on where it begins.
        return Often("week", 1, WORKING) if every == 1 else Often("week", unsure=True)
    if unit == "fortnight":
        return Often("week", 2 * every)
    return Often(unit, every) if unit in {"day", "week", "month", "year"} else None


def _working_days(at: Place) -> Piece | None:
    counted = at.before is not None and at.before.kind == "number"  # "takes 5 working days"
    many = at.one("unit") == "weekday" and at.tokens[-1].typed.endswith("s")
    return _often_unit("weekday", 1) if many and not counted else None


def _often(at: Place) -> Piece | None:
    """As in "Fortnightly on Thursdays"; "bi-weekly" is twice a week or every two weeks, and nobody knows which."""
    unit, every = at.one("often")
    return Often(unit, every or 2, weekdays_of(at), unsure=not every)


def _once_a(at: Place) -> Piece | None:
    found = _often_unit(at.one("unit"), 1)
    times = at.one("once", "number")
    return Often(found.unit, found.every, unsure=times > 1) if found else None


def _once_often(at: Place) -> Piece | None:
    """As in "Twice weekly"."""
    unit, every = at.one("often")
    return Often(unit, 1, unsure=at.one("once", "number") > 1) if every == 1 else None


def _days_a_week(at: Place) -> Piece | None:
    """As in "3 days a week": nobody said which."""
    return Often("week", unsure=True) if at.all("unit") == ["day", "week"] else None


def _weekends(at: Place) -> Piece | None:
    if not (at.has("every") or at.one("weekend")):
        return None
    return Often("week", 2 if at.has("other") else 1, _WEEKEND)


def _number_often(at: Place) -> Piece | None:
    """As in "6 weekly" or "6-weekly supervision": every six weeks; but "6 weekly sessions" are six of them."""
    unit, every = at.one("often")
    event = next((token for token in at.tokens if token.kind == "event"), None)
    plural = event is not None and event.typed.endswith("s")
    if every != 1 or not 2 <= at.one("number") <= 12 or (plural and not at.has("dash")):
        return None
    return Often(unit, at.one("number"), weekdays_of(at))


def _weekdays_in(at: Place) -> Piece | None:
    """As in "Every Monday in February and March"."""
    months = at.all("month")
    follow = all((two - one) % 12 == 1 for one, two in pairwise(months))
    return Often("week", 1, weekdays_of(at), only=(months[0], months[-1])) if follow else None


_MORE = "((comma? and|comma) (weekday|weekdays))*"
RULES: Rules = (
    ("every (weekday|weekdays) (to|dash) (weekday|weekdays)", _every_stretch),
    ("(weekdays (to|dash) weekdays|often comma? (on|from)? weekday (to|dash) weekday)", _every_stretch),
    (f"every? other? weekdays {_MORE}", _every_weekday),
    (f"every other? weekday {_MORE}", _every_weekday),
    (f"every? other? weekday {_MORE} parts", _every_weekday),
    ("every? (weekday|weekdays) (to|dash) (weekday|weekdays) parts", _every_stretch),
    ("every? (unit|weekend) parts", _parts_of_days),
    ("other weekday", _alternate),
    ("every (other|number|ordinal)? unit", _every_unit),
    ("every quarter", _every_unit),
    ("every part", lambda at: Often("day", part=at.one("part"))),
    ("unit", _working_days),
    (f"often comma? on? ((weekday|weekdays) {_MORE})?", _often),
    ("once a unit", _once_a),
    ("number times a unit", _once_a),
    ("(once|number times) often", _once_often),
    ("number unit (a|every) unit", _days_a_week),
    ("(on|at)? (the|every)? other? weekend", _weekends),
    (
        f"every? number dash? often (comma? on? (weekday|weekdays) {_MORE})? (?!gap? gap? event)",
        _number_often,
    ),
    ("every? number dash? often gap? event", _number_often),
    ("every (weekday|weekdays) in month ((comma|and)+ month)*", _weekdays_in),
    ("weekdays in month ((comma|and)+ month)*", _weekdays_in),
)
