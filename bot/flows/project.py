"""A project: why people are asked, who decides, and what cannot change, written once.

Whoever asks says it all here, so that a new question needs only its words and a day.
Nothing that was told to people changes behind their backs: once a question of a
project has gone out, the project stays as it is.

    project.list ── project.new ── project.ask … (form) ── project.ready ── q.in
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.levels import decides_words, level_name, level_words
from bot.models.organisation import Organisation
from bot.models.project import Decides, Level, Project, allowed_levels, projects_of
from bot.models.question import Question, QuestionState

Word = TypeVar("Word", bound=StrEnum)


def _load(turn: Turn, project_id: int) -> Project:
    """A project that may still be changed, for one of its group's coordinators."""
    project: Project = turn.get(Project, project_id)
    as_staff(turn, project.group_id)
    if _has_asked(turn, project):
        raise Kindly(_told_already(project))
    return project


def _has_asked(turn: Turn, project: Project) -> bool:
    asked = select(col(Question.id)).where(
        col(Question.project_id) == project.id, col(Question.state) != QuestionState.DRAFT
    )
    return turn.db.execute(asked).first() is not None


def _told_already(project: Project) -> Screen:
    return screen(
        Title(project.title),
        _("People were told this. So it stays as it is."),
        _("For something new, start a new project."),
        choices=[
            button(_("Ask a question in it"), "q.in", project.id),
            button(_("Start a new project"), "project.new", project.group_id),
        ],
        out=[button(_("Back"), "project.list", project.group_id)],
    )


# -- what is filled in ----------------------------------------------------------


def _one_of(words: type[Word], text: str) -> Word:
    """The word that was tapped. Raises `Unclear` for typed ones: this is worth a tap."""
    try:
        return words(text)
    except ValueError as error:
        raise Unclear(_("Please tap one of these."), _options(words)) from error


def _options(words: type[StrEnum]) -> list[tuple[str, str]]:
    said: Callable[[StrEnum], str] = decides_words if words is Decides else level_name  # type: ignore[assignment]  # each takes its own words
    return [(said(w), w.value) for w in words]


def _put_decides(_turn: Turn, project: Project, text: str) -> None:
    project.decides = _one_of(Decides, text)
    if project.level and project.level not in allowed_levels(project.decides):
        project.level = None


def _put_level(_turn: Turn, project: Project, text: str) -> None:
    level = _one_of(Level, text)
    allowed = allowed_levels(project.decides or Decides.ORGANISATION)
    if level not in allowed:
        raise Unclear(
            _("This is consultation. Only the organisation decides, so nobody may be promised more."),
            [(level_name(x), x.value) for x in allowed],
        )
    project.level = level


def _organisations(turn: Turn, project: Project) -> list[tuple[str, str]]:
    rows = turn.db.execute(
        select(Organisation)
        .where(col(Organisation.group_id) == project.group_id)
        .order_by(col(Organisation.id).desc())
        .limit(4)
    ).scalars()
    return [(o.name, f"#{o.id}") for o in rows]


def _put_organisation(turn: Turn, project: Project, text: str) -> None:
    """Take a typed name, or the number of one that was tapped."""
    number = text.removeprefix("#")
    known = turn.db.get(Organisation, int(number)) if text != number and number.isdecimal() else None
    name = known.name if known and known.group_id == project.group_id else text
    project.organisation_name, project.organisation_id = name, None


