"""After the last news people are asked: "Does this answer what you said?".

Everybody who was asked has the same button, and taps travel in envelopes. One "not
really" asks the owner for one more line. Two put the question back on the desk, with a
new date that people are told (design/product.md, "A question's life"); so does a line
that is owed and never comes.

    fits.open (timer) → fits.ask ── fits.say → fits.count (timer) ─┬─ fits.more … (form) ── send.look
                                                                  ├─ fits.remind → fits.lapsed (timers)
                                                                  └─ news.card: back on the desk
    fits.said: what people say, for those who read
"""

from datetime import date, timedelta

from bot.chat.access import as_one_of, role
from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.forms import Field
from bot.chat.routes import due, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.promise import at_morning, keeper, zone_of
from bot.flows.question_days import today_of
from bot.flows.reading import READERS
from bot.flows.telling import short_form, start_draft
from bot.flows.told import announce
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
from bot.models.envelope import Box, were_lost
from bot.models.membership import STAFF
from bot.models.question import Question, QuestionState
from bot.models.update import Kind, Update, latest, sent_updates
from bot.plain.say_date import say_day

YES, PARTLY, NOT_REALLY = "yes", "partly", "no"
WORDS = (YES, PARTLY, NOT_REALLY)
ABOUT = "fits"
"""What the envelopes call it."""
BACK_ON_DESK = 2
"""This many "not really" put it back on the desk; one asks for one more line (design/product.md)."""
LOOK_AGAIN = timedelta(days=14)
"""The owner has so long to look at it again."""
LINE_IN, REMINDED = timedelta(days=7), timedelta(days=2)
"""The owner has so long for one more line, and is reminded so long before it ends, once."""


def _say(word: str) -> str:
    return {YES: _("Yes"), PARTLY: _("Partly"), NOT_REALLY: _("Not really")}[word]


@due("fits.open")
def begin(turn: Turn, update_id: int) -> None:
    """Collect what people say of the last news."""
    update: Update = turn.get(Update, update_id)
    if not update.recalled:
        collect(turn, turn.get(Question, update.question_id), "fits.count", update_id)


@press("fits.ask", sealed=True)
def ask(turn: Turn, update_id: int) -> None:
    """Ask whether the last news answers what somebody said."""
    question = _asked(turn, update_id)
    turn.say(
        screen(
            Words(question.text),
            _("Does this answer what you said?"),
            _("Your tap is counted without your name."),
            first_counts(),
            choices=[button(_say(word), "fits.say", update_id, word) for word in WORDS],
            out=home_and_help(),
        )
    )


def _asked(turn: Turn, update_id: int) -> Question:
    update: Update = turn.get(Update, update_id)
    question = voter(turn, update.question_id)
    if not collecting(turn, "fits.count", update_id):
        raise Kindly(over(question))
    return question


@press("fits.say", sealed=True)
def say(turn: Turn, update_id: int, word: str) -> None:
    """Count what somebody says."""
    question = _asked(turn, update_id)
    if word not in WORDS:
        raise Kindly(over(question))
    cast(
        turn,
        Box(update_id=update_id),
        ABOUT,
        word,
        _("If it is no answer for somebody, everybody hears more."),
    )


@due("fits.count")
def count(turn: Turn, update_id: int) -> None:
    """Let the owner know, or put it back on the desk and tell everybody."""
    update: Update = turn.get(Update, update_id)
    question: Question = turn.get(Question, update.question_id)
    if update.recalled or question.state is not QuestionState.SETTLED:
        return
    not_really = counted(turn, Box(update_id=update_id), ABOUT).get(NOT_REALLY, 0)
    by = today_of(turn, question) + LINE_IN if not_really else None
    if not_really >= BACK_ON_DESK:
        _put_back(turn, question)
    elif by:
        zone = zone_of(turn, question)
        turn.at(at_morning(by - REMINDED, zone), "fits.remind", update_id, by.isoformat())
        turn.at(at_morning(by + timedelta(days=1), zone), "fits.lapsed", update_id)
    _tell_keeper(turn, question, update_id, by)


