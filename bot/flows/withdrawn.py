"""A question that was sent by mistake and taken back: nothing it promised goes on.

People are told by the sender that it was a mistake. What some of them may already have
put in is destroyed unread, and nobody is owed news of it. What was written stays with
the coordinator, as a new draft.

    send.recalled (sent.py) → release.withdrawn (timer)
"""

from bot.anonymity.release import destroy_unread
from bot.chat.routes import due
from bot.chat.turn import Turn
from bot.flows.promise import unwatch
from bot.flows.question_days import today_of
from bot.models.envelope import Box
from bot.models.promise import current_promise
from bot.models.question import Question, QuestionState

KEPT = (
    *("group_id", "project_id", "author_id", "text", "ready_answers", "closes_on", "hear_by", "decider"),
    *("owner_id", "with_group_id", "nameless", "at_closing", "guests", "passers"),
)
"""What the new draft takes over: everything that was written."""


def withdraw(turn: Turn, question_id: int, *, draft: bool = True) -> None:
    """End a question that was taken back, and leave its words as a new draft, unless they stand elsewhere."""
    question: Question = turn.get(Question, question_id)
    if question.state is not QuestionState.OPEN:
        return
    question.state = QuestionState.WITHDRAWN
    for name in ("q.close", "release.tick"):
        turn.cancel(f"{name}:{question_id}")
    promise = current_promise(turn.db, question_id)
    if promise:
        unwatch(turn, promise)
        turn.db.delete(promise)
    if draft:
        turn.db.add(Question(**{name: getattr(question, name) for name in KEPT}))
    if question.nameless:
        turn.at(turn.now, "release.withdrawn", question_id)


@due("release.withdrawn")
def empty(turn: Turn, question_id: int) -> None:
    """Destroy what was put in. A timer of its own, because the key is destroyed after every release."""
    question: Question = turn.get(Question, question_id)
    destroy_unread(turn.db, turn.house.home, Box(question_id), today_of(turn, question))
