"""The day has passed and nobody told people anything: they are told that, and whose silence it is.

Everyone who was asked hears it at 10 the next morning, with the next date. Once is *no
news yet*. Twice in a row is no answer, and then the group chooses what to do (`choice`).

    promise.missed (timer) → news.card (news.py)
"""

from datetime import timedelta

from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.routes import due
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.points_together import Points, notes_went, owed_choices, points_with, silence_told
from bot.flows.promise import keeper, unwatch, what_to_do
from bot.flows.question_days import today_of
from bot.flows.told import announce, note_told
from bot.models.promise import Promise, current_promise, missed_in_a_row
from bot.models.question import Question, QuestionState
from bot.models.update import Choice, Kind, Update, sent_updates
from bot.plain.say_date import say_day

AGAIN = timedelta(days=7)
"""After a missed date the next one is owed this much later, unless the owner names one sooner."""
TOO_OFTEN = 2
"""Dates missed in a row that mean no answer (design/product.md, "A question's life")."""


@due("promise.missed")
def missed(turn: Turn, promise_id: int) -> None:
    """Tell everyone that the day has passed, and owe the next date."""
    promise: Promise = turn.get(Promise, promise_id)
    if not promise.open:
        return
    question: Question = turn.get(Question, promise.question_id)
    person, today = keeper(turn, question), today_of(turn, question)
    promise.missed_on = today
    unwatch(turn, promise)
    turn.db.flush()
    points = points_with(turn, question)
    kind = Kind.NO_ANSWER if _is_no_answer(turn, question, points) else Kind.NO_NEWS
    known = kind is Kind.NO_NEWS and points is not None and silence_told(turn, points, today)
    (note_told if known else announce)(
        turn,
        Update(
            question_id=promise.question_id,
            kind=kind,
            silent=promise.decider if promise.asked_on else person.name,
            next_on=today + AGAIN,
        ),
    )
    following = current_promise(turn.db, promise.question_id)
    assert following
    following.asked_on = promise.asked_on
    if not known:
        turn.tell(
            person,
            lambda: _late(turn, question, following, kind, points),
            purpose=f"promise:{promise.id}",
            lane=Lane.REMINDER,
        )


def _is_no_answer(turn: Turn, question: Question, points: Points | None) -> bool:
    """Whether this silence is one too many.

    Not while answers still come, nor once the group chose to stop; nor while it is the notes of a meeting that are owed.
    """
    assert question.id is not None
    if question.state is not QuestionState.CLOSED or (points and not notes_went(turn, points)):
        return False
    chosen = [u.chosen for u in sent_updates(turn.db, question.id) if u.kind is Kind.CHOSEN]
    return missed_in_a_row(turn.db, question.id) >= TOO_OFTEN and chosen[-1:] != [Choice.STOP]


def _late(turn: Turn, question: Question, following: Promise, kind: Kind, points: Points | None) -> Screen:
    together = points if kind is Kind.NO_NEWS else None
    return screen(
        Title(
            _("The date has passed again. The group is asked what to do.")
            if kind is Kind.NO_ANSWER
            else _("The date has passed. People were told there is no news.")
        ),
        together.words if together else Words(question.text),
        Fact(_("Next date"), say_day(following.due_on, locale())),
        choices=owed_choices(turn, together) if together else what_to_do(question, following),
        out=[button(_("Desk"), "desk", question.group_id)],
    )
