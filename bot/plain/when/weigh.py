"""Decide whether a statement has one meaning, or which meanings have to be offered."""

from datetime import date, datetime, timedelta
from itertools import product

from bot.plain.when.answer import Moment, When, Why
from bot.plain.when.clocks import clock_starts, offers, span_times
from bot.plain.when.days import find_days
from bot.plain.when.moments import instants, later, timed, whole_days
from bot.plain.when.pieces import Clock, Days, Length
from bot.plain.when.statement import Slot, Statement

MOST_CHOICES = 5  # a working week
_DAY = timedelta(days=1)

Weighed = tuple[list[Moment], Why]


def weigh(statement: Statement, now: datetime, zone: str) -> When:
    """Give the one meaning of a statement, or ask.

    Args:
        statement: what the words say.
        now: the moment they were typed at, local and aware.
        zone: the zone they are meant in.
    """
    weighed = [weigh_slot(slot, statement.lengths, now, zone) for slot in statement.slots]
    if not weighed:
        return When()
    moments = [moment for found, _ in weighed for moment in found]
    whys = [why for _, why in weighed]
    if statement.limit == "before":
        moments = _before(moments, zone)
    if statement.limit or statement.negated:
        whys.append(Why.VAGUE)
    moments = unique(moments)
    unclear = next(
        (why for why in whys if why != Why.CLEAR), Why.CLEAR if len(moments) == 1 else Why.WHICH_DAY
    )
    return ask(unclear, moments) if unclear != Why.CLEAR else settle(moments[0])


def unique(moments: list[Moment]) -> list[Moment]:
    """The moments without repetitions."""
    return list({_instant(moment): moment for moment in moments}.values())


def _instant(moment: Moment) -> tuple[float, float | None, bool]:
    """What makes two readings the same; aware datetimes of one zone would compare by wall clock only."""
    return moment.start.timestamp(), moment.end.timestamp() if moment.end else None, moment.all_day


def settle(moment: Moment) -> When:
    """The answer when there is one meaning."""
    return When(moment.start, moment.end, moment.all_day, echo=moment.label, why=Why.CLEAR)


def ask(why: Why, moments: list[Moment]) -> When:
    """The answer when a person has to choose."""
    shown = tuple(moments[:MOST_CHOICES])
    return When(ambiguous=True, choices=shown, echo=" or ".join(moment.label for moment in shown), why=why)


def weigh_slot(slot: Slot, lengths: tuple[Length, ...], now: datetime, zone: str) -> Weighed:
    """Every moment one slot can mean, and why there is not just one."""
    moments, why = _weigh_slot(slot, lengths, now, zone)
    return moments, slot.why if why == Why.CLEAR else why


def _weigh_slot(slot: Slot, lengths: tuple[Length, ...], now: datetime, zone: str) -> Weighed:
    if slot.exact:
        moments = [timed(slot.exact.at, end) for end in _ends(slot.exact.at, lengths)]
        return moments, Why.PAST if slot.exact.at < now.replace(second=0, microsecond=0) else Why.CLEAR
    if isinstance(slot.day, Days):
        return _stretch(slot, slot.day, now.date(), zone)
    days, why = _slot_days(slot, now.date())
    if slot.until:
        return _over_days(slot, slot.until, days, why, zone)
    if not slot.time:
        return _whole(slot, days, why, lengths, zone)
    moments, time_why = timed_moments(slot, days, lengths, zone)
    if now.date() in days:
        moments, time_why = _not_past(moments, time_why, now, zone)
        if len(moments) == 1 and why == Why.WHICH_DAY:
            why = Why.CLEAR  # of today and a week on, today's time has gone by
    return moments, why if why != Why.CLEAR else time_why


def _slot_days(slot: Slot, today: date) -> tuple[tuple[date, ...], Why]:
    if slot.day:
        assert not isinstance(slot.day, Days)
        return find_days(slot.day, today)
    if slot.part and slot.part.today:
        return (today,), Why.CLEAR
    return (today, today + _DAY), Why.NO_DAY


def _whole(slot: Slot, days: tuple[date, ...], why: Why, lengths: tuple[Length, ...], zone: str) -> Weighed:
    if slot.part:
        at = [
            start for day in days for minutes in offers(slot.part) for start in instants(day, minutes, zone)
        ]
        return [timed(start, None) for start in at], Why.NO_TIME if why == Why.CLEAR else why
    if not slot.day:
        return [], Why.NO_DAY
    stretch = next((length.days for length in lengths if length.days), 0)
    last = timedelta(days=stretch - 1)
    return [whole_days(day, day + last if stretch > 1 else None, zone) for day in days], why