@due("fits.remind")
def remind(turn: Turn, update_id: int, until: str) -> None:
    """Ask the owner once more for the line that is owed until that day; not after it, where the bot was down."""
    question, by = _line_owed(turn, update_id), date.fromisoformat(until)
    if question and today_of(turn, question) <= by:
        _tell_keeper(turn, question, update_id, by)


@due("fits.lapsed")
def lapsed(turn: Turn, update_id: int) -> None:
    """No line came: put it back on the desk, so that nobody waits for nothing."""
    if question := _line_owed(turn, update_id):
        _put_back(turn, question)
        _tell_keeper(turn, question, update_id)


def _line_owed(turn: Turn, update_id: int) -> Question | None:
    """The question that still waits for one more line after that last news; None when nothing is owed."""
    update: Update = turn.get(Update, update_id)
    question: Question = turn.get(Question, update.question_id)
    newest = latest(turn.db, update.question_id)
    waits = question.state is QuestionState.SETTLED and newest is not None and newest.id == update_id
    asked_for = counted(turn, Box(update_id=update_id), ABOUT).get(NOT_REALLY, 0)
    return question if waits and asked_for else None


def _put_back(turn: Turn, question: Question) -> None:
    question.state = QuestionState.CLOSED
    next_on = today_of(turn, question) + LOOK_AGAIN
    announce(turn, Update(question_id=question.id or 0, kind=Kind.BACK, next_on=next_on))


def _tell_keeper(turn: Turn, question: Question, update_id: int, by: date | None = None) -> None:
    turn.tell(
        keeper(turn, question),
        lambda: _told(turn, question, update_id, by),
        purpose=f"fits:{update_id}",
        lane=Lane.REMINDER,
    )


def _told(turn: Turn, question: Question, update_id: int, by: date | None) -> Screen:
    said, choices = _("People have said whether the last news answers them."), []
    if were_lost(turn.db, Box(update_id=update_id)):
        said = _("What people tapped is lost, through a fault of ours. Please ask them in another way.")
    if question.state is not QuestionState.SETTLED:
        said = _("For some it is no answer. It is back on your desk, and people know.")
        choices = [button(_("Write the update"), "news.write", question.id)]
    elif by:
        day = say_day(by, locale())
        said = _("For somebody it is no answer. Please write one more line by {day}.", day=day)
        choices = _line_button(turn, update_id)
    return screen(
        Words(question.text),
        said,
        *_facts(turn, update_id),
        choices=choices,
        out=[button(_("Back"), "news.open", question.id)],
    )


def _line_button(turn: Turn, update_id: int) -> list[Button]:
    question = _line_owed(turn, update_id)
    return [button(_("Write one more line"), "fits.more", question.id)] if question else []


def _facts(turn: Turn, update_id: int) -> list[Fact]:
    if were_lost(turn.db, Box(update_id=update_id)):
        return []
    counts = in_words(counted(turn, Box(update_id=update_id), ABOUT), WORDS)
    return [Fact(_say(word), n) for word, n in zip(WORDS, counts, strict=True)]


@press("fits.said")
def said(turn: Turn, question_id: int) -> None:
    """What people say of the last news, in words where it is few."""
    question: Question = turn.get(Question, question_id)
    as_one_of(turn, question.group_id, READERS)
    last = [u.id or 0 for u in sent_updates(turn.db, question_id) if u.final and u.kind is Kind.NEWS]
    parts: list[Part | str] = [Title(_("Does it answer what they said?")), Words(question.text)]
    choices: list[Button] = []
    if not last or collecting(turn, "fits.count", last[-1]):
        parts.append(being_asked(turn, last[-1] if last else 0))
    else:
        parts += _facts(turn, last[-1])
        if role(turn, question.group_id) in STAFF:
            choices = _line_button(turn, last[-1])
    turn.show(screen(*parts, choices=choices, out=[button(_("Back"), "news.open", question_id)]))


# -- one more line -------------------------------------------------------------------------


@press("fits.more")
def more(turn: Turn, question_id: int) -> None:
    """Write one more line to everyone about a settled question."""
    update = start_draft(turn, question_id, Kind.MORE)
    update.final = True
    form.open(turn, update)


form = short_form(
    "more",
    Field(
        "note",
        lambda: _("One more line"),
        lambda: _("What would make it an answer? Say it in plain words."),
        longest=800,
    ),
    plainer="note",
)
