"""The pieces a date is made of, before a calendar has been looked at."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.plain.when.answer import Why


@dataclass(frozen=True)
class Day:
    """What was said about a day.

    Attributes:
        weekday: 0 is Monday.
        day, month, year: as typed; any may be missing.
        fixed: days already worked out ("tomorrow", "a week on Friday"); more than one has to be asked.
        why: why `fixed` has to be asked even if it holds a single day.
        named: what `holidays` calls it, where it was named.
        occasion: names an occasion more than a day ("half term", "xmas do"); any date beside it says when.
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    fixed: tuple[date, ...] = ()
    why: Why = Why.CLEAR
    occasion: bool = False
    named: str | None = None


@dataclass(frozen=True)
class Days:
    """From one day to another, both included.

    Attributes:
        both: only the two were named ("tomorrow and Friday"): a stretch where nothing lies between them.
    """

    first: Day
    last: Day
    both: bool = False


@dataclass(frozen=True)
class Clock:
    """A time of day.

    Attributes:
        hour: 0 to 23; 24 is "midnight", which may open or close the day.
        minute: 0 to 59.
        sure: the half of the day is known ("2pm", "14:00"); otherwise 2 may be either.
        both: either half is as likely, whatever the hour ("12am", "02:00").
    """

    hour: int
    minute: int = 0
    sure: bool = False
    both: bool = False


@dataclass(frozen=True)
class Span:
    """From one time of day to another.

    Attributes:
        minutes_to: it may as well be one time ("10 to 2").
    """

    start: Clock
    end: Clock
    minutes_to: bool = False


@dataclass(frozen=True)
class Exact:
    """A moment counted from now in real time ("in two hours"), aware."""

    at: datetime


@dataclass(frozen=True)
class Length:
    """How long: minutes for meetings, days for stretches of days, months for repetitions."""

    minutes: int = 0
    days: int = 0
    months: int = 0


@dataclass(frozen=True)
class Part:
    """A part of the day: "morning", "afternoon", "evening", "night", "lunch", "tea", "dinner", "tonight".

    Attributes:
        name: which.
        today: today's, as in "this morning".
        loose: named only by what people do then ("teatime", "breakfast"); a clock beside it says it all.
        occasion: part of a name ("quiz night"), which tells of an open clock whether it is morning or evening, and no more.
    """

    name: str
    today: bool = False
    loose: bool = False
    occasion: bool = False


@dataclass(frozen=True)
class Bare:
    """A number that is a time only beside the right words: "at 2", "2-4"."""

    number: int


@dataclass(frozen=True)
class Often:
    """How something repeats.

    Attributes:
        unit: "day", "week", "month" or "year".
        every: how many units lie between two times.
        weekdays: on which weekdays (weeks).
        nths: which of that weekday in a month (1–5, or -1 for the last).
        unsure: "every third Wednesday", which can be read in two ways.
        monthdays: on which days of the month (-1 is the last).
        working: on which working day of the month (-1 is the last).
        months: in which months, every year.
        named: on which day with a name, every year.
        only: the first and the last month it happens in ("every Thursday in January").
        part: the part of the day ("Tuesday evenings").
    """

    unit: str
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    unsure: bool = False
    monthdays: tuple[int, ...] = ()
    working: int | None = None
    months: tuple[int, ...] = ()
    named: str | None = None
    only: tuple[int, int] | None = None
    part: str | None = None


@dataclass(frozen=True)
class Count:
    """How many times something happens: "x6", "6 sessions"."""

    times: int


@dataclass(frozen=True)
class Link:
    """A word that joins pieces: "to", "or", "by", "not"; a comma; or words that mean nothing here ("gap")."""

    kind: str


Piece = Day | Days | Clock | Span | Exact | Length | Part | Bare | Often | Count | Link
Pieces = list[Piece]
