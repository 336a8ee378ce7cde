"""What stands between an update and *Send*, said in one sentence with the way on.

It is asked when an update is shown, when *Send* is pressed, and again when its hold ends:
meanwhile somebody may have sorted an answer, or sent something else.
"""

from dataclasses import dataclass

from bot.anonymity.rules import COLLECTS, last_release
from bot.chat.buttons import Button, button
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.question_days import today_of
from bot.models.contribution import unsorted_count
from bot.models.envelope import Box, waiting_batch
from bot.models.project import Level, Project
from bot.models.question import Question, QuestionState
from bot.models.update import FINAL, Choice, Kind, Update, latest, outcomes, points_of
from bot.plain.say_date import say_day

TOGETHER = (Level.CODESIGN, Level.COPRODUCE)
"""Levels at which the group sees a draft before the news goes out (design/product.md)."""


@dataclass(frozen=True, slots=True)
class Hurdle:
    """Why an update cannot go yet, and the way on. With `show_first` all it needs is to be shown to the group."""

    why: str
    way: Button | None = None
    show_first: bool = False


def hurdle(turn: Turn, update: Update) -> Hurdle | None:
    """What stands between an update and *Send*; None when it can go."""
    question: Question = turn.get(Question, update.question_id)
    if question.state not in _alive(update.kind):
        return Hurdle(_("This question is settled. No more news can go out."))
    if update.next_on and update.next_on <= today_of(turn, question):
        form_name = "move" if update.kind is Kind.MOVED else "news"
        return Hurdle(
            _("The day of the next news has passed. Please choose a new one."),
            button(_("Choose a day"), f"{form_name}.ask", update.id, "next"),
        )
    if update.kind is not Kind.NEWS:
        return None
    return (_not_last_yet(turn, question, update) if update.final else None) or _not_shown(
        turn, question, update
    )


def _alive(kind: Kind) -> tuple[QuestionState, ...]:
    """The states of a question in which such an update can still be told."""
    return (QuestionState.SETTLED,) if kind is Kind.MORE else (QuestionState.OPEN, QuestionState.CLOSED)


def _not_last_yet(turn: Turn, question: Question, update: Update) -> Hurdle | None:
    points = button(_("Say what happened with each point"), "points.list", update.id)
    if question.checking:
        return Hurdle(
            _("People are looking at the points. The last news can go when that has come back."),
            button(_("See what people say of them"), "themes.said", question.id),
        )
    if _answers_come(turn, question):
        return Hurdle(_("Answers still come. The last news can go when all are in and sorted."))
    if open_points(turn, update):
        return Hurdle(_("This is the last news. First say what happened with each point."), points)
    return None


def _answers_come(turn: Turn, question: Question) -> bool:
    """Whether answers can still be given, or wait to be opened."""
    if question.state is QuestionState.OPEN:
        return True
    batch = waiting_batch(turn.db, Box(question.id))
    if batch is None or question.opened_on is None or question.closes_on is None:
        return False
    return batch.release_on <= last_release(question.opened_on, question.closes_on)


def open_points(turn: Turn, update: Update) -> int:
    """How many points (and "not used") have no final outcome yet in this update."""
    done = {o.theme_id for o in outcomes(turn.db, update.id or 0) if o.status in FINAL}
    unsorted = unsorted_count(turn.db, update.question_id)
    return len([p for p in points_of(turn.db, update.question_id) if p not in done]) + unsorted


def _not_shown(turn: Turn, question: Question, update: Update) -> Hurdle | None:
    """Where the group shapes the decision, what happened with its points is shown to it first."""
    project: Project = turn.get(Project, question.project_id)
    decides = update.final or outcomes(turn.db, update.id or 0)
    newest = latest(turn.db, update.question_id)
    stopped = newest is not None and newest.chosen is Choice.STOP
    if project.level not in TOGETHER or not decides or stopped:
        return None
    if question.state is QuestionState.OPEN:
        return Hurdle(_("Answers still come. Say what happened with the points when all are in."))
    if update.shown_on is None:
        return Hurdle(
            _("You shape this together. So the group sees the draft first."),
            button(_("Show the draft to the group"), "send.look", "shown", update.id, style="primary"),
            show_first=True,
        )
    back_on = update.shown_on + COLLECTS
    if today_of(turn, question) < back_on:
        return Hurdle(
            _("The group is looking at the draft until {day}.", day=say_day(back_on, locale())),
            button(_("See what the group says"), "shown.said", update.id),
        )
    return None


def cannot_go(turn: Turn, update: Update) -> Screen | None:
    """The page that says why an update cannot go now; None when it can."""
    found = hurdle(turn, update)
    if found is None:
        return None
    return screen(
        Title(_("Update")),
        found.why,
        choices=[found.way] if found.way else [],
        out=[button(_("Back"), "news.open", update.question_id)],
    )
