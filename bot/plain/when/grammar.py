"""The rules: which kinds of words, in which order, make a day, a time, a length or a repetition.

At every place in the text the rule that takes most words wins. A rule is written in kinds, not in words, so
that the same rules serve another language whose dates are put together alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.plain.when import days
from bot.plain.when.answer import Why
from bot.plain.when.holidays import named_day, next_holidays
from bot.plain.when.pieces import (
    Bare,
    Clock,
    Count,
    Day,
    Days,
    Exact,
    Length,
    Link,
    Often,
    Part,
    Piece,
    Pieces,
)
from bot.plain.when.tokens import Token, coded, pattern

_DATED = {"weekday", "month", "ordinal", "date", "year", "relative", "named"}
_WEEKS = {"week": 1, "fortnight": 2}


@dataclass(frozen=True)
class Place:
    """The tokens a rule matched, what stands around them, and the local now they are counted from."""

    tokens: list[Token]
    before: Token | None
    after: Token | None
    now: datetime

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    def all(self, *kinds: str) -> list[Any]:
        """The values of the matched tokens of these kinds."""
        return [token.value for token in self.tokens if token.kind in kinds]

    def one(self, *kinds: str) -> Any:
        """The first of them, or None."""
        return next(iter(self.all(*kinds)), None)

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of these kinds was matched."""
        return any(token.kind in kinds for token in self.tokens)


Rule = Callable[[Place], Piece | None]


def _plain_day(at: Place) -> Piece | None:
    number = at.one("ordinal", "number")
    month, year = at.one("month"), at.one("year")
    if not 1 <= number <= 31:
        return None
    return _guard_year(Day(at.one("weekday"), number, month, year), at)


def _guard_year(day: Day, at: Place) -> Day:
    """A year far ahead may be a time: "1 December 2030" is asked."""
    if not day.year or day.year - at.today.year <= 3:
        return day
    found, _ = days.find_days(day, at.today)
    return Day(fixed=found, why=Why.WHICH_DAY) if found else day


def _short_year(at: Place) -> Piece | None:
    """ "12 Jan 27"."""
    amounts = at.all("ordinal", "number")
    year = 2000 + amounts[1]
    if not 1 <= amounts[0] <= 31 or not at.today.year <= year <= at.today.year + 3:
        return None
    return Day(at.one("weekday"), amounts[0], at.one("month"), year)


def _numeric_day(at: Place) -> Piece | None:
    number, month, year = at.one("date")
    if not number or not month:
        return None
    return Day(at.one("weekday"), number, month, year)


def _day_of_this_month(at: Place) -> Piece | None:
    """ "The 3rd of next month"."""
    first = days.add_months(at.today.replace(day=1), 1 if at.has("next") else 0)
    return Day(at.one("weekday"), at.one("ordinal"), first.month, first.year)


def _lone_ordinal(at: Place) -> Piece | None:
    """ "The 3rd", but not "the 3rd floor" or "the second one"."""
    typed = next(token.typed for token in at.tokens if token.kind == "ordinal")
    led = at.has("the") or (
        at.before and at.before.kind in {"on", "by", "from", "to", "dash", "or", "and", "before"}
    )
    alone = at.before is None and at.after is None
    if typed.isalpha() or not (led or alone) or not 1 <= at.one("ordinal") <= 31:
        return None
    if at.after and at.after.kind in {"event", "unit"}:
        return None
    return Day(day=at.one("ordinal"))


def _weekday_ordinal(at: Place) -> Piece | None:
    """ "Tuesday the 24th", "Tuesday 24"; "Tuesday 2" may be an hour and is left to be asked."""
    number = at.one("ordinal", "number")
    if not 1 <= number <= 31 or (at.has("number") and number <= 12):
        return None
    return Day(at.one("weekday"), number)


def _day_range(at: Place) -> Piece | None:
    first, last = at.all("ordinal", "number")
    if not (1 <= first < last <= 31) or (at.before and at.before.kind == "at"):
        return None  # "at 3 until 6 November"
    weekdays = at.all("weekday")
    month, year = at.one("month"), at.one("year")
    return Days(
        Day(weekdays[0] if weekdays else None, first, month, year),
        Day(weekdays[1] if len(weekdays) > 1 else None, last, month, year),
    )


