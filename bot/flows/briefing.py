"""A briefing: what is going on, in layers, so that nobody has to read more than they want.

The gist comes first and is short. What we ask, what can change, and everything else
are one tap away, in the same message. The coordinator writes it field by field and
sees it exactly as members will (briefing_send.py).

    brief.list ── brief.new ── brief.ask … (form) ── brief.look ── send.look
"""

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
from bot.flows.checking import check_button, checked
from bot.flows.sendable import MARKS
from bot.models.briefing import Briefing, SendState

GIST_WORDS = 40
"""The most words in a gist (design/product.md)."""


def _short(_turn: Turn, row: Briefing, text: str) -> None:
    if len(text.split()) > GIST_WORDS:
        raise Unclear(
            _("That is {n} words. The gist is {most} at most.", n=len(text.split()), most=GIST_WORDS)
        )
    row.gist = text


def _load(turn: Turn, briefing_id: int) -> Briefing:
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_staff(turn, briefing.group_id)
    if briefing.state not in {SendState.DRAFT, SendState.STOPPED}:
        raise Kindly(_already(briefing))
    return briefing


def _already(briefing: Briefing) -> Screen:
    return screen(
        _("This briefing has gone out. It cannot be changed now."),
        choices=[
            button(_("See how it went"), "send.look", "brief", briefing.id),
            button(_("Print it in large letters"), "brief.print", briefing.id),
        ],
        out=[button(_("Desk"), "desk", briefing.group_id)],
    )


FIELDS = (
    Field("title", lambda: _("Name"), lambda: _("What is it about? A few words."), longest=80),
    Field(
        "gist",
        lambda: _("The gist"),
        lambda: _("Say it in {most} words or fewer.", most=GIST_WORDS),
        example=lambda: _(
            "The housing office is changing its front door. We want it to feel safe to walk in."
        ),
        put=_short,
    ),
    Field(
        "ask",
        lambda: _("What we ask of you"),
        lambda: _("What do you ask people to do, and by when?"),
        longest=600,
    ),
    Field(
        "can_change",
        lambda: _("What can change"),
        lambda: _("What can their words change?"),
        longest=600,
    ),
    Field(
        "cannot_change",
        lambda: _("What cannot change"),
        lambda: _("What is decided already? Say so now, not later."),
        longest=600,
    ),
    Field(
        "more",
        lambda: _("More"),
        lambda: _("Anything else people may want to know?"),
        needed=False,
        longest=3000,
    ),
)


def _back(_turn: Turn, briefing: Briefing) -> Button:
    return button(_("Back"), "brief.list", briefing.group_id)


def _preview(turn: Turn, briefing: Briefing) -> None:
    turn.show(
        screen(
            Title(briefing.title),
            _("It is written. Look at it as people will see it."),
            choices=[
                button(_("Preview and send"), "send.look", "brief", briefing.id, style="primary"),
                check_button(turn, "brief", briefing),
                button(_("Change something"), "brief.fields", briefing.id),
                button(_("Add a paper or your voice"), "brief.file", briefing.id),
            ],
            out=[button(_("Back"), "brief.list", briefing.group_id)],
        )
    )


form = Form("brief", load=_load, fields=FIELDS, done=_preview, back=_back)
checked("brief", form, ("gist", "ask", "can_change", "cannot_change", "more"), asks="ask")


@press("brief.list")
def briefings(turn: Turn, group_id: int, page: int = 0) -> None:
    """List a group's briefings, newest first, for its coordinators."""
    as_staff(turn, group_id)
    rows = turn.db.execute(
        select(Briefing).where(col(Briefing.group_id) == group_id).order_by(col(Briefing.id).desc()).limit(40)
    ).scalars()
    buttons = [button(_("Write a briefing"), "brief.new", group_id)]
    buttons += [button(_label(b), "brief.look", b.id) for b in rows]
    choices, more = paged(buttons, page, "brief.list", group_id)
    turn.show(
        screen(
            Title(_("Briefings")),
            _("A briefing tells people what is going on, in plain words."),
            choices=choices,
            out=[*more, button(_("Desk"), "desk", group_id)],
        )
    )


def _label(briefing: Briefing) -> str:
    return f"{MARKS[briefing.state]} {briefing.title or _('No name yet')}"


@press("brief.new")
def new(turn: Turn, group_id: int) -> None:
    """Start a briefing."""
    as_staff(turn, group_id)
    briefing = Briefing(group_id=group_id, author_id=turn.person_id)
    turn.db.add(briefing)
    turn.db.flush()
    form.open(turn, briefing)


@press("brief.look")
def look(turn: Turn, briefing_id: int) -> None:
    """Open a briefing from the desk: its form while it is a draft, otherwise how it went."""
    form.open(turn, _load(turn, briefing_id))
