"""The agenda at the desk: writing it, point by point.

agenda.plan ── agenda.add (words) · agenda.names (agenda_send.py) · send.look
└─ agenda.edit ── agenda.word (words) · agenda.drop · agenda.read (agenda_mark.py)
"""

from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.agenda import talked_lines, window_closes
from bot.flows.prepare import staff_meeting
from bot.flows.sendable import current, find_kind
from bot.models.agenda import AgendaItem, agenda_of, thoughts_on
from bot.models.briefing import SendState
from bot.models.meeting import Meeting
from bot.plain.say_date import say_day

LONGEST = 200
"""Letters of one point: it has to fit a button and a question."""


def its_point(turn: Turn, item_id: int) -> tuple[AgendaItem, Meeting]:
    """A point and its meeting, for one of its coordinators. Raises `Kindly` for anybody else."""
    item: AgendaItem = turn.get(AgendaItem, item_id)
    return item, staff_meeting(turn, item.meeting_id)[0]


@press("agenda.plan")
def plan(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Show the points, and what can be done with them."""
    meeting, _group = staff_meeting(turn, meeting_id)
    items = agenda_of(turn.db, meeting_id)
    buttons = [button(_("Add a point"), "agenda.add", meeting_id)]
    buttons += [button(f"{n}. {i.title}", "agenda.edit", i.id) for n, i in enumerate(items, 1)]
    sent, known = is_sent(turn, meeting), meeting.state is SendState.SENT
    if items and not sent:
        buttons.insert(1, _names_button(meeting))
    if items and not sent and known:
        buttons.insert(1, button(_("Preview and send"), "send.look", "agenda", meeting_id, style="primary"))
    choices, more = paged(buttons, page, "agenda.plan", meeting_id)
    parts: list[Part | str] = [Title(_("What we will talk about"))]
    closes = window_closes(turn, meeting)
    if sent:
        parts.append(_("People have it."))
    elif items and not known:
        parts.append(_("It can go once people are invited."))
    elif closes and items:
        parts.append(Fact(_("Without a name until"), say_day(closes, locale())))
    else:
        parts.append(_("Points people can prepare for, one by one."))
    turn.show(screen(*parts, choices=choices, out=[*more, button(_("Back"), "meet.prepare", meeting_id)]))


def _names_button(meeting: Meeting) -> Button:
    mark = "☑" if meeting.project_id else "☐"
    return button(f"{mark} {_('Thoughts without a name')}", "agenda.names", meeting.id)


def is_sent(turn: Turn, meeting: Meeting) -> bool:
    """Whether people have the agenda, or it is on its way."""
    return current(turn, find_kind("agenda"), meeting.id or 0) is not None


@press("agenda.add")
def ask_point(turn: Turn, meeting_id: int) -> None:
    """Ask for a point."""
    staff_meeting(turn, meeting_id)
    turn.ask(
        screen(
            _("What will you talk about? One point, in a few words."),
            out=[button(_("Back"), "agenda.plan", meeting_id)],
        ),
        "agenda.add",
        meeting_id,
    )


@words("agenda.add")
def take_point(turn: Turn, meeting_id: int) -> None:
    """Keep a point."""
    staff_meeting(turn, meeting_id)
    title = " ".join(turn.text.split())[:LONGEST]
    if not title:
        ask_point(turn, meeting_id)
        return
    turn.db.add(AgendaItem(meeting_id=meeting_id, place=len(agenda_of(turn.db, meeting_id)), title=title))
    turn.db.flush()
    turn.forget()
    plan(turn, meeting_id)


@press("agenda.edit")
def edit(turn: Turn, item_id: int) -> None:
    """Show one point to its coordinator."""
    item, meeting = its_point(turn, item_id)
    choices = [button(_("Read what people say to it"), "agenda.read", item_id)]
    if item.question_id is None:
        choices += [
            button(_("Change the words"), "agenda.word", item_id),
            button(_("Take it off the list"), "agenda.drop", item_id),
        ]
    turn.show(
        screen(
            Title(item.title),
            *talked_lines(item),
            choices=choices,
            out=[button(_("Back"), "agenda.plan", meeting.id)],
        )
    )


@press("agenda.word")
def ask_words(turn: Turn, item_id: int) -> None:
    """Ask for other words for a point."""
    item, _its_meeting = its_point(turn, item_id)
    turn.ask(
        screen(
            Words(item.title),
            _("What should it say instead?"),
            out=[button(_("Back"), "agenda.edit", item_id)],
        ),
        "agenda.word",
        item_id,
    )


@words("agenda.word")
def take_words(turn: Turn, item_id: int) -> None:
    """Keep other words for a point that has not gone out."""
    item, _its_meeting = its_point(turn, item_id)
    if item.question_id is None and turn.text:
        item.title = " ".join(turn.text.split())[:LONGEST]
        turn.db.add(item)
    turn.forget()
    edit(turn, item_id)


@press("agenda.drop")
def drop(turn: Turn, item_id: int) -> None:
    """Take a point off the list while nobody has said anything to it."""
    item, meeting = its_point(turn, item_id)
    said = any(t.item_id == item_id for t in thoughts_on(turn.db, item.meeting_id))
    if item.question_id is not None or said:
        raise Kindly(
            screen(
                _("People have this point already. Mark it as not talked about instead."),
                out=[button(_("Back"), "agenda.edit", item_id)],
            )
        )
    turn.db.delete(item)
    turn.db.flush()
    plan(turn, meeting.id or 0)
