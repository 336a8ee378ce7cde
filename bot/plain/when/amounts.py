"""Rules for how long and how many: "90 mins", "an hour and a half", "x6"; and parts of the day."""

from bot.plain.when.pieces import Bare, Count, Length, Link, Part, Piece
from bot.plain.when.place import Place, Rules


def length_of(at: Place) -> Length | None:
    """How long: "90 mins", "an hour and a half", "1 hr 15", "half an hour", "three quarters of an hour", "two weeks"."""
    amounts, unit = at.all("number", "decimal"), at.one("unit")
    amount = amounts[0] if amounts else 0 if at.has("half", "quarter") and not _half_after_unit(at) else 1
    if at.has("half"):
        amount += 0.5
    if at.has("quarter"):
        amount = amount / 4 if amounts else 0.25
    if at.has("a") and amounts and not at.has("half", "quarter"):
        amount, amounts = 1, [1, *amounts]  # "an hour and 15 minutes"
    if unit in {"minute", "hour"}:
        extra = amounts[1] if len(amounts) > 1 else 0
        return Length(minutes=round(amount * (60 if unit == "hour" else 1)) + extra)
    whole = int(amount)
    if unit in {"month", "year"}:
        return Length(months=whole * (12 if unit == "year" else 1), days=round((amount - whole) * 30))
    size = {"day": 1, "week": 7, "fortnight": 14}.get(str(unit))
    return Length(days=round(amount * size)) if size else None


def _of_something_else(at: Place) -> Piece | None:
    """As in "1 hour notice", "20 mins away", "30 min train ride", which tell how long another thing takes."""
    elsewhere = at.has("street") or at.one("gap") == "elsewhere"  # "1 hour drive", "10 mins walk"
    return Link("gap") if at.one("unit") in {"minute", "hour"} and elsewhere else None


def _unit_and_half(at: Place) -> Length | None:
    """As in "Hour and a half"."""
    return length_of(at) if at.one("unit") == "hour" else None


def _half_after_unit(at: Place) -> bool:
    order = [token.kind for token in at.tokens if token.kind in {"half", "unit"}]
    return order == ["unit", "half"]


def _part(at: Place) -> Piece | None:
    return Part(
        at.one("part", "meal"), today=at.has("this") or at.one("part") == "tonight", loose=at.has("meal")
    )


def _bare(at: Place) -> Piece | None:
    return Bare(at.one("number")) if at.one("number") <= 24 else None


def _count(at: Place) -> Piece | None:
    kiss = (
        at.tokens[-1].typed == "x" and at.after is None and at.before is not None and at.before.kind == "at"
    )
    return None if kiss else Count(at.one("number"))


RULES: Rules = (
    ("(number|decimal|a) dash? unit", length_of),
    ("number unit and? number (unit|(?!ampm|to|dash|oclock))", length_of),
    ("a unit and? number (unit|(?!ampm|to|dash|oclock))", length_of),
    ("(a|number) unit and? a half", length_of),
    ("unit and a half", _unit_and_half),
    ("number and a half unit", length_of),
    ("half a? unit|a half unit", length_of),
    ("(number|decimal|a)? half? a? dash? unit (gap|street)", _of_something_else),
    ("(a|number)? quarter of a unit", length_of),
    ("this? ((roughly|middle) dash?)? part", _part),
    ("meal", _part),
    ("partname", lambda at: Part(at.one("partname"), occasion=True)),
    ("number", _bare),
    ("times number|number times (?!number)|number event", _count),
    ("allday", lambda _: Link("allday")),
)
