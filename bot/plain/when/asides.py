"""Rules for words around a date that say something about another thing: "last orders", "half the group", "no need to book".

A word like "last" or "half" makes a date doubtful only where it can belong to the date. Before a word for a thing it
belongs to that thing.
"""

from bot.plain.when.pieces import Length, Link, Piece
from bot.plain.when.place import Place, Rules


def _thing(at: Place) -> Piece | None:
    """As in "Last orders", "few volunteers", "late opening"; but "Friday early please"."""
    thing = at.tokens[-1]
    return Link("gap") if thing.kind == "event" or thing.value not in {"function", "condition"} else None


def _one(at: Place) -> Piece | None:
    """As in "The last one"."""
    number = next(token for token in at.tokens if token.kind == "number")
    return Link("gap") if number.typed == "one" else None


def _counted_things(at: Place) -> Piece | None:
    """As in "Last two sessions"."""
    return _thing(at)


def _one_before(at: Place) -> Piece | None:
    """As in "Last one before Easter", "third meeting of the year"."""
    thing = next(token for token in at.tokens if token.kind in {"event", "gap", "number"})
    return Link("gap") if thing.kind != "number" or thing.typed == "one" else None


def _gone_by(at: Place) -> Piece | None:
    """As in "In the last few weeks", "over the past year"."""
    led = at.before is not None and at.before.kind in {"in", "for", "gap", "after"}
    return Link("gap") if led or at.has("in") else None


def _place_in_row(at: Place) -> Piece | None:
    """As in "Day 1 of 2"."""
    first, last = at.all("number")
    return Link("gap") if 0 < first <= last else None


def _house(at: Place) -> Piece | None:
    """As in "23 Mill Lane"; in "Friday 2 the Green" it may still be a time."""
    number = at.tokens[0]
    if number.typed.isalpha():
        return None
    return Link("address" if number.value <= 12 else "gap")


def _house_number(at: Place) -> Piece | None:
    """As in "Outside no 42", "no. 7"."""
    counted = next(token for token in at.tokens if token.kind == "number").typed.isdigit()
    return Link("gap") if at.one("not") == "no" and counted else None


def _note(at: Place) -> Piece | None:
    """As in "Friday 3pm, no need to book", "don't be late"; but "Friday is no good"."""
    about_date = at.tokens[-1].value == "refusing" or at.one("not") not in {"no", "dont"}
    return None if about_date else Link("gap")


def _moved_to(at: Place) -> Piece | None:
    """As in "Moved to Friday 3pm", which is the day that is meant now."""
    return Link("gap") if at.one("not") in {"moved", "moving"} else None


def _moved_from(at: Place) -> Piece | None:
    """As in "Moved from Thursday 2pm to Friday 3pm": the day that is left says nothing about the new one."""
    return Link("gap") if at.one("not") == "moved" else None


def _moving(at: Place) -> Piece | None:
    """As in "Moving and handling course"."""
    return Link("gap") if at.one("not") == "moving" else None


def _condition(at: Place) -> Piece | None:
    """As in "Let me know if you can't"; but "if not Saturday" names another day."""
    return Link("gap") if at.tokens[0].value == "condition" else None


def _other_place(at: Place) -> Piece | None:
    """As in "Friday 3pm in the hall, not the library"; but "Friday is not the best"."""
    led = at.before is not None and at.before.kind in {"comma", "dash", "gap", "street", "event"}
    return Link("gap") if led and at.tokens[-1].value is None else None


def _long(at: Place) -> Piece | None:
    """As in "Hour long chat"."""
    return Length(minutes=60) if at.one("unit") == "hour" and at.tokens[-1].typed == "long" else None


def _fewest(at: Place) -> Piece | None:
    """As in "Min 8 people"."""
    return Link("gap") if at.tokens[0].typed == "min" else None


def _between_people(at: Place) -> Piece | None:
    """As in "Between 10 and 12 people"."""
    return Link("gap") if at.tokens[-1].value == "people" else None


def _after_length(at: Place) -> Piece | None:
    """As in "11am 45 mins please": the length ends there; but "10 mins walk" is another thing."""
    ended = at.before is not None and at.before.kind == "unit" and at.one("gap") == "function"
    return Link("comma") if ended else None


def _kiss(at: Place) -> Piece | None:
    """As in "Tues 8 June x", "see you at 6 x"."""
    return Link("gap") if at.tokens[0].typed == "x" else None


_DATED = "(weekday|weekdays|date|relative|named|month|ordinal|holiday|weekend|this|next)"
# A date that follows in the same breath is what the "no" is said of.
_NO_DATE_FOLLOWS = f"(?!(gap|event|to|the|a|at|in|on|for|of|and|street|number)* {_DATED})"
_OLD_DAY = "(the? (ordinal|weekday|relative|date|named)|weekday? the? (ordinal|number) month)"
RULES: Rules = (
    ("(last|next|other|few|roughly|quarter|half|every) (gap|event|street)", _thing),
    ("(few|half) (of|the)+ (gap|event)", _thing),
    ("(last|next) few? number? (gap|event)", _counted_things),
    ("(last|next|other) number", _one),
    ("the? (last|ordinal|next) (gap|event|number) (before|after|of|in) the? (named|unit)", _one_before),
    ("in? the? (last|past) (few|number|a)? unit (?!of|in)", _gone_by),
    ("unit number of number", _place_in_row),
    ("middle dash? unit gap", _thing),
    ("number (gap|the|street) gap? gap? street", _house),
    ("not stop? number (?!ampm|oclock|dash|to|of|month)", _house_number),
    (f"not (a|the|other|few|last|next|every)? (gap|event) {_NO_DATE_FOLLOWS}", _note),
    (f"gap gap? gap? not (gap|event)? {_NO_DATE_FOLLOWS}", _condition),
    (f"not (at|in)? the (gap|street) {_NO_DATE_FOLLOWS}", _other_place),
    ("not (to|for)", _moved_to),
    (f"not from {_OLD_DAY} (at? (number ampm|number|clock|hhmm))? to", _moved_from),
    ("not (and|in|gap|event|street|unit)", _moving),
    ("unit event", _long),
    ("between number and number gap", _between_people),
    ("unit number (?!ampm|oclock|unit|month)", _fewest),
    ("gap (?!number|clock|a|half|quarter)", _after_length),
    ("times (?=comma|stop|dash|$)", _kiss),
    ("(?<!number) times (?=gap)", _kiss),
    ("the? ordinal timeword", lambda _: Link("gap")),
)
