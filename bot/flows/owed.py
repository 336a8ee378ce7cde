"""What we owe, and telling people: the coordinator's side of every promise.

A coordinator sees which questions are open, what is owed and by when, and writes an
update in a few taps: words to everyone, the next date, and what happened with each
point. The last update settles a question, and only when every point has an outcome.

    news.list ── news.open ── news.write ── news.ask … (form) ── news.draft ── send.look
                     │                                             └─ points.list (points.py)
                     └─ read.batch · themes.list · promise.letter
"""

from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.checking import check_button, checked
from bot.flows.promise import owe, unwatch
from bot.flows.sendable import sendable
from bot.models.briefing import SendState
from bot.models.contribution import unsorted_count
from bot.models.group import Group
from bot.models.person import Person
from bot.models.promise import AT_MOST_DAYS, current_promise
from bot.models.question import Question, QuestionState, audience_of
from bot.models.update import FINAL, Update, outcomes, points_of, sent_updates
from bot.plain.say_date import say_day
from bot.plain.when import read_when

FINAL_WORD = "last"


def question_for_staff(turn: Turn, question_id: int) -> tuple[Question, Group]:
    """The question and its group, for one of its coordinators."""
    question: Question = turn.get(Question, question_id)
    return question, as_staff(turn, question.group_id)


@press("news.list")
def owed(turn: Turn, group_id: int, page: int = 0) -> None:
    """List the questions of a group that have gone out, the most urgent promise first."""
    as_staff(turn, group_id)
    questions = turn.db.execute(
        select(Question).where(
            col(Question.group_id) == group_id,
            col(Question.state).in_([QuestionState.OPEN, QuestionState.CLOSED, QuestionState.SETTLED]),
        )
    ).scalars()
    dated = [(q, current_promise(turn.db, q.id or 0)) for q in questions]
    dated.sort(
        key=lambda pair: (pair[1] is None, pair[1].due_on if pair[1] else date.max, -(pair[0].id or 0))
    )
    buttons = [
        button(
            _("{when}: {question}", when=say_day(p.due_on, locale()), question=q.text)
            if p
            else _("✓ Settled: {question}", question=q.text),
            "news.open",
            q.id,
        )
        for q, p in dated
    ]
    choices, more = paged(buttons, page, "news.list", group_id)
    said = (
        _("What is owed, the next date first.")
        if buttons
        else _("Nothing is owed. No question has gone out yet.")
    )
    turn.show(
        screen(
            Title(_("What we owe")), said, choices=choices, out=[*more, button(_("Desk"), "desk", group_id)]
        )
    )


@press("news.open")
def look(turn: Turn, question_id: int) -> None:
    """One question as its coordinator sees it: where it stands, and what to do next."""
    question, group = question_for_staff(turn, question_id)
    promise = current_promise(turn.db, question_id)
    lines = [Fact(_("Closes"), say_day(question.closes_on, locale()))] if question.closes_on else []
    choices = [
        button(_("Read the answers"), "read.batch", question_id),
        button(_("See the points"), "themes.list", question_id),
    ]
    if promise:
        owner: Person = turn.get(Person, promise.owner_id)
        lines += [
            Fact(_("News is owed by"), say_day(promise.due_on, locale())),
            Fact(_("Who tells them"), owner.name),
            Fact(_("Who decides"), promise.decider),
        ]
        choices.insert(0, button(_("Tell people what happened"), "news.write", question_id, style="primary"))
        choices.append(button(_("Get a letter to forward"), "promise.letter", promise.id))
    else:
        choices.append(button(_("See what people were told"), "news.read", question_id))
    turn.show(
        screen(
            Title(_("Question")),
            Words(question.text),
            *lines,
            choices=choices,
            out=[*_wall(turn, question), button(_("Back"), "news.list", group.id)],
        )
    )


def _wall(turn: Turn, question: Question) -> list[Button]:
    """A poster of the news, where one hung that asked."""
    if not question.guests or not sent_updates(turn.db, question.id or 0):
        return []
    return [button(_("Print for the wall"), "wall.open", question.id)]


# -- writing an update --------------------------------------------------------


@press("news.write")
def write(turn: Turn, question_id: int) -> None:
    """Start an update, or go on with the one that was started."""
    question, _group = question_for_staff(turn, question_id)
    if question.state is QuestionState.SETTLED:
        raise Kindly(gone())
    draft = (
        turn.db.execute(
            select(Update).where(
                col(Update.question_id) == question_id,
                col(Update.state).in_([SendState.DRAFT, SendState.STOPPED]),
                col(Update.silent) == "",
            )
        )
        .scalars()
        .first()
    )
    if draft is None:
        draft = Update(question_id=question_id, author_id=turn.person_id)
        turn.db.add(draft)
        turn.db.flush()
    form.open(turn, draft)


def _load(turn: Turn, update_id: int) -> Update:
    update: Update = turn.get(Update, update_id)
    question, _group = question_for_staff(turn, update.question_id)
    if update.state not in {SendState.DRAFT, SendState.STOPPED} or question.state is QuestionState.SETTLED:
        raise Kindly(
            screen(
                _("This update has gone out. It cannot be changed now."),
                choices=[button(_("See how it went"), "send.look", "news", update.id)],
                out=[button(_("Back"), "news.open", update.question_id)],
            )
        )
    return update


def _group_of(turn: Turn, update: Update) -> Group:
    group: Group = turn.get(Group, turn.get(Question, update.question_id).group_id)
    return group


def _typed_next(turn: Turn, update: Update, text: str) -> None:
    group = _group_of(turn, update)
    when = read_when(text, turn.now, group.zone)
    if when.choices and (when.ambiguous or when.start is None):
        raise Unclear(
            _("Which day do you mean?"), [(c.label, c.start.date().isoformat()) for c in when.choices]
        )
    if when.start is None:
        raise Unclear(_("I could not read a day in that. Please type it again."))
    _set_next(turn, update, when.start.date())


