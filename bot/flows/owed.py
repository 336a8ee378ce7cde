"""What we owe: every question that has gone out, the most urgent promise first, and how each one stands.

Coordinators write from here; a co-chair sees the same and writes nothing
(design/product.md, "People around the coordinator").

    news.list ─┬─ news.open ─┬─ news.write · news.open (words) (telling.py)
               │             ├─ read.batch · themes.list · news.read · journey.open
               │             └─ promise.stuck (decider.py)
               └─ glance.open
"""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_one_of, role
from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.question_days import today_of
from bot.flows.reading import READERS
from bot.models.membership import STAFF
from bot.models.person import Person
from bot.models.promise import Promise, current_promise
from bot.models.question import Question, QuestionState
from bot.models.update import Kind, latest, sent_updates
from bot.plain.say_date import say_day


@press("news.list")
def owed(turn: Turn, group_id: int, page: int = 0) -> None:
    """List the questions of a group that have gone out, the most urgent promise first."""
    as_one_of(turn, group_id, READERS)
    questions = turn.db.execute(
        select(Question).where(
            col(Question.group_id) == group_id,
            col(Question.state).in_([QuestionState.OPEN, QuestionState.CLOSED, QuestionState.SETTLED]),
        )
    ).scalars()
    dated = [(q, current_promise(turn.db, q.id or 0)) for q in questions]
    dated.sort(
        key=lambda pair: (pair[1] is None, pair[1].due_on if pair[1] else date.max, -(pair[0].id or 0))
    )
    buttons = [button(_label(q, p), "news.open", q.id) for q, p in dated]
    choices, more = paged(buttons, page, "news.list", group_id)
    said = (
        _("What is owed, the next date first.")
        if buttons
        else _("Nothing is owed. No question has gone out yet.")
    )
    turn.show(
        screen(
            Title(_("What we owe")),
            said,
            choices=choices,
            out=[*more, button(_("At a glance"), "glance.open", group_id), _leave(turn, group_id)],
        )
    )


def _label(question: Question, promise: Promise | None) -> str:
    if promise is None:
        return _("✓ Settled: {question}", question=question.text)
    return _("{when}: {question}", when=say_day(promise.due_on, locale()), question=question.text)


def _leave(turn: Turn, group_id: int) -> Button:
    if role(turn, group_id) in STAFF:
        return button(_("Desk"), "desk", group_id)
    return button(_("Start page"), "home")


@press("news.open")
def look(turn: Turn, question_id: int) -> None:
    """One question: where it stands, and what to do next. What its coordinator types here is told to people next."""
    question: Question = turn.get(Question, question_id)
    as_one_of(turn, question.group_id, READERS)
    promise = current_promise(turn.db, question_id)
    if promise and role(turn, question.group_id) in STAFF:
        turn.ask(_page(turn, question, promise), "news.open", question_id)
    else:
        turn.show(_page(turn, question, promise))


def _page(turn: Turn, question: Question, promise: Promise | None) -> Screen:
    parts: list[Part | str] = [Title(_("Question")), Words(question.text)]
    if question.closes_on:
        closed = question.closes_on < today_of(turn, question)
        parts.append(Fact(_("Closed on") if closed else _("Closes"), say_day(question.closes_on, locale())))
    if promise:
        parts += promise_facts(turn, promise)
    newest = latest(turn.db, question.id or 0)
    if newest and newest.kind is Kind.NO_ANSWER:
        parts.append(_("There is no answer. The group is choosing what to do."))
    elif promise and role(turn, question.group_id) in STAFF:
        parts.append(_("To tell people what happened, type it here. Nothing goes out before you look at it."))
    return screen(*parts, choices=_choices(turn, question, promise), out=_out(turn, question))


def promise_facts(turn: Turn, promise: Promise) -> list[Fact]:
    """What is owed: by when, by whom, and who decides."""
    owner: Person = turn.get(Person, promise.owner_id)
    return [
        Fact(_("News is owed by"), say_day(promise.due_on, locale())),
        Fact(_("Who tells them"), owner.name),
        Fact(_("Who decides"), promise.decider),
    ]


def _choices(turn: Turn, question: Question, promise: Promise | None) -> list[Button]:
    reading = [
        button(_("Read the answers"), "read.batch", question.id),
        button(_("See the points"), "themes.list", question.id),
    ]
    told = button(_("See what people were told"), "news.read", question.id)
    if role(turn, question.group_id) not in STAFF:
        return [*reading, told]
    if promise:
        tell = button(_("Tell people what happened"), "news.write", question.id, style="primary")
        return [tell, *reading, button(_("I have no news yet"), "promise.stuck", question.id)]
    return [*reading, told, button(_("See whether it answers them"), "fits.said", question.id)]


def _out(turn: Turn, question: Question) -> list[Button]:
    out = [button(_("Journey"), "journey.open", question.id)]
    if question.guests and sent_updates(turn.db, question.id or 0):
        out.insert(0, button(_("Print for the wall"), "wall.open", question.id))
    return [*out, button(_("Back"), "news.list", question.group_id)]
