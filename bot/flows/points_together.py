"""The points of one meeting are spoken of together.

Each point that can be answered without a name has a question of its own (agenda_send.py),
so that each is answered, mixed, followed and settled for itself. But five points are not
five things to hear about: whoever reads for the group, whoever owes the news and everybody
who was asked hear of the meeting, once.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.chat.buttons import Button, button
from bot.chat.routes import draw
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.meeting import invited
from bot.flows.meeting_words import when_words
from bot.flows.sendable import current, find_kind, send_now, sendable
from bot.models.agenda import agenda_of, meeting_of_question
from bot.models.briefing import SendState
from bot.models.contribution import unsorted_count
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.meeting_notes import notes_of
from bot.models.promise import AT_MOST_DAYS, Promise, current_promise
from bot.models.question import Question, QuestionState
from bot.models.update import Kind, sent_updates

ENDED = (QuestionState.SETTLED, QuestionState.WITHDRAWN)


@dataclass(frozen=True)
class Points:
    """A meeting, and the questions of its points in the order of the agenda; those that have ended are left out."""

    meeting: Meeting
    questions: list[Question]

    @property
    def words(self) -> Words:
        """What they are called, for a page about all of them."""
        return Words("\n".join([self.meeting.title, *(f"• {q.text}" for q in self.questions)]))


def points_with(turn: Turn, question: Question) -> Points | None:
    """The points of the meeting that `question` is a point of; None for every other question."""
    meeting_id = meeting_of_question(turn.db, question.id or 0)
    if meeting_id is None:
        return None
    return Points(turn.get(Meeting, meeting_id), _asked(turn, meeting_id))


def _asked(turn: Turn, meeting_id: int) -> list[Question]:
    asked = [turn.db.get(Question, i.question_id) for i in agenda_of(turn.db, meeting_id) if i.question_id]
    return [q for q in asked if q and q.state not in ENDED]


# -- answers can be read ------------------------------------------------------------------


def all_closed(points: Points) -> bool:
    """Whether no point takes answers without a name any more."""
    return all(q.state is not QuestionState.OPEN for q in points.questions)


def to_read(turn: Turn, points: Points) -> Screen:
    """What who reads for the group is told when the last point has closed."""
    waiting = any(unsorted_count(turn.db, q.id or 0) for q in points.questions)
    meeting = points.meeting
    choices = [button(_("See the meeting"), "meet.look", meeting.id)]
    if waiting:
        choices.insert(0, button(_("Read what people say"), "agenda.said", meeting.id, style="primary"))
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting)),
        _("What people say to the points can be read now.")
        if waiting
        else _("Nobody has said anything to the points that can be read."),
        choices=choices,
        out=[button(_("Desk"), "desk", meeting.group_id)],
    )


def tell_too_few(turn: Turn, points: Points) -> None:
    """Tell everybody who is invited, once for the meeting, that too few wrote without a name."""
    number = points.meeting.id or 0
    if current(turn, find_kind("few_points"), number) is None:
        send_now(turn, "few_points", number)


@draw("agenda.few")
def too_few(turn: Turn, meeting_id: int) -> Screen:
    """To some point too few wrote: what was to be read only with others is gone."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    return screen(
        Title(meeting.title),
        Fact(_("When"), when_words(meeting)),
        _("To some points, too few people wrote without their name."),
        _("What was to be read only with others is destroyed. Nobody has read it."),
        choices=[button(_("Say something to a point"), "agenda.open", meeting_id)],
        out=home_and_help(),
    )


sendable(
    "few_points",
    draw="agenda.few",
    group=lambda turn, row_id: turn.get(Meeting, row_id).group_id,
    people=invited,
    title=lambda turn, row_id: turn.get(Meeting, row_id).title,
    back=lambda _turn, row_id: button(_("Back"), "meet.look", row_id),
)


# -- news that is owed ----------------------------------------------------------------------


def reminds(turn: Turn, points: Points, promise: Promise) -> bool:
    """Whether this promise is the one that speaks for the points owed on its day.

    What is owed after the meeting is not reminded of before it is over.
    """
    if _still_to_come(turn, points.meeting) and promise.due_on > (points.meeting.on or date.min):
        return False
    open_ones = (current_promise(turn.db, q.id or 0) for q in points.questions)
    first = next((p for p in open_ones if p and p.due_on == promise.due_on), None)
    return first is not None and first.id == promise.id


def silence_told(turn: Turn, points: Points, today: date) -> bool:
    """Whether everybody was told today already that there is no news of another point of the meeting."""
    return any(
        u.kind is Kind.NO_NEWS and u.sent_on == today
        for q in points.questions
        for u in sent_updates(turn.db, q.id or 0)
    )


def moved_promises(turn: Turn, meeting: Meeting) -> list[tuple[Question, date]]:
    """The points whose news is promised for a day that now is too soon after the meeting, and the day it moves to."""
    group: Group = turn.get(Group, meeting.group_id)
    if meeting.on is None or meeting.cancelled:
        return []
    day = hear_by(meeting, turn.today(group.zone))
    asked = _asked(turn, meeting.id or 0)
    dated = [(q, current_promise(turn.db, q.id or 0)) for q in asked]
    return [(q, day) for q, promise in dated if promise and promise.due_on < day]


def hear_by(meeting: Meeting, today: date) -> date:
    """By when people hear what came of the points: a week after the meeting, or an interim word before that."""
    assert meeting.on
    return min(meeting.on + timedelta(days=7), today + timedelta(days=AT_MOST_DAYS))


def owed_parts(turn: Turn, points: Points) -> list[Part | str]:
    """What is owed after a meeting, for whoever owes it."""
    owed: list[Part | str] = [points.words]
    if notes_went(turn, points) or _still_to_come(turn, points.meeting):
        return owed
    return [*owed, _("The notes of the meeting tell them all at once.")]


def owed_choices(turn: Turn, points: Points) -> list[Button]:
    """What whoever owes news of a meeting's points can do about it."""
    meeting = points.meeting
    see = button(_("See what is owed"), "news.list", meeting.group_id)
    if notes_went(turn, points) or _still_to_come(turn, meeting):
        return [see]
    return [
        button(_("Mark what was talked about"), "agenda.mark", meeting.id),
        button(_("Write notes and actions"), "notes.open", meeting.id, style="primary"),
        see,
    ]


def _still_to_come(turn: Turn, meeting: Meeting) -> bool:
    return not meeting.cancelled and turn.now < meeting.ends_at()


def notes_went(turn: Turn, points: Points) -> bool:
    """Whether people have the notes of the meeting, which tell of every point."""
    notes = notes_of(turn.db, points.meeting.id or 0)
    return notes is not None and notes.state is SendState.SENT
