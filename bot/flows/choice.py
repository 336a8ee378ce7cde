"""No answer: the group chooses what to do, by envelope, and hears what it chose.

Ask again, ask someone higher, or stop and say so (design/product.md, "A question's
life"). Everybody who was asked can tap once. After ten days the taps are counted; if nobody
tapped, or two ways have as many, the gentler one is taken.

    choice.open (timer) → news.card ── choice.say → choice.count (timer) → news.card
                                                          └─ choice.higher (words) ── promise.letter
"""

from datetime import timedelta

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.routes import due, press, words
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.next_news import carry_over
from bot.flows.promise import keeper
from bot.flows.question_days import today_of
from bot.flows.told import announce
from bot.flows.vote import cast, collect, collecting, counted, over, voter
from bot.models.envelope import Box
from bot.models.promise import current_promise
from bot.models.question import Question
from bot.models.update import Choice, Kind, Status, Update, draft_of, latest

ANSWER_IN = timedelta(days=14)
"""Who decides has so long to answer when they are asked once more."""
LAST_WORD_IN = timedelta(days=7)
"""The owner has so long for the last news when the group chose to stop."""
ABOUT = "choice"
"""What the envelopes call it."""
LONGEST = 80
"""UTF-16 units of who decides, as in a question's own field."""


def choose_buttons(update_id: int) -> list[Button]:
    """The three ways, on the card that everybody gets."""
    return [button(choice_words(c), "choice.say", update_id, c.value) for c in Choice]


def choice_words(choice: Choice) -> str:
    """A way to go on, in a few words."""
    return {
        Choice.AGAIN: _("Ask them again"),
        Choice.HIGHER: _("Ask someone higher"),
        Choice.STOP: _("Stop, and say so"),
    }[choice]


@due("choice.open")
def begin(turn: Turn, update_id: int) -> None:
    """Collect what people choose."""
    update: Update = turn.get(Update, update_id)
    collect(turn, turn.get(Question, update.question_id), "choice.count", update_id)


@press("choice.say", sealed=True)
def say(turn: Turn, update_id: int, word: str) -> None:
    """Count what somebody chose."""
    update: Update = turn.get(Update, update_id)
    question = voter(turn, update.question_id)
    if word not in set(Choice) or not collecting(turn, "choice.count", update_id):
        raise Kindly(over(question))
    cast(turn, Box(update_id=update_id), ABOUT, word)


@due("choice.count")
def count(turn: Turn, update_id: int) -> None:
    """Do what was chosen, and tell everybody. Nothing, where there was news meanwhile."""
    update: Update = turn.get(Update, update_id)
    newest = latest(turn.db, update.question_id)
    if newest is None or newest.id != update_id:
        return
    question: Question = turn.get(Question, update.question_id)
    found = counted(turn, Box(update_id=update_id), ABOUT)
    chosen = max(Choice, key=lambda c: found.get(c.value, 0))
    wait = LAST_WORD_IN if chosen is Choice.STOP else ANSWER_IN
    announce(
        turn,
        Update(
            question_id=update.question_id,
            kind=Kind.CHOSEN,
            chosen=chosen,
            silent=question.decider,
            next_on=today_of(turn, question) + wait,
        ),
    )
    if chosen is Choice.STOP:
        _prepare_last_news(turn, question)
    turn.tell(
        keeper(turn, question),
        lambda: _what_now(turn, question, chosen),
        purpose=f"choice:{update_id}",
        lane=Lane.REMINDER,
    )


def _prepare_last_news(turn: Turn, question: Question) -> None:
    """Write down *no answer* for every point that has no outcome; the owner adds a word and sends it."""
    assert question.id is not None
    draft = draft_of(turn.db, question.id, Kind.NEWS)
    if draft is None:
        draft = Update(question_id=question.id, author_id=question.owner_id)
        turn.db.add(draft)
    draft.final, draft.next_on = True, None
    turn.db.flush()
    carry_over(turn, draft, otherwise=Status.NO_ANSWER)


def _what_now(turn: Turn, question: Question, chosen: Choice) -> Screen:
    promise = current_promise(turn.db, question.id or 0)
    letter = button(_("Get a letter to forward"), "promise.letter", promise.id if promise else 0)
    ways = {
        Choice.AGAIN: letter,
        Choice.HIGHER: button(_("Say who that is"), "choice.higher", question.id),
        Choice.STOP: button(_("Write the last news"), "news.write", question.id),
    }
    return screen(
        Title(_("What the group chose")),
        Words(question.text),
        choice_words(chosen),
        choices=[ways[chosen]],
        out=[button(_("Back"), "news.open", question.id)],
    )


@press("choice.higher")
def ask_higher(turn: Turn, question_id: int) -> None:
    """Ask who decides instead."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    turn.ask(
        screen(
            Words(question.text),
            _("Who is higher than {name}? People read this name.", name=question.decider),
            out=[button(_("Back"), "news.open", question_id)],
        ),
        "choice.higher",
        question_id,
    )


@words("choice.higher")
def take_higher(turn: Turn, question_id: int) -> None:
    """Keep who is asked from now on, and give the letter for them."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    promise = current_promise(turn.db, question_id)
    if not turn.text or promise is None:
        ask_higher(turn, question_id)
        return
    question.decider = promise.decider = turn.text[:LONGEST]
    promise.asked_on = None
    turn.db.flush()
    turn.forget()
    turn.say(
        screen(
            Fact(_("Who decides now"), question.decider),
            _("People read this name from now on."),
            choices=[button(_("Get a letter to forward"), "promise.letter", promise.id)],
            out=[button(_("Back"), "news.open", question_id)],
        )
    )
