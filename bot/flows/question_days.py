"""The two days of a question: until when people can answer, and by when they hear.

The second follows from the first, so that a coordinator taps one day. A promise lies
at most 21 days ahead (design/product.md): a question that is open for longer gets an
interim one.
"""

from datetime import date, timedelta

from bot.anonymity.rules import COLLECTS, last_release
from bot.chat.forms import Unclear
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.models.group import Group
from bot.models.promise import AT_MOST_DAYS
from bot.models.question import Question
from bot.plain.say_date import say_day
from bot.plain.when import read_when


def today_of(turn: Turn, question: Question) -> date:
    """The local day of the group that asks."""
    group: Group = turn.get(Group, question.group_id)
    return turn.today(group.zone)


def _day(turn: Turn, question: Question, text: str) -> date:
    """The day that was typed, or tapped as ``2026-12-04``. Raises `Unclear` when it is not one day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        group: Group = turn.get(Group, question.group_id)
        when = read_when(text, turn.now, group.zone)
    if when.start and not when.ambiguous:
        return when.start.date()
    if when.choices:
        raise Unclear(
            _("Which day do you mean?"), [(c.label, c.start.date().isoformat()) for c in when.choices]
        )
    raise Unclear(_("I could not read a day in that. Please type it again."))


def put_closing(turn: Turn, question: Question, text: str) -> None:
    """Keep the last day, and promise news a week after it unless a good day was promised already."""
    today, day = today_of(turn, question), _day(turn, question, text)
    if day <= today:
        raise Unclear(_("People need at least until tomorrow. Please choose a later day."))
    question.closes_on = day
    if not _hears_in_time(question, today):
        question.hear_by = min(last_release(today, day) + timedelta(days=7), today + _longest())


def _longest() -> timedelta:
    return timedelta(days=AT_MOST_DAYS)


def _hears_in_time(question: Question, today: date) -> bool:
    """Whether the promised day lies after the answers are in, or as late as it may where they are in later."""
    if question.hear_by is None or question.closes_on is None:
        return False
    earliest = min(question.closes_on, today + _longest())
    return max(earliest, today + timedelta(days=1)) <= question.hear_by <= today + _longest()


def put_hearing(turn: Turn, question: Question, text: str) -> None:
    """Keep the day by which people hear."""
    today, day = today_of(turn, question), _day(turn, question, text)
    before = question.hear_by
    question.hear_by = day
    if not _hears_in_time(question, today):
        question.hear_by = before
        latest = say_day(today + _longest(), locale())
        raise Unclear(_("It has to be after the last day, and by {latest}.", latest=latest))


def in_weeks(turn: Turn, question: Question) -> list[tuple[str, str]]:
    """Offer last days: as soon as there can be answers without a name, and in two and three weeks."""
    days = [today_of(turn, question) + timedelta(days=n) for n in (COLLECTS.days, 14, 21)]
    return [(_("Until {day}", day=say_day(d, locale())), d.isoformat()) for d in days]


def hearing_days(turn: Turn, question: Question) -> list[tuple[str, str]]:
    """Offer days by which people hear: soon after the last day, and as late as it may be."""
    today = today_of(turn, question)
    closes = question.closes_on or today
    days = {closes + timedelta(days=3), closes + timedelta(days=7), today + _longest()}
    return [
        (_("By {day}", day=say_day(d, locale())), d.isoformat())
        for d in sorted(days)
        if today < d <= today + _longest()
    ]


def in_time(question: Question, today: date) -> bool:
    """Whether the days of a question still hold if it goes out on `today` (a local day)."""
    return bool(question.closes_on and question.closes_on >= today and _hears_in_time(question, today))
