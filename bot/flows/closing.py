"""A question closes, and what came without a name is released: timers, never a person.

Coordinators are told that there is something to read. The audience hears only what
concerns all of it: that too few wrote, or that words were lost through a fault of ours.
Then it is one message, the same for everybody (design/anonymity.md, 7).

    q.close (timer) · release.tick (timer) · release.lost (timer) → read.batch
"""

from datetime import date

from bot.anonymity import letterbox
from bot.anonymity.release import Released, release
from bot.anonymity.rules import COLLECTS, last_release, next_release
from bot.chat.buttons import Button, button
from bot.chat.counts import few
from bot.chat.effects import Lane
from bot.chat.routes import draw, due
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.opening import end_of, start_of
from bot.flows.points_together import all_closed, points_with, tell_too_few, to_read
from bot.flows.sendable import send_now, sendable
from bot.models.contribution import unsorted_count
from bot.models.envelope import Box, waiting_batch
from bot.models.group import Group
from bot.models.person import Person
from bot.models.presence import readers
from bot.models.promise import current_promise
from bot.models.question import Question, QuestionState, audience_of
from bot.plain.say_date import say_day


@due("q.close")
def close(turn: Turn, question_id: int) -> None:
    """Take no more answers: the last day has ended."""
    question: Question = turn.get(Question, question_id)
    if question.state is not QuestionState.OPEN:
        return
    question.state = QuestionState.CLOSED
    if not question.nameless:
        _tell_readers(turn, question, last=True)


@due("release.tick")
def tick(turn: Turn, question_id: int) -> None:
    """Release what waits, if it is time and enough wrote; tell who reads, and set the next release."""
    question: Question = turn.get(Question, question_id)
    group: Group = turn.get(Group, question.group_id)
    if question.opened_on is None or question.closes_on is None:
        return
    if turn.now >= end_of(question.closes_on, group.zone):
        close(turn, question_id)
    today = turn.today(group.zone)
    if _wait_for_last(turn, question, today):
        last = last_release(question.opened_on, question.closes_on)
        turn.at(start_of(last, group.zone), "release.tick", question_id)
        return
    following = _following(turn, question, today)
    came = release(turn.db, turn.house.home, Box(question_id), turn.house.rules, today, following=following)
    if following:
        turn.at(start_of(following, group.zone), "release.tick", question_id)
    _tell(turn, question, came, last=following is None)


def _wait_for_last(turn: Turn, question: Question, today: date) -> bool:
    """Whether a release that comes late (the bot was down) is left out, because the last one is too near for another batch.

    Not where the key is lost: then people are told at once.
    """
    assert question.opened_on
    assert question.closes_on
    last = last_release(question.opened_on, question.closes_on)
    batch = waiting_batch(turn.db, Box(question.id))
    if batch is None or not today < last < today + COLLECTS:
        return False
    if letterbox.look(turn.house.home, batch.public_key) is None:
        return False
    batch.release_on = last
    return True


def _following(turn: Turn, question: Question, today: date) -> date | None:
    """The day of the release after today's; None when today's is the last."""
    assert question.opened_on
    assert question.closes_on
    if today >= last_release(question.opened_on, question.closes_on):
        return None
    return next_release(
        turn.house.rules, today, question.opened_on, question.closes_on, at_closing=question.at_closing
    )


def _tell(turn: Turn, question: Question, came: Released | None, *, last: bool) -> None:
    tell_audience(turn, question, came)
    _tell_readers(turn, question, last=last)


def tell_audience(turn: Turn, question: Question, came: Released | None) -> None:
    """Tell everybody who was asked that words were lost, or destroyed because too few wrote."""
    assert question.id is not None
    if came and came.lost:
        send_now(turn, "lost", question.id)
    elif came and came.destroyed and (points := points_with(turn, question)):
        tell_too_few(turn, points)
    elif came and came.destroyed:
        send_now(turn, "few", question.id)


def _tell_readers(turn: Turn, question: Question, *, last: bool) -> None:
    """Tell who reads for the groups that were asked. Between releases only if there is something to read."""
    assert question.id is not None
    waiting, points = unsorted_count(turn.db, question.id), points_with(turn, question)
    if (not waiting and not last) or (points and not all_closed(points)):
        return
    for person in readers_of(turn, question):
        turn.tell(
            person,
            lambda: to_read(turn, points) if points else _to_read(question, waiting, last=last),
            purpose=f"answers:{question.id}",
            lane=Lane.REMINDER,
        )


def readers_of(turn: Turn, question: Question) -> list[Person]:
    """Who is told that there is something to read."""
    group: Group = turn.get(Group, question.group_id)
    return readers(turn.db, group, turn.today(group.zone))


def _to_read(question: Question, waiting: int, *, last: bool) -> Screen:
    parts: list[Part | str] = [Title(_("Answers can be read")) if waiting else Title(_("A question closed"))]
    parts.append(Words(question.text))
    if last:
        parts.append(_("The question is closed. No more answers come."))
    parts.append(
        Fact(_("Answers to sort"), few(waiting)) if waiting else _("No answer came that can be read.")
    )
    choices = [button(_("See what is owed"), "news.open", question.id)]
    if waiting:
        choices.insert(0, button(_("Read the answers"), "read.batch", question.id, style="primary"))
    return screen(*parts, choices=choices, out=[button(_("Desk"), "desk", question.group_id)])


# -- what the whole audience is told --------------------------------------------------


@draw("q.few")
def too_few(turn: Turn, question_id: int) -> Screen:
    """Too few wrote: what was to be read only with others is gone."""
    return _to_all(
        turn,
        question_id,
        _("Too few people wrote without their name this time."),
        _("What was to be read only with others is destroyed. Nobody has read it."),
    )


@draw("q.lost")
def words_lost(turn: Turn, question_id: int) -> Screen:
    """Words were lost with their key."""
    return _to_all(
        turn,
        question_id,
        _("What was sent without a name is lost, through a fault of ours."),
        _("Nobody has read it. If you wrote, please write again. We are sorry."),
    )


def _to_all(turn: Turn, question_id: int, *said: str) -> Screen:
    question: Question = turn.get(Question, question_id)
    promise = current_promise(turn.db, question_id)
    parts: list[Part | str] = [Words(question.text), *said]
    if promise:
        parts.append(_("You still hear by {day}.", day=say_day(promise.due_on, locale())))
    is_open = question.state is QuestionState.OPEN
    see: Button = button(_("See the question"), "q.card", question_id)
    news = button(_("See everything about this"), "news.read", question_id)
    return screen(
        *parts,
        choices=[see, news] if is_open else [news],
        out=[button(_("Stop these"), "answer.stop", question_id), button(_("Help"), "help")],
    )


@due("release.lost")
def write_off(turn: Turn, question_id: int) -> None:
    """The key of a waiting batch is gone: say so now, and begin to collect under a new one.

    Whoever starts the program sets this timer for each of `bot.anonymity.letterbox.lost`.
    """
    batch = waiting_batch(turn.db, Box(question_id))
    if batch is not None and letterbox.look(turn.house.home, batch.public_key) is None:
        tick(turn, question_id)


def _noun(noun: str) -> None:
    sendable(
        noun,
        draw=f"q.{noun}",
        group=lambda turn, row_id: turn.get(Question, row_id).group_id,
        people=lambda turn, row_id: audience_of(turn.db, row_id),
        title=lambda turn, row_id: turn.get(Question, row_id).text,
        back=lambda _turn, row_id: button(_("Back"), "q.show", row_id),
    )


_noun("few")
_noun("lost")
