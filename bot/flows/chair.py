"""The co-chair's page: what staff see of drafts, points and promises, so that the role is no decoration.

Never here: who said what, contacts, needs, notes and load (design/product.md).

    chair ─┬─ chair.drafts ── chair.draft
           ├─ chair.asked ── chair.one
           └─ glance.open (glance.py)
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_one_of
from bot.chat.buttons import Button, button
from bot.chat.forms import Form
from bot.chat.paging import paged
from bot.chat.refusals import gone, not_yours
from bot.chat.routes import press
from bot.chat.screens import Part, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows import asking, briefing, message, telling
from bot.flows.owed import promise_facts
from bot.models.briefing import Briefing, SendState
from bot.models.group import Group
from bot.models.membership import Role, memberships
from bot.models.message import Message
from bot.models.promise import current_promise
from bot.models.question import Question, QuestionState, questions_of
from bot.models.theme import themes_of
from bot.models.update import Kind, Update

ROLES = (Role.COCHAIR, Role.COORDINATOR)
DRAFTS: dict[str, tuple[type[Any], Form, Callable[[], str]]] = {
    "brief": (Briefing, briefing.form, lambda: _("Briefing")),
    "msg": (Message, message.form, lambda: _("Message")),
    "q": (Question, asking.form, lambda: _("Question")),
    "news": (Update, telling.form, lambda: _("Update")),
}
"""What a co-chair can read before it goes: its table, its form, and what it is called."""


@press("chair")
def page(turn: Turn, group_id: int = 0) -> None:
    """Open the co-chair's page; of the first group where somebody chairs several, from which they go round."""
    mine = [m.group_id for m in memberships(turn.db, turn.person_id) if m.role is Role.COCHAIR]
    if not group_id and not mine:
        raise Kindly(not_yours())
    group = as_one_of(turn, group_id or mine[0], ROLES)
    others = sorted((g for g in mine if g != group.id), key=lambda g: (g < (group.id or 0), g))
    more = [button(_("See {group}", group=turn.get(Group, g).name), "chair", g) for g in others[:1]]
    turn.show(
        screen(
            Title(group.name),
            _("You see drafts, points and promises, as the coordinators do."),
            choices=[
                button(_("Read what is being written"), "chair.drafts", group.id),
                button(_("See questions, points and promises"), "chair.asked", group.id),
                button(_("See how it all stands"), "glance.open", group.id),
                *more,
            ],
            out=home_and_help(),
        )
    )


@press("chair.drafts")
def drafts(turn: Turn, group_id: int, number: int = 0) -> None:
    """List what is being written and has not gone out."""
    as_one_of(turn, group_id, ROLES)
    buttons = [
        button(f"{name()}: {_begins(row)}", "chair.draft", noun, row.id)
        for noun, (_table, _form, name) in DRAFTS.items()
        for row in _unsent(turn, group_id, noun)
    ]
    choices, more = paged(buttons, number, "chair.drafts", group_id)
    turn.show(
        screen(
            Title(_("What is being written")),
            _("None of it has gone out.") if buttons else _("Nothing is being written now."),
            choices=choices,
            out=[*more, button(_("Back"), "chair", group_id)],
        )
    )


def _unsent(turn: Turn, group_id: int, noun: str) -> list[Any]:
    table = DRAFTS[noun][0]
    rows = select(table)
    if table is Question:
        rows = rows.where(col(Question.state) == QuestionState.DRAFT)
    else:
        rows = rows.where(table.state.in_([SendState.DRAFT, SendState.HELD, SendState.STOPPED]))
    if table is Update:
        rows = rows.join(Question, col(Question.id) == col(Update.question_id))
        rows = rows.where(
            col(Question.group_id) == group_id, col(Update.kind) == Kind.NEWS, ~col(Update.recalled)
        )
    else:
        rows = rows.where(table.group_id == group_id)
    return list(turn.db.execute(rows.order_by(table.id.desc()).limit(12)).scalars())


def _begins(row: Any) -> str:
    text = getattr(row, "title", "") or getattr(row, "text", "") or getattr(row, "note", "")
    return " ".join(text.split()) or _("no words yet")


@press("chair.draft")
def draft(turn: Turn, noun: str, row_id: int) -> None:
    """Show one draft, field by field. A co-chair changes it by talking to the coordinator."""
    if noun not in DRAFTS:
        raise Kindly(gone())
    table, form, name = DRAFTS[noun]
    row = turn.get(table, row_id)
    group_id = turn.get(Question, row.question_id).group_id if table is Update else row.group_id
    as_one_of(turn, group_id, ROLES)
    if row.id not in {r.id for r in _unsent(turn, group_id, noun)}:
        raise Kindly(gone())
    turn.show(
        screen(
            Title(name()),
            *form.cards(turn, row),
            choices=[button(_("Say something about it"), "note.group", group_id)],
            out=[button(_("Back"), "chair.drafts", group_id)],
        )
    )


@press("chair.asked")
def asked(turn: Turn, group_id: int, number: int = 0) -> None:
    """List the questions that have gone out."""
    as_one_of(turn, group_id, ROLES)
    out = (QuestionState.DRAFT, QuestionState.WITHDRAWN)
    found = [q for q in questions_of(turn.db, group_id) if q.state not in out]
    choices, more = paged([_question(q) for q in found], number, "chair.asked", group_id)
    turn.show(
        screen(
            Title(_("Questions, points and promises")),
            _("The newest first.") if found else _("No question has gone out yet."),
            choices=choices,
            out=[*more, button(_("Back"), "chair", group_id)],
        )
    )


def _question(question: Question) -> Button:
    return button(_("Open: {question}", question=question.text), "chair.one", question.id)


@press("chair.one")
def one(turn: Turn, question_id: int) -> None:
    """Show one question: its points, and what is owed by when and by whom."""
    question: Question = turn.get(Question, question_id)
    as_one_of(turn, question.group_id, ROLES)
    parts: list[Part | str] = [Title(_("Question")), Words(question.text)]
    promise = current_promise(turn.db, question_id)
    if promise:
        parts += promise_facts(turn, promise)
    points = [t.title for t in themes_of(turn.db, question_id)]
    if points:
        parts.append(Words("\n".join(f"{n}. {title}" for n, title in enumerate(points, 1))))
    parts.append(_("These are the points so far.") if points else _("There are no points yet."))
    turn.show(
        screen(
            *parts,
            choices=[
                button(_("See what people were told"), "news.read", question_id),
                button(_("Say something about it"), "note.group", question.group_id),
            ],
            out=[button(_("Back"), "chair.asked", question.group_id)],
        )
    )
