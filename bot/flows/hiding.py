"""Hiding an answer that must not be read further: with a reason, and never without a witness.

Whoever hides an answer could also be hiding criticism. So the reason is asked for, and
the person outside the group sees it with the words.

    read.hide (words) ── hidden.list ── hidden.one ── read.unhide
    hidden.look: the person outside · hidden.told: they were told by other means
"""

from bot.chat.access import as_staff, role
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.paging import paged
from bot.chat.refusals import gone, not_yours
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.reading import batch, label, readable
from bot.models.contribution import Contribution, hidden
from bot.models.group import Group
from bot.models.membership import STAFF
from bot.models.person import Person
from bot.models.question import Question

LONGEST = 300
"""Characters of a reason."""


def _to_hide(turn: Turn, contribution_id: int) -> tuple[Contribution, Question]:
    contribution, question = readable(turn, contribution_id)
    as_staff(turn, question.group_id)
    return contribution, question


def _outside(turn: Turn, group: Group) -> Person | None:
    person = turn.db.get(Person, group.outside_id) if group.outside_id else None
    return person if person and person.reachable and person.telegram_id is not None else None


@press("read.hide")
def ask(turn: Turn, contribution_id: int) -> None:
    """Ask for the reason, and say who sees it."""
    _contribution, question = _to_hide(turn, contribution_id)
    group: Group = turn.get(Group, question.group_id)
    turn.ask(
        screen(
            _("Why must nobody read this further? Type your reason."),
            _("{name} sees the words and your reason.", name=group.outside_name or _("The person outside")),
            out=[button(_("Back"), "read.one", contribution_id)],
        ),
        "read.hide",
        contribution_id,
    )


@words("read.hide")
def take(turn: Turn, contribution_id: int) -> None:
    """Hide it, and let the person outside know."""
    contribution, question = _to_hide(turn, contribution_id)
    group: Group = turn.get(Group, question.group_id)
    contribution.hidden_because = turn.text[:LONGEST]
    contribution.theme_id, contribution.unused_because = None, ""
    outside = _outside(turn, group)
    contribution.outside_told = outside is not None
    turn.db.add(contribution)
    turn.db.flush()
    turn.forget()
    if outside:
        turn.tell(
            outside, lambda: _news(turn, contribution), purpose=f"hidden:{question.id}", lane=Lane.REMINDER
        )
        batch(turn, question.id or 0)
        return
    turn.show(_tell_them(group, contribution))


def _news(turn: Turn, contribution: Contribution) -> Screen:
    return screen(
        _("{name} has hidden an answer from a group.", name=turn.person.name),
        _("You see it because you are outside. Say if you find it wrong."),
        choices=[button(_("See the answer and why"), "hidden.look", contribution.id, style="primary")],
        out=[button(_("Start page"), "home")],
    )


def _tell_them(group: Group, contribution: Contribution) -> Screen:
    return screen(
        Title(_("Hidden")),
        _("{name} does not use Heard. Please tell them, in these words:", name=group.outside_name),
        Fact(group.outside_name, group.outside_phone),
        Fact(_("Hidden, because"), contribution.hidden_because),
        Words(contribution.text),
        choices=[button(_("I have told them"), "hidden.told", contribution.id)],
        out=[button(_("Later"), "read.batch", contribution.question_id)],
    )


@press("hidden.told")
def told(turn: Turn, contribution_id: int) -> None:
    """Write down that the person outside was told by other means."""
    contribution, question = _to_hide(turn, contribution_id)
    contribution.outside_told = bool(contribution.hidden_because)
    turn.db.add(contribution)
    hidden_list(turn, question.id or 0)


@press("hidden.list")
def hidden_list(turn: Turn, question_id: int, page: int = 0) -> None:
    """List the hidden answers of a question, those first that the person outside does not know of."""
    question: Question = turn.get(Question, question_id)
    as_staff(turn, question.group_id)
    there = sorted(hidden(turn.db, question_id), key=lambda c: c.outside_told)
    marked = [(c, "" if c.outside_told else "☎ ") for c in there]
    buttons = [button(f"{mark}{label(c)}", "hidden.one", c.id) for c, mark in marked]
    choices, more = paged(buttons, page, "hidden.list", question_id)
    parts: list[Part | str] = [Title(_("Hidden answers"))]
    if any(mark for _c, mark in marked):
        parts.append(_("☎ means: tell the person outside."))
    turn.show(screen(*parts, choices=choices, out=[*more, button(_("Back"), "read.batch", question_id)]))


@press("hidden.one")
def one(turn: Turn, contribution_id: int) -> None:
    """Show one hidden answer and why."""
    contribution, question = _to_hide(turn, contribution_id)
    group: Group = turn.get(Group, question.group_id)
    if not contribution.hidden_because:
        raise Kindly(gone())
    if not contribution.outside_told:
        turn.show(_tell_them(group, contribution))
        return
    turn.show(
        screen(
            *_shown(contribution),
            choices=[button(_("Show it to readers again"), "read.unhide", contribution_id)],
            out=[button(_("Back"), "hidden.list", question.id)],
        )
    )


def _shown(contribution: Contribution) -> list[Part | str]:
    return [
        Title(_("A hidden answer")),
        Words(contribution.text),
        Fact(_("Hidden, because"), contribution.hidden_because),
    ]


@press("read.unhide")
def unhide(turn: Turn, contribution_id: int) -> None:
    """Put it back among the answers to sort."""
    contribution, question = _to_hide(turn, contribution_id)
    contribution.hidden_because, contribution.outside_told = "", False
    turn.db.add(contribution)
    turn.db.flush()
    batch(turn, question.id or 0)


@press("hidden.look")
def look(turn: Turn, contribution_id: int) -> None:
    """Show the person outside what was hidden from a group, and why."""
    contribution: Contribution = turn.get(Contribution, contribution_id)
    question: Question = turn.get(Question, contribution.question_id)
    group: Group = turn.get(Group, question.group_id)
    if turn.person_id != group.outside_id or role(turn, question.group_id) in STAFF:
        raise Kindly(not_yours())
    if not contribution.hidden_because:
        turn.show(screen(_("This answer is shown again."), out=[button(_("Start page"), "home")]))
        return
    turn.show(
        screen(
            *_shown(contribution),
            Fact(_("Group"), group.name),
            _("Nobody can find out who wrote this. Do not try."),
            out=home_and_help(),
        )
    )
