"""The notes of a meeting are news, too: of each point that could be answered without a name.

Whoever wrote without a name was promised to hear by a day. They hear it with everybody, in
the notes; so the notes keep that promise, and stand with the question, where a receipt
leads. Where there was nothing to sort, that is the last news; else more is owed, by the
rules of every question.
"""

from datetime import timedelta

from bot.chat.turn import Turn
from bot.chat.words import _, speaking
from bot.flows.told import note_told
from bot.models.agenda import AgendaItem, Talked, agenda_of
from bot.models.contribution import unsorted_count
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.promise import AT_MOST_DAYS
from bot.models.question import Question, QuestionState
from bot.models.update import Update, points_of


def tell_of_points(turn: Turn, meeting: Meeting, author_id: int) -> None:
    """Note with each point's question what its notes say of it."""
    group: Group = turn.get(Group, meeting.group_id)
    for item in agenda_of(turn.db, meeting.id or 0):
        question = turn.db.get(Question, item.question_id) if item.question_id else None
        if question is None or question.state not in {QuestionState.OPEN, QuestionState.CLOSED}:
            continue
        number = question.id or 0
        nothing_left = not unsorted_count(turn.db, number) and not points_of(turn.db, number)
        last = question.state is QuestionState.CLOSED and nothing_left
        with speaking(group.language):
            note = _said(item)
        next_on = None if last else turn.today(group.zone) + timedelta(days=AT_MOST_DAYS)
        note_told(
            turn,
            Update(question_id=number, author_id=author_id, note=note, final=last, next_on=next_on),
        )


def _said(item: AgendaItem) -> str:
    talked = _("We talked about this.") if item.talked is Talked.YES else _("We did not talk about this.")
    return f"{talked} {item.came_of}".strip()