def _relative(at: Place) -> Piece:
    day = at.today + timedelta(days=at.one("relative")) + _ahead(at)
    months = {"month": 1, "year": 12}.get(at.one("unit"), 0) * (at.one("number") or 1)
    return Day(fixed=(days.add_months(day, months),))


def _ahead(at: Place) -> timedelta:
    """How far "a week", "two weeks", "fortnight" or "3 days" reach."""
    unit, number = at.one("unit"), at.one("number")
    if unit is None:
        return timedelta(0)
    return timedelta(
        days={"day": 1, "week": 7, "fortnight": 14}.get(unit, 0) * (1 if number is None else number)
    )


def _on_from_weekday(at: Place) -> Piece | None:
    """ "A week on Friday", "Tuesday fortnight"."""
    if at.one("unit") not in _WEEKS:
        return None
    return Day(fixed=(days.coming(at.one("weekday"), at.today) + _ahead(at),))


def _in_week(at: Place) -> Piece | None:
    """ "Thursday of next week", "Friday this week", "Tuesday the week after next"."""
    if at.one("unit") != "week":
        return None
    monday = at.today - timedelta(days=at.today.weekday())
    weeks = 2 if at.has("after") else 1 if at.has("next") else 0
    if not at.has("weekday"):
        return _week(monday + timedelta(weeks=weeks), at.today)
    found = monday + timedelta(days=at.one("weekday"), weeks=weeks)
    return (
        Day(fixed=(found,)) if found >= at.today else Day(fixed=(found, found + timedelta(7)), why=Why.PAST)
    )


def _week(monday: date, today: date) -> Day:
    """A whole week, of which one working day has to be chosen."""
    working = tuple(monday + timedelta(days=ahead) for ahead in range(5))
    return Day(fixed=tuple(day for day in working if day >= today) or working, why=Why.VAGUE)


def _next_weekday(at: Place) -> Piece:
    """ "Next Tuesday": this coming one to some, the one after to others."""
    first = days.coming(at.one("weekday"), at.today)
    second = first + timedelta(7)
    if at.has("after"):
        return Day(fixed=(second, second + timedelta(7)), why=Why.WHICH_DAY)
    return Day(fixed=(first,)) if at.today.weekday() == at.one("weekday") else Day(fixed=(first, second))


def _this_weekday(at: Place) -> Piece:
    first = days.coming(at.one("weekday"), at.today)
    return Day(fixed=(at.today, first)) if at.today.weekday() == at.one("weekday") else Day(fixed=(first,))


def _last_weekday(at: Place) -> Piece:
    """ "Last Tuesday" has gone by, which is seldom what is being planned."""
    first = days.coming(at.one("weekday"), at.today)
    gone = first - timedelta(7)
    return Day(fixed=(gone if gone < at.today else gone - timedelta(7), first), why=Why.PAST)


def _nth_in_month(at: Place) -> Piece | None:
    """ "First Monday in March", "last Friday of this month"."""
    nth = -1 if at.has("last") else at.one("ordinal")
    if at.has("month"):
        first = days.month_start(Day(month=at.one("month"), year=at.one("year")), at.today)
    else:
        first = days.add_months(at.today.replace(day=1), 1 if at.has("next") else 0)
    found = days.nth_weekday(nth, at.one("weekday"), first)
    if found and found < at.today and at.has("month") and not at.has("year"):
        found = days.nth_weekday(nth, at.one("weekday"), first.replace(year=first.year + 1))
    if not found or found < at.today:
        return Day(fixed=(found,) if found else (), day=nth, why=Why.PAST if found else Why.NO_SUCH_DATE)
    return Day(fixed=(found,))


def _edge(at: Place) -> Piece | None:
    """ "End of the month", "start of December", "mid January", "end of next week"."""
    unit, month = at.one("unit"), at.one("month")
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
    if at.has("middle"):
        return Day(fixed=(first.replace(day=15),), why=Why.VAGUE)
    if at.has("end"):
        return Day(fixed=(days.month_end(first),))
    return Day(fixed=(first if first >= at.today else days.add_months(first, 1 if unit else 12),))


