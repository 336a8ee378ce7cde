"""A message in a coordinator's own words: to everybody, to a project's people, or by what people replied to a meeting.

Who gets it is chosen in message_to.py; what happens as it goes stands in message_send.py.

    msg.list ── msg.new ── msg.ask … (form) ── msg.look ── send.look
                             └─ msg.to (message_to.py) ── msg.picked
"""

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Part, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale, ngettext
from bot.flows.checking import check_button, checked
from bot.flows.message_send import goes
from bot.flows.message_to import SHOWN, back, load, offer, to_words
from bot.flows.often import read_often
from bot.flows.sendable import MARKS
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.message import Message, To, readers_of
from bot.models.project import Project
from bot.plain.say_date import say_day


def _put_often(turn: Turn, message: Message, text: str) -> None:
    group: Group = turn.get(Group, message.group_id)
    found = read_often(text, turn.now, group.zone)
    if found is None:
        raise Unclear(
            _("I need a day and a time. For example: first Monday, 10am."), _only_once(turn, message)
        )
    message.repeats, message.since = text, turn.now


def _only_once(_turn: Turn, _message: Message) -> list[tuple[str, str]]:
    return [(_("Send it once"), "once")]


def _once(_turn: Turn, message: Message, _value: str) -> None:
    message.repeats, message.since = "", None


FIELDS = (
    Field(
        "text",
        lambda: _("Your words"),
        lambda: _("What do you want to say? Short and plain is best."),
        longest=3000,
    ),
    Field("to", lambda: _("Who gets it"), lambda: _("Who gets it?"), shown=to_words, own=offer),
    Field(
        "repeats",
        lambda: _("How often"),
        lambda: _("Does it go once, or again and again? Tap, or type how often."),
        example=lambda: _("first Monday, 10am"),
        put=_put_often,
        pick=_once,
        shown=lambda _turn, row: row.repeats,
        choices=_only_once,
        needed=False,
        skip=False,
        longest=120,
    ),
)


def _written(turn: Turn, message: Message) -> None:
    parts: list[Part | str] = [Words(message.text), Fact(_("Who gets it"), to_words(turn, message))]
    if (at := goes(turn, message.id or 0)) and message.repeats:
        parts.append(Fact(_("How often"), message.repeats))
        parts.append(Fact(_("First time"), say_day(at.date(), locale())))
    n = len(readers_of(turn.db, message))
    parts.append(ngettext("That is {n} person.", "That is {n} people.", n) if n else _("That is nobody now."))
    turn.show(
        screen(
            *parts,
            choices=[
                button(_("Preview and send"), "send.look", "msg", message.id, style="primary"),
                check_button(turn, "msg", message),
                button(_("Change something"), "msg.fields", message.id),
            ],
            out=[back(turn, message)],
        )
    )


form = Form("msg", load=load, fields=FIELDS, done=_written, back=back)
checked("msg", form, ("text",))


@press("msg.picked")
def picked(turn: Turn, message_id: int, to: str, of: int) -> None:
    """Keep who gets it. A project or a meeting of another group is forged."""
    message = load(turn, message_id)
    if to not in list(To):
        raise Kindly(gone())
    table = {To.EVERYBODY: None, To.PROJECT: Project}.get(To(to), Meeting)
    if table and turn.get(table, of).group_id != message.group_id:
        raise Kindly(gone())
    message.to = To(to)
    message.project_id = of if table is Project else None
    message.meeting_id = of if table is Meeting else None
    form.carry_on(turn, message, "to")


@press("msg.list")
def messages(turn: Turn, group_id: int, page: int = 0) -> None:
    """List a group's messages, newest first."""
    as_staff(turn, group_id)
    rows = turn.db.execute(
        select(Message).where(col(Message.group_id) == group_id).order_by(col(Message.id).desc()).limit(SHOWN)
    ).scalars()
    buttons = [button(_("Write a message"), "msg.new", group_id)]
    buttons += [button(_label(m), "msg.look", m.id) for m in rows]
    choices, more = paged(buttons, page, "msg.list", group_id)
    turn.show(
        screen(
            Title(_("Messages")),
            _("A few words of your own. A question or a meeting has a page of its own."),
            choices=choices,
            out=[
                *more,
                button(_("See what was sent"), "send.list", group_id),
                button(_("Desk"), "desk", group_id),
            ],
        )
    )


def _label(message: Message) -> str:
    return f"{MARKS[message.state]} {' '.join(message.text.split()) or _('No words yet')}"


@press("msg.new")
def new(turn: Turn, group_id: int) -> None:
    """Start a message."""
    as_staff(turn, group_id)
    begin(turn, group_id)


def begin(turn: Turn, group_id: int, text: str = "", to: To | None = None) -> None:
    """Start a message, perhaps with words to begin with."""
    message = Message(group_id=group_id, author_id=turn.person_id, text=text, to=to)
    turn.db.add(message)
    turn.db.flush()
    form.open(turn, message)


@press("msg.look")
def look(turn: Turn, message_id: int) -> None:
    """Open a message: its form while it can be changed, otherwise how it went."""
    form.open(turn, load(turn, message_id))
