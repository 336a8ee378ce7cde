"""Rules for days counted from today: "tomorrow", "a week on Friday", "next Tuesday", "in three weeks"."""

from datetime import UTC, date, timedelta
from itertools import islice

from bot.plain.when import days
from bot.plain.when.amounts import length_of
from bot.plain.when.answer import Why
from bot.plain.when.holidays import working_days
from bot.plain.when.pieces import Day, Exact, Length, Part, Piece
from bot.plain.when.place import Place, Rules
from bot.plain.when.weeks import in_week

_WEEKS = {"week": 1, "fortnight": 2}
# Until then in the night "tomorrow" may be the day that has begun or the one after it.
_NIGHT_ENDS = 4
_MOST_WORKING_DAYS = 60
# "Next Monday" may be a week later still where the coming one would be "tomorrow" or "in two days".
_NOT_YET_NEAR = timedelta(days=3)
_SATURDAY = 5


def _relative(at: Place) -> Piece | None:
    if at.one("unit") in {"minute", "hour", "weekday"}:
        return None  # "an hour tomorrow" is how long
    day = at.today + timedelta(days=at.one("relative")) + _ahead(at)
    months = {"month": 1, "year": 12}.get(at.one("unit"), 0) * (at.one("number") or 1)
    found = days.add_months(day, months)
    if at.one("relative") > 0 and at.now.hour < _NIGHT_ENDS:
        return Day(fixed=(found - timedelta(1), found), why=Why.WHICH_DAY)
    return _counted_day(found, at)


def _ahead(at: Place) -> timedelta:
    """How far "a week", "two weeks", "fortnight" or "3 days" reach."""
    unit, number = at.one("unit"), at.one("number")
    if unit is None:
        return timedelta(0)
    return timedelta(
        days={"day": 1, "week": 7, "fortnight": 14}.get(unit, 0) * (1 if number is None else number)
    )


def _on_from_weekday(at: Place) -> Piece | None:
    """As in "A week on Friday", "Tuesday fortnight"."""
    coming = days.coming(at.one("weekday"), at.today)
    if at.before and at.before.kind == "for":
        return None  # "for two weeks from Monday"
    if at.one("unit") == "month":
        return Day(fixed=(coming, days.add_months(coming, at.one("number") or 1)), why=Why.WHICH_DAY)
    if at.one("unit") not in _WEEKS:
        return None
    on = (coming + _ahead(at),)
    if at.today.weekday() == at.one("weekday") and at.has("on"):
        return Day(fixed=(at.today + _ahead(at), *on))  # "a week on Monday", said on a Monday
    return Day(fixed=on)


def _weekday_weeks(at: Place) -> Piece | None:
    """As in "Thursday two weeks": weeks on, or how long."""
    if at.one("unit") not in _WEEKS:
        return None
    coming = days.coming(at.one("weekday"), at.today)
    return Day(fixed=(coming, coming + _ahead(at)), why=Why.WHICH_DAY)


def _weekdays_ahead(at: Place) -> Piece:
    """As in "Two Thursdays from now", counting the first or not."""
    coming = days.coming(at.one("weekdays"), at.today)
    counted = [coming + timedelta(weeks=at.one("number") + more) for more in (-1, 0)]
    return Day(fixed=tuple(counted), why=Why.WHICH_DAY)


def _next_weekday(at: Place) -> Piece:
    """As in "Next Tuesday": said before this week's, the coming one to some and the one after to others."""
    first = days.coming(at.one("weekday"), at.today)
    second = first + timedelta(7)
    if at.has("after"):
        return Day(fixed=(second, second + timedelta(7)), why=Why.WHICH_DAY)
    same_day = at.today.weekday() == at.one("weekday")
    return Day(fixed=(first,)) if same_day or _of_next_week(first, at.today) else Day(fixed=(first, second))


def _of_next_week(coming: date, today: date) -> bool:
    """Whether the coming one is next week's as well, so that both readings agree; at a weekend, nobody knows which week is next."""
    of_next_week = coming.isocalendar().week != today.isocalendar().week
    return of_next_week and today.weekday() < _SATURDAY and coming - today >= _NOT_YET_NEAR


def _this_weekday(at: Place) -> Piece:
    first = days.coming(at.one("weekday"), at.today)
    return Day(fixed=(at.today, first)) if at.today.weekday() == at.one("weekday") else Day(fixed=(first,))


def _last_weekday(at: Place) -> Piece:
    """As in "Last Tuesday" has gone by, which is seldom what is being planned."""
    first = days.coming(at.one("weekday"), at.today)
    gone = first - timedelta(7)
    return Day(fixed=(gone if gone < at.today else gone - timedelta(7), first), why=Why.PAST)


