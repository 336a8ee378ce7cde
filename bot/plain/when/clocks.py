"""Which hour a coordinator means: "2" is the afternoon, "10" the morning, "7" and "8" have to be asked.

The rule for a bare hour comes from how meetings are spoken of in the UK: 1 to 6 is the afternoon, 9 to 11 the
morning, 12 is noon; 7 and 8 are either. All functions give minutes after the local midnight of the day that was named; values of
1440 and more lie on the next day.
"""

from bot.plain.when.pieces import Clock, Part, Span

Minutes = int
_DAY = 24 * 60
_NOON = 12 * 60
# Midnight on the clock; people also write it for noon.
_TWELVE_AM = Clock(12, both=True)

# From when to when each part of a day lasts; a bare "at 8" in the evening must lie inside.
_PARTS: dict[str, tuple[Minutes, Minutes]] = {
    "morning": (5 * 60, _NOON),
    "lunch": (11 * 60, 15 * 60),
    "afternoon": (_NOON, 18 * 60),
    "evening": (16 * 60, _DAY),
    "night": (17 * 60, _DAY),
    "tonight": (16 * 60, _DAY),
    "tea": (15 * 60, 19 * 60),
    "dinner": (11 * 60, 22 * 60),
}
# Hours worth offering when only the part of the day was said.
_OFFERS: dict[str, tuple[Minutes, ...]] = {
    "morning": (9 * 60, 10 * 60, 11 * 60),
    "lunch": (_NOON, _NOON + 30, _NOON + 60),
    "afternoon": (13 * 60, 14 * 60, 15 * 60, 16 * 60),
    "evening": (17 * 60, 18 * 60, 19 * 60, 20 * 60),
    "night": (18 * 60, 19 * 60, 20 * 60, 21 * 60),
    "tonight": (18 * 60, 19 * 60, 20 * 60, 21 * 60),
    "tea": (16 * 60, 16 * 60 + 30, 17 * 60, 17 * 60 + 30),
    "dinner": (_NOON, _NOON + 60, 18 * 60, 19 * 60),
}


def offers(part: Part) -> tuple[Minutes, ...]:
    """Times to offer when a part of a day was named and no time."""
    return _OFFERS[part.name]


def clock_starts(clock: Clock, part: Part | None) -> tuple[Minutes, ...]:
    """Every time a clock can mean; more than one has to be asked.

    Args:
        clock: hour and minute as typed; hour 24 is "midnight", which may open or close the day.
        part: the part of the day that was named beside it.
    """
    if clock.hour == 24:
        return (0, _DAY) if not part else (_DAY,)
    if part:
        low, high = _PARTS[part.name]
        fitting = tuple(at for at in _halves(clock) if low <= at < high)
        if clock.sure and not fitting:
            return tuple((clock.hour * 60 + clock.minute + shift) % _DAY for shift in (0, _NOON))
        return fitting or _bare(clock)
    return (clock.hour * 60 + clock.minute,) if clock.sure else _bare(clock)


def span_times(span: Span, part: Part | None) -> tuple[tuple[Minutes, Minutes | None], ...]:
    """Every start and end a span can mean: "11-1" is 11am to 1pm, "7-9" can be two things."""
    found = _span_times(span, part)
    if not span.minutes_to:
        return found
    return (*found, *((at - span.start.hour, None) for at in clock_starts(span.end, part)))


def _span_times(span: Span, part: Part | None) -> tuple[tuple[Minutes, Minutes], ...]:
    start, end = span.start, span.end
    if not start.sure and end.sure and not part:
        return _led_by_end(start, end)
    starts = clock_starts(start, part)
    if end == _TWELVE_AM and start.sure and starts[0] < _NOON:
        return tuple((at, until) for at in starts for until in (_NOON, _DAY))
    if end == _TWELVE_AM:
        return tuple((at, _DAY) for at in starts if at < _DAY)
    if not (start.sure or end.sure or part) and _next(starts[-1], end) > _DAY:
        starts = _halves(start)  # "5 to 3": nobody means from five in the afternoon until three at night
    if start.sure and len(starts) == 1 and end.sure:
        return tuple((at, _after(at, until)) for at in starts for until in clock_starts(end, None)[-1:])
    return tuple((at, until) for at in starts if (until := _next(at, end)) > at)


def _led_by_end(start: Clock, end: Clock) -> tuple[tuple[Minutes, Minutes], ...]:
    """As in "2-3.30pm": the end's am or pm holds for both unless the start then comes too late ("11-1pm")."""
    until = clock_starts(end, None)[-1]
    same = [at for at in _halves(start) if at < until and (at < _NOON) == (until < _NOON)]
    if same:
        return ((same[-1], until),)
    earlier = [at for at in _bare(start) if at < until]
    if earlier:
        return tuple((at, until) for at in earlier)
    if until < 6 * 60:  # "10-2am" runs past midnight
        return ((_halves(start)[-1], until + _DAY),)
    # "2-12pm" is either a very long morning or a slip for midnight: both are offered.
    return tuple(
        (at, end) for at in _halves(start) for end in (until, until + _NOON) if 0 < end - at <= 12 * 60
    )


def _next(start: Minutes, end: Clock) -> Minutes:
    """The first time after `start` that the end can mean."""
    if end.sure:
        return _after(start, clock_starts(end, None)[-1])
    return min(at + shift for at in _halves(end) for shift in (0, _DAY) if at + shift > start)


def _after(start: Minutes, end: Minutes) -> Minutes:
    return end if end > start else end + _DAY


def _halves(clock: Clock) -> tuple[Minutes, ...]:
    """The time in the morning and in the afternoon; one of them when it is known."""
    at = clock.hour * 60 + clock.minute
    return (at,) if clock.sure else (at % _NOON, at % _NOON + _NOON)


def _bare(clock: Clock) -> tuple[Minutes, ...]:
    morning, afternoon = _halves(Clock(clock.hour, clock.minute))
    hour = clock.hour % 12
    if hour in {7, 8} or clock.both:
        return morning, afternoon
    return (morning,) if 9 <= hour <= 11 else (afternoon,)