def timed_moments(slot: Slot, days: tuple[date, ...], lengths: tuple[Length, ...], zone: str) -> Weighed:
    """Every moment the slot's time can mean on these days."""
    assert slot.time
    if isinstance(slot.time, Clock):
        times: list[tuple[int, int | None]] = [(at, None) for at in clock_starts(slot.time, slot.part)]
    else:
        times = list(span_times(slot.time, slot.part))
    moments = []
    why = Why.CLEAR if len(times) == 1 else Why.WHICH_TIME
    for day, (at, until) in product(days, times):
        starts = instants(day, at, zone)
        for start in starts:
            ends = _ends(start, lengths) if until is None else instants(day, until, zone)
            moments += [timed(start, end) for end in ends]
            if len(starts) > 1 or len(ends) > 1:
                why = Why.CLOCK_CHANGE if until is not None or len(starts) > 1 else Why.WHICH_TIME
    return moments, why


def _ends(start: datetime, lengths: tuple[Length, ...]) -> list[datetime] | list[None]:
    minutes = [length.minutes for length in lengths if length.minutes]
    return [later(start, amount) for amount in minutes] if minutes else [None]


def _not_past(moments: list[Moment], why: Why, now: datetime, zone: str) -> Weighed:
    """As in "Today at 7", said at ten in the morning, can only be this evening."""
    ahead = [moment for moment in moments if moment.start >= now]
    if ahead:
        only = len(ahead) == 1 and why == Why.WHICH_TIME
        return ahead, Why.CLEAR if only else why
    shifts = [(moment, minutes) for moment in moments for minutes in (12 * 60, 24 * 60)]
    again = [_moved(moment, minutes, zone) for moment, minutes in shifts]
    return [moment for moment in again if moment.start >= now], Why.PAST


def _moved(moment: Moment, minutes: int, zone: str) -> Moment:
    """The same wall-clock times half a day or a day later."""
    ends = [moment.start, moment.end] if moment.end else [moment.start]
    moved = [instants(at.date(), at.hour * 60 + at.minute + minutes, zone)[0] for at in ends]
    return timed(moved[0], moved[1] if moment.end else None)


def _over_days(slot: Slot, until: Slot, days: tuple[date, ...], why: Why, zone: str) -> Weighed:
    """As in "Friday 6pm to Sunday 2pm"."""
    moments = []
    for first in days:
        assert not isinstance(until.day, Days)
        lasts, last_why = find_days(until.day, first) if until.day else ((first,), Why.CLEAR)
        starts, start_why = timed_moments(slot, (first,), (), zone)
        ends, end_why = timed_moments(until, lasts, (), zone)
        moments += [timed(a.start, b.start) for a in starts for b in ends if b.start > a.start]
        why = next((found for found in (why, last_why, start_why, end_why) if found != Why.CLEAR), Why.CLEAR)
    return moments, why if moments else Why.PAST


def _stretch(slot: Slot, days: Days, today: date, zone: str) -> Weighed:
    """As in "1 to 3 December"; with a time as well it may mean each day or once."""
    firsts, why = find_days(days.first, today)
    moments = []
    for first in firsts:
        lasts, last_why = find_days(days.last, first)
        moments += [whole_days(first, last, zone) for last in lasts if last >= first]
        why = last_why if why == Why.CLEAR else why
    if days.both and not (len(moments) == 1 and why == Why.CLEAR and _follow(moments[0])):
        lasts, _ = find_days(days.last, today)
        return [whole_days(day, None, zone) for day in (*firsts, *lasts)], Why.WHICH_DAY
    if slot.time or slot.part:
        each = timed_moments(slot, _days_of(moments), (), zone)[0] if slot.time else []
        return [*each, *moments], Why.VAGUE
    return moments, why if moments else Why.PAST


def _follow(stretch: Moment) -> bool:
    return stretch.end is not None and stretch.end.date() - stretch.start.date() == _DAY


def _days_of(stretches: list[Moment]) -> tuple[date, ...]:
    """The first days of each stretch, as many as fit on buttons."""
    found = []
    for stretch in stretches:
        first, last = stretch.start.date(), (stretch.end or stretch.start).date()
        found += [first + timedelta(n) for n in range(min((last - first).days + 1, MOST_CHOICES))]
    return tuple(dict.fromkeys(found))


def _before(moments: list[Moment], zone: str) -> list[Moment]:
    """As in "Before Friday" may include Friday or not."""
    if not all(moment.all_day for moment in moments):
        return moments
    days = [moment.start.date() for moment in moments]
    return [whole_days(day - shift, None, zone) for day in days for shift in (_DAY, timedelta(0))]
