"""What happened with what you said: what people get, and can always look up again.

Everybody who was asked gets the same page, whether they answered or not, with one
order of themes and one button. "You said", what happened, and why, in plain words.

    news.card (what people get) ── news.read: everything there is about one question
"""

from bot.chat.buttons import Button, button
from bot.chat.refusals import not_yours
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.models.membership import STAFF, role_in
from bot.models.person import Person
from bot.models.promise import current_promise
from bot.models.question import Question, QuestionState, in_audience
from bot.models.theme import Theme
from bot.models.update import Outcome, Status, Update, outcomes, sent_updates
from bot.plain.say_date import say_day


def status_words(status: Status) -> str:
    """What happened to a theme, in a few plain words."""
    return {
        Status.HEARD: _("We heard this"),
        Status.LOOKING: _("We are looking into it"),
        Status.YES: _("Yes, this will happen"),
        Status.PARTLY: _("Partly"),
        Status.NO: _("No, because"),
        Status.DONE: _("Done"),
        Status.NO_NEWS: _("No news yet"),
        Status.NO_ANSWER: _("No answer"),
    }[status]


@draw("news.card")
def card(turn: Turn, update_id: int) -> Screen:
    """One update as everybody who was asked gets it."""
    update: Update = turn.get(Update, update_id)
    question: Question = turn.get(Question, update.question_id)
    heading = _("No news yet") if update.silent else _("What happened with what you said")
    return screen(
        Title(heading),
        Words(question.text),
        *_body(turn, update),
        *_next(update),
        choices=[button(_("See everything about this"), "news.read", question.id)],
        out=[button(_("Stop these"), "answer.stop", question.id), button(_("Help"), "help")],
    )


def _body(turn: Turn, update: Update) -> list[Part | str]:
    if update.silent:
        return [
            _("We promised you news by now. There is none."),
            Fact(_("Whose silence it is"), update.silent),
        ]
    parts: list[Part | str] = [Words(update.note)] if update.note else []
    for outcome in outcomes(turn.db, update.id or 0):
        parts += _outcome(turn, outcome)
    return parts


def _outcome(turn: Turn, outcome: Outcome) -> list[Part | str]:
    theme = turn.db.get(Theme, outcome.theme_id) if outcome.theme_id else None
    said = theme.title if theme else _("Points that were not used")
    lines: list[Part | str] = [
        Fact(_("You said"), said),
        Fact(_("What happened"), f"{_said_of(outcome.status)} {outcome.happened}".strip()),
    ]
    return [*lines, Fact(_("Why"), outcome.why)] if outcome.why else lines


def _said_of(status: Status) -> str:
    """What happened, as the first sentence of its line."""
    return {
        Status.LOOKING: _("We are looking into it."),
        Status.YES: _("Yes, this will happen."),
        Status.PARTLY: _("Partly."),
        Status.NO: _("No."),
        Status.DONE: _("Done."),
    }.get(status, "")


def _next(update: Update) -> list[Part | str]:
    if update.final:
        return [_("This is the last news about it. Thank you for what you said.")]
    if not update.next_on:
        return []
    lines: list[Part | str] = [Fact(_("You hear more by"), say_day(update.next_on, locale()))]
    return [*lines, Fact(_("Why it takes until then"), update.next_reason)] if update.next_reason else lines


@press("news.read")
def read(turn: Turn, question_id: int, page: int = 0) -> None:
    """Everything that happened with one question, for anybody who was asked it and for its coordinators."""
    question: Question = turn.get(Question, question_id)
    staff = role_in(turn.db, turn.person_id, question.group_id) in STAFF
    if not staff and not in_audience(turn.db, question_id, turn.person_id):
        raise Kindly(not_yours())
    out = [button(_("Start page"), "home"), button(_("Help"), "help")]
    turn.show(story(turn, question, page, ("news.read", question_id), out))


def story(
    turn: Turn, question: Question, page: int, turning: tuple[object, ...], out: list[Button]
) -> Screen:
    """Everything people were told about a question, the newest first, one update to a page.

    Args:
        turn: the turn.
        question: whose story.
        page: which update, counted from 0 for the newest.
        turning: the route that turns the page, and its arguments; the page number follows.
        out: the last row.
    """
    route, *args = map(str, turning)
    updates = list(reversed(sent_updates(turn.db, question.id or 0)))
    promise = current_promise(turn.db, question.id or 0)
    parts: list[Part | str] = [Title(_("What happened so far")), Words(question.text)]
    if question.state is QuestionState.SETTLED:
        parts.append(_("This question is settled."))
    elif promise:
        owner: Person = turn.get(Person, promise.owner_id)
        parts += [
            Fact(_("You hear more by"), say_day(promise.due_on, locale())),
            Fact(_("Who tells you"), owner.name),
            Fact(_("Who decides"), promise.decider),
        ]
    page = min(max(page, 0), max(len(updates) - 1, 0))
    if updates:
        shown = updates[page]
        parts += [
            Fact(_("News of"), say_day(shown.sent_on, locale()) if shown.sent_on else ""),
            *_body(turn, shown),
        ]
    else:
        parts.append(_("There is no news yet."))
    choices = []
    if page + 1 < len(updates):
        choices.append(button(_("Read what came before"), route, *args, page + 1))
    if page > 0:
        choices.append(button(_("Read the newer news"), route, *args, page - 1))
    return screen(*parts, choices=choices, out=out)
