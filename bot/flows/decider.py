"""Whoever owes news and has none: a letter to who decides, a later date, or a plain "they will not answer".

Once the letter (decider_letter.py) was passed on, the silence is theirs, and people are told so.

    promise.stuck ─┬─ promise.letter ── promise.asked
                   ├─ promise.move … (moving.py)
                   └─ promise.refused … (form) ── send.look
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.forms import Field
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.decider_letter import letter_to
from bot.flows.passed_on import points_unseen
from bot.flows.promise import choosing
from bot.flows.question_days import today_of
from bot.flows.telling import short_form, start_draft
from bot.models.promise import Promise, current_promise
from bot.models.question import Question
from bot.models.update import Kind
from bot.plain.say_date import say_day


def _owed(turn: Turn, question_id: int) -> tuple[Question, Promise]:
    """What is owed on a question now, for one of its coordinators. Raises `Kindly` where nothing is."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    promise = current_promise(turn.db, question_id)
    if promise is None:
        raise Kindly(gone())
    return question, promise


@press("promise.stuck")
def stuck(turn: Turn, question_id: int) -> None:
    """Say what can be done when there is no news."""
    question, promise = _owed(turn, question_id)
    turn.show(
        screen(
            Words(question.text),
            Fact(_("Who decides"), promise.decider),
            Fact(_("News is owed by"), say_day(promise.due_on, locale())),
            _("“Not yet” is news too. You can tell people where it stands."),
            choices=[
                button(_("Tell people where it stands"), "news.write", question_id),
                button(_("Get a letter to forward"), "promise.letter", promise.id),
                button(_("Move the date, and say why"), "promise.move", question_id),
                button(_("They will not answer"), "promise.refused", question_id),
            ],
            out=[button(_("Back"), "news.open", question_id)],
        )
    )


@press("promise.letter")
def letter(turn: Turn, promise_id: int) -> None:
    """Give the owner a short letter, ready to forward to who decides."""
    question, promise = _owed(turn, turn.get(Promise, promise_id).question_id)
    choices = [
        button(_("I have sent it"), "promise.asked", promise.id),
        button(_("They will not answer"), "promise.refused", question.id),
    ]
    parts: list[Part | str] = [Words(letter_to(turn, question, promise))]
    if points_unseen(turn, question):
        parts.append(_("The points are not in it: people have not seen them yet."))
        choices.append(button(_("Show people the points first"), "themes.show", question.id))
    turn.say(
        screen(
            *parts,
            _("Copy this, and send it to who decides."),
            choices=choices,
            out=[button(_("Back"), "news.open", question.id)],
        )
    )


@press("promise.asked")
def asked(turn: Turn, promise_id: int) -> None:
    """Note that who decides has been asked: from now on the silence is theirs."""
    question, promise = _owed(turn, turn.get(Promise, promise_id).question_id)
    promise.asked_on = promise.asked_on or today_of(turn, question)
    turn.show(
        screen(
            _("Thank you. If they stay silent, people will be told that."),
            choices=[button(_("Write the update"), "news.write", question.id)],
            out=[button(_("Back"), "news.open", question.id)],
        )
    )


# -- they will not answer ----------------------------------------------------------------


@press("promise.refused")
def refused(turn: Turn, question_id: int) -> None:
    """Start to tell people that who decides refuses. The group then chooses what to do."""
    question, promise = _owed(turn, question_id)
    if choosing(turn, question):
        raise Kindly(
            screen(
                _("People know that there is no answer. The group is choosing what to do."),
                out=[button(_("Back"), "news.open", question_id)],
            )
        )
    update = start_draft(turn, question_id, Kind.NO_ANSWER)
    update.silent = promise.decider
    form.open(turn, update)


form = short_form(
    "refused",
    Field(
        "note",
        lambda: _("What they said"),
        lambda: _("What did they say? People read it, word for word if you can."),
        example=lambda: _("“We do not comment on this.”"),
        longest=800,
    ),
)