def _lone_month(at: Place) -> Piece | None:
    """ "In January", "until June"; but "may" and "march" are often no months at all."""
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
    }
    if not led or (at.before is None and at.after is not None and not at.has("year")):
        return None
    return Day(month=at.one("month"), year=at.one("year"))


def _next_unit(at: Place) -> Piece | None:
    unit = at.one("unit")
    if unit in {"week", "fortnight"}:
        return _in_week(at) if unit == "week" else None
    if unit == "month":
        first = days.add_months(at.today.replace(day=1), 1 if at.has("next") else 0)
        return Day(month=first.month, year=first.year)
    return None


def _weekend(at: Place) -> Piece:
    saturday = at.today + timedelta(days=(5 - at.today.weekday()) % 7, weeks=1 if at.has("next") else 0)
    return Day(fixed=(saturday, saturday + timedelta(1)), why=Why.VAGUE)


def _commencing(at: Place) -> Piece | None:
    """ "Week commencing 30 November": a day of that week has to be chosen."""
    found, _ = days.find_days(Day(at.one("weekday"), at.one("ordinal", "number"), at.one("month")), at.today)
    if at.has("date"):
        number, month, year = at.one("date")
        found, _ = days.find_days(Day(None, number, month, year), at.today)
    if not found:
        return None
    return _week(found[0] - timedelta(days=found[0].weekday()), at.today)


def _named(at: Place) -> Piece | None:
    found = named_day(at.one("named"), at.today, at.one("year"))
    return Day(fixed=(found,)) if found else None


def _holiday(at: Place) -> Piece:
    found = next_holidays(at.today, at.one("weekday"), at.one("month"))
    return Day(fixed=found, why=Why.WHICH_DAY) if found else Day(month=at.one("month"), why=Why.VAGUE)


def _counted(at: Place) -> Piece | None:
    """ "In 3 days", "in two hours", "two weeks ago"."""
    length = _length(at)
    if not isinstance(length, Length):
        return None
    sign = -1 if at.has("ago") else 1
    if length.minutes:
        return Exact((at.now + timedelta(minutes=sign * length.minutes)).replace(second=0, microsecond=0))
    moved = days.add_months(at.today, sign * length.months) + sign * timedelta(days=length.days)
    return Day(fixed=(moved,))


def _few(at: Place) -> Piece | None:
    step = {"day": 1, "week": 7}.get(at.one("unit"))
    if not step:
        return Day(why=Why.VAGUE)
    return Day(fixed=tuple(at.today + timedelta(days=step * n) for n in (2, 3, 4)), why=Why.VAGUE)


def _clock(at: Place) -> Piece | None:
    """ "2pm", "2.30 pm", "two o'clock", "14:00"."""
    hour, minute, sure = at.one("clock", "hhmm") or (*_run_together(at.one("number")), False)
    half = at.one("ampm")
    if hour > 24 or (hour == 24 and minute):
        return None
    if half is None:
        return _on_dial(hour, minute, sure)
    if hour > 12 or (hour == 0 and half == "pm"):
        return Clock(hour % 24, minute, sure=True, both=half == "am")
    if hour == 12 and half == "am":
        return Clock(12, minute, both=True)
    return Clock(hour % 12 + (12 if half == "pm" else 0), minute, sure=True)


def _run_together(number: int) -> tuple[int, int]:
    """ "930am" is half past nine."""
    return divmod(number, 100) if number > 99 and number % 100 < 60 else (number, 0)


def _hour_minute(at: Place) -> Piece | None:
    """ "Three thirty", "9 30 am"."""
    hour, minute = at.all("number")
    led = at.before is None or at.before.kind in {"at", "comma", "from", "to", "dash", "on", *_DATED}
    loose = not led or (at.after is not None and at.after.kind in {"gap", "event", "unit", "month"})
    if not 1 <= hour <= 12 or minute not in range(10, 60) or (loose and not at.has("ampm")):
        return None
    return _clock_of(hour, minute, at.one("ampm"))


