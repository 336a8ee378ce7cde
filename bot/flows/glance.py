"""The loop at a glance: what is open, what is owed when and by whom, what is late, and what was settled.

A promise lapses because nobody looked. So it is one screen, a picture to pin up, and a
page to print, for coordinators and co-chairs.

    glance.open ── glance.picture · glance.print · evidence.open (evidence.py) · news.list (owed.py)
"""

from bot.chat.access import as_one_of, role
from bot.chat.buttons import Button, button
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.files.glance import Glance, Owed, glance_alt, glance_lines, glance_pdf, glance_png
from bot.flows.file_to_send import file_to_send
from bot.flows.reading import READERS
from bot.models.group import Group
from bot.models.loop import days_to_first_news, late_since, open_questions, owed_by, settled_questions
from bot.models.membership import STAFF
from bot.models.person import Person

SHOWN = 6
"""Promises that are written on the screen; all of them are in the picture."""


def glance_of(turn: Turn, group: Group) -> Glance:
    """How a group stands today. What is late keeps the day on which it was first due."""
    assert group.id is not None
    today = turn.today(group.zone)
    owed = [
        Owed(
            question.text,
            late_since(turn.db, promise, today) or promise.due_on,
            turn.get(Person, promise.owner_id).name,
        )
        for question, promise in owed_by(turn.db, group.id)
        if question.group_id == group.id
    ]
    return Glance(
        group=group.name,
        today=today,
        owed=tuple(owed),
        open_questions=open_questions(turn.db, group.id),
        settled=settled_questions(turn.db, group.id),
        days_to_news=days_to_first_news(turn.db, group.id),
    )


@press("glance.open")
def look(turn: Turn, group_id: int) -> None:
    """Show how the loop stands."""
    glance = glance_of(turn, as_one_of(turn, group_id, READERS))
    lines = glance_lines(glance)
    parts: list[Part | str] = [Title(_("At a glance")), lines[0]]
    if lines[1:]:
        parts.append(Words("\n".join(f"• {line}" for line in lines[1 : SHOWN + 1])))
    days = _("none yet") if glance.days_to_news is None else str(glance.days_to_news)
    parts += [
        Fact(_("Open questions"), str(glance.open_questions)),
        Fact(_("Settled"), str(glance.settled)),
        Fact(_("Days to first news"), days),
    ]
    turn.show(
        screen(
            *parts,
            choices=[
                button(_("See it as a picture"), "glance.picture", group_id),
                button(_("Print it"), "glance.print", group_id),
                button(_("Report for funders"), "evidence.open", group_id),
            ],
            out=[_back(turn, group_id)],
        )
    )


def _back(turn: Turn, group_id: int) -> Button:
    return button(_("Back"), "news.list" if role(turn, group_id) in STAFF else "chair", group_id)


@press("glance.picture")
def picture(turn: Turn, group_id: int) -> None:
    """Give the picture; the words under it say the same."""
    _give(turn, group_id, "png")


@press("glance.print")
def print_it(turn: Turn, group_id: int) -> None:
    """Give one page to print."""
    _give(turn, group_id, "pdf")


def _give(turn: Turn, group_id: int, form: str) -> None:
    glance = glance_of(turn, as_one_of(turn, group_id, READERS))
    drawn, kind = (glance_png(glance), "photo") if form == "png" else (glance_pdf(glance), "document")
    turn.say(
        screen(
            Title(_("At a glance")),
            Words(glance_alt(glance)),
            out=[button(_("Back"), "glance.open", group_id)],
            file=file_to_send(turn, f"glance/{group_id}-{locale()}.{form}", drawn, f"glance.{form}", kind),
        )
    )
