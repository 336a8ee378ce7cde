"""The desk: everything a coordinator does, each with where it stands on its button.

Opening it also says that the coordinator is there: after three working days without
it the stand-in gets what was meant for them.

    desk ── desk.more ── away.ask
      └─ brief.list · meet.list · q.list · news.list · note.list · send.list · people · group.look
"""

from sqlalchemy import func, select
from sqlmodel import col

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.paging import paged
from bot.chat.refusals import not_yours
from bot.chat.routes import press
from bot.chat.screens import Part, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale, ngettext
from bot.flows.group import set_up
from bot.models.briefing import Briefing, SendState
from bot.models.group import Group, GroupState
from bot.models.meeting import Meeting
from bot.models.membership import Role, membership_in, memberships
from bot.models.note import unread
from bot.models.promise import Promise, still_owed
from bot.models.question import Question, QuestionState
from bot.plain.say_date import say_day


@press("desk")
def desk(turn: Turn, group_id: int = 0) -> None:
    """Open the desk of a group; ask which when somebody looks after several."""
    mine = [m.group_id for m in memberships(turn.db, turn.person_id) if m.role is Role.COORDINATOR]
    if not group_id and len(mine) != 1:
        _pick(turn, mine, 0)
        return
    group = as_staff(turn, group_id or mine[0])
    _is_here(turn, group)
    if group.state is GroupState.SETTING_UP:
        set_up(turn, group.id or 0)
    else:
        turn.show(_page(turn, group))


@press("desk.groups")
def groups_page(turn: Turn, page: int) -> None:
    """Turn the list of groups."""
    mine = [m.group_id for m in memberships(turn.db, turn.person_id) if m.role is Role.COORDINATOR]
    _pick(turn, mine, page)


def _pick(turn: Turn, group_ids: list[int], page: int) -> None:
    if not group_ids:
        raise Kindly(not_yours())
    buttons = [button(turn.get(Group, g).name, "desk", g) for g in group_ids]
    choices, more = paged(buttons, page, "desk.groups")
    turn.show(screen(_("Which group?"), choices=choices, out=[*more, button(_("Start page"), "home")]))


def _is_here(turn: Turn, group: Group) -> None:
    """Note the day: somebody who opens the desk is there."""
    member = membership_in(turn.db, turn.person_id, group.id or 0)
    assert member
    member.desk_on = turn.today(group.zone)
    turn.db.add(member)


def _page(turn: Turn, group: Group) -> Screen:
    """The four conversations; notes stand beside the way out, because somebody waits there."""
    assert group.id is not None
    waiting = unread(turn.db, group.id)
    parts: list[Part | str] = [Title(group.name)]
    if waiting:
        parts.append(ngettext("{n} note is waiting for you.", "{n} notes are waiting for you.", waiting))
    if _away(turn, group):
        parts.append(_("You are marked as away. Your stand-in gets notes and promises."))
    if len(parts) == 1:
        parts.append(_("What would you like to do?"))
    return screen(
        *parts,
        choices=[
            button(_briefings(turn, group.id), "brief.list", group.id),
            button(_meetings(turn, group), "meet.list", group.id),
            button(_questions(turn, group.id), "q.list", group.id),
            button(_owed(turn, group.id), "news.list", group.id),
        ],
        out=[
            button(_("Notes: {n}", n=waiting) if waiting else _("Notes"), "note.list", group.id),
            button(_("More ›"), "desk.more", group.id),
            button(_("Start page"), "home"),
        ],
    )


@press("desk.more")
def more(turn: Turn, group_id: int) -> None:
    """Show the rest of the desk."""
    group = as_staff(turn, group_id)
    out: list[Button] = [button(_("‹ Before"), "desk", group_id), button(_("Start page"), "home")]
    away = button(_("I am back"), "away.back", group_id) if _away(turn, group) else None
    turn.show(
        screen(
            Title(group.name),
            _("Everything about the group itself."),
            choices=[
                button(_("Messages, and what was sent"), "msg.list", group_id),
                button(_("People and links"), "people", group_id),
                button(_("Group settings"), "group.look", group_id),
                away or button(_("I am away"), "away.ask", group_id),
            ],
            out=out,
        )
    )


def _away(turn: Turn, group: Group) -> bool:
    member = membership_in(turn.db, turn.person_id, group.id or 0)
    today = turn.today(group.zone)
    return bool(
        member
        and member.away_since
        and member.away_since <= today
        and (member.back_on is None or today < member.back_on)
    )


# -- what stands on the buttons -------------------------------------------------


def _briefings(turn: Turn, group_id: int) -> str:
    drafts = turn.db.execute(
        select(func.count()).where(col(Briefing.group_id) == group_id, col(Briefing.state) == SendState.DRAFT)
    ).scalar_one()
    return ngettext("Brief: {n} draft", "Brief: {n} drafts", drafts) if drafts else _("Brief the group")


def _meetings(turn: Turn, group: Group) -> str:
    day = turn.db.execute(
        select(func.min(col(Meeting.on))).where(
            col(Meeting.group_id) == group.id,
            col(Meeting.state) == SendState.SENT,
            ~col(Meeting.cancelled),
            col(Meeting.on) >= turn.today(group.zone),
        )
    ).scalar()
    return _("Meet: next on {day}", day=say_day(day, locale())) if day else _("Invite to a meeting")


def _questions(turn: Turn, group_id: int) -> str:
    n = turn.db.execute(
        select(func.count()).where(
            col(Question.group_id) == group_id, col(Question.state) == QuestionState.OPEN
        )
    ).scalar_one()
    return ngettext("Ask: {n} question open", "Ask: {n} questions open", n) if n else _("Ask a question")


def _owed(turn: Turn, group_id: int) -> str:
    day = turn.db.execute(
        select(func.min(col(Promise.due_on)))
        .join(Question, col(Question.id) == col(Promise.question_id))
        .where(
            col(Question.group_id) == group_id,
            *still_owed(),
        )
    ).scalar()
    return _("Tell: news owed by {day}", day=say_day(day, locale())) if day else _("Tell what happened")
