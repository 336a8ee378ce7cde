"""What reading a date can end in: one moment, a question with choices, or nothing found."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """The reason something is asked and not assumed; the flow that asks words it for people."""

    CLEAR = "clear"  # nothing to ask
    NOTHING = "nothing"  # no date or time in the words
    WHICH_DAY = "which_day"  # two days fit: "next Tuesday", "Tuesday or Wednesday"
    NO_DAY = "no_day"  # a time without a day: "2pm"
    NO_TIME = "no_time"  # only a part of a day: "Tuesday afternoon"
    WHICH_TIME = "which_time"  # "at 7", "midnight", "2 or 3"
    MISMATCH = "mismatch"  # weekday and date disagree: "Tuesday 25 November" where that is a Wednesday
    NO_SUCH_DATE = "no_such_date"  # "31 June"
    PAST = "past"  # it has gone by
    CLOCK_CHANGE = "clock_change"  # a time that does not exist or exists twice
    VAGUE = "vague"  # "next week", "in a few days", "not Tuesday"
    WHICH_PATTERN = "which_pattern"  # "every third Wednesday": of the month, or every three weeks
    WHEN_FIRST = "when_first"  # "every three weeks": from when


@dataclass(frozen=True)
class Moment:
    """One thing the words can mean.

    Attributes:
        start: aware, in the zone asked for; local midnight for a whole day.
        end: aware. With a time, when it ends. For whole days the local midnight that opens the *last* day
            (so "1 to 3 December" ends on 3 December). None where no end was given.
        all_day: only days were given, no time.
        label: what to write on a button and to echo: the day in full, in English.
    """

    start: datetime
    end: datetime | None
    all_day: bool
    label: str


@dataclass(frozen=True)
class When:
    """What a coordinator's words mean, or what has to be asked.

    Attributes:
        start, end, all_day: as in `Moment`; None, None and False while something must be asked.
        ambiguous: the words name a time but not only one; ask with `choices`.
        choices: the likely meanings, best first (five at most); empty when none can be offered.
        echo: the full date in words, always shown before anything is done with it; choices joined by " or ".
        why: what is unclear.
        recurs: the starts, when the words tell of something that repeats; also while it is asked whether a list of
            weekdays ("Mon, Wed and Fri at 9") is meant every week.
    """

    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
    ambiguous: bool = False
    choices: tuple[Moment, ...] = ()
    echo: str = ""
    why: Why = Why.NOTHING
    recurs: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class Recurrence:
    """Something that repeats.

    Attributes:
        starts: local starts, aware, in order; the first 12 when it is open.
        length: how long each one lasts in minutes, None when not said.
        all_day: no time of day was given.
        open: no end was given; `starts` shows only the beginning.
        echo: first and last in words.
    """

    starts: tuple[datetime, ...]
    length: int | None
    all_day: bool
    open: bool
    echo: str


@dataclass(frozen=True)
class Ask:
    """A repetition that is not clear: what is unclear, and the likely meanings."""

    why: Why
    choices: tuple[Recurrence, ...] = field(default=())
