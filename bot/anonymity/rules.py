"""How many people it takes to be nobody in particular, and when answers are released.

An installation may be stricter than these numbers, never laxer: each was chosen where
the attacker stops doing better than chance (design/anonymity.md). So a laxer one is
refused here, whatever a settings file says.
"""

from dataclasses import dataclass
from datetime import date, timedelta

COLLECTS = timedelta(days=10)
"""Least time a question must be open, and any batch collect: of answers, of taps, of letters in a mailbox. Among eight
people who are there one day in ten, somebody who knows everybody's days names those in a batch of a week .085 better than
chance, of ten days .055; the limit is .06. It makes no difference to that what they put in."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of one installation.

    Attributes:
        least_group: fewest people who could have sent, for answering without a name.
        least_batch: fewest contributions released together before the end.
        least_left: below this many who have not answered by name, people are warned.
        release_weekday: the day of the week on which batches are released before the last, Monday is 0.
    """

    least_group: int = 8
    least_batch: int = 3
    least_left: int = 5
    release_weekday: int = 2

    def __post_init__(self) -> None:
        if self.least_group < 8 or self.least_batch < 3 or self.least_left < 5:
            raise ValueError("laxer than what was measured to be safe")
        if not 0 <= self.release_weekday <= 6:
            raise ValueError("not a day of the week")


def last_release(opened_on: date, closes_on: date) -> date:
    """The local day of a question's last release: the one after it closed, and never within `COLLECTS` of opening."""
    return max(closes_on + timedelta(days=1), opened_on + COLLECTS)


def long_enough(opens_on: date, closes_on: date) -> bool:
    """Whether a question is open for long enough to be answered without a name."""
    return closes_on - opens_on >= COLLECTS


def next_release(rules: Rules, since: date, opened_on: date, closes_on: date, *, at_closing: bool) -> date:
    """The local day on which what is collected from `since` on is released.

    One before the last is left out when less than `COLLECTS` would be left to the last one:
    a batch of two days tells more than a batch of twelve.

    Args:
        rules: the installation's.
        since: the day the batch began to collect.
        opened_on: the day the question opened.
        closes_on: its last day.
        at_closing: whether the question is released once, at the end.
    """
    last = last_release(opened_on, closes_on)
    if at_closing:
        return last
    days = (rules.release_weekday - (since + COLLECTS).weekday()) % 7
    tick = since + COLLECTS + timedelta(days=days)
    return tick if last - tick >= COLLECTS else last
