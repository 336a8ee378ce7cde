"""Rules for days of the calendar: "3 December", "3/12/26", "Tuesday the 24th"."""

from bot.plain.when import days
from bot.plain.when.answer import Why
from bot.plain.when.pieces import Day, Days, Piece
from bot.plain.when.place import Place, Rules
from bot.plain.when.words import Token

# In years; a date beyond has gone by a century before.
_FAR_AHEAD = 10
# Spelt out beside a weekday these count something else more often than days.
_COUNTING = frozenset({"first", "second", "third"})


def _plain_day(at: Place) -> Piece | None:
    number = at.one("ordinal", "number")
    month, year = at.one("month"), at.one("year")
    if number > 39:  # 32 to 39 are slips to ask about; more is not a day at all
        return None
    return _guard_year(Day(at.one("weekday"), number, month, year), at)


def _guard_year(day: Day, at: Place) -> Day:
    """A year far ahead may be a time: "1 December 2030" is asked."""
    if not day.year or day.year - at.today.year <= 3:
        return day
    found, _ = days.find_days(day, at.today)
    return Day(fixed=found, why=Why.WHICH_DAY) if found else day


def _short_year(at: Place) -> Piece | None:
    """As in "12 Jan 27"."""
    amounts = at.all("ordinal", "number")
    year = 2000 + amounts[1]
    if not 1 <= amounts[0] <= 31 or not at.today.year <= year <= at.today.year + 3:
        return None
    return Day(at.one("weekday"), amounts[0], at.one("month"), year)


def _numeric_day(at: Place) -> Piece | None:
    number, month, year = at.one("date")
    if not number or not month:
        return None
    if year and year - at.today.year > _FAR_AHEAD:
        year -= 100  # "12/3/85" is somebody's birthday
    return Day(at.one("weekday"), number, month, year)


def _lone_ordinal(at: Place) -> Piece | None:
    """As in "The 3rd", but not "the 3rd floor" or "the second one"."""
    typed = next(token.typed for token in at.tokens if token.kind == "ordinal")
    led = at.has("the") or (
        at.before and at.before.kind in {"on", "by", "from", "to", "dash", "or", "and", "before"}
    )
    alone = at.before is None and (at.after is None or at.after.kind == "for")
    led = led or (at.after is not None and at.after.kind in {"clock", "number", "hhmm", "noon"})  # "3rd 2pm"
    ends = at.after is None or at.after.kind in {"comma", "stop", "at", "in", "on"}
    led = led or (
        ends and at.before is not None and at.before.kind in {"ampm", "clock", "noon"}
    )  # "6pm 25th"
    if typed.isalpha() or not (led or alone) or not 1 <= at.one("ordinal") <= 31:
        return None
    if at.after and at.after.kind in {"event", "unit"}:
        return None
    if _is_thing(at.after) and not (at.before and at.before.kind in {"on", "by"}):
        return Day(
            fixed=days.find_days(Day(day=at.one("ordinal")), at.today)[0], why=Why.VAGUE
        )  # "the 3rd worker"
    return Day(day=at.one("ordinal"))


def _is_thing(token: Token | None) -> bool:
    """As in "the 3rd worker"; "the 3rd then" goes on with the sentence."""
    return token is not None and token.kind == "gap" and token.value != "function"


def _ordinal_day(at: Place) -> Piece | None:
    """As in "3rd at 11am"."""
    spelt = next(token.typed for token in at.tokens if token.kind == "ordinal").isalpha()
    return None if spelt else Day(day=at.one("ordinal"))


def _weekday_ordinal(at: Place) -> Piece | None:
    """As in "Tuesday the 24th", "Tuesday 24"; "Tuesday 2" may be an hour and is left to be asked."""
    number = at.one("ordinal", "number")
    if not 1 <= number <= 31 or (at.has("number") and number <= 12):
        return None
    if at.tokens[-1].typed in _COUNTING and not at.has("the"):
        return None  # "Saturday, first aid", "Friday first"
    return Day(at.one("weekday"), number)


def _coming_weekday(at: Place) -> Piece | None:
    """As in "Friday first, 2pm", which is the coming one to Scots."""
    ends = at.after is None or at.after.kind in {"comma", "stop", "at", "clock", "number", "half", "noon"}
    return Day(at.one("weekday")) if at.tokens[-1].typed == "first" and ends else None


