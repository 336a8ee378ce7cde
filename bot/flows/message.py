"""A message in a coordinator's own words: to everybody, to a project's people, or by what people replied to a meeting.

It may repeat ("first Monday, 10 am"): each time it goes, the next one is put on hold,
where it can be changed or stopped like anything else.

    msg.list ── msg.new ── msg.ask … (form) ── msg.look ── send.look
                             └─ msg.to ── msg.projects · msg.meetings ── msg.replies ── msg.picked
"""

from collections.abc import Callable
from datetime import datetime
from textwrap import shorten

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale, ngettext
from bot.flows.checking import check_button, checked
from bot.flows.meeting_words import when_words
from bot.flows.often import next_of, read_often
from bot.flows.sendable import hold_again, sendable
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.message import Message, To, readers_of
from bot.models.project import Project, projects_of
from bot.plain.say_date import say_day

TITLE = 60
"""Letters of a message that name it at the desk."""
SHOWN = 40
"""Messages, meetings and projects in a list."""


def _load(turn: Turn, message_id: int) -> Message:
    message: Message = turn.get(Message, message_id)
    as_staff(turn, message.group_id)
    if message.state not in {SendState.DRAFT, SendState.STOPPED}:
        raise Kindly(
            screen(
                _("This message has gone out, or is about to."),
                choices=[button(_("See how it went"), "send.look", "msg", message.id)],
                out=[button(_("Desk"), "desk", message.group_id)],
            )
        )
    return message


def _group(turn: Turn, message: Message) -> Group:
    group: Group = turn.get(Group, message.group_id)
    return group


# -- who gets it ----------------------------------------------------------------


def _to_words(turn: Turn, message: Message) -> str:
    if message.to is None:
        return ""
    if message.to is To.EVERYBODY:
        return _("everybody in the group")
    if message.to is To.PROJECT:
        return _(
            "people who were asked in: {project}", project=turn.get(Project, message.project_id or 0).title
        )
    meeting = turn.get(Meeting, message.meeting_id or 0).title
    return {
        To.YES: _("who comes to: {meeting}", meeting=meeting),
        To.MAYBE: _("who may come to: {meeting}", meeting=meeting),
        To.NO: _("who does not come to: {meeting}", meeting=meeting),
        To.SILENT: _("who has not replied to: {meeting}", meeting=meeting),
    }[message.to]


def _ask_to(turn: Turn, message: Message) -> None:
    turn.show(
        screen(
            Title(_("Who gets it?")),
            choices=[
                button(_("Send it to everybody"), "msg.picked", message.id, To.EVERYBODY, 0),
                button(_("Choose a project"), "msg.projects", message.id),
                button(_("Choose by meeting reply"), "msg.meetings", message.id),
            ],
            out=[_back(turn, message)],
        )
    )


@press("msg.to")
def ask_to(turn: Turn, message_id: int) -> None:
    """Ask who gets it."""
    _ask_to(turn, _load(turn, message_id))


@press("msg.projects")
def projects(turn: Turn, message_id: int, page: int = 0) -> None:
    """List the projects whose people it can go to."""
    message = _load(turn, message_id)
    found = [p for p in projects_of(turn.db, message.group_id) if p.ready][:SHOWN]
    buttons = [button(p.title, "msg.picked", message_id, To.PROJECT, p.id) for p in found]
    _pick(turn, message, buttons, page, "msg.projects", _("Which project?"), _("There is no project yet."))


@press("msg.meetings")
def meetings(turn: Turn, message_id: int, page: int = 0) -> None:
    """List the meetings that people were invited to, the latest first."""
    message = _load(turn, message_id)
    rows = turn.db.execute(
        select(Meeting)
        .where(col(Meeting.group_id) == message.group_id, col(Meeting.state) == SendState.SENT)
        .order_by(col(Meeting.on).desc(), col(Meeting.id).desc())
        .limit(SHOWN)
    ).scalars()
    buttons = [button(f"{when_words(m)}: {m.title}", "msg.replies", message_id, m.id) for m in rows]
    _pick(turn, message, buttons, page, "msg.meetings", _("Which meeting?"), _("There is no meeting yet."))


def _pick(
    turn: Turn, message: Message, buttons: list[Button], page: int, route: str, ask: str, none: str
) -> None:
    choices, more = paged(buttons, page, route, message.id)
    out = [*more, button(_("Back"), "msg.to", message.id)]
    turn.show(screen(ask if buttons else none, choices=choices, out=out))


@press("msg.replies")
def replies(turn: Turn, message_id: int, meeting_id: int) -> None:
    """Ask what people replied."""
    message = _load(turn, message_id)
    meeting: Meeting = turn.get(Meeting, meeting_id)
    labels = {
        To.YES: _("Send it to who comes"),
        To.MAYBE: _("Send it to who may come"),
        To.NO: _("Send it to who does not"),
        To.SILENT: _("Send it to who is silent"),
    }
    turn.show(
        screen(
            Title(meeting.title),
            _("What did they reply?"),
            choices=[button(label, "msg.picked", message_id, to, meeting_id) for to, label in labels.items()],
            out=[button(_("Back"), "msg.meetings", message.id)],
        )
    )


