"""What happened, for the same wall that asked: the newest news of a question as a poster.

Whoever scanned the first poster and never came back passes this one. Its code is the
same, and opens what happened to anybody (guest.py).

    wall.open (a file)
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.files.outcome import Outcome as Line
from bot.files.outcome import Status
from bot.files.poster import OutcomesPoster, outcomes_poster_pdf
from bot.flows.file_to_send import file_to_send
from bot.flows.news import in_short, point_title
from bot.flows.poster import address
from bot.models.group import Group
from bot.models.person import Person
from bot.models.promise import current_promise
from bot.models.question import Question
from bot.models.update import Kind, Outcome, Update, outcomes, sent_updates


@press("wall.open")
def make(turn: Turn, question_id: int) -> None:
    """Draw the newest news of a question as a poster."""
    question: Question = turn.get(Question, question_id)
    group = as_staff(turn, question.group_id)
    news = sent_updates(turn.db, question_id)
    if not news:
        raise Kindly(gone())
    drawn = outcomes_poster_pdf(_poster(turn, question, group, news[-1]))
    turn.say(
        screen(
            _("Hang this where the first poster hung. Its code shows the same news."),
            out=[button(_("Back"), "news.open", question_id)],
            file=file_to_send(turn, f"outcomes-{question_id}.pdf", drawn),
        )
    )


def _poster(turn: Turn, question: Question, group: Group, update: Update) -> OutcomesPoster:
    link = address(turn, question)
    promise = current_promise(turn.db, question.id or 0)
    owner: Person = turn.get(Person, question.owner_id or question.author_id)
    return OutcomesPoster(
        group=group.name,
        question=question.text,
        link=link,
        short_link=link.removeprefix("https://"),
        outcomes=_lines(turn, update),
        next_news=promise.due_on if promise else None,
        tell=owner.name,
    )


def _lines(turn: Turn, update: Update) -> tuple[Line, ...]:
    """What happened with each point; where an update speaks of none, its words to everybody."""
    found = tuple(_line(turn, o) for o in outcomes(turn.db, update.id or 0))
    if found:
        return found
    silences: dict[Kind, Status] = {Kind.NO_NEWS: "no_news", Kind.NO_ANSWER: "no_answer"}
    status = silences.get(update.kind, "heard")
    return (Line(_("Everything you said"), status, in_short(turn, update)),)


def _line(turn: Turn, outcome: Outcome) -> Line:
    return Line(point_title(turn, outcome), outcome.status.value, outcome.happened, outcome.why)
