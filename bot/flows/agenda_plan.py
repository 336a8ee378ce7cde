"""The agenda at the desk: writing it, sending it, reading what came, and marking what was talked about.

When it goes out, each point can open a question of its own, which takes words without a
name until two days before and releases them once, by the rules of every question.

    agenda.plan ── agenda.add (words) · agenda.names ── agenda.project · send.look
        └─ agenda.edit ── agenda.word (words) · agenda.drop · agenda.read
    agenda.mark ── agenda.talked ── agenda.came (words)
"""

from datetime import timedelta

from bot.anonymity.gate import would_be
from bot.chat.access import as_one_of, as_staff
from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.agenda import card, talked_lines, window_closes  # noqa: F401 - its draw route is what is sent
from bot.flows.meeting import invited
from bot.flows.opening import open_question
from bot.flows.reading import READERS
from bot.flows.sendable import current, find_kind, sendable
from bot.flows.withdrawn import withdraw
from bot.models.agenda import AgendaItem, Talked, agenda_of, answers_to_item, thoughts_on
from bot.models.contribution import How
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.person import Person
from bot.models.project import Project, projects_of
from bot.models.promise import AT_MOST_DAYS
from bot.models.question import Question
from bot.plain.say_date import say_day

LONGEST = 200
"""Letters of one point: it has to fit a button and a question."""


def _meeting(turn: Turn, meeting_id: int) -> Meeting:
    meeting: Meeting = turn.get(Meeting, meeting_id)
    as_staff(turn, meeting.group_id)
    return meeting


def _item(turn: Turn, item_id: int) -> tuple[AgendaItem, Meeting]:
    item: AgendaItem = turn.get(AgendaItem, item_id)
    return item, _meeting(turn, item.meeting_id)


