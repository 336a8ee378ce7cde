"""Points: answers that say the same thing, in words the group would use. "You said".

themes.list ─┬─ themes.one
             └─ themes.show · themes.said (mine.py)
theme.pick (for one answer) ── theme.put · theme.new (words)
"""

from bot.chat.access import as_one_of, role
from bot.chat.buttons import button
from bot.chat.counts import few
from bot.chat.paging import paged
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.reading import READERS, batch, shown
from bot.models.contribution import in_theme
from bot.models.envelope import Box, tallies
from bot.models.membership import STAFF
from bot.models.question import Question
from bot.models.theme import Theme, themes_of

LONGEST = 200
"""Characters of a point: one thing, said shortly."""


@press("theme.pick")
def pick(turn: Turn, contribution_id: int, page: int = 0) -> None:
    """Choose the point an answer belongs to, or start a new one."""
    contribution, question = shown(turn, contribution_id)
    buttons = [button(_("A new point"), "theme.new", contribution_id)]
    buttons += [
        button(t.title, "theme.put", contribution_id, t.id) for t in themes_of(turn.db, question.id or 0)
    ]
    choices, more = paged(buttons, page, "theme.pick", contribution_id)
    turn.show(
        screen(
            Words(contribution.text, fold=True),
            _("Which point does it make?"),
            choices=choices,
            out=[*more, button(_("Back"), "read.one", contribution_id)],
        )
    )


@press("theme.put")
def put(turn: Turn, contribution_id: int, theme_id: int) -> None:
    """Put an answer with a point, and go on to the next answer."""
    contribution, question = shown(turn, contribution_id)
    theme: Theme = turn.get(Theme, theme_id)
    if theme.question_id == question.id:
        contribution.theme_id, contribution.unused_because = theme_id, ""
        turn.db.add(contribution)
        turn.db.flush()
    batch(turn, question.id or 0)


@press("theme.new")
def ask_new(turn: Turn, contribution_id: int) -> None:
    """Ask for a new point in words."""
    contribution, _its_question = shown(turn, contribution_id)
    turn.ask(
        screen(
            Words(contribution.text, fold=True),
            _("Say the point in one short sentence, as the group would."),
            out=[button(_("Back"), "theme.pick", contribution_id)],
        ),
        "theme.new",
        contribution_id,
    )


@words("theme.new")
def take_new(turn: Turn, contribution_id: int) -> None:
    """Make the point, and put the answer with it."""
    _contribution, question = shown(turn, contribution_id)
    assert question.id is not None
    there = themes_of(turn.db, question.id)
    theme = Theme(question_id=question.id, title=turn.text[:LONGEST], place=len(there))
    turn.db.add(theme)
    turn.db.flush()
    assert theme.id is not None
    turn.forget()
    put(turn, contribution_id, theme.id)


@press("themes.list")
def points(turn: Turn, question_id: int, page: int = 0) -> None:
    """List the points of a question."""
    question: Question = turn.get(Question, question_id)
    group = as_one_of(turn, question.group_id, READERS)
    buttons = [button(t.title, "themes.one", t.id) for t in themes_of(turn.db, question_id)]
    if buttons and role(turn, group.id or 0) in STAFF:
        buttons.insert(0, button(_("Show these to everybody"), "themes.show", question_id))
    if any(vote.startswith("points:") for vote in tallies(turn.db, Box(question_id))):
        buttons.insert(0, button(_("See what people say of them"), "themes.said", question_id))
    choices, more = paged(buttons, page, "themes.list", question_id)
    said = _("What people said, in one order for everybody.") if buttons else _("There are no points yet.")
    turn.show(
        screen(
            Title(_("Points")),
            said,
            choices=choices,
            out=[
                *more,
                button(_("Sort answers"), "read.batch", question_id),
                button(_("Back"), "news.open", question_id),
            ],
        )
    )


@press("themes.one")
def one(turn: Turn, theme_id: int, page: int = 0) -> None:
    """Show one point and the answers in it."""
    theme: Theme = turn.get(Theme, theme_id)
    question: Question = turn.get(Question, theme.question_id)
    as_one_of(turn, question.group_id, READERS)
    answers = in_theme(turn.db, theme_id)
    buttons = [button(" ".join(c.text.split())[:60], "read.one", c.id) for c in answers]
    choices, more = paged(buttons, page, "themes.one", theme_id)
    turn.show(
        screen(
            Title(theme.title),
            Fact(_("Answers"), few(len(answers))),
            choices=choices,
            out=[*more, button(_("Back"), "themes.list", question.id)],
        )
    )