def _half_day(at: Place) -> Piece | None:
    """ "Friday pm"; but "I am free"."""
    led = at.before is not None and at.before.kind in _DATED
    return Part("morning" if at.one("ampm") == "am" else "afternoon") if led else None


def _on_dial(hour: int, minute: int, sure: bool) -> Clock:
    """A clock without am or pm. "02:00" looks like the small hours but is more often a slip for 2pm: both."""
    if sure and 1 <= hour <= 5:
        return Clock(hour, minute, both=True)
    return Clock(hour, minute, sure=sure or hour > 12)


def _four_digits(at: Place) -> Piece | None:
    """ "1400" only where a time can stand; elsewhere it is a number like any other."""
    near = {"at", "from", "to", "dash", "between", "comma", "by", "about", "start", "end"}
    led = at.before is not None and at.before.kind in near | (set() if at.has("year") else _DATED | {"number", "part"})
    followed = at.after is not None and at.after.kind in {"to", "dash", "on"} and not at.has("year")
    if not (led or followed or at.has("unit", "ampm")):
        return None
    if at.has("year"):
        if not at.has("unit") and at.before and at.before.kind not in {"at", "about"}:
            return None
        return Clock(20, at.one("year") % 100, sure=True) if at.one("year") % 100 < 60 else None
    return _clock(at)


def _past_hour(at: Place) -> Piece | None:
    """ "Half two", "quarter past ten", "ten past three"."""
    *minutes, hour = at.all("number")
    if hour > 24:
        return None
    minute = 30 if at.has("half") else 15 if at.has("quarter") else minutes[0]
    half = at.one("ampm")
    return _clock_of(hour, minute, half) if minute < 60 else None


def _to_hour(at: Place) -> Piece | None:
    """ "Quarter to five", "twenty to four"; but "10 to 12" is two hours."""
    *minutes, hour = at.all("number")
    minute = 15 if at.has("quarter") else minutes[0]
    if not 1 <= hour <= 12 or minute not in {5, 10, 15, 20, 25}:
        return None
    if not at.has("quarter", "unit") and minute <= 12:
        spoken = at.tokens[0].typed.isalpha() or (at.before is not None and at.before.kind == "at")
        if not spoken or (at.before is not None and at.before.kind in {"from", "between"}):
            return None
    return _clock_of((hour - 2) % 12 + 1, 60 - minute, at.one("ampm"))


def _clock_of(hour: int, minute: int, half: str | None) -> Clock:
    if half:
        return Clock(hour % 12 + (12 if half == "pm" else 0), minute, sure=True)
    return Clock(hour, minute, sure=hour > 12)


def _length(at: Place) -> Piece | None:
    """ "90 mins", "an hour and a half", "1 hr 15", "half an hour", "three quarters of an hour", "two weeks"."""
    amounts, unit = at.all("number", "decimal"), at.one("unit")
    amount = amounts[0] if amounts else 0 if at.has("half", "quarter") and not _half_after_unit(at) else 1
    if at.has("half"):
        amount += 0.5
    if at.has("quarter"):
        amount = amount / 4 if amounts else 0.25
    if unit in {"minute", "hour"}:
        extra = amounts[1] if len(amounts) > 1 else 0
        return Length(minutes=round(amount * (60 if unit == "hour" else 1)) + extra)
    whole = int(amount)
    if unit in {"month", "year"}:
        return Length(months=whole * (12 if unit == "year" else 1), days=round((amount - whole) * 30))
    size = {"day": 1, "week": 7, "fortnight": 14}.get(str(unit))
    return Length(days=round(amount * size)) if size else None


def _half_after_unit(at: Place) -> bool:
    order = [token.kind for token in at.tokens if token.kind in {"half", "unit"}]
    return order == ["unit", "half"]


def _part(at: Place) -> Piece | None:
    return Part(at.one("part"), today=at.has("this") or at.one("part") == "tonight")


def _bare(at: Place) -> Piece | None:
    return Bare(at.one("number")) if at.one("number") <= 24 else None


