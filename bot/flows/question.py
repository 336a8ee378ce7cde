"""A group's questions: the coordinator's list, and how each one stands.

A question belongs to a project that already says why, how much people decide, and who
decides. So a new one takes a few taps (`asking`); it opens when it has gone out (`opening`).

    q.list ── q.new ── q.in ── q.ask … (asking.py)
       └─ q.show ── read.batch · news.open · send.look · poster.open
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.asking import form, is_on_its_way
from bot.models.project import Project, projects_of
from bot.models.question import Question, QuestionState, questions_of

MARKS = {
    QuestionState.DRAFT: "✏️",
    QuestionState.OPEN: "💬",
    QuestionState.CLOSED: "📭",
    QuestionState.SETTLED: "✓",
    QuestionState.WITHDRAWN: "↩️",
}


@press("q.list")
def questions(turn: Turn, group_id: int, page: int = 0) -> None:
    """List a group's questions, newest first, for its coordinators."""
    as_staff(turn, group_id)
    buttons = [button(_("Ask a question"), "q.new", group_id)]
    buttons += [
        button(f"{MARKS[q.state]} {q.text or _('No words yet')}", "q.show", q.id)
        for q in questions_of(turn.db, group_id)
    ]
    choices, more = paged(buttons, page, "q.list", group_id)
    turn.show(
        screen(
            Title(_("Questions")),
            _("Every question says by when people hear what happened."),
            choices=choices,
            out=[
                *more,
                button(_("Projects"), "project.list", group_id),
                button(_("Desk"), "desk", group_id),
            ],
        )
    )


@press("q.new")
def new(turn: Turn, group_id: int, page: int = 0) -> None:
    """Choose the project a question belongs to; with only one there is nothing to choose."""
    as_staff(turn, group_id)
    ready = [p for p in projects_of(turn.db, group_id) if p.ready]
    if len(ready) == 1:
        within(turn, ready[0].id or 0)
        return
    buttons = [button(p.title, "q.in", p.id) for p in ready]
    buttons.append(button(_("Start a new project"), "project.new", group_id))
    choices, more = paged(buttons, page, "q.new", group_id)
    said = (
        _("Which project is it about?")
        if ready
        else _("First say why you ask, and who decides. That is a project.")
    )
    turn.show(screen(said, choices=choices, out=[*more, button(_("Back"), "q.list", group_id)]))


@press("q.in")
def within(turn: Turn, project_id: int) -> None:
    """Start a question in a project, or go on with one that has no words yet."""
    project: Project = turn.get(Project, project_id)
    as_staff(turn, project.group_id)
    if not project.ready:
        raise Kindly(
            screen(
                _("This project is not finished yet."),
                choices=[button(_("Finish the project"), "project.look", project.id)],
                out=[button(_("Back"), "q.list", project.group_id)],
            )
        )
    question = next(
        (
            q
            for q in questions_of(turn.db, project.group_id)
            if q.project_id == project_id and not q.text and q.author_id == turn.person_id
        ),
        None,
    )
    if question is None:
        question = Question(
            group_id=project.group_id,
            project_id=project_id,
            author_id=turn.person_id,
            owner_id=turn.person_id,
            decider=project.decider,
        )
        turn.db.add(question)
    form.open(turn, question)


@press("q.show")
def show(turn: Turn, question_id: int) -> None:
    """One question as its coordinators see it: its form while it is a draft, otherwise where it stands."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    if question.state is QuestionState.DRAFT and not is_on_its_way(turn, question):
        form.open(turn, question)
        return
    choices = [
        button(_("Read the answers"), "read.batch", question.id),
        button(_("See what is owed"), "news.open", question.id),
        button(_("See how it was sent"), "send.look", "q", question.id),
    ]
    if question.state in {QuestionState.DRAFT, QuestionState.WITHDRAWN}:
        choices = choices[2:]
    elif question.state is QuestionState.OPEN:
        choices.append(button(_("Hang a poster"), "poster.open", question.id))
    turn.show(
        screen(
            Title(_("Question")),
            Words(question.text),
            *form.cards(turn, question)[1:4],
            choices=choices,
            out=[form.back(turn, question)],
        )
    )
