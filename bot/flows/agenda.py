"""What a meeting will talk about, as people see it: each point is a place to say something, before and after.

Somebody who never comes can say to each point what they would say in the room: with their
name, or without it through the point's question (answer.py). Opening a point writes nothing
about who did (design/anonymity.md, 5).

    agenda.card (what people get) ── agenda.open ── agenda.item ─┬─ answer.open (answer.py) · named.open (named.py)
                                                                └─ thoughts.on (thoughts.py)
"""

from datetime import date, timedelta

from bot.anonymity.gate import would_be
from bot.anonymity.rules import long_enough
from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.meeting import reader
from bot.flows.meeting_words import when_words
from bot.models.agenda import AgendaItem, Talked, agenda_of
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.question import Question, QuestionState, in_audience
from bot.plain.say_date import say_day

CLOSES_BEFORE = timedelta(days=2)
"""Thoughts without a name are taken until this long before the meeting, so that they can be read and mixed."""


def window_closes(turn: Turn, meeting: Meeting) -> date | None:
    """The last day for thoughts without a name if the agenda went out today; None where there can be no such way."""
    if meeting.project_id is None or meeting.on is None:
        return None
    group: Group = turn.get(Group, meeting.group_id)
    closes = meeting.on - CLOSES_BEFORE
    in_time = long_enough(turn.today(group.zone), closes)
    enough = would_be(turn.db, (meeting.group_id,)) >= turn.house.rules.least_group
    return closes if in_time and enough and not group.channel_paused else None


def closes_on(turn: Turn, items: list[AgendaItem]) -> date | None:
    """The last day for thoughts without a name, where the agenda has gone out and it is still to come."""
    for item in items:
        question = turn.db.get(Question, item.question_id) if item.question_id else None
        if question and question.state is QuestionState.OPEN:
            return question.closes_on
    return None


@draw("agenda.card")
def card(turn: Turn, meeting_id: int) -> Screen:
    """The agenda as everybody who is invited gets it."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    items = agenda_of(turn.db, meeting_id)
    closes = closes_on(turn, items) or window_closes(turn, meeting)
    parts: list[Part | str] = [
        Title(meeting.title),
        Fact(_("When"), when_words(meeting), meeting.starts_at()),
        _("This is what we will talk about."),
        Words("\n".join(f"{n}. {item.title}" for n, item in enumerate(items, 1))),
        _("You can say something to each point without coming. It counts."),
    ]
    if closes:
        parts.append(Fact(_("Without your name until"), say_day(closes, locale())))
    return screen(
        *parts,
        choices=[
            button(_("Say something to a point"), "agenda.open", meeting_id),
            button(_("See the meeting"), "meet.card", meeting_id),
        ],
        out=home_and_help(),
    )


@press("agenda.open", sealed=True)
def points(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """List the points. It is a new message: the card stays."""
    meeting = reader(turn, meeting_id)
    items = agenda_of(turn.db, meeting_id)
    choices, more = paged(
        [button(_label(i), "agenda.item", i.id) for i in items], page, "agenda.open", meeting_id
    )
    parts: list[Part | str] = [Title(meeting.title)]
    if not items:
        parts.append(_("There is no list of points yet. You can send your thoughts all the same."))
        choices = [button(_("Write my thoughts now"), "thoughts.open", meeting_id)]
    else:
        parts.append(_("Tap a point to say something to it, or to see what became of it."))
    turn.say(screen(*parts, choices=choices, out=[*more, *home_and_help()]))


def _label(item: AgendaItem) -> str:
    mark = {None: "💬", Talked.YES: "✓", Talked.NO: "✗"}[item.talked]
    return f"{mark} {item.title}"


@press("agenda.item", sealed=True)
def point(turn: Turn, item_id: int) -> None:
    """Show one point: the ways to say something to it, and afterwards what became of it."""
    item: AgendaItem = turn.get(AgendaItem, item_id)
    meeting = reader(turn, item.meeting_id)
    parts: list[Part | str] = [Title(item.title), *talked_lines(item)]
    ways = _ways(turn, item)
    if len(ways) > 1:
        parts.append(_("With your name or without it. Both are read in the room."))
    elif turn.now < meeting.starts_at():
        parts.append(_("What you write is read in the room, with your name."))
    else:
        parts.append(_("You can still say something to it, with your name."))
    turn.show(
        screen(
            *parts,
            choices=ways,
            out=[button(_("All points"), "agenda.open", meeting.id), button(_("Help"), "help")],
        )
    )


def talked_lines(item: AgendaItem) -> list[Part | str]:
    """Whether a point was talked about, and what came of it; nothing before it was marked."""
    if item.talked is None:
        return []
    lines: list[Part | str] = [
        _("This was talked about.") if item.talked is Talked.YES else _("This was not talked about.")
    ]
    label = _("What came of it") if item.talked is Talked.YES else _("Why")
    return [*lines, Fact(label, item.came_of)] if item.came_of else lines


def _ways(turn: Turn, item: AgendaItem) -> list[Button]:
    """A point with an open question is answered through it, so that who answered by name is known to its gate."""
    question = turn.db.get(Question, item.question_id) if item.question_id else None
    asked = question and question.state is QuestionState.OPEN
    if question and asked and in_audience(turn.db, question.id or 0, turn.person_id):
        return [
            button(_("Say it without my name"), "answer.open", question.id),
            button(_("Say it with my name"), "named.open", question.id),
        ]
    return [button(_("Say it with my name"), "thoughts.on", item.id)]
