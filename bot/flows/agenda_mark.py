"""Reading what people say to each point, and marking what was talked about.

agenda.said · agenda.read
agenda.mark ── agenda.talked ── agenda.came (words)
"""

from bot.chat.access import as_one_of
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.agenda import talked_lines
from bot.flows.agenda_plan import its_point
from bot.flows.meeting import invited
from bot.flows.meeting_words import with_initials
from bot.flows.prepare import staff_meeting
from bot.flows.reading import READERS
from bot.models.agenda import AgendaItem, Talked, agenda_of, answers_to_item, thoughts_on
from bot.models.contribution import How
from bot.models.meeting import Meeting
from bot.models.person import Person


@press("agenda.read")
def read(turn: Turn, item_id: int) -> None:
    """Read out what people say to a point: with their names, and mixed without."""
    item: AgendaItem = turn.get(AgendaItem, item_id)
    meeting: Meeting = turn.get(Meeting, item.meeting_id)
    as_one_of(turn, meeting.group_id, READERS)
    said = _said_to_item(turn, item)
    nothing = _("Nobody has said anything to it that can be read yet.")
    turn.say(
        screen(
            Title(item.title),
            *(said if said else [nothing]),
            out=[
                button(_("All points"), "agenda.plan", meeting.id),
                button(_("Desk"), "desk", meeting.group_id),
            ],
        )
    )


@press("agenda.said")
def read_all(turn: Turn, meeting_id: int) -> None:
    """Read out everything people say to a meeting, point by point, and what they say to all of it."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    as_one_of(turn, meeting.group_id, READERS)
    parts: list[Part | str] = []
    for item in agenda_of(turn.db, meeting_id):
        said = _said_to_item(turn, item)
        parts += [Words(item.title), *said] if said else []
    to_all = _thoughts(turn, meeting_id, None)
    if to_all:
        parts += [_("To the whole meeting:"), *to_all]
    turn.say(
        screen(
            Title(meeting.title),
            *(parts or [_("Nobody has said anything that can be read yet.")]),
            out=[
                button(_("See the meeting"), "meet.card", meeting_id),
                button(_("Desk"), "desk", meeting.group_id),
            ],
        )
    )


def _said_to_item(turn: Turn, item: AgendaItem) -> list[Fact]:
    """What people say to a point: with their names, and mixed without."""
    answers = [
        Fact(_name(turn, a.person_id) if a.how is How.NAMED else _("Without a name"), a.text)
        for a in answers_to_item(turn.db, item)
    ]
    return answers + _thoughts(turn, item.meeting_id, item.id)


def _thoughts(turn: Turn, meeting_id: int, item_id: int | None) -> list[Fact]:
    return [
        Fact(_name(turn, t.person_id), t.text)
        for t in thoughts_on(turn.db, meeting_id)
        if t.item_id == item_id
    ]


def _name(turn: Turn, person_id: int | None) -> str:
    return turn.get(Person, person_id).name if person_id else ""


@press("agenda.mark")
def mark(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """List the points to mark each as talked about, or not."""
    meeting, _group = staff_meeting(turn, meeting_id)
    marks = {None: "☐", Talked.YES: "✓", Talked.NO: "✗"}
    buttons = [
        button(f"{marks[i.talked]} {i.title}", "agenda.talked", i.id) for i in agenda_of(turn.db, meeting_id)
    ]
    choices, more = paged(buttons, page, "agenda.mark", meeting_id)
    said = (
        _("Everybody who was invited is told, point by point.")
        if buttons
        else _("This meeting had no list of points.")
    )
    turn.show(
        screen(
            Title(meeting.title),
            said,
            choices=choices,
            out=[*more, button(_("Back"), "meet.after", meeting_id)],
        )
    )


@press("agenda.talked")
def ask_talked(turn: Turn, item_id: int) -> None:
    """Ask whether a point was talked about."""
    item, meeting = its_point(turn, item_id)
    turn.show(
        screen(
            Title(item.title),
            *talked_lines(item),
            choices=[
                button(_("We talked about it"), "agenda.came", item_id, Talked.YES.value),
                button(_("We did not get to it"), "agenda.came", item_id, Talked.NO.value),
                button(_("Read what people said to it"), "agenda.read", item_id),
            ],
            out=[button(_("Back"), "agenda.mark", meeting.id)],
        )
    )


@press("agenda.came")
def ask_came(turn: Turn, item_id: int, talked: str) -> None:
    """Note whether it was talked about; ask what came of it, or why not."""
    item, meeting = its_point(turn, item_id)
    if talked not in {t.value for t in Talked}:
        raise Kindly(gone())
    item.talked = Talked(talked)
    turn.db.add(item)
    asked = (
        _("What came of it? A sentence is enough. People read it.")
        if item.talked is Talked.YES
        else _("Why not, and when will you? People read it.")
    )
    turn.ask(
        screen(
            Title(item.title),
            asked,
            out=[
                button(_("Skip"), "agenda.mark", meeting.id),
                button(_("Back"), "agenda.talked", item_id),
            ],
        ),
        "agenda.came",
        item_id,
        talked,
    )


@words("agenda.came")
def take_came(turn: Turn, item_id: int, talked: str) -> None:
    """Keep what came of a point."""
    item, meeting = its_point(turn, item_id)
    if talked in {t.value for t in Talked}:
        names = [p.name for p in invited(turn, item.meeting_id)]
        item.talked, item.came_of = Talked(talked), with_initials(turn.text[:400], names)
        turn.db.add(item)
    turn.forget()
    turn.db.flush()
    mark(turn, meeting.id or 0)