def _every_weekday(at: Place) -> Piece:
    return Often("week", 2 if at.has("other") else 1, tuple(dict.fromkeys(at.all("weekday", "weekdays"))))


def _every_nth(at: Place) -> Piece:
    """ "Every third Wednesday": of the month, or every three weeks? "Every first Monday" can only be the month's."""
    nth = -1 if at.has("last") else at.one("ordinal", "number")
    return Often("month", 1, (at.one("weekday", "weekdays"),), nth, unsure=nth > 1)


def _nth_of_months(at: Place) -> Piece | None:
    nth = -1 if at.has("last") else at.one("ordinal")
    if at.one("unit") not in {None, "month"} or nth > 5:
        return None
    return Often("month", 1 if at.has("unit") else 0, (at.one("weekday", "weekdays"),), nth)


def _every_unit(at: Place) -> Piece | None:
    unit, number = at.one("unit"), 2 if at.has("other") else at.one("number", "ordinal") or 1
    if unit == "weekday":
        return Often("week", 1, (0, 1, 2, 3, 4))
    if unit in {"minute", "hour"}:
        return None
    return Often("week", 2 * number) if unit == "fortnight" else Often(unit, number)


def _often(at: Place) -> Piece | None:
    unit, every = at.one("often")
    return Often(unit, every, tuple(dict.fromkeys(at.all("weekday", "weekdays"))))


def _once_a(at: Place) -> Piece | None:
    unit = at.one("unit")
    return Often(unit, 1, unsure=at.one("once") > 1) if unit in {"day", "week", "month", "year"} else None


def _day_of_months(at: Place) -> Piece | None:
    return Often("month", monthday=at.one("ordinal")) if at.one("unit") == "month" else None


def _weekdays_in(at: Place) -> Piece:
    return Often("week", 1, (at.one("weekday", "weekdays"),), only=at.one("month"))


def _count(at: Place) -> Piece:
    return Count(at.one("number"))


def _link(kind: str) -> Rule:
    return lambda _: Link(kind)


