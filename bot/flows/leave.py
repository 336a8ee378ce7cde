"""Leaving a group. ``me.leave`` is also the command /stop.

Who leaves is asked whether they still want to hear what happened: that is what Heard
is for. A coordinator leaves only when somebody else looks after the group and its
promises have a new owner.

    me.leave ── leave.group ── leave.sure
                    └─ leave.hand (a coordinator's promises)
"""

from sqlalchemy import select, update
from sqlmodel import col

from bot.chat.access import as_staff, role
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone, not_yours
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, ngettext
from bot.flows.buddy import end_pairs
from bot.flows.leave_waiting import drop_waiting
from bot.flows.places import free_places
from bot.models.group import Group, GroupState
from bot.models.membership import Role, coordinators, membership_in, memberships
from bot.models.person import Person
from bot.models.promise import Promise, still_owed
from bot.models.question import Audience, Question, QuestionState


@press("me.leave")
def which(turn: Turn, page: int = 0) -> None:
    """Ask which group somebody wants to leave."""
    groups = [turn.get(Group, m.group_id) for m in memberships(turn.db, turn.person_id)]
    if len(groups) == 1:
        leave(turn, groups[0].id)
        return
    buttons = [button(_("Leave {group}", group=g.name), "leave.group", g.id) for g in groups]
    choices, more = paged(buttons, page, "me.leave")
    turn.show(
        screen(
            _("Which group do you want to leave?") if groups else _("You are in no group now."),
            choices=choices,
            out=[*more, button(_("Back"), "me.stop"), button(_("Help"), "help")],
        )
    )


@press("leave.group")
def leave(turn: Turn, group_id: int) -> None:
    """Ask once, and whether they still want to hear what happened."""
    if role(turn, group_id) is None:
        raise Kindly(gone())
    group: Group = turn.get(Group, group_id)
    keeps_here(turn, group)
    turn.show(
        screen(
            Title(_("Leave {group}?", group=group.name)),
            _("You get no more messages from it, and nobody asks why."),
            _("Do you still want to hear what happened with questions you were asked?"),
            choices=[
                button(_("Leave, but tell me what happened"), "leave.sure", group_id, 1),
                button(_("Leave, and tell me nothing"), "leave.sure", group_id, 0),
            ],
            out=[button(_("Stay"), "home"), button(_("Help"), "help")],
        )
    )


def keeps_here(turn: Turn, group: Group) -> None:
    """Stop a coordinator who cannot go yet.

    Raises:
        Kindly: if nobody else looks after the group, or they owe it news that nobody else owes yet.
    """
    assert group.id is not None
    if role(turn, group.id) is not Role.COORDINATOR or group.state is not GroupState.OPEN:
        return
    others = _others(turn, group.id)
    if not others:
        raise Kindly(_last_one(group))
    if owed := len(_promises(turn, group.id, turn.person_id)):
        raise Kindly(_hand_over(group, owed, others))


def _others(turn: Turn, group_id: int) -> list[Person]:
    found = [turn.get(Person, m.person_id) for m in coordinators(turn.db, group_id)]
    return [p for p in found if p.id != turn.person_id]


def _promises(turn: Turn, group_id: int, owner_id: int) -> list[Promise]:
    """The open promises of this group that somebody owes."""
    return list(
        turn.db.execute(
            select(Promise)
            .join(Question, col(Question.id) == col(Promise.question_id))
            .where(
                col(Question.group_id) == group_id,
                col(Promise.owner_id) == owner_id,
                *still_owed(),
            )
        ).scalars()
    )


