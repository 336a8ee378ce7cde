"""Before the organisation sees the points, the people who made them do, and say whether theirs is there.

Everybody who was asked gets the same points in the same order, with the same two
buttons, whether they answered or not. What they tap travels in an envelope and is
counted ten days later; small numbers are words. What is missing can still be said. By
when they hear more stands with the points (points_shown.py).

    themes.show ── send.look … (sending.py) → themes.card ─┬─ mine.here
                                                          └─ mine.missing ── answer.open · named.open · mine.only
    themes.said: what came back, for those who read
"""

from bot.anonymity.rules import COLLECTS
from bot.chat.access import as_one_of, as_staff
from bot.chat.buttons import button
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.card import asked, over
from bot.flows.points_shown import hear_more_by, keep_promise, owe_as_before
from bot.flows.reading import READERS
from bot.flows.reopened import reopen
from bot.flows.sendable import sendable
from bot.flows.vote import cast, counted, first_counts, in_words
from bot.models.contribution import unsorted_count
from bot.models.envelope import Box, waiting_batch
from bot.models.project import Project
from bot.models.question import Question, QuestionState, audience_of
from bot.models.theme import themes_of
from bot.plain.say_date import say_day

ABOUT, HERE, MISSING = "points", "here", "missing"
"""What is voted on, and the two votes."""


# -- for the coordinator -------------------------------------------------------------


@press("themes.show")
def show(turn: Turn, question_id: int) -> None:
    """Offer to show the points to everybody who was asked, or say what must come first."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    if why := _not_yet(turn, question):
        turn.show(screen(why, out=[button(_("Back"), "themes.list", question_id)]))
        return
    turn.show(
        screen(
            _("Everybody who was asked sees the points before they go further."),
            _("They tap whether their point is here. It comes back in {n} days.", n=COLLECTS.days),
            Fact(_("After this you owe news by"), say_day(hear_more_by(turn, question), locale())),
            choices=[button(_("Preview and send"), "send.look", "themes", question_id, style="primary")],
            out=[button(_("Back"), "themes.list", question_id)],
        )
    )


def _not_yet(turn: Turn, question: Question) -> str:
    """Why the points cannot be shown now; empty when they can, or have been."""
    if question.state is not QuestionState.CLOSED or (
        not question.checking and waiting_batch(turn.db, Box(question.id))
    ):
        return _("Answers still come. Show the points when the last ones are sorted.")
    if unsorted_count(turn.db, question.id or 0):
        return _("First sort every answer. Then show the points.")
    return ""


@press("themes.said")
def said(turn: Turn, question_id: int) -> None:
    """What people tapped, in words where it is few."""
    question: Question = turn.get(Question, question_id)
    as_one_of(turn, question.group_id, READERS)
    here, missing = in_words(counted(turn, Box(question_id), ABOUT), (HERE, MISSING))
    parts: list[Part | str] = [Title(_("What people say of the points"))]
    batch = waiting_batch(turn.db, Box(question_id))
    if question.checking and batch:
        parts.append(
            _("People are being asked. It is counted on {day}.", day=say_day(batch.release_on, locale()))
        )
    else:
        parts += [
            Fact(_("My point is here"), here),
            Fact(_("Said only that something is missing"), missing),
            _("What people wrote about it stands with the answers."),
        ]
    turn.show(
        screen(
            *parts,
            choices=[button(_("Read the answers"), "read.batch", question_id)],
            out=[button(_("Back"), "themes.list", question_id)],
        )
    )


# -- for everybody who was asked ---------------------------------------------------------


@draw("themes.card")
def card(turn: Turn, question_id: int) -> Screen:
    """The points, as everybody gets them."""
    question: Question = turn.get(Question, question_id)
    project: Project = turn.get(Project, question.project_id)
    titles = "\n".join(f"• {t.title}" for t in themes_of(turn.db, question_id))
    return screen(
        Title(_("What people said")),
        Words(question.text),
        Words(titles),
        Fact(_("Who gets these next"), project.organisation_name),
        _("Is your point here?"),
        first_counts(),
        Fact(_("You hear more by"), say_day(hear_more_by(turn, question), locale())),
        choices=[
            button(_("My point is here"), "mine.here", question_id),
            button(_("Something is missing"), "mine.missing", question_id),
        ],
        out=[button(_("Stop these"), "answer.stop", question_id), button(_("Help"), "help")],
    )


@press("mine.here", sealed=True)
def here(turn: Turn, question_id: int) -> None:
    """Count that somebody's point is there."""
    _checked(turn, question_id)
    cast(turn, Box(question_id), ABOUT, HERE)


@press("mine.only", sealed=True)
def only(turn: Turn, question_id: int) -> None:
    """Count that something is missing, without saying what."""
    _checked(turn, question_id)
    cast(turn, Box(question_id), ABOUT, MISSING)


@press("mine.missing", sealed=True)
def missing(turn: Turn, question_id: int) -> None:
    """Ask whether somebody wants to say what is missing."""
    question = _checked(turn, question_id)
    choices = [button(_("Say it with my name"), "named.open", question_id)]
    if question.nameless:
        choices.insert(0, button(_("Say it without my name"), "answer.open", question_id))
    turn.say(
        screen(
            _("You can say what is missing. Or only that something is."),
            choices=[*choices, button(_("Only say that something is"), "mine.only", question_id)],
            out=[button(_("Stop"), "keep.nothing"), button(_("Help"), "help")],
        )
    )


def _checked(turn: Turn, question_id: int) -> Question:
    """A question whose points are being looked at, for somebody who was asked it."""
    question, _place = asked(turn, question_id)
    if not question.checking:
        raise Kindly(over(question))
    return question


def _went(turn: Turn, question_id: int) -> None:
    question: Question = turn.get(Question, question_id)
    if question.state is QuestionState.CLOSED:
        keep_promise(turn, question)
        question.checking = True
        reopen(turn, question)


def _recalled(turn: Turn, question_id: int) -> None:
    owe_as_before(turn, turn.get(Question, question_id))


sendable(
    "themes",
    draw="themes.card",
    group=lambda turn, row_id: turn.get(Question, row_id).group_id,
    people=lambda turn, row_id: audience_of(turn.db, row_id),
    title=lambda turn, row_id: _("The points: {question}", question=turn.get(Question, row_id).text),
    back=lambda _turn, row_id: button(_("Back"), "themes.list", row_id),
    went=_went,
    recalled=_recalled,
)