def _day_range(at: Place) -> Piece | None:
    first, last = at.all("ordinal", "number")
    if not (1 <= first < last <= 31) or (at.before and at.before.kind in {"at", "to", "dash"}):
        return None  # "at 3 until 6 November", "10 til 12 until 17 December"
    if at.has("and") and last - first > 1:
        return None  # "3 and 17 December" are two days, not two weeks
    weekdays = at.all("weekday")
    month, year = at.one("month"), at.one("year")
    return Days(
        Day(weekdays[0] if weekdays else None, first, month, year),
        Day(weekdays[1] if len(weekdays) > 1 else None, last, month, year),
    )


def _number_to_date(at: Place) -> Piece | None:
    """As in "4-6/12"."""
    first, (last, month, year) = at.one("number", "ordinal"), at.one("date")
    if not 1 <= first < last or (at.before and at.before.kind in {"at", "to", "dash", "from", "weekday"}):
        return None
    return Days(Day(None, first, month, year), Day(None, last, month, year))


def _two_days(at: Place) -> Piece | None:
    """As in "7/8 December" is one or both of two days."""
    first, last, _ = at.one("date") if at.has("date") else (*at.all("ordinal"), None)
    if "/" not in "".join(token.typed for token in at.tokens):
        return None
    either = [Day(None, day, at.one("month"), at.one("year")) for day in (first, last)]
    return Day(
        fixed=tuple(found for day in either for found in days.find_days(day, at.today)[0]), why=Why.WHICH_DAY
    )


def _listed_days(at: Place) -> Piece | None:
    """As in "3, 10 and 17 December"."""
    listed = at.all("ordinal", "number")
    led = at.before is not None and at.before.kind in {"at", "from", "to", "dash", "number", "between"}
    first, *others = [token for token in at.tokens if token.kind in {"ordinal", "number"}]
    counting = first.typed in _COUNTING and all(
        token.typed[0].isdigit() for token in others
    )  # "first: 7 June"
    if led or counting or max(listed) > 31 or sorted(set(listed)) != listed:
        return None
    found = [days.find_days(Day(None, day, at.one("month"), at.one("year")), at.today)[0] for day in listed]
    return Day(fixed=tuple(day for either in found for day in either), why=Why.WHICH_DAY)


RULES: Rules = (
    ("weekday? comma? the? (ordinal|number) of? month comma? year?", _plain_day),
    ("(the? (ordinal|number) of? month year? comma? weekday)", _plain_day),
    ("weekday? comma? (ordinal|number) of? month number (?!ampm|oclock|dash|to|unit|past)", _short_year),
    ("weekday? comma? month the? ordinal comma? year?", _plain_day),
    ("weekday? comma? month number comma? year? (?!ampm|oclock|dash|to|unit)", _plain_day),
    ("month (ordinal|number) (dash|to) (ordinal|number) comma? year? (?!ampm)", _day_range),
    ("weekday comma? the? ordinal", _weekday_ordinal),
    ("weekday ordinal", _coming_weekday),
    ("weekday number (?=number ampm)", _weekday_ordinal),
    (
        "weekday number (?!ampm|oclock|dash|to|unit|past|number|of|month|clock|a|times|event|part|and|or)",
        _weekday_ordinal,
    ),
    (
        "weekday? the? (ordinal|number) (dash|to|and) weekday? the? (ordinal|number) of? month year?",
        _day_range,
    ),
    ("weekday? comma? (on|at)? date", _numeric_day),
    ("date comma? weekday", _numeric_day),
    ("the? ordinal", _lone_ordinal),
    ("the? ordinal comma? (?=(at|from|between)? (clock|hhmm|noon|half|quarter|number ampm))", _ordinal_day),
    ("the? ordinal (?=(at|from|between) number)", _ordinal_day),
    ("(number|ordinal) (dash|to|and) date", _number_to_date),
    ("date month year?", _two_days),
    ("ordinal comma ordinal month year?", _two_days),
    ("(ordinal|number) ((comma|and|or)+ the? (ordinal|number))+ of? month year?", _listed_days),
)
