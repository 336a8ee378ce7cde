"""Whoever owes news and has none: a letter to who decides, a later date, or a plain "they will not answer".

Once the letter was passed on, the silence is theirs, and people are told so.

    promise.stuck ─┬─ promise.letter ── promise.asked
                   ├─ promise.move … (moving.py)
                   └─ promise.refused … (form) ── send.look
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.forms import Field
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.promise import choosing
from bot.flows.question_days import today_of
from bot.flows.telling import short_form, start_draft
from bot.models.promise import Promise, current_promise
from bot.models.question import Question
from bot.models.update import Kind, sent_updates
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
    group = as_staff(turn, question.group_id)
    asked_before = any(u.kind is Kind.NO_ANSWER for u in sent_updates(turn.db, question.id or 0))
    values = {
        "decider": promise.decider,
        "group": group.name,
        "question": question.text,
        "when": say_day(promise.due_on, locale(), year=True),
        "owner": turn.person.name,
    }
    turn.say(
        screen(
            Words(_second_letter(values) if asked_before else _first_letter(values)),
            _("Copy this, and send it to who decides."),
            choices=[
                button(_("I have sent it"), "promise.asked", promise.id),
                button(_("They will not answer"), "promise.refused", question.id),
            ],
            out=[button(_("Back"), "news.open", question.id)],
        )
    )


def _first_letter(values: dict[str, str]) -> str:
    return _(
        "Dear {decider},\n\nThe members of {group} answered this question: {question}\n\n"
        "We promised them news by {when}. What is decided, and why? If nothing is decided yet, "
        "please tell us when it will be. They would rather hear “not yet” than nothing.\n\n"
        "We pass your answer on word for word.\n\n{owner}, {group}",
        **values,
    )


def _second_letter(values: dict[str, str]) -> str:
    return _(
        "Dear {decider},\n\nThe members of {group} answered this question: {question}\n\n"
        "We asked before and had no answer. The members have been told so, and chose to ask once more. "
        "We promised them news by {when}. What is decided, and why?\n\n"
        "If there is no answer, we tell them that too, and count it in our report.\n\n{owner}, {group}",
        **values,
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
