"""What happened with what you said: what people get, and can always look up again.

Everybody who was asked gets the same page, whether they answered or not, with one
order of themes and one button. "You said", what happened, and why, in plain words.

    news.card (what people get) ── news.read: everything there is about one question
"""

from bot.anonymity.rules import COLLECTS
from bot.chat.buttons import Button, button
from bot.chat.refusals import not_yours
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.choice import ABOUT, choose_buttons
from bot.flows.points_together import points_with
from bot.flows.reading import READERS
from bot.flows.vote import counted, first_counts
from bot.models.envelope import Box, were_lost
from bot.models.membership import role_in
from bot.models.person import Person
from bot.models.promise import current_promise
from bot.models.question import Question, QuestionState, in_audience
from bot.models.theme import Theme
from bot.models.update import Choice, Kind, Outcome, Status, Update, outcomes, sent_updates
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
    return screen(
        Title(_heading(update.kind)),
        _about(turn, question, update.kind),
        *body(turn, update),
        *_next(update),
        choices=[*_ways(update), button(_("See everything about this"), "news.read", question.id)],
        out=[button(_("Stop these"), "answer.stop", question.id), button(_("Help"), "help")],
    )


def _about(turn: Turn, question: Question, kind: Kind) -> Words:
    """What was asked; a silence is told of all points of a meeting at once."""
    points = points_with(turn, question) if kind is Kind.NO_NEWS else None
    return points.words if points else Words(question.text)


def _heading(kind: Kind) -> str:
    return {
        Kind.NEWS: _("What happened with what you said"),
        Kind.MORE: _("One more line about it"),
        Kind.MOVED: _("The date has moved"),
        Kind.NO_NEWS: _("No news yet"),
        Kind.NO_ANSWER: _("No answer"),
        Kind.CHOSEN: _("What happens next"),
        Kind.BACK: _("It is looked at again"),
    }[kind]


def _ways(update: Update) -> list[Button]:
    """What people can say to an update: the same for everybody."""
    if update.kind is Kind.NO_ANSWER:
        return choose_buttons(update.id or 0)
    if update.kind is Kind.NEWS and update.final:
        return [button(_("Say if this answers what you said"), "fits.ask", update.id)]
    return []


def body(turn: Turn, update: Update) -> list[Part | str]:
    """What an update says, without its heading and what comes next."""
    if update.kind is Kind.NO_NEWS:
        return [
            _("We promised you news by now. There is none."),
            Fact(_("Whose silence it is"), update.silent),
        ]
    if update.kind is Kind.NO_ANSWER:
        return _no_answer(update)
    if update.kind is Kind.CHOSEN:
        return _chosen(turn, update)
    if update.kind is Kind.BACK:
        return [_("For some of you the last news was no answer. It is on our desk again.")]
    parts: list[Part | str] = [Words(update.note)] if update.note else []
    for outcome in outcomes(turn.db, update.id or 0):
        parts += _outcome(turn, outcome)
    return parts


def _no_answer(update: Update) -> list[Part | str]:
    silent = Fact(_("Whose silence it is"), update.silent)
    if update.note:
        return [_("They told us that they will not answer."), silent, Words(update.note)]
    return [_("We promised you news again and again. There is none."), silent]


def _chosen(turn: Turn, update: Update) -> list[Part | str]:
    """What the group chose; where nobody tapped, that is said."""
    asked = [u for u in sent_updates(turn.db, update.question_id) if u.kind is Kind.NO_ANSWER]
    tapped = asked and counted(turn, Box(update_id=asked[-1].id), ABOUT)
    chosen = {
        Choice.AGAIN: _("We ask {name} again.", name=update.silent),
        Choice.HIGHER: _("We ask someone higher than {name}.", name=update.silent),
        Choice.STOP: _("We stop here, and say openly that there was no answer."),
    }[update.chosen or Choice.AGAIN]
    if tapped:
        return [chosen, _("That is what most taps said.")]
    if asked and were_lost(turn.db, Box(update_id=asked[-1].id)):
        return [
            chosen,
            _("What was tapped is lost, through a fault of ours. So we try once more. We are sorry."),
        ]
    return [chosen, _("Nobody tapped, so we try once more.")]


def in_short(turn: Turn, update: Update) -> str:
    """What an update says as plain text, for paper."""
    said = [p if isinstance(p, str) else _plain(p) for p in body(turn, update)]
    return "\n".join([*said, update.next_reason] if update.next_reason else said)


def _plain(part: Part) -> str:
    return f"{part.label}: {part.value}" if isinstance(part, Fact) else part.text


def _outcome(turn: Turn, outcome: Outcome) -> list[Part | str]:
    lines: list[Part | str] = [
        Fact(_("You said"), point_title(turn, outcome)),
        Fact(_("What happened"), f"{_said_of(outcome.status)} {outcome.happened}".strip()),
    ]
    return [*lines, Fact(_("Why"), outcome.why)] if outcome.why else lines


def point_title(turn: Turn, outcome: Outcome) -> str:
    """The point that an outcome is about, in the group's words."""
    theme = turn.db.get(Theme, outcome.theme_id) if outcome.theme_id else None
    return theme.title if theme else _("Points that were not used")


def _said_of(status: Status) -> str:
    """What happened, as the first sentence of its line."""
    return {
        Status.LOOKING: _("We are looking into it."),
        Status.YES: _("Yes, this will happen."),
        Status.PARTLY: _("Partly."),
        Status.NO: _("No."),
        Status.DONE: _("Done."),
        Status.HEARD: _("We heard this."),
        Status.NO_ANSWER: _("There was no answer."),
    }.get(status, "")


def _next(update: Update) -> list[Part | str]:
    if update.kind is Kind.NO_ANSWER:
        when = _("What should we do? Taps are counted in {n} days, without names.", n=COLLECTS.days)
        return [when, first_counts()]
    if update.kind is Kind.MORE:
        return [_("Thank you for telling us.")]
    if update.final:
        return [_("This is the last news about it. Thank you for what you said.")]
    if not update.next_on:
        return []
    lines: list[Part | str] = [Fact(_("You hear more by"), say_day(update.next_on, locale()))]
    return [*lines, Fact(_("Why it takes longer"), update.next_reason)] if update.next_reason else lines


@press("news.read")
def read(turn: Turn, question_id: int, page: int = 0) -> None:
    """Everything that happened with one question, for anybody who was asked it and for those who read its answers."""
    question: Question = turn.get(Question, question_id)
    staff = role_in(turn.db, turn.person_id, question.group_id) in READERS
    if not staff and not in_audience(turn.db, question_id, turn.person_id):
        raise Kindly(not_yours())
    out = home_and_help()
    turn.show(story(turn, question, page, ("news.read", question_id), out))


def _told(turn: Turn, update: Update) -> list[Part | str]:
    reason = [Fact(_("Why it takes longer"), update.next_reason)] if update.next_reason else []
    return [*body(turn, update), *reason]


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
            *_told(turn, shown),
        ]
    else:
        parts.append(_("There is no news yet."))
    choices = []
    if page + 1 < len(updates):
        choices.append(button(_("Read what came before"), route, *args, page + 1))
    if page > 0:
        choices.append(button(_("Read the newer news"), route, *args, page - 1))
    return screen(*parts, choices=choices, out=out)
