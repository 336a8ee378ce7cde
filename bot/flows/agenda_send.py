"""Sending the agenda, and the way without a name that it opens.

When it goes out, each point can open a question of its own, which takes words without a
name until two days before and releases them once, by the rules of every question.

    agenda.names ── agenda.project
    send.look … → a question for each point (opening.py)
"""

from bot.anonymity.gate import would_be
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _
from bot.flows.agenda import window_closes
from bot.flows.agenda_plan import is_sent, plan
from bot.flows.meeting import invited
from bot.flows.opening import open_question
from bot.flows.points_together import hear_by
from bot.flows.prepare import staff_meeting
from bot.flows.sendable import incomplete, sendable
from bot.flows.withdrawn import withdraw
from bot.models.agenda import agenda_of
from bot.models.briefing import SendState
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.project import Project, projects_of
from bot.models.question import Question


@press("agenda.names")
def names(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Allow thoughts without a name, or not; say plainly where they cannot be."""
    meeting, _group = staff_meeting(turn, meeting_id)
    if is_sent(turn, meeting):
        plan(turn, meeting_id)
        return
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
    meeting, _group = staff_meeting(turn, meeting_id)
    project: Project = turn.get(Project, project_id)
    if project.group_id != meeting.group_id or not project.ready:
        raise Kindly(gone())
    meeting.project_id = project_id
    turn.db.add(meeting)
    turn.db.flush()
    if window_closes(turn, meeting) is None:
        raise Kindly(_no_window(meeting, _("That needs twelve days before the meeting. There are fewer.")))
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
    for item in agenda_of(turn.db, meeting_id):
        question = Question(
            group_id=meeting.group_id,
            project_id=project.id or 0,
            author_id=meeting.author_id,
            owner_id=meeting.author_id,
            text=item.title,
            closes_on=closes,
            hear_by=hear_by(meeting, turn.today(group.zone)),
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
            withdraw(turn, item.question_id, draft=False)
            item.question_id = None
            turn.db.add(item)


def _unready(turn: Turn, meeting_id: int) -> Screen | None:
    """There must be points, and people be invited."""
    meeting: Meeting = turn.get(Meeting, meeting_id)
    invitation_went = meeting.state is SendState.SENT and not meeting.cancelled
    ready = invitation_went and agenda_of(turn.db, meeting_id)
    return None if ready else incomplete(turn, "agenda", meeting_id)


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
    unready=_unready,
    again=True,
)
