"""Times said in another zone than the group's: "10am UK time", "3pm GMT" in summer."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.plain.when.answer import Moment, When, Why
from bot.plain.when.moments import local_now, timed, whole_days
from bot.plain.when.weigh import ask, settle, unique
from bot.plain.when.words import Token


def zones_said(tokens: list[Token], zone: str) -> tuple[str, ...]:
    """The zones the words may be meant in: those they name, or the group's own.

    "GMT" is often said for UK time all year round, so that both have to be looked at.
    """
    return next((token.value for token in tokens if token.kind == "zone"), (zone,))


def local_nows(now: datetime, said: str, zone: str) -> list[datetime]:
    """The present moment on the clocks of the zone said.

    A second one where it is another day there than in the group's zone: "tomorrow, 10am UK time" may count from either.
    """
    there, here = local_now(now, said), local_now(now, zone)
    if there.date() == here.date():
        return [there]
    return [there, datetime.combine(here.date(), there.time(), there.tzinfo)]


def in_zone(readings: list[When], zone: str) -> When:
    """What the readings in several zones come to on the clocks of `zone`: one moment, or a question."""
    first = readings[0]
    moments = [_moved(moment, zone) for reading in readings for moment in _moments(reading)]
    repeats = first.recurs and not first.ambiguous
    if not moments or repeats:
        return first
    moments = unique(moments)
    if len(moments) == 1 and not first.ambiguous:
        return settle(moments[0])
    found = ask(first.why if first.why != Why.CLEAR else Why.WHICH_TIME, moments)
    return replace(found, recurs=first.recurs)


def _moments(reading: When) -> list[Moment]:
    if reading.start is None:
        return list(reading.choices)
    return [Moment(reading.start, reading.end, reading.all_day, reading.echo)]


def _moved(moment: Moment, zone: str) -> Moment:
    if str(moment.start.tzinfo) == zone:
        return moment
    there = ZoneInfo(zone)
    if moment.all_day:
        return whole_days(moment.start.date(), moment.end.date() if moment.end else None, zone)
    return timed(moment.start.astimezone(there), moment.end.astimezone(there) if moment.end else None)
