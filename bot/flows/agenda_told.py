"""The notes of a meeting are news, too: of each point that could be answered without a name.

Whoever wrote without a name was promised to hear by a day. They hear it with everybody, in
the notes; so the notes keep that promise, and stand with the question, where a receipt
leads. Where there was nothing to sort, that is the last news; else more is owed, by the
rules of every question, and the notes say by when.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.turn import Turn
from bot.chat.words import _, speaking
from bot.flows.told import note_told
from bot.models.agenda import AgendaItem, Talked, agenda_of
from bot.models.contribution import unsorted_count
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.promise import AT_MOST_DAYS, current_promise
from bot.models.question import Question, QuestionState
from bot.models.update import Update, points_of


def tell_of_points(turn: Turn, meeting: Meeting, author_id: int) -> None:
    """Note with each point's question what its notes say of it."""
    group: Group = turn.get(Group, meeting.group_id)
    for item, question in _waiting(turn, meeting):
        with speaking(group.language):
            note = _said(item)
        last = _settles(turn, question)
        next_on = None if last else _later(turn, group)
        note_told(
            turn,
            Update(question_id=question.id or 0, author_id=author_id, note=note, final=last, next_on=next_on),
        )


def more_by(turn: Turn, meeting: Meeting, *, told: bool) -> list[tuple[AgendaItem, date]]:
    """The points that the notes do not settle, and by when people hear more of each.

    Args:
        turn: the turn.
        meeting: whose notes they are.
        told: whether people have the notes; before that, it is what will be owed if they go today.
    """
    group: Group = turn.get(Group, meeting.group_id)
    owed = []
    for item, question in _waiting(turn, meeting):
        promise = current_promise(turn.db, question.id or 0) if told else None
        if promise:
            owed.append((item, promise.due_on))
        elif not told and not _settles(turn, question):
            owed.append((item, _later(turn, group)))
    return owed


def _waiting(turn: Turn, meeting: Meeting) -> Iterator[tuple[AgendaItem, Question]]:
    """The points of a meeting about which people are owed news."""
    for item in agenda_of(turn.db, meeting.id or 0):
        question = turn.db.get(Question, item.question_id) if item.question_id else None
        if question and question.state in {QuestionState.OPEN, QuestionState.CLOSED}:
            yield item, question


def _settles(turn: Turn, question: Question) -> bool:
    """Whether the notes are the last news of it: it is closed, and nothing was written that is still to be answered."""
    number = question.id or 0
    nothing_left = not unsorted_count(turn.db, number) and not points_of(turn.db, number)
    return question.state is QuestionState.CLOSED and nothing_left


def _later(turn: Turn, group: Group) -> date:
    return turn.today(group.zone) + timedelta(days=AT_MOST_DAYS)


def _said(item: AgendaItem) -> str:
    talked = _("We talked about this.") if item.talked is Talked.YES else _("We did not talk about this.")
    return f"{talked} {item.came_of}".strip()