def _next_unit(at: Place) -> Piece | None:
    unit = at.one("unit")
    if at.has("next") and at.before and at.before.kind == "thistime":
        return _same_day_on(at)
    if unit in {"week", "fortnight"}:
        return in_week(at) if unit == "week" else None
    if unit == "year" and at.has("next"):
        return Day(fixed=(date(at.today.year + 1, 1, 1),), why=Why.VAGUE)
    if unit == "month":
        first = days.add_months(at.today.replace(day=1), 1 if at.has("next") else 0)
        return Day(month=first.month, year=first.year)
    return None


def _same_day_on(at: Place) -> Piece | None:
    """As in "This time next week"."""
    months = {"month": 1, "year": 12}.get(at.one("unit"), 0)
    return Day(fixed=(days.add_months(at.today, months) + _ahead(at),))


def _counted(at: Place) -> Piece | None:
    """As in "In 3 days", "in two hours", "two weeks ago"."""
    length = length_of(at)
    if not isinstance(length, Length) or (len(at.all("unit")) > 1 and not length.minutes):
        return None  # "a week and two days"
    if at.has("in") and at.after is not None and at.after.kind == "event":
        return None  # "in 20 minute slots"
    sign = -1 if at.has("ago") else 1
    if length.minutes:
        # Counted in real time: twelve hours may end at another hour where the clocks change.
        moved = at.now.astimezone(UTC) + sign * timedelta(minutes=length.minutes)
        return Exact(moved.astimezone(at.now.tzinfo).replace(second=0, microsecond=0))
    day = days.add_months(at.today, sign * length.months) + sign * timedelta(days=length.days)
    return _counted_day(day, at)


def _counted_day(found: date, at: Place) -> Day:
    """A day counted from today; one that has gone by is seldom what is being planned."""
    return Day(fixed=(found,), why=Why.CLEAR if found >= at.today else Why.PAST)


def _working_days_on(at: Place) -> Piece | None:
    """As in "In 3 working days"."""
    if at.one("unit") != "weekday" or not 1 <= (number := at.one("number")) <= _MOST_WORKING_DAYS:
        return None
    return Day(fixed=(next(islice(working_days(at.today + timedelta(days=1)), number - 1, None)),))


def _few(at: Place) -> Piece | None:
    """As in "In a few days", "in 2 or 3 weeks"."""
    step = {"day": 1, "week": 7}.get(at.one("unit"))
    if not step:
        return Day(why=Why.VAGUE)
    counts = [1] * at.has("a") + at.all("number") or (2, 3, 4)
    return Day(fixed=tuple(at.today + timedelta(days=step * n) for n in counts), why=Why.VAGUE)


def _today(at: Place) -> Piece | None:
    """As in "can ye dae the day at 3pm", "half seven the night": today and tonight to Scots."""
    if at.one("unit", "part") not in {"day", "night"} or at.tokens[-1].typed.endswith("s"):
        return None
    return Part("tonight", today=True) if at.has("part") else Day(fixed=(at.today,))


_CLOCK = "(clock|hhmm|noon|half|quarter|number)"
_AFTER_CLOCK = "(?<=clock|hhmm|noon|number|ampm|oclock)"
RULES: Rules = (
    (f"{_AFTER_CLOCK} the (unit|part) (?=comma|stop|in|at|$)", _today),
    (f"(?<!at|on|of|in|for|start|end|and|to|by|before|after|from) the (unit|part) (?=at? {_CLOCK})", _today),
    ("relative unit?", _relative),
    ("(a|number)? unit (from|on|after)? relative", _relative),
    (
        "(a|number)? unit (on|from)? (this|next)? weekday (?!comma? the? (ordinal|number of? month))",
        _on_from_weekday,
    ),
    ("weekday unit", _on_from_weekday),
    ("weekday number unit", _weekday_weeks),
    ("number weekdays timeword", _weekdays_ahead),
    ("in a unit or number timeword?", _few),
    ("next weekday", _next_weekday),
    ("weekday after next", _next_weekday),
    ("this this? weekday", _this_weekday),
    ("last weekday", _last_weekday),
    ("weekday", lambda at: Day(at.one("weekday"))),
    ("in? the? (next|this) unit", _next_unit),
    ("in the? next? (a|number|decimal|half a?|a half) unit timeword?", _counted),
    ("in (a|number) unit and? a? half timeword?", _counted),
    ("in (a|number) unit and? number unit timeword?", _counted),
    ("in (a|number)? quarter of a unit timeword?", _counted),
    ("in number and a half unit timeword?", _counted),
    ("(a|number|decimal|half a?|a half) unit (timeword|ago)", _counted),
    ("(a|number) unit and? a? half (timeword|ago)", _counted),
    ("number and a half unit (timeword|ago)", _counted),
    ("(a|number) unit and? number unit (timeword|ago)", _counted),
    ("(a|number)? quarter of a unit (timeword|ago)", _counted),
    ("in number unit timeword?", _working_days_on),
    ("in number (or|dash|to) number unit timeword?", _few),
    ("in? few unit timeword?", _few),
)
