"""Who gets a message: everybody, a project's people, or those who replied to a meeting in some way.

msg.to ── msg.projects · msg.meetings ── msg.replies ── msg.picked (message.py)
"""

from sqlalchemy import select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.routes import press
from bot.chat.screens import Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.meeting_words import when_words
from bot.models.briefing import SendState
from bot.models.meeting import Meeting
from bot.models.message import Message, To
from bot.models.project import Project, projects_of

SHOWN = 40
"""Messages, meetings and projects in a list."""


def load(turn: Turn, message_id: int) -> Message:
    """A message that can still be changed, for one of its group's coordinators."""
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


def back(_turn: Turn, message: Message) -> Button:
    """The way back to the list of messages."""
    return button(_("Back"), "msg.list", message.group_id)


def to_words(turn: Turn, message: Message) -> str:
    """Who gets it, in words; nothing while that is not chosen."""
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


def offer(turn: Turn, message: Message) -> None:
    """Offer the ways to choose who gets it."""
    turn.show(
        screen(
            Title(_("Who gets it?")),
            choices=[
                button(_("Send it to everybody"), "msg.picked", message.id, To.EVERYBODY, 0),
                button(_("Choose a project"), "msg.projects", message.id),
                button(_("Choose by meeting reply"), "msg.meetings", message.id),
            ],
            out=[back(turn, message)],
        )
    )


@press("msg.to")
def ask_to(turn: Turn, message_id: int) -> None:
    """Ask who gets it."""
    offer(turn, load(turn, message_id))


@press("msg.projects")
def projects(turn: Turn, message_id: int, page: int = 0) -> None:
    """List the projects whose people it can go to."""
    message = load(turn, message_id)
    found = [p for p in projects_of(turn.db, message.group_id) if p.ready][:SHOWN]
    buttons = [button(p.title, "msg.picked", message_id, To.PROJECT, p.id) for p in found]
    _pick(turn, message, buttons, page, "msg.projects", _("Which project?"), _("There is no project yet."))


@press("msg.meetings")
def meetings(turn: Turn, message_id: int, page: int = 0) -> None:
    """List the meetings that people were invited to, the latest first."""
    message = load(turn, message_id)
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
    message = load(turn, message_id)
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
