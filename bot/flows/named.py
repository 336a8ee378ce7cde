"""Answering with a name: one answer a person, which they can change and remove.

Everything up to the prompt is sealed like the rest of the card, so that opening it
and going another way leaves no trace. Only what somebody gives with their name is kept.

    named.open ── named.text (words) · named.ready ── named.remove
    named.keep: loose words (loose.py)
"""

from datetime import timedelta

from bot.anonymity.rules import last_release
from bot.anonymity.seal import TEXT_UNITS, clean
from bot.chat.buttons import button, data
from bot.chat.refusals import gone
from bot.chat.render import units
from bot.chat.routes import press, words
from bot.chat.screens import Part, Screen, Title, Words, prompt, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.card import asked
from bot.flows.loose import kept_words
from bot.flows.question_days import today_of
from bot.models.contribution import Contribution, How, named_answer
from bot.models.envelope import Box, waiting_batch
from bot.models.question import Audience, Question
from bot.plain.say_date import say_day


@press("named.open", sealed=True)
def begin(turn: Turn, question_id: int) -> None:
    """Say who sees an answer with a name, and offer to write; or show the one that is there."""
    question, place = asked(turn, question_id)
    there = named_answer(turn.db, question_id, turn.person_id)
    turn.say(_yours(question, there) if there else _before(question, place))


def _before(question: Question, place: Audience) -> Screen:
    parts: list[Part | str] = [
        _("The coordinators see your name with it. Nobody else, unless you say so."),
        _("You can change it or remove it."),
    ]
    if place.guest:
        parts.append(_("They do not know your name. Begin with what they should call you."))
    ready = [button(text, "named.ready", question.id, n) for n, text in enumerate(question.ready_answers)]
    return screen(
        *parts,
        choices=[*ready, button(_("Write in my own words"), "named.text", question.id, style="primary")],
        out=[button(_("Stop"), "keep.nothing"), button(_("Help"), "help")],
    )


def _yours(question: Question, there: Contribution) -> Screen:
    return screen(
        Title(_("Your answer, with your name")),
        Words(there.text),
        choices=[
            button(_("Change it"), "named.text", question.id),
            button(_("Remove it"), "named.remove", question.id),
        ],
        out=home_and_help(),
    )


@press("named.text", sealed=True)
def ask(turn: Turn, question_id: int) -> None:
    """Open the keyboard."""
    question, _place = asked(turn, question_id)
    turn.say(
        prompt(
            _("Type your answer, as a reply to this. It goes with your name."),
            route=data("named.text", question.id),
            hint=_("Your words"),
        )
    )


@words("named.text")
def take(turn: Turn, question_id: int) -> None:
    """Keep an answer with its name."""
    _keep(turn, question_id, turn.text)


@press("named.ready")
def tap_ready(turn: Turn, question_id: int, number: int) -> None:
    """Keep an answer that was offered."""
    question, _place = asked(turn, question_id)
    if not 0 <= number < len(question.ready_answers):
        raise Kindly(gone())
    _keep(turn, question_id, question.ready_answers[number])


@press("named.keep")
def keep_loose(turn: Turn, question_id: int) -> None:
    """Keep loose words as an answer with a name."""
    _keep(turn, question_id, kept_words(turn).text)


def _keep(turn: Turn, question_id: int, said: str) -> None:
    question, _place = asked(turn, question_id)
    text = clean(said)
    if not text or units(text) > TEXT_UNITS:
        raise Kindly(_does_not_fit(question, too_long=bool(text)))
    today = today_of(turn, question)
    answer = named_answer(turn.db, question_id, turn.person_id) or Contribution(
        question_id=question_id,
        person_id=turn.person_id,
        how=How.NAMED,
        text=text,
        released_week=today - timedelta(days=today.weekday()),
    )
    if answer.text != text:
        answer.text, answer.theme_id, answer.unused_because = text, None, ""
    turn.db.add(answer)
    turn.show(_kept(turn, question))


def _does_not_fit(question: Question, *, too_long: bool) -> Screen:
    said = (
        _("That is too long for one answer. {most} letters is the most.", most=TEXT_UNITS)
        if too_long
        else _("I need some words for this.")
    )
    return screen(
        said,
        choices=[button(_("Write again"), "named.text", question.id)],
        out=[button(_("Stop"), "keep.nothing"), button(_("Help"), "help")],
    )


def _kept(turn: Turn, question: Question) -> Screen:
    batch = waiting_batch(turn.db, Box(question.id))
    assert question.opened_on
    assert question.closes_on
    day = batch.release_on if batch else last_release(question.opened_on, question.closes_on)
    return screen(
        Title(_("Thank you")),
        _("Your answer is kept, with your name."),
        _("The coordinators can read it now. On {day} they are told to.", day=say_day(day, locale())),
        choices=[
            button(_("Change it"), "named.text", question.id),
            button(_("Remove it"), "named.remove", question.id),
        ],
        out=home_and_help(),
    )


@press("named.remove")
def remove(turn: Turn, question_id: int) -> None:
    """Remove somebody's own answer. This works for as long as it is there, also after the question closed."""
    there = named_answer(turn.db, question_id, turn.person_id)
    if there is None:
        raise Kindly(gone())
    turn.db.delete(there)
    turn.show(
        screen(
            _("Your answer is removed. Somebody may have read it already."),
            choices=[button(_("See the question"), "q.card", question_id)],
            out=home_and_help(),
        )
    )
