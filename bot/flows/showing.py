"""Where the group shapes the decision, it sees the draft of the news before it goes out.

Everybody who was asked gets the draft with the same two buttons, and says whether it is
right; taps travel in envelopes and come back ten days later. Showing it keeps the promise,
because people hear what is about to be said, and the final words are owed next.

    send.look:shown → shown.card ── shown.say · note → shown.count (timer) ── news.draft
"""

from datetime import timedelta

from bot.anonymity.rules import COLLECTS
from bot.chat.access import as_one_of
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.refusals import gone
from bot.chat.routes import draw, due, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.hurdle import hurdle
from bot.flows.news import body
from bot.flows.promise import keeper, owe
from bot.flows.question_days import today_of
from bot.flows.reading import READERS
from bot.flows.sendable import sendable
from bot.flows.told import draft_again, end_promise, owe_again
from bot.flows.vote import (
    being_asked,
    cast,
    collect,
    collecting,
    counted,
    first_counts,
    in_words,
    over,
    voter,
)
from bot.models.envelope import Box
from bot.models.person import Person
from bot.models.question import Question, QuestionState, audience_of
from bot.models.update import Update
from bot.plain.say_date import say_day

RIGHT, WRONG = "right", "wrong"
ABOUT = "shown"
"""What the envelopes call the taps on a draft."""
FINAL_WORDS_IN = COLLECTS + timedelta(days=7)
"""The final words are owed so long after the draft: the group looks, and there is a week to write."""


def _of(turn: Turn, update_id: int) -> tuple[Update, Question]:
    update: Update = turn.get(Update, update_id)
    return update, turn.get(Question, update.question_id)


@draw("shown.card")
def card(turn: Turn, update_id: int) -> Screen:
    """The draft as everybody gets it."""
    update, question = _of(turn, update_id)
    by = today_of(turn, question) + FINAL_WORDS_IN
    return screen(
        Title(_("A draft, for you to look at first")),
        Words(question.text),
        *body(turn, update),
        _("Nothing is final yet. Is this right?"),
        Fact(_("You hear the final words by"), say_day(by, locale())),
        first_counts(),
        choices=[
            button(_("It is right"), "shown.say", update_id, RIGHT),
            button(_("Something is wrong or missing"), "shown.say", update_id, WRONG),
            button(_("Write to a person about it"), "note"),
        ],
        out=[button(_("Stop these"), "answer.stop", question.id), button(_("Help"), "help")],
    )


@press("shown.say", sealed=True)
def say(turn: Turn, update_id: int, word: str) -> None:
    """Count what somebody says of the draft."""
    update, _question = _of(turn, update_id)
    question = voter(turn, update.question_id)
    if word not in {RIGHT, WRONG} or not collecting(turn, "shown.count", update_id):
        raise Kindly(over(question))
    cast(turn, Box(update_id=update_id), ABOUT, word)


@due("shown.open")
def begin(turn: Turn, update_id: int) -> None:
    """Collect what people say of the draft."""
    _update, question = _of(turn, update_id)
    collect(turn, question, "shown.count", update_id)


@due("shown.count")
def count(turn: Turn, update_id: int) -> None:
    """Let whoever owes the news know that the group has looked at the draft."""
    _update, question = _of(turn, update_id)
    turn.tell(
        keeper(turn, question),
        lambda: _result(turn, question, update_id),
        purpose=f"shown:{update_id}",
        lane=Lane.REMINDER,
    )


def _result(turn: Turn, question: Question, update_id: int) -> Screen:
    parts: list[Part | str] = [Title(_("What the group says of the draft")), Words(question.text)]
    if collecting(turn, "shown.count", update_id):
        parts.append(being_asked(turn, update_id))
    else:
        right, wrong = in_words(counted(turn, Box(update_id=update_id), ABOUT), (RIGHT, WRONG))
        parts += [Fact(_("It is right"), right), Fact(_("Something is wrong or missing"), wrong)]
    return screen(
        *parts,
        choices=[
            button(_("Go on with the update"), "news.draft", update_id),
            button(_("Read notes about it"), "note.list", question.group_id),
        ],
        out=[button(_("Back"), "news.open", question.id)],
    )


@press("shown.said")
def said(turn: Turn, update_id: int) -> None:
    """What the group says of a draft, in words where it is few."""
    update, question = _of(turn, update_id)
    as_one_of(turn, question.group_id, READERS)
    if update.shown_on is None:
        raise Kindly(gone())
    turn.show(_result(turn, question, update_id))


# -- sending -------------------------------------------------------------------------------


def _people(turn: Turn, update_id: int) -> list[Person]:
    return audience_of(turn.db, _of(turn, update_id)[1].id or 0)


def _unready(turn: Turn, update_id: int) -> Screen | None:
    update, question = _of(turn, update_id)
    found = hurdle(turn, update)
    if found and found.show_first:
        return None
    return screen(
        found.why if found else _("This draft does not need to be shown first."),
        choices=[button(_("Go on with the update"), "news.draft", update_id)],
        out=[button(_("Back"), "news.open", question.id)],
    )


def _went(turn: Turn, update_id: int) -> None:
    update, question = _of(turn, update_id)
    if update.shown_on:
        return
    today = update.shown_on = today_of(turn, question)
    end_promise(turn, question, today)
    owe(turn, question, today + FINAL_WORDS_IN)
    turn.at(turn.now, "shown.open", update_id)


def _recalled(turn: Turn, update_id: int) -> None:
    update, question = _of(turn, update_id)
    if update.shown_on and update.sent_on is None and question.state is QuestionState.CLOSED:
        turn.cancel(f"shown.count:{update_id}")
        owe_again(turn, question, update.shown_on)
        update.recalled, update.shown_on = True, None
        draft_again(turn, update)


sendable(
    "shown",
    draw="shown.card",
    group=lambda turn, row_id: _of(turn, row_id)[1].group_id,
    people=_people,
    title=lambda turn, row_id: _("The draft: {question}", question=_of(turn, row_id)[1].text),
    back=lambda _turn, row_id: button(_("Back"), "news.draft", row_id),
    went=_went,
    recalled=_recalled,
    unready=_unready,
)