_AND_DAYS = "((comma? and|comma) (weekday|weekdays))*"
_RULES: tuple[tuple[str, Rule], ...] = (
    ("weekday? comma? the? (ordinal|number) of? month comma? year?", _plain_day),
    ("(the? (ordinal|number) of? month year? comma? weekday)", _plain_day),
    ("weekday? comma? (ordinal|number) of? month number (?!ampm|oclock|dash|to|unit|past)", _short_year),
    ("weekday? comma? month the? ordinal comma? year?", _plain_day),
    ("weekday? comma? month number comma? year? (?!ampm|oclock|dash|to|unit)", _plain_day),
    ("month (ordinal|number) (dash|to) (ordinal|number) comma? year? (?!ampm)", _day_range),
    ("weekday comma? the? ordinal", _weekday_ordinal),
    (
        "weekday number (?!ampm|oclock|dash|to|unit|past|number|of|month|clock|a|times|event|part|and|or)",
        _weekday_ordinal,
    ),
    ("weekday? comma? (on|at)? date", _numeric_day),
    ("date comma? weekday", _numeric_day),
    ("weekday? comma? the? ordinal of (the|this|next) unit", _day_of_this_month),
    ("the? ordinal", _lone_ordinal),
    (
        "weekday? the? (ordinal|number) (dash|to|and) weekday? the? (ordinal|number) of? month year?",
        _day_range,
    ),
    ("relative unit?", _relative),
    ("(a|number)? unit relative", _relative),
    ("(a|number)? unit (on|from)? (this|next)? weekday", _on_from_weekday),
    ("weekday unit", _on_from_weekday),
    ("weekday of? (next|this) unit", _in_week),
    ("(next|this) unit on? weekday", _in_week),
    ("weekday? of? the? unit after next weekday?", _in_week),
    ("next weekday", _next_weekday),
    ("weekday after next", _next_weekday),
    ("this this? weekday", _this_weekday),
    ("last weekday", _last_weekday),
    ("weekday", lambda at: Day(at.one("weekday"))),
    ("the? (ordinal|last) weekday (in|of) month year?", _nth_in_month),
    ("the? (ordinal|last) weekday (in|of) (this|next) unit", _nth_in_month),
    ("the? (start|end|middle) of? (the|this|next)? (unit|month) year?", _edge),
    ("month year?", _lone_month),
    ("in? the? (next|this) unit", _next_unit),
    ("(on|at)? (the|this|next)? weekend", _weekend),
    ("commencing weekday? the? (ordinal|number)? of? month?", _commencing),
    ("commencing weekday? date", _commencing),
    ("named year?", _named),
    ("(weekday|month)? holiday weekday?", _holiday),
    ("in the? next? (a|number|decimal|half a?|a half) unit timeword?", _counted),
    ("in (a|number) unit and? a? half timeword?", _counted),
    ("in number and a half unit timeword?", _counted),
    ("(a|number) unit (timeword|ago)", _counted),
    ("in? few unit timeword?", _few),
    ("(number|clock) oclock? ampm", _clock),
    ("(number|clock|hhmm) oclock", _clock),
    ("number number ampm?", _hour_minute),
    ("ampm", _half_day),
    ("clock", _clock),
    ("(hhmm|year) (unit|ampm)?", _four_digits),
    ("noon|number noon", lambda _: Clock(12, sure=True)),
    ("midnight|number midnight", lambda _: Clock(24, sure=True)),
    ("half past? number ampm?", _past_hour),
    ("a? quarter past number ampm?", _past_hour),
    ("number unit? past number ampm?", _past_hour),
    ("a? quarter to number ampm?", _to_hour),
    ("number unit? to number ampm?", _to_hour),
    ("(number|decimal|a) dash? unit", _length),
    ("number unit and? number (unit|(?!ampm|to|dash|oclock))", _length),
    ("(a|number) unit and? a half", _length),
    ("number and a half unit", _length),
    ("half a? unit|a half unit", _length),
    ("(a|number)? quarter of a unit", _length),
    ("this? part", _part),
    ("number", _bare),
    ("every? other? weekdays " + _AND_DAYS, _every_weekday),
    ("every other? weekday " + _AND_DAYS, _every_weekday),
    ("every (ordinal|number|last) (weekday|weekdays)", _every_nth),
    ("(every|on)? the? (ordinal|last) weekday ((of|in) (the|every|a) unit)?", _nth_of_months),
    ("(of|in)? (every|a) unit comma? on? the? (ordinal|last) weekday", _nth_of_months),
    ("every (other|number|ordinal)? unit", _every_unit),
    ("often comma? on? ((weekday|weekdays) " + _AND_DAYS + ")?", _often),
    ("once a unit", _once_a),
    ("the? ordinal of every unit", _day_of_months),
    ("every (weekday|weekdays) in month", _weekdays_in),
    ("weekdays in month", _weekdays_in),
    ("times number|number times|number event", _count),
    ("allday", _link("allday")),
)
_COMPILED = tuple((pattern(kinds), rule) for kinds, rule in _RULES)


def read_pieces(tokens: list[Token], now: datetime) -> Pieces:
    """Put tokens together to days, times, lengths and repetitions; every token left over becomes a link.

    Args:
        tokens: from `read_tokens`.
        now: local wall time the words were typed at.
    """
    codes = coded(token.kind for token in tokens)
    pieces: Pieces = []
    i = 0
    while i < len(tokens):
        size, piece = _longest(tokens, codes, i, now)
        pieces.append(piece or Link(tokens[i].kind))
        i += size if piece else 1
    return pieces


def _longest(tokens: list[Token], codes: str, i: int, now: datetime) -> tuple[int, Piece | None]:
    best: tuple[int, Piece | None] = (0, None)
    for compiled, rule in _COMPILED:
        match = compiled.match(codes, i)
        if not match or match.end() - i <= best[0]:
            continue
        before = tokens[i - 1] if i else None
        after = tokens[match.end()] if match.end() < len(tokens) else None
        piece = rule(Place(tokens[i : match.end()], before, after, now))
        if piece is not None:
            best = (match.end() - i, piece)
    return best
