"""Read what repeats: "fortnightly on Thursdays at 6.30pm until June"."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.plain.when.answer import Ask, Moment, Recurrence, When, Why
from bot.plain.when.english import ENGLISH
from bot.plain.when.grammar import read_pieces
from bot.plain.when.moments import day_start, local_now, timed, whole_days
from bot.plain.when.pieces import Often, Pieces
from bot.plain.when.planning import plan_of
from bot.plain.when.series import echo_of, weigh_plan
from bot.plain.when.tokens import read_tokens
from bot.plain.when.weekday_lists import weekly_list
from bot.plain.when.weigh import ask
from bot.plain.when.words import Words
from bot.plain.when.zones import zones_said


def read_recurrence(text: str, now: datetime, zone: str, words: Words = ENGLISH) -> Recurrence | Ask | None:
    """Read something that repeats.

    Args:
        text: as typed.
        now: the present moment (aware); the first time lies after today.
        zone: IANA name of the zone the words are meant in.
        words: the language they are written in.

    Returns:
        The starts; or what has to be asked; or None when nothing in the words repeats. "Until June" ends before
        1 June, "until the end of June" and "until 9 February" take in the day named; the echo shows the last day.

    Raises:
        ValueError: `now` has no zone.
    """
    tokens = read_tokens(text, words)
    said = zones_said(tokens, zone)[0]
    local = local_now(now, said)
    pieces = read_pieces(tokens, local)
    if not any(isinstance(piece, Often) for piece in pieces):
        pieces = weekly_list(pieces)
    if not any(isinstance(piece, Often) and piece.every for piece in pieces):
        return None
    return _shown(weigh_plan(plan_of(pieces), local, said), zone)


def first_of(pieces: Pieces, now: datetime, zone: str, shown: str) -> When:
    """The first time of something that repeats, with all starts in `recurs`.

    Args:
        pieces: holding at least one `Often`.
        now: local and aware.
        zone: the zone they are meant in.
        shown: the zone to show them in.
    """
    plan = plan_of(pieces)
    once = plan.often.every == 0
    if once:  # "the first Tuesday", of which month was not said
        plan.often, plan.count = replace(plan.often, every=1), 2
    result = _shown(weigh_plan(plan, now, zone), shown)
    if isinstance(result, Ask):
        return ask(result.why, [_first_moment(choice) for choice in result.choices])
    if once:
        return ask(Why.WHICH_DAY, [_moment(result, start) for start in result.starts])
    first = _first_moment(result)
    return When(first.start, first.end, first.all_day, echo=result.echo, why=Why.CLEAR, recurs=result.starts)


def _shown(found: Recurrence | Ask, zone: str) -> Recurrence | Ask:
    """The same on the clocks of another zone ("every Friday 10am UK time")."""
    if isinstance(found, Ask):
        choices = (_shown(choice, zone) for choice in found.choices)
        return Ask(found.why, tuple(choice for choice in choices if isinstance(choice, Recurrence)))
    if str(found.starts[0].tzinfo) == zone:
        return found
    if found.all_day:
        return replace(found, starts=tuple(day_start(start.date(), zone) for start in found.starts))
    starts = tuple(start.astimezone(ZoneInfo(zone)) for start in found.starts)
    return replace(found, starts=starts, echo=echo_of(starts, found.length, found.all_day))


def _first_moment(recurrence: Recurrence) -> Moment:
    return _moment(recurrence, recurrence.starts[0])


def _moment(recurrence: Recurrence, start: datetime) -> Moment:
    if recurrence.all_day:
        return whole_days(start.date(), None, str(start.tzinfo))
    length = timedelta(minutes=recurrence.length) if recurrence.length else None
    return timed(start, start + length if length else None)
