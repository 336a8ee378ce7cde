"""The journey of a question as a picture: how far it is, what was promised, and whether that was kept.

Everybody who was asked can look at it; a coordinator can also send it and print it. The
words under the picture say the same (alt text).

    journey.open ── journey.print
    send.look:journey … (sending.py) → journey.card
"""

from datetime import date

from bot.chat.buttons import Button, button
from bot.chat.refusals import gone, not_yours
from bot.chat.routes import draw, press
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale, ngettext
from bot.files.journey import Journey, Step, journey_alt, journey_pdf, journey_png
from bot.flows.file_to_send import file_to_send
from bot.flows.passed_on import nothing_came
from bot.flows.question_days import today_of
from bot.flows.reading import READERS
from bot.flows.sendable import sendable
from bot.models.group import Group
from bot.models.membership import STAFF, role_in
from bot.models.person import Person
from bot.models.promise import Promise, current_promise, first_due, promises_of
from bot.models.question import Question, QuestionState, audience_of, in_audience
from bot.models.update import DECIDED, Kind, Update, latest, outcomes, sent_updates


@press("journey.open")
def look(turn: Turn, question_id: int) -> None:
    """Show the picture to somebody who was asked, or who reads the answers."""
    question: Question = turn.get(Question, question_id)
    role = role_in(turn.db, turn.person_id, question.group_id)
    if role not in READERS and not in_audience(turn.db, question_id, turn.person_id):
        raise Kindly(not_yours())
    if question.opened_on is None:
        raise Kindly(gone())
    choices, back = [], button(_("Back"), "news.read", question_id)
    if role in READERS:
        back = button(_("Back"), "news.open", question_id)
    if role in STAFF:
        choices = _for_staff(turn, question)
    turn.say(_page(turn, question, choices, [back, button(_("Help"), "help")]))


def _for_staff(turn: Turn, question: Question) -> list[Button]:
    newest = latest(turn.db, question.id or 0)
    send = [button(_("Send it to everybody"), "send.look", "journey", newest.id)] if newest else []
    return [*send, button(_("Print it"), "journey.print", question.id)]


def _page(turn: Turn, question: Question, choices: list[Button], out: list[Button]) -> Screen:
    journey = journey_of(turn, question)
    path = f"journeys/{question.id}-{locale()}.png"
    return screen(
        Title(_("The journey of your answers")),
        Words(journey_alt(journey)),
        choices=choices,
        out=out,
        file=file_to_send(turn, path, journey_png(journey), "journey.png", "photo"),
    )


@press("journey.print")
def print_it(turn: Turn, question_id: int) -> None:
    """Give the picture as a page to print."""
    question: Question = turn.get(Question, question_id)
    if role_in(turn.db, turn.person_id, question.group_id) not in STAFF:
        raise Kindly(not_yours())
    journey = journey_of(turn, question)
    path = f"journeys/{question_id}-{locale()}.pdf"
    turn.say(
        screen(
            Title(_("The journey of your answers")),
            Words(journey_alt(journey)),
            out=[button(_("Back"), "news.open", question_id)],
            file=file_to_send(turn, path, journey_pdf(journey), "journey.pdf"),
        )
    )


# -- what it shows -----------------------------------------------------------------------


def journey_of(turn: Turn, question: Question) -> Journey:
    """The stations of a question as they stand today.

    Heard is the day on which all answers were in, or on which answers closed where none came; looked into is the first news after the
    asking; decided is the first news in which somebody decided a point; done is the last news.
    """
    assert question.id is not None
    group: Group = turn.get(Group, question.group_id)
    news = [u for u in sent_updates(turn.db, question.id) if u.kind is Kind.NEWS]
    settled = question.state is QuestionState.SETTLED
    decided = next((u for u in news if _decides(turn, u)), None)
    stations = (
        Step("asked", question.opened_on),
        _all_in(turn, question),
        _station(turn, question, "looked_into", news[0] if news else None),
        Step("decided", note=_("There was no answer."))
        if settled and not decided
        else _station(turn, question, "decided", decided),
        _station(turn, question, "done", news[-1] if news and settled else None),
    )
    return Journey(
        group.name, question.text, _with_promise(turn, question, stations), today_of(turn, question)
    )


def _all_in(turn: Turn, question: Question) -> Step:
    if question.state is QuestionState.OPEN:
        return Step("heard")
    return Step("closed" if nothing_came(turn, question) else "heard", question.closes_on)


def _decides(turn: Turn, update: Update) -> bool:
    return any(o.status in DECIDED for o in outcomes(turn.db, update.id or 0))


def _station(turn: Turn, question: Question, name: str, update: Update | None) -> Step:
    """A station that news has reached, and whether that was in time; or one that still lies ahead."""
    if update is None or update.sent_on is None:
        return Step(name)  # type: ignore[arg-type]  # one of the five names
    promises = promises_of(turn.db, question.id or 0)
    kept = [p for p in promises if p.kept_on == update.sent_on]
    promised = first_due(promises, kept[0]) if kept else None
    return Step(name, update.sent_on, promised)  # type: ignore[arg-type]  # one of the five names


def _with_promise(turn: Turn, question: Question, stations: tuple[Step, ...]) -> tuple[Step, ...]:
    """Put what is owed now beside the first station that lies ahead."""
    promise = current_promise(turn.db, question.id or 0)
    ahead = next((n for n, s in enumerate(stations) if s.happened is None), None)
    if promise is None or ahead is None:
        return stations
    promises = promises_of(turn.db, question.id or 0)
    due = first_due(promises, promise)
    owed = Step(stations[ahead].name, None, due, _why(turn, promises, promise, due))
    return (*stations[:ahead], owed, *stations[ahead + 1 :])


def _why(turn: Turn, promises: list[Promise], promise: Promise, due: date) -> str:
    """What there is to say of a date that is owed: whose silence it was, or why it has moved."""
    missed = len([p for p in promises if p.missed_on and p.due_on >= due])
    if missed:
        return ngettext("{n} date passed without news.", "{n} dates passed without news.", missed)
    newest = latest(turn.db, promise.question_id)
    return newest.next_reason if newest and newest.kind is Kind.MOVED else ""


# -- sending it --------------------------------------------------------------------------


def _question(turn: Turn, update_id: int) -> Question:
    """A journey is sent as it is after an update: once after each."""
    question: Question = turn.get(Question, turn.get(Update, update_id).question_id)
    return question


def _people(turn: Turn, update_id: int) -> list[Person]:
    return audience_of(turn.db, _question(turn, update_id).id or 0)


@draw("journey.card")
def card(turn: Turn, update_id: int) -> Screen:
    """The picture as everybody gets it."""
    question = _question(turn, update_id)
    return _page(
        turn,
        question,
        [button(_("See everything about this"), "news.read", question.id)],
        [button(_("Stop these"), "answer.stop", question.id), button(_("Help"), "help")],
    )


sendable(
    "journey",
    draw="journey.card",
    group=lambda turn, row_id: _question(turn, row_id).group_id,
    people=_people,
    title=lambda turn, row_id: _("Journey: {question}", question=_question(turn, row_id).text),
    back=lambda turn, row_id: button(_("Back"), "news.open", _question(turn, row_id).id),
)
