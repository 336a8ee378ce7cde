"""An update goes out: a promise is kept, and the next one is owed, or the question is settled.

Every kind of update passes through here, also one that writes itself, so that a question
can never be left without a date. Taking one back undoes all of it.

    send.go … (sending.py) → news.card (news.py) → choice.open · fits.open (timers)
"""

from datetime import date

from bot.anonymity.rules import COLLECTS
from bot.chat.buttons import button
from bot.chat.screens import Screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.hurdle import cannot_go
from bot.flows.promise import owe, unwatch, watch
from bot.flows.question_days import today_of
from bot.flows.sendable import send_now, sendable
from bot.models.briefing import SendState
from bot.models.contribution import heard
from bot.models.person import Person
from bot.models.promise import Promise, current_promise, promises_of
from bot.models.question import Question, QuestionState, audience_of
from bot.models.update import Kind, Outcome, Update, latest, outcomes

LATER = (Kind.MOVED, Kind.CHOSEN)
"""What tells a later date and no news: the promise it ends was not kept."""


def announce(turn: Turn, update: Update) -> None:
    """Tell everybody an update that nobody has to look at first."""
    turn.db.add(update)
    turn.db.flush()
    assert update.id is not None
    send_now(turn, "news", update.id)


def note_told(turn: Turn, update: Update) -> None:
    """Note an update that people read elsewhere, such as in the notes of a meeting; what it does is the same."""
    turn.db.add(update)
    turn.db.flush()
    _went(turn, update.id or 0)


def _question(turn: Turn, update_id: int) -> Question:
    question: Question = turn.get(Question, turn.get(Update, update_id).question_id)
    return question


def _people(turn: Turn, update_id: int) -> list[Person]:
    return audience_of(turn.db, _question(turn, update_id).id or 0)


def _unready(turn: Turn, update_id: int) -> Screen | None:
    return cannot_go(turn, turn.get(Update, update_id))


def _went(turn: Turn, update_id: int) -> None:
    update: Update = turn.get(Update, update_id)
    if update.state is SendState.SENT:
        return
    question = _question(turn, update_id)
    today = today_of(turn, question)
    update.state, update.sent_on = SendState.SENT, today
    end_promise(turn, question, today, moved=update.kind in LATER)
    if update.kind is Kind.NO_ANSWER:
        update.next_on = today + COLLECTS
        turn.at(turn.now, "choice.open", update_id)
    if update.final and update.kind is Kind.NEWS:
        turn.at(turn.now, "fits.open", update_id)
    if update.final:
        question.state, question.heard = (
            QuestionState.SETTLED,
            max(question.heard or 0, heard(turn.db, update.question_id)),
        )
    elif update.next_on:
        owe(turn, question, update.next_on)


def end_promise(turn: Turn, question: Question, today: date, *, moved: bool = False) -> None:
    """People hear something: what was promised is kept, or put off to a later date."""
    promise = current_promise(turn.db, question.id or 0)
    if promise is None:
        return
    unwatch(turn, promise)
    if moved:
        promise.moved_on = today
    else:
        promise.kept_on = today
    turn.db.flush()


def _stopped(turn: Turn, update_id: int) -> None:
    turn.get(Update, update_id).state = SendState.STOPPED


# -- taking it back ----------------------------------------------------------------------


def _recalled(turn: Turn, update_id: int) -> None:
    """It went by mistake: what it promised is off, what it kept is owed again, its words are a draft again."""
    update: Update = turn.get(Update, update_id)
    question = _question(turn, update_id)
    newest = latest(turn.db, update.question_id)
    if update.recalled or update.author_id is None or newest is None:
        return
    update.recalled = True
    if newest.id == update.id and update.sent_on and update.kind is not Kind.MORE:
        for route in ("choice.count", "fits.count"):
            turn.cancel(f"{route}:{update_id}")
        owe_again(turn, question, update.sent_on)
    draft_again(turn, update)


def owe_again(turn: Turn, question: Question, since: date) -> None:
    """Take away the promise that was made on `since`, and open the one that ended that day; at the earliest for today."""
    if question.state is QuestionState.SETTLED:
        question.state = QuestionState.CLOSED
    following = current_promise(turn.db, question.id or 0)
    if following:
        unwatch(turn, following)
        turn.db.delete(following)
        turn.db.flush()
    before = [p for p in promises_of(turn.db, question.id or 0) if since in {p.kept_on, p.moved_on}]
    today = today_of(turn, question)
    if before and before[-1].due_on >= today:
        _open_again(turn, before[-1])
        return
    owe(turn, question, today)


def _open_again(turn: Turn, promise: Promise) -> None:
    promise.kept_on = promise.moved_on = None
    turn.db.flush()
    assert promise.id is not None
    watch(turn, promise.id)


def draft_again(turn: Turn, update: Update) -> None:
    """Leave the words of what was taken back as a new draft, so that they can be mended and sent."""
    draft = Update(
        question_id=update.question_id,
        author_id=update.author_id,
        kind=update.kind,
        note=update.note,
        final=update.final,
        next_on=update.next_on,
        next_reason=update.next_reason,
        silent=update.silent,
        shown_on=update.shown_on,
    )
    turn.db.add(draft)
    turn.db.flush()
    assert draft.id is not None
    for one in outcomes(turn.db, update.id or 0):
        turn.db.add(
            Outcome(
                update_id=draft.id,
                theme_id=one.theme_id,
                status=one.status,
                happened=one.happened,
                why=one.why,
            )
        )


sendable(
    "news",
    draw="news.card",
    group=lambda turn, row_id: _question(turn, row_id).group_id,
    people=_people,
    title=lambda turn, row_id: _("News: {question}", question=_question(turn, row_id).text),
    back=lambda turn, row_id: button(_("Back"), "news.open", _question(turn, row_id).id),
    went=_went,
    stopped=_stopped,
    recalled=_recalled,
    unready=_unready,
)