def _tapped_next(turn: Turn, update: Update, value: str) -> None:
    if value == FINAL_WORD:
        update.final, update.next_on = True, None
        return
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise Unclear(_("I could not read a day in that. Please type it again.")) from error
    _set_next(turn, update, day)


def _set_next(turn: Turn, update: Update, day: date) -> None:
    today = turn.today(_group_of(turn, update).zone)
    if not today < day <= today + timedelta(days=AT_MOST_DAYS):
        latest = say_day(today + timedelta(days=AT_MOST_DAYS), locale())
        raise Unclear(
            _("The next news may be {latest} at the latest. It can be a first, short word.", latest=latest)
        )
    update.final, update.next_on = False, day


def _next_choices(turn: Turn, update: Update) -> list[tuple[str, str]]:
    today = turn.today(_group_of(turn, update).zone)
    days = [today + timedelta(days=n) for n in (7, 14, 21)]
    return [
        *((_("By {day}", day=say_day(d, locale())), d.isoformat()) for d in days),
        (_("This is the last news"), FINAL_WORD),
    ]


def _shown_next(_turn: Turn, update: Update) -> str:
    if update.final:
        return _("This is the last news")
    return say_day(update.next_on, locale()) if update.next_on else ""


FIELDS = (
    Field(
        "note",
        lambda: _("Words to everyone"),
        lambda: _("What happened so far? Say it in plain words."),
        example=lambda: _("Dana from the council read your points. She meets the builders on Friday."),
        longest=1500,
    ),
    Field(
        "next",
        lambda: _("Next news"),
        lambda: _("By when do they hear more? Tap, or type a day."),
        put=_typed_next,
        pick=_tapped_next,
        shown=_shown_next,
        choices=_next_choices,
    ),
)


def _draft(turn: Turn, update: Update) -> None:
    turn.show(draft_page(turn, update))


def draft_page(turn: Turn, update: Update) -> Screen:
    """The update as it stands, and what is still to say before it can go."""
    if update.final and _question(turn, update.id or 0).checking:
        return _still_looked_at(turn, update)
    waiting = open_points(turn, update) if update.final else 0
    send = button(_("Preview and send"), "send.look", "news", update.id, style="primary")
    change = button(_("Change something"), "news.fields", update.id)
    points = button(_("Say what happened with each point"), "points.list", update.id)
    said = (
        _("This is the last news. First say what happened with each point.")
        if waiting
        else _("It is written. Look at it as people will see it.")
    )
    return screen(
        Title(_("Update")),
        said,
        *form.cards(turn, update),
        choices=[points] if waiting else [send, check_button(turn, "news", update), points, change],
        out=[button(_("Back"), "news.open", update.question_id)],
    )


def _still_looked_at(turn: Turn, update: Update) -> Screen:
    """The last news cannot go while people still say whether their point is there."""
    return screen(
        Title(_("Update")),
        _("People are looking at the points. The last news can go when that has come back."),
        *form.cards(turn, update),
        choices=[
            button(_("Say what happened with each point"), "points.list", update.id),
            button(_("See what people say of them"), "themes.said", update.question_id),
            button(_("Change something"), "news.fields", update.id),
        ],
        out=[button(_("Back"), "news.open", update.question_id)],
    )


def open_points(turn: Turn, update: Update) -> int:
    """How many points (and "not used") have no final outcome yet in this update."""
    done = {o.theme_id for o in outcomes(turn.db, update.id or 0) if o.status in FINAL}
    unsorted = unsorted_count(turn.db, update.question_id)
    return len([p for p in points_of(turn.db, update.question_id) if p not in done]) + unsorted


def _back(_turn: Turn, update: Update) -> Button:
    return button(_("Back"), "news.open", update.question_id)


form = Form("news", load=_load, fields=FIELDS, done=_draft, back=_back)
checked("news", form, ("note",), group=lambda turn, row: turn.get(Question, row.question_id).group_id)


@press("news.look")
def back_to_draft(turn: Turn, update_id: int) -> None:
    """Return to the update from the second look."""
    form.open(turn, _load(turn, update_id))


# -- sending ------------------------------------------------------------------


def _question(turn: Turn, update_id: int) -> Question:
    question: Question = turn.get(Question, turn.get(Update, update_id).question_id)
    return question


def _people(turn: Turn, update_id: int) -> list[Person]:
    return audience_of(turn.db, _question(turn, update_id).id or 0)


def _went(turn: Turn, update_id: int) -> None:
    """An update went out: its promise is kept, and the next one is owed, or the question is settled."""
    update: Update = turn.get(Update, update_id)
    if update.silent:
        return
    question = _question(turn, update_id)
    today = turn.today(_group_of(turn, update).zone)
    update.state, update.sent_on = SendState.SENT, today
    promise = current_promise(turn.db, update.question_id)
    owner_id = promise.owner_id if promise else update.author_id
    if promise:
        promise.kept_on = today
        unwatch(turn, promise)
    if update.final:
        question.state = QuestionState.SETTLED
    elif update.next_on and owner_id:
        owe(turn, question, update.next_on, owner_id, update.next_reason)


def _stopped(turn: Turn, update_id: int) -> None:
    turn.get(Update, update_id).state = SendState.STOPPED


sendable(
    "news",
    draw="news.card",
    group=lambda turn, row_id: _question(turn, row_id).group_id,
    people=_people,
    title=lambda turn, row_id: _("News: {question}", question=_question(turn, row_id).text),
    back=lambda turn, row_id: button(_("Back"), "news.open", _question(turn, row_id).id),
    went=_went,
    stopped=_stopped,
)
