"""Paper answers from the box, typed in by a coordinator: several at once, without names if they came so.

The words stay in the coordinator's own message until they are kept: the preview answers
that message, and counts. Pressing twice keeps them once, and they can be taken out again,
because each answer's number comes from that message and its place in it.

    typed.open ── typed.answers (words) ── typed.keep ── typed.undo
"""

import hashlib
import re
from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import col

from bot.anonymity.seal import TEXT_UNITS, clean
from bot.chat.access import as_staff
from bot.chat.buttons import button, data
from bot.chat.events import Said
from bot.chat.refusals import gone
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Screen, Title, Words, prompt, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, ngettext
from bot.flows.loose import kept_words
from bot.flows.question_days import today_of
from bot.models.contribution import Contribution, How
from bot.models.question import Question, QuestionState

_GAP = re.compile(r"\n[ \t\u00a0]*\n\s*")
"""An empty line between two answers."""
SHOWN = 60
"""Letters of each answer in the preview."""


def _question(turn: Turn, question_id: int) -> Question:
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    if question.state not in {QuestionState.OPEN, QuestionState.CLOSED}:
        raise Kindly(gone())
    return question


@press("typed.open")
def begin(turn: Turn, question_id: int) -> None:
    """Say how paper answers are typed in."""
    question = _question(turn, question_id)
    turn.show(
        screen(
            Title(_("Answers on paper")),
            Words(question.text),
            _("Type what stands on the paper, word for word. Leave out names."),
            _("Leave an empty line between two answers. Many fit in one message."),
            choices=[button(_("Type them"), "typed.answers", question_id, style="primary")],
            out=[button(_("Back"), "read.batch", question_id)],
        )
    )


@press("typed.answers")
def ask(turn: Turn, question_id: int) -> None:
    """Open the keyboard."""
    _question(turn, question_id)
    turn.say(
        prompt(
            _("Type the answers as a reply to this. Leave an empty line between two."),
            route=data("typed.answers", question_id),
            hint=_("Answers on paper"),
        )
    )
    turn.expect("typed.answers", question_id)


@words("typed.answers")
def preview(turn: Turn, question_id: int) -> None:
    """Show what would be kept, counted."""
    question = _question(turn, question_id)
    assert isinstance(turn.event, Said)
    answers = split(turn.text)
    if not answers or any(units(a) > TEXT_UNITS for a in answers):
        raise Kindly(_nothing(question))
    turn.forget()
    turn.say(_preview(question, answers, turn.event.message_id))


def split(text: str) -> list[str]:
    """The answers in one message: blocks with an empty line between them."""
    return [answer for block in _GAP.split(text.strip()) if (answer := clean(block))]


def _nothing(question: Question) -> Screen:
    return screen(
        _("I could not read answers in that. I need words, in blocks."),
        choices=[button(_("Type them again"), "typed.answers", question.id)],
        out=[button(_("Back"), "read.batch", question.id)],
    )


def _counted(n: int) -> str:
    return ngettext("That is {n} answer.", "That is {n} answers.", n)


def _preview(question: Question, answers: list[str], message_id: int) -> Screen:
    short = [" ".join(a.split()) for a in answers]
    return screen(
        Title(_("Answers on paper")),
        Words("\n".join(f"{n}. {a[:SHOWN]}" for n, a in enumerate(short, 1)), fold=True),
        _counted(len(answers)),
        _("They are not kept yet. Is that right?"),
        choices=[
            button(_("Keep them"), "typed.keep", question.id, style="primary"),
            button(_("Type them again"), "typed.answers", question.id),
        ],
        out=[button(_("Back"), "read.batch", question.id)],
        reply_to=message_id,
    )


def _numbered(turn: Turn, said: Said) -> dict[int, str]:
    """The answers of a message, each with a number that the same message always gives it."""
    return {_number(f"{turn.chat}:{said.message_id}:{n}"): a for n, a in enumerate(split(said.text))}


def _number(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) >> 2


@press("typed.keep")
def keep(turn: Turn, question_id: int) -> None:
    """Keep the answers of the message that the preview stands under. Twice is once."""
    question = _question(turn, question_id)
    answers = _numbered(turn, kept_words(turn))
    there = set(
        turn.db.execute(select(col(Contribution.id)).where(col(Contribution.id).in_(answers))).scalars()
    )
    today = today_of(turn, question)
    for number, text in answers.items():
        if number not in there:
            turn.db.add(
                Contribution(
                    id=number,
                    question_id=question_id,
                    text=text,
                    how=How.PAPER,
                    released_week=today - timedelta(days=today.weekday()),
                )
            )
    turn.show(
        screen(
            _("Kept. They stand with the other answers now."),
            _counted(len(answers)),
            choices=[
                button(_("Type more"), "typed.answers", question_id),
                button(_("Read the answers"), "read.batch", question_id),
            ],
            out=[
                button(_("Take these out"), "typed.undo", question_id),
                button(_("Back"), "news.open", question_id),
            ],
        )
    )


@press("typed.undo")
def undo(turn: Turn, question_id: int) -> None:
    """Take out again what one message brought in."""
    _question(turn, question_id)
    answers = _numbered(turn, kept_words(turn))
    turn.db.execute(
        delete(Contribution).where(
            col(Contribution.id).in_(answers),
            col(Contribution.question_id) == question_id,
            col(Contribution.how) == How.PAPER,
        )
    )
    turn.show(
        screen(
            _("They are taken out. Your message is still above."),
            choices=[button(_("Type them again"), "typed.answers", question_id)],
            out=[button(_("Back"), "read.batch", question_id)],
        )
    )
