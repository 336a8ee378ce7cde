"""Showing people the points is news: what was promised is kept, and people hear by when there is more.

What they tap comes back later than news is often owed. Without this everybody would read
"No news yet" while it is the group that is being waited for.
"""

from datetime import date, timedelta

from bot.anonymity.rules import COLLECTS
from bot.chat.turn import Turn
from bot.flows.promise import owe
from bot.flows.question_days import today_of
from bot.flows.told import end_promise, owe_again
from bot.models.promise import current_promise, promises_of
from bot.models.question import Question
from bot.models.update import Kind, draft_of, sent_updates

MORE_IN = COLLECTS + timedelta(days=7)
"""News is owed so long after the points: the group looks, and there is a week to ask who decides and to write."""


def hear_more_by(turn: Turn, question: Question) -> date:
    """By when people hear more, if they get the points today; once they have them, what is owed now."""
    soonest = today_of(turn, question) + MORE_IN
    promise = current_promise(turn.db, question.id or 0)
    if promise is None:
        return soonest
    return promise.due_on if question.checking else max(promise.due_on, soonest)


def keep_promise(turn: Turn, question: Question) -> None:
    """The points go out: the promise is kept and the next one is owed, unless it leaves room as it is."""
    promise, by = current_promise(turn.db, question.id or 0), hear_more_by(turn, question)
    if promise and promise.due_on < by:
        end_promise(turn, question, today_of(turn, question))
        owe(turn, question, by)


def owe_as_before(turn: Turn, question: Question) -> None:
    """The points were taken back: what they kept is owed again, unless people have had other news since."""
    number = question.id or 0
    kept = [p.kept_on for p in promises_of(turn.db, number) if p.kept_on]
    draft = draft_of(turn.db, number, Kind.NEWS)
    told = [u.sent_on for u in sent_updates(turn.db, number) if u.sent_on]
    told += [draft.shown_on] if draft and draft.shown_on else []
    if kept and all(day < kept[-1] for day in told):
        owe_again(turn, question, kept[-1])
