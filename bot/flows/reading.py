"""Reading what people wrote: one at a time, content notes first, never a way to ask who.

Every answer ends in a theme or in "not used, because…", so that nothing is dropped
in silence. Answers without a name come as a shuffled batch; the order says nothing.

    read.batch ─┬─ read.one ── theme.pick · read.unused (words) · read.hide (hiding.py) · read.worried (worried.py)
                ├─ typed.open (typed.py)
                └─ hidden.list (hiding.py) · themes.list (themes.py)
"""

from bot.chat.access import as_one_of, role
from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.content_notes import notes_in_words
from bot.models.contribution import Contribution, How, hidden, unsorted
from bot.models.mailbox import has_mailboxes
from bot.models.membership import STAFF, Role
from bot.models.person import Person
from bot.models.question import Question, QuestionState
from bot.models.theme import Theme

READERS = (*STAFF, Role.COCHAIR)
"""A co-chair sees what staff see of requests, drafts and promises (design/product.md)."""


def readable(turn: Turn, contribution_id: int) -> tuple[Contribution, Question]:
    """A contribution and its question, for somebody who may read it."""
    contribution: Contribution = turn.get(Contribution, contribution_id)
    question: Question = turn.get(Question, contribution.question_id)
    as_one_of(turn, question.group_id, READERS)
    return contribution, question


def shown(turn: Turn, contribution_id: int) -> tuple[Contribution, Question]:
    """A contribution that is not hidden, and its question. Raises `Kindly` for one that is."""
    contribution, question = readable(turn, contribution_id)
    if contribution.hidden_because:
        raise Kindly(_hidden(question))
    return contribution, question


def _hidden(question: Question) -> Screen:
    return screen(
        _("This answer is hidden. The person outside the group knows why."),
        out=[button(_("Back"), "read.batch", question.id)],
    )


@press("read.batch")
def batch(turn: Turn, question_id: int, page: int = 0) -> None:
    """List the answers that are not sorted yet; content notes are shown before any words."""
    question: Question = turn.get(Question, question_id)
    as_one_of(turn, question.group_id, READERS)
    waiting = unsorted(turn.db, question_id)
    buttons = [button(label(c), "read.one", c.id) for c in waiting]
    if not waiting:
        buttons = [button(_("Tell people what happened"), "news.write", question_id)]
    choices, more = paged(buttons, page, "read.batch", question_id)
    parts: list[Part | str] = [Title(_("Answers to sort")), Words(question.text)]
    if role(turn, question.group_id) in STAFF and question.state is not QuestionState.SETTLED:
        more.insert(0, button(_("Type in paper"), "typed.open", question_id))
    if notes := notes_in_words({n for c in waiting for n in c.notes}):
        parts.append(Fact(_("Some of these are about"), notes))
    parts.append(_("Tap one to read it.") if waiting else _("Every answer that can be read is sorted."))
    boxes = has_mailboxes(turn.db, question_id)
    away = [button(_("Mailboxes"), "mail.list", question_id)] if boxes else []
    away += [button(_("Hidden"), "hidden.list", question_id)] if hidden(turn.db, question_id) else []
    out = [
        *more,
        *away,
        button(_("Points"), "themes.list", question_id),
        button(_("Back"), "news.open", question_id),
    ]
    turn.show(screen(*parts, choices=choices, out=out))


def label(contribution: Contribution) -> str:
    """An answer on a button."""
    return " ".join(contribution.text.split())[:60] or "…"


@press("read.one")
def one(turn: Turn, contribution_id: int) -> None:
    """Show one answer, and where it can go."""
    contribution, question = shown(turn, contribution_id)
    parts: list[Part | str] = [Title(_come(contribution)), Words(contribution.text)]
    parts.append(_where(turn, contribution))
    if not contribution.quotable:
        parts.append(_("Do not quote it word for word."))
    turn.show(
        screen(
            *parts,
            choices=[
                button(_("Put it with a point"), "theme.pick", contribution_id),
                button(_("Not used, because…"), "read.unused", contribution_id),
                button(_("Hide it, because…"), "read.hide", contribution_id),
                button(_("Worried about someone's safety"), "read.worried", contribution_id),
            ],
            out=[_next(turn, contribution), button(_("Back"), "read.batch", question.id)],
        )
    )


def _come(contribution: Contribution) -> str:
    return {
        How.NAMELESS: _("Without a name"),
        How.NAMED: _("With a name"),
        How.RELAYED: _("Passed on for someone else"),
        How.PAPER: _("On paper"),
    }[contribution.how]


def _where(turn: Turn, contribution: Contribution) -> Part | str:
    if contribution.theme_id:
        return Fact(_("Point"), turn.get(Theme, contribution.theme_id).title)
    if contribution.unused_because:
        return Fact(_("Not used, because"), contribution.unused_because)
    if contribution.person_id:
        person: Person = turn.get(Person, contribution.person_id)
        return Fact(_("From"), person.name)
    return _("It is not sorted yet.")


def _next(turn: Turn, contribution: Contribution) -> Button:
    """The way to another answer that is not sorted yet; round and round until all are."""
    others = [c.id for c in unsorted(turn.db, contribution.question_id) if c.id != contribution.id]
    if not others:
        return button(_("Points"), "themes.list", contribution.question_id)
    return button(_("Next"), "read.one", next((n for n in others if n > contribution.id), others[0]))


@press("read.unused")
def ask_unused(turn: Turn, contribution_id: int) -> None:
    """Ask why an answer is not used; people will read the reason."""
    shown(turn, contribution_id)
    turn.ask(
        screen(
            _("Why is it not used? People will be told, in these words."),
            out=[button(_("Back"), "read.one", contribution_id)],
        ),
        "read.unused",
        contribution_id,
    )


@words("read.unused")
def take_unused(turn: Turn, contribution_id: int) -> None:
    """Keep the reason."""
    contribution, question = shown(turn, contribution_id)
    contribution.unused_because, contribution.theme_id = turn.text[:300], None
    turn.db.add(contribution)
    turn.db.flush()
    turn.forget()
    batch(turn, question.id or 0)
