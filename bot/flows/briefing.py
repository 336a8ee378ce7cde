"""A briefing: what is going on, in layers, so that nobody has to read more than they want.

The gist comes first and is short. What we ask, what can change, and everything else
are one tap away, in the same message. The coordinator writes it field by field and
sees it exactly as members will.

    brief.list ── brief.new ── brief.ask … (form) ── brief.look ── send.look
    brief.card (what members get) ── brief.read:<layer> ── brief.ways (ways.py) · note.about
"""

from sqlalchemy import select
from sqlmodel import col

from bot.anonymity.release import destroy_unread
from bot.chat.access import as_member, as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.paging import paged
from bot.chat.routes import draw, press
from bot.chat.screens import FileRef, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.checking import check_button, checked
from bot.flows.clear import collect
from bot.flows.sendable import MARKS, sendable
from bot.models.briefing import Briefing, SendState
from bot.models.envelope import Box
from bot.models.group import Group
from bot.models.membership import people_in
from bot.models.person import Person

GIST_WORDS = 40
"""The most words in a gist (design/product.md)."""


def _short(turn: Turn, row: Briefing, text: str) -> None:  # noqa: ARG001 - the form's signature
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


def _back(turn: Turn, briefing: Briefing) -> Button:  # noqa: ARG001 - the form's signature
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


# -- what members get ---------------------------------------------------------


@draw("brief.card")
def card(turn: Turn, briefing_id: int) -> Screen:
    """The briefing as members get it: the gist, and what is asked."""
    return layer(turn.get(Briefing, briefing_id), "gist")


def layer(briefing: Briefing, name: str) -> Screen:
    """One layer of a briefing; every layer leads to every other."""
    parts: list[Part | str] = [Title(briefing.title)]
    if name == "gist":
        parts += [Words(briefing.gist), Title(_("What we ask of you")), Words(briefing.ask)]
    elif name == "change":
        parts += [Title(_("What can change")), Words(briefing.can_change)]
        parts += [Title(_("What cannot change")), Words(briefing.cannot_change)]
    else:
        parts += [Title(_("More")), Words(briefing.more, fold=True)]
    there = {"gist": True, "change": bool(briefing.can_change), "more": bool(briefing.more)}
    labels = {"gist": _("Read the gist"), "change": _("What can change?"), "more": _("Tell me more")}
    choices = [
        button(labels[n], "brief.read", briefing.id, n)
        for n, is_there in there.items()
        if is_there and n != name
    ]
    choices += [
        button(_("Ask something back"), "note.about", briefing.group_id, f"briefing-{briefing.id}"),
        button(_("Other ways to read it"), "brief.ways", briefing.id),
    ]
    return screen(*parts, choices=choices, out=home_and_help())


def _reader(turn: Turn, briefing_id: int) -> Briefing:
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    return briefing


@press("brief.read")
def read(turn: Turn, briefing_id: int, name: str = "gist") -> None:
    """Show a layer in place of the one that was there."""
    turn.show(layer(_reader(turn, briefing_id), name))


@press("brief.paper")
def paper(turn: Turn, briefing_id: int) -> None:
    """Send the full paper."""
    briefing = _reader(turn, briefing_id)
    if not briefing.file_id:
        turn.show(layer(briefing, "gist"))
        return
    turn.say(
        screen(
            Title(briefing.title),
            _("Here is the full paper. You do not have to read it."),
            out=[button(_("Start page"), "home")],
            file=FileRef(f"telegram:{briefing.file_id}", briefing.file_name or "paper"),
        )
    )


# -- sending ------------------------------------------------------------------


def _group(turn: Turn, briefing_id: int) -> int:
    briefing: Briefing = turn.get(Briefing, briefing_id)
    return briefing.group_id


def _people(turn: Turn, briefing_id: int) -> list[Person]:
    return people_in(turn.db, _group(turn, briefing_id))


def _went(turn: Turn, briefing_id: int) -> None:
    briefing: Briefing = turn.get(Briefing, briefing_id)
    briefing.state = SendState.SENT
    collect(turn, briefing)


def _recalled(turn: Turn, briefing_id: int) -> None:
    group: Group = turn.get(Group, _group(turn, briefing_id))
    destroy_unread(turn.db, turn.house.home, Box(briefing_id=briefing_id), turn.today(group.zone))


def _stopped(turn: Turn, briefing_id: int) -> None:
    turn.get(Briefing, briefing_id).state = SendState.STOPPED


sendable(
    "brief",
    draw="brief.card",
    group=_group,
    people=_people,
    title=lambda turn, row_id: turn.get(Briefing, row_id).title,
    back=lambda turn, row_id: button(_("Back"), "brief.list", _group(turn, row_id)),
    edit=lambda _turn, row_id: button(_("Change it"), "brief.look", row_id),
    went=_went,
    stopped=_stopped,
    recalled=_recalled,
)
