"""Dates and times as coordinators in the UK type them.

`read_when` reads a single moment or range, `read_recurrence` what repeats. Both ask whenever the words have more
than one likely meaning; the full date is always in `echo`.
"""

from bot.plain.when.answer import Ask, Moment, Recurrence, When, Why
from bot.plain.when.read import read_when
from bot.plain.when.recurrence import read_recurrence

__all__ = ["Ask", "Moment", "Recurrence", "When", "Why", "read_recurrence", "read_when"]