FIELDS = (
    Field("title", lambda: _("Name"), lambda: _("What is the project called? A few words."), longest=60),
    Field(
        "organisation",
        lambda: _("Organisation"),
        lambda: _("Who wants to know? The organisation that asks."),
        put=_put_organisation,
        shown=lambda _turn, project: project.organisation_name,
        choices=_organisations,
        longest=60,
    ),
    Field(
        "why",
        lambda: _("Why we ask"),
        lambda: _("Why do they ask? People will read it word for word."),
        example=lambda: _("People turn away at the front door. The council wants to know why."),
        longest=500,
    ),
    Field(
        "can_change",
        lambda: _("What can change"),
        lambda: _("What can people's words change?"),
        longest=500,
    ),
    Field(
        "cannot_change",
        lambda: _("What cannot change"),
        lambda: _("What is decided already? Say so now, not later."),
        longest=500,
    ),
    Field(
        "decides",
        lambda: _("Who makes the decision"),
        lambda: _("Who makes the decision in the end?"),
        put=_put_decides,
        shown=lambda _turn, project: decides_words(project.decides),
        choices=lambda _turn, _project: _options(Decides),
    ),
    Field(
        "decider",
        lambda: _("Who decides, by name"),
        lambda: _("Which person decides? A name, and what they do."),
        example=lambda: _("Dana Okoro, who runs the front door"),
        longest=80,
    ),
    Field(
        "level",
        lambda: _("What people's words do"),
        lambda: _("How much do people decide?"),
        put=_put_level,
        shown=lambda _turn, project: level_words(project.level),
        choices=lambda _turn, _project: _options(Level),
    ),
)


def _check(turn: Turn, project: Project) -> None:
    turn.show(
        screen(
            Title(project.title),
            *form.cards(turn, project)[1:],
            choices=[
                button(_("This is right"), "project.ready", project.id, style="primary"),
                button(_("Change something"), "project.fields", project.id),
            ],
            out=[_back(turn, project)],
        )
    )


def _back(_turn: Turn, project: Project) -> Button:
    return button(_("Back"), "project.list", project.group_id)


form = Form("project", load=_load, fields=FIELDS, done=_check, back=_back)


# -- the list -------------------------------------------------------------------


@press("project.list")
def projects(turn: Turn, group_id: int, page: int = 0) -> None:
    """List a group's projects, newest first."""
    as_staff(turn, group_id)
    buttons = [button(_("Start a new project"), "project.new", group_id)]
    buttons += [
        button(f"✓ {p.title}" if p.ready else f"✏️ {p.title or _('No name yet')}", "project.look", p.id)
        for p in projects_of(turn.db, group_id)
    ]
    choices, more = paged(buttons, page, "project.list", group_id)
    turn.show(
        screen(
            Title(_("Projects")),
            _("A project says why people are asked, and who decides."),
            choices=choices,
            out=[*more, button(_("Questions"), "q.list", group_id)],
        )
    )


@press("project.new")
def new(turn: Turn, group_id: int) -> None:
    """Start a project, or go on with one that has no name yet."""
    as_staff(turn, group_id)
    project = next((p for p in projects_of(turn.db, group_id) if not p.title), None)
    if project is None:
        project = Project(group_id=group_id)
        turn.db.add(project)
    form.open(turn, project)


@press("project.look")
def look(turn: Turn, project_id: int) -> None:
    """Open a project: what it says, or what is still missing."""
    form.open(turn, _load(turn, project_id))


@press("project.ready")
def ready(turn: Turn, project_id: int) -> None:
    """Questions can be asked in it from now on."""
    project = _load(turn, project_id)
    if form.missing(turn, project):
        form.open(turn, project)
        return
    project.ready, project.organisation_id = True, _organisation(turn, project)
    turn.show(
        screen(
            Title(project.title),
            _("The project is ready. A question in it needs only its words and a day."),
            choices=[button(_("Ask a question in it"), "q.in", project.id, style="primary")],
            out=[_back(turn, project)],
        )
    )


def _organisation(turn: Turn, project: Project) -> int | None:
    """The number of the organisation with that name; made the first time."""
    found = (
        turn.db.execute(
            select(Organisation).where(
                col(Organisation.group_id) == project.group_id,
                col(Organisation.name) == project.organisation_name,
            )
        )
        .scalars()
        .first()
    )
    if found is None:
        found = Organisation(group_id=project.group_id, name=project.organisation_name)
        turn.db.add(found)
        turn.db.flush()
    return found.id