@press("msg.picked")
def picked(turn: Turn, message_id: int, to: str, of: int) -> None:
    """Keep who gets it. A project or a meeting of another group is forged."""
    message = _load(turn, message_id)
    if to not in list(To):
        raise Kindly(gone())
    table = {To.EVERYBODY: None, To.PROJECT: Project}.get(To(to), Meeting)
    if table and turn.get(table, of).group_id != message.group_id:
        raise Kindly(gone())
    message.to = To(to)
    message.project_id = of if table is Project else None
    message.meeting_id = of if table is Meeting else None
    form.carry_on(turn, message, "to")


# -- writing --------------------------------------------------------------------


def _put_often(turn: Turn, message: Message, text: str) -> None:
    found = read_often(text, turn.now, _group(turn, message).zone)
    if found is None:
        raise Unclear(_("I need a day and a time. For example: first Monday, 10am."))
    message.repeats, message.since = text, turn.now


def _once(turn: Turn, message: Message, value: str) -> None:  # noqa: ARG001 - the form's signature
    message.repeats, message.since = "", None


FIELDS = (
    Field(
        "text",
        lambda: _("Your words"),
        lambda: _("What do you want to say? Short and plain is best."),
        longest=3000,
    ),
    Field("to", lambda: _("Who gets it"), lambda: _("Who gets it?"), shown=_to_words, own=_ask_to),
    Field(
        "repeats",
        lambda: _("How often"),
        lambda: _("Does it go once, or again and again? Tap, or type how often."),
        example=lambda: _("first Monday, 10am"),
        put=_put_often,
        pick=_once,
        shown=lambda turn, row: row.repeats,  # noqa: ARG005 - the form's signature
        choices=lambda turn, row: [(_("Send it once"), "once")],  # noqa: ARG005 - the form's signature
        needed=False,
        longest=120,
    ),
)


def _back(turn: Turn, message: Message) -> Button:  # noqa: ARG001 - the form's signature
    return button(_("Back"), "msg.list", message.group_id)


def _written(turn: Turn, message: Message) -> None:
    parts: list[Part | str] = [Words(message.text), Fact(_("Who gets it"), _to_words(turn, message))]
    if (at := _goes(turn, message.id or 0)) and message.repeats:
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
            out=[_back(turn, message)],
        )
    )


form = Form("msg", load=_load, fields=FIELDS, done=_written, back=_back)
checked("msg", form, ("text",))


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
    marks = {SendState.DRAFT: "✏️", SendState.HELD: "⏳", SendState.SENT: "✓", SendState.STOPPED: "✋"}
    return f"{marks[message.state]} {' '.join(message.text.split()) or _('No words yet')}"


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
    form.open(turn, _load(turn, message_id))


@draw("msg.card")
def card(turn: Turn, message_id: int) -> Screen:
    """The message as people get it."""
    message: Message = turn.get(Message, message_id)
    return screen(
        Title(_group(turn, message).name),
        Words(message.text),
        choices=[button(_("Write back"), "note.about", message.group_id, f"message-{message.id}")],
        out=home_and_help(),
    )


# -- sending ----------------------------------------------------------------------


def _goes(turn: Turn, message_id: int) -> datetime | None:
    """When a message that repeats goes next; None for one that goes once."""
    message: Message = turn.get(Message, message_id)
    if not message.repeats or message.since is None:
        return None
    return next_of(message.repeats, message.since, turn.now, _group(turn, message).zone)


def _went(turn: Turn, message_id: int) -> None:
    """It went. One that repeats is put on hold again, as a copy: this one is what people have."""
    message: Message = turn.get(Message, message_id)
    message.state = SendState.SENT
    at = _goes(turn, message_id)
    if at is None:
        return
    following = Message(**message.model_dump(exclude={"id"}) | {"state": SendState.HELD})
    turn.db.add(following)
    turn.db.flush()
    hold_again(turn, "msg", following.id or 0, message.author_id, at)


def _set(state: SendState) -> Callable[[Turn, int], None]:
    def put(turn: Turn, message_id: int) -> None:
        turn.get(Message, message_id).state = state

    return put


sendable(
    "msg",
    draw="msg.card",
    group=lambda turn, row_id: turn.get(Message, row_id).group_id,
    people=lambda turn, row_id: readers_of(turn.db, turn.get(Message, row_id)),
    title=lambda turn, row_id: shorten(turn.get(Message, row_id).text, TITLE, placeholder="…"),
    back=lambda turn, row_id: button(_("Back"), "msg.list", turn.get(Message, row_id).group_id),
    edit=lambda _turn, row_id: button(_("Change it"), "msg.look", row_id),
    goes=_goes,
    held=_set(SendState.HELD),
    went=_went,
    stopped=_set(SendState.STOPPED),
)