@press("agenda.plan")
def plan(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Show the points, and what can be done with them."""
    meeting = _meeting(turn, meeting_id)
    items = agenda_of(turn.db, meeting_id)
    buttons = [button(_("Add a point"), "agenda.add", meeting_id)]
    buttons += [button(f"{n}. {i.title}", "agenda.edit", i.id) for n, i in enumerate(items, 1)]
    if items and not _sent(turn, meeting):
        buttons.insert(1, _names_button(meeting))
        buttons.insert(1, button(_("Preview and send"), "send.look", "agenda", meeting_id, style="primary"))
    choices, more = paged(buttons, page, "agenda.plan", meeting_id)
    parts: list[Part | str] = [Title(_("What we will talk about"))]
    closes = window_closes(turn, meeting)
    if _sent(turn, meeting):
        parts.append(_("People have it."))
    elif closes and items:
        parts.append(Fact(_("Without a name until"), say_day(closes, locale())))
    else:
        parts.append(_("Points people can prepare for, one by one."))
    turn.show(screen(*parts, choices=choices, out=[*more, button(_("Back"), "meet.prepare", meeting_id)]))


def _sent(turn: Turn, meeting: Meeting) -> bool:
    return current(turn, find_kind("agenda"), meeting.id or 0) is not None


@press("agenda.add")
def ask_point(turn: Turn, meeting_id: int) -> None:
    """Ask for a point."""
    _meeting(turn, meeting_id)
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
    _meeting(turn, meeting_id)
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
    item, meeting = _item(turn, item_id)
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
    item, _its_meeting = _item(turn, item_id)
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
    item, _its_meeting = _item(turn, item_id)
    if item.question_id is None and turn.text:
        item.title = " ".join(turn.text.split())[:LONGEST]
        turn.db.add(item)
    turn.forget()
    edit(turn, item_id)


@press("agenda.drop")
def drop(turn: Turn, item_id: int) -> None:
    """Take a point off the list while nobody has said anything to it."""
    item, meeting = _item(turn, item_id)
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


# -- without a name -------------------------------------------------------------


def _names_button(meeting: Meeting) -> Button:
    mark = "☑" if meeting.project_id else "☐"
    return button(f"{mark} {_('Thoughts without a name')}", "agenda.names", meeting.id)


@press("agenda.names")
def names(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Allow thoughts without a name, or not; say plainly where they cannot be."""
    meeting = _meeting(turn, meeting_id)
    if meeting.project_id:
        meeting.project_id = None
        turn.db.add(meeting)
        plan(turn, meeting_id)
        return
    if would_be(turn.db, (meeting.group_id,)) < turn.house.rules.least_group:
        raise Kindly(_no_window(meeting, _("This group is small. People could guess who wrote.")))
    ready = [p for p in projects_of(turn.db, meeting.group_id) if p.ready]
    if not ready:
        raise Kindly(_no_window(meeting, _("First say why you ask, and who decides. That is a project.")))
    if len(ready) == 1:
        in_project(turn, meeting_id, ready[0].id or 0)
        return
    choices, more = paged(
        [button(p.title, "agenda.project", meeting_id, p.id) for p in ready], page, "agenda.names", meeting_id
    )
    turn.show(
        screen(
            _("Which project is it about?"),
            choices=choices,
            out=[*more, button(_("Back"), "agenda.plan", meeting_id)],
        )
    )


@press("agenda.project")
def in_project(turn: Turn, meeting_id: int, project_id: int) -> None:
    """Allow thoughts without a name, for the project that the meeting is about."""
    meeting = _meeting(turn, meeting_id)
    project: Project = turn.get(Project, project_id)
    if project.group_id != meeting.group_id or not project.ready:
        raise Kindly(gone())
    meeting.project_id = project_id
    turn.db.add(meeting)
    turn.db.flush()
    if window_closes(turn, meeting) is None:
        raise Kindly(_no_window(meeting, _("That needs eight days before the meeting. There are fewer.")))
    plan(turn, meeting_id)


def _no_window(meeting: Meeting, why: str) -> Screen:
    return screen(
        Title(_("Not without a name")),
        why,
        _("People can still send thoughts with their name."),
        out=[
            button(_("Projects"), "project.list", meeting.group_id),
            button(_("Back"), "agenda.plan", meeting.id),
        ],
    )


def _went(turn: Turn, meeting_id: int) -> None:
    """The agenda went out: open the window without a name of each point, where there can be one."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    closes = window_closes(turn, meeting)
    if closes is None or meeting.on is None:
        return
    project: Project = turn.get(Project, meeting.project_id or 0)
    group: Group = turn.get(Group, meeting.group_id)
    today = turn.today(group.zone)
    for item in agenda_of(turn.db, meeting_id):
        question = Question(
            group_id=meeting.group_id,
            project_id=project.id or 0,
            author_id=meeting.author_id,
            owner_id=meeting.author_id,
            text=item.title,
            closes_on=closes,
            hear_by=min(meeting.on + timedelta(days=7), today + timedelta(days=AT_MOST_DAYS)),
            decider=project.decider,
            at_closing=True,
        )
        turn.db.add(question)
        turn.db.flush()
        open_question(turn, question)
        item.question_id = question.id
        turn.db.add(item)


def _recalled(turn: Turn, meeting_id: int) -> None:
    """The agenda was sent by mistake: what was put in without a name is destroyed unread."""
    for item in agenda_of(turn.db, meeting_id):
        if item.question_id:
            withdraw(turn, item.question_id)
            item.question_id = None
            turn.db.add(item)


sendable(
    "agenda",
    draw="agenda.card",
    group=lambda turn, row_id: turn.get(Meeting, row_id).group_id,
    people=invited,
    title=lambda turn, row_id: _("The plan for: {meeting}", meeting=turn.get(Meeting, row_id).title),
    back=lambda _turn, row_id: button(_("Back"), "agenda.plan", row_id),
    went=_went,
    recalled=_recalled,
    until=lambda turn, row_id: turn.get(Meeting, row_id).ends_at(),
)


# -- reading, and marking what was talked about ---------------------------------


@press("agenda.read")
def read(turn: Turn, item_id: int) -> None:
    """Read out what people say to a point: with their names, and mixed without."""
    item: AgendaItem = turn.get(AgendaItem, item_id)
    meeting: Meeting = turn.get(Meeting, item.meeting_id)
    as_one_of(turn, meeting.group_id, READERS)
    lines: list[Part | str] = []
    for answer in answers_to_item(turn.db, item):
        who = _name(turn, answer.person_id) if answer.how is How.NAMED else _("Without a name")
        lines.append(Fact(who, answer.text))
    for thought in thoughts_on(turn.db, meeting.id or 0):
        if thought.item_id == item_id:
            lines.append(Fact(_name(turn, thought.person_id), thought.text))
    turn.say(
        screen(
            Title(item.title),
            *(lines or [_("Nobody has said anything to it that can be read yet.")]),
            out=[
                button(_("All points"), "agenda.plan", meeting.id),
                button(_("Desk"), "desk", meeting.group_id),
            ],
        )
    )


def _name(turn: Turn, person_id: int | None) -> str:
    return turn.get(Person, person_id).name if person_id else ""


@press("agenda.mark")
def mark(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """List the points to mark each as talked about, or not."""
    meeting = _meeting(turn, meeting_id)
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
    item, meeting = _item(turn, item_id)
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
    item, meeting = _item(turn, item_id)
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
        screen(Title(item.title), asked, out=[button(_("Skip"), "agenda.mark", meeting.id)]),
        "agenda.came",
        item_id,
        talked,
    )


@words("agenda.came")
def take_came(turn: Turn, item_id: int, talked: str) -> None:
    """Keep what came of a point."""
    item, meeting = _item(turn, item_id)
    if talked in {t.value for t in Talked}:
        item.talked, item.came_of = Talked(talked), turn.text[:400]
        turn.db.add(item)
    turn.forget()
    turn.db.flush()
    mark(turn, meeting.id or 0)