def _last_one(group: Group) -> Screen:
    return screen(
        Title(group.name),
        _("Nobody else looks after this group. Invite another coordinator first."),
        choices=[button(_("Invite a coordinator"), "people.invite", group.id, "coordinator")],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


def _hand_over(group: Group, owed: int, others: list[Person]) -> Screen:
    return screen(
        Title(group.name),
        ngettext("You owe people news about {n} question.", "You owe people news about {n} questions.", owed),
        _("Who takes over?"),
        choices=[
            button(_("Hand over to {name}", name=p.name), "leave.hand", group.id, p.id) for p in others[:4]
        ],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


@press("leave.hand")
def hand_over(turn: Turn, group_id: int, person_id: int) -> None:
    """Give a coordinator's promises to another one, and let them know."""
    group = as_staff(turn, group_id)
    taker = next((p for p in _others(turn, group_id) if p.id == person_id), None)
    if taker is None:
        raise Kindly(not_yours())
    owed = pass_on_promises(turn, group_id, turn.person_id, person_id)
    if owed:
        turn.tell(taker, lambda: _taken_over(turn.person, group, owed), purpose=f"owner:{group_id}")
    leave(turn, group_id)


def pass_on_promises(turn: Turn, group_id: int, owner_id: int, taker_id: int) -> int:
    """Let somebody else owe what one person owes a group; how many promises that were."""
    owed = _promises(turn, group_id, owner_id)
    for promise in owed:
        promise.owner_id = taker_id
        turn.db.add(promise)
    turn.db.execute(
        update(Question)
        .where(
            col(Question.group_id) == group_id,
            col(Question.owner_id) == owner_id,
            col(Question.state) != QuestionState.SETTLED,
        )
        .values(owner_id=taker_id)
    )
    return len(owed)


def _taken_over(who: Person, group: Group, owed: int) -> Screen:
    return screen(
        Title(group.name),
        _("{name} handed over to you.", name=who.name),
        ngettext("You owe people news about {n} question.", "You owe people news about {n} questions.", owed),
        choices=[button(_("See what is owed"), "news.list", group.id)],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


@press("leave.sure")
def left(turn: Turn, group_id: int, keep_hearing: int) -> None:
    """Leave. Replies to meetings that are still to come are taken back."""
    member = membership_in(turn.db, turn.person_id, group_id)
    group: Group = turn.get(Group, group_id)
    if member is None or member.left_on:
        raise Kindly(gone())
    keeps_here(turn, group)
    member.left_on, member.shown = turn.today(group.zone), False
    if group.stand_in_id == turn.person_id:
        group.stand_in_id, group.stand_in_name = None, ""
        tell_missing(turn, group, but=turn.person_id)
    turn.db.add(member)
    step_out(turn, turn.person_id, group_id)
    if not keep_hearing:
        asked = select(col(Question.id)).where(col(Question.group_id) == group_id)
        turn.db.execute(
            update(Audience)
            .where(col(Audience.person_id) == turn.person_id, col(Audience.question_id).in_(asked))
            .values(active=False)
        )
    drop_waiting(turn, turn.person_id, group_id)
    turn.show(
        screen(
            Title(group.name),
            _("You have left. Thank you for being part of it."),
            _("I tell you what happened when there is news.") if keep_hearing else _("I write no more."),
            choices=[button(_("Erase all about me"), "me.erase")],
            out=home_and_help(),
        )
    )


def tell_missing(turn: Turn, group: Group, but: int) -> None:
    """Tell a group's coordinators, except one, that somebody who looked after people with them is gone."""
    for member in coordinators(turn.db, group.id or 0):
        if member.person_id != but:
            turn.tell(
                turn.get(Person, member.person_id), lambda: _missing(group), purpose=f"group:{group.id}"
            )


def _missing(group: Group) -> Screen:
    return screen(
        Title(group.name),
        _("Somebody who looked after people with you has left. Please name somebody new."),
        choices=[button(_("See what is missing"), "group.look", group.id)],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


def step_out(turn: Turn, person_id: int, group_id: int) -> None:
    """Let a group's meetings go on without somebody: their place is free for others, and a buddy of theirs is told kindly."""
    free_places(turn, person_id, group_id)
    end_pairs(turn, person_id, group_id)
