"""A question goes out: who was asked is written down once, and everything it promises is set going.

The audience is frozen here, so that nobody can look larger or smaller later on: every
member of the groups that are asked, coordinators left out, whether they can be reached
today or not. All of them get the same card, and later the same news.

    send.go … (sending.py) → the card (card.py) → q.close, release.tick (closing.py), promise.watch
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.anonymity.gate import WRITERS
from bot.anonymity.release import new_batch
from bot.anonymity.rules import long_enough, next_release
from bot.chat.buttons import button
from bot.chat.screens import Screen, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.promise import owe
from bot.flows.question_days import in_time, today_of
from bot.flows.sendable import sendable
from bot.flows.withdrawn import withdraw
from bot.models.envelope import Box
from bot.models.group import Group
from bot.models.membership import STAFF, people_in
from bot.models.person import Person
from bot.models.question import Audience, Question, QuestionState, audience_of


def end_of(day: date, zone: str) -> datetime:
    """The instant at which a local day ends."""
    return start_of(day + timedelta(days=1), zone)


def start_of(day: date, zone: str) -> datetime:
    """The instant at which a local day begins."""
    return datetime.combine(day, time(), ZoneInfo(zone))


def _people(turn: Turn, question_id: int) -> list[Person]:
    """Who gets the card: everybody who was asked; before it opens, everybody who would be."""
    question: Question = turn.get(Question, question_id)
    if question.state is not QuestionState.DRAFT:
        return audience_of(turn.db, question_id)
    return _members(turn, question)


def _members(turn: Turn, question: Question) -> list[Person]:
    found = {p.id: p for group_id in question.group_ids for p in people_in(turn.db, group_id, WRITERS)}
    staff = {p.id for group_id in question.group_ids for p in people_in(turn.db, group_id, STAFF)}
    return [p for number, p in found.items() if number not in staff]


def _went(turn: Turn, question_id: int) -> None:
    question: Question = turn.get(Question, question_id)
    if question.state is QuestionState.DRAFT:
        open_question(turn, question)


def open_question(turn: Turn, question: Question) -> None:
    """Open a question now: freeze who was asked, owe news, and begin to collect. Whoever calls it tells people."""
    assert question.id is not None
    assert question.closes_on is not None
    assert question.hear_by is not None
    group: Group = turn.get(Group, question.group_id)
    today = turn.today(group.zone)
    for person in _members(turn, question):
        assert person.id is not None
        turn.db.add(Audience(question_id=question.id, person_id=person.id))
    question.state, question.opened_on = QuestionState.OPEN, today
    owe(turn, question, question.hear_by)
    turn.at(end_of(question.closes_on, group.zone), "q.close", question.id)
    question.nameless = question.nameless and long_enough(today, question.closes_on)
    if question.nameless:
        first = next_release(
            turn.house.rules, today, today, question.closes_on, at_closing=question.at_closing
        )
        new_batch(turn.db, turn.house.home, Box(question.id), first)
        turn.at(start_of(first, group.zone), "release.tick", question.id)


def _unready(turn: Turn, question_id: int) -> Screen | None:
    """Its days have passed, perhaps while it waited to go."""
    question: Question = turn.get(Question, question_id)
    if question.state is not QuestionState.DRAFT or in_time(question, today_of(turn, question)):
        return None
    return screen(
        _("This question did not go out. Its days have passed."),
        Words(question.text),
        choices=[button(_("Choose new days"), "q.ask", question.id, "closes_on")],
        out=[button(_("Questions"), "q.list", question.group_id)],
    )


def _until(turn: Turn, question_id: int) -> datetime | None:
    """Once a question has closed, its card only disappoints. What was said is told all the same."""
    question: Question = turn.get(Question, question_id)
    zone = turn.get(Group, question.group_id).zone
    return end_of(question.closes_on, zone) if question.closes_on else None


sendable(
    "q",
    draw="q.card",
    group=lambda turn, row_id: turn.get(Question, row_id).group_id,
    people=_people,
    title=lambda turn, row_id: turn.get(Question, row_id).text or _("Question"),
    back=lambda _turn, row_id: button(_("Back"), "q.show", row_id),
    edit=lambda _turn, row_id: button(_("Change it"), "q.show", row_id),
    went=_went,
    recalled=withdraw,
    until=_until,
    unready=_unready,
)
