"""Holding an action: told what it is, reminded once, done with a tap, handed back without a reason.

actions.remind (timer) ── actions.done · actions.back
"""

from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.refusals import not_yours
from bot.chat.routes import due, press
from bot.chat.screens import Fact, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.models.action import Action
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.membership import STAFF, role_in
from bot.models.person import Person
from bot.models.presence import readers
from bot.plain.say_date import say_day

BEFORE = timedelta(days=2)
"""Days before it is due on which who holds it is reminded."""
MORNING = time(10)


def holder(turn: Turn, action: Action) -> str:
    """Who holds an action, by first name; nobody yet is empty."""
    if action.owner_id:
        name: str = turn.get(Person, action.owner_id).name
        return name
    return action.owner_name


def hand_over(turn: Turn, action: Action, group: Group) -> None:
    """Tell who holds an action what it is, and remind them before its day."""
    turn.cancel(f"actions.remind:{action.id}")
    if action.due_on:
        when = datetime.combine(action.due_on - BEFORE, MORNING, ZoneInfo(group.zone))
        if when > turn.now:
            turn.at(when, "actions.remind", action.id)
    if action.owner_id and action.owner_id != turn.person_id:
        _tell(turn, turn.get(Person, action.owner_id), action, Lane.BROADCAST)


def let_go(turn: Turn, action: Action) -> None:
    """Tell who holds an action that they need not do it any more; nothing where nobody else does, or it is done."""
    turn.cancel(f"actions.remind:{action.id}")
    if action.done_on or action.owner_id in (None, turn.person_id):
        return
    person: Person = turn.get(Person, action.owner_id)
    turn.tell(person, partial(_no_longer, action.text), purpose=f"action:{action.id}", lane=Lane.REMINDER)
    turn.note(_("{name} is told.", name=person.name))


def _no_longer(text: str) -> Screen:
    return screen(Title(_("You need not do this any more")), Words(text), out=home_and_help())


def _tell(turn: Turn, person: Person, action: Action, lane: Lane = Lane.REMINDER) -> None:
    turn.tell(person, lambda: _page(turn, action, person), purpose=f"action:{action.id}", lane=lane)


def _page(turn: Turn, action: Action, person: Person) -> Screen:
    """An action as its holder reads it, or the coordinator who looks after it for somebody outside the group."""
    own = action.owner_id == person.id
    title = _("Something you said you would do") if own else _("Something that somebody else does")
    done = button(_("It is done"), "actions.done", action.id)
    return screen(
        Title(title),
        Words(action.text),
        *([] if own else [Fact(_("Who"), holder(turn, action))]),
        *([Fact(_("By"), say_day(action.due_on, locale()))] if action.due_on else []),
        choices=[done, button(_("I cannot do it after all"), "actions.back", action.id)] if own else [done],
        out=home_and_help(),
    )


@due("actions.remind")
def remind(turn: Turn, action_id: int) -> None:
    """Remind who holds it, once, two days before; the coordinators where nobody of the group holds it."""
    action = turn.db.get(Action, action_id)
    if action is None or action.done_on:
        return
    if action.owner_id:
        _tell(turn, turn.get(Person, action.owner_id), action)
        return
    for person in _coordinators(turn, action):
        _tell(turn, person, action)


def _coordinators(turn: Turn, action: Action) -> list[Person]:
    group: Group = turn.get(Group, turn.get(Meeting, action.meeting_id).group_id)
    return readers(turn.db, group, turn.today(group.zone))


def mark_done(turn: Turn, action: Action) -> None:
    """Note that an action is done, on the group's day. A second time changes nothing."""
    group: Group = turn.get(Group, turn.get(Meeting, action.meeting_id).group_id)
    action.done_on = action.done_on or turn.today(group.zone)
    turn.db.add(action)
    turn.db.flush()
    turn.cancel(f"actions.remind:{action.id}")


@press("actions.done")
def done(turn: Turn, action_id: int) -> None:
    """Mark an action as done, by who holds it or a coordinator."""
    action: Action = turn.get(Action, action_id)
    meeting: Meeting = turn.get(Meeting, action.meeting_id)
    if action.owner_id != turn.person_id and role_in(turn.db, turn.person_id, meeting.group_id) not in STAFF:
        raise Kindly(not_yours())
    mark_done(turn, action)
    turn.show(
        screen(
            Words(action.text),
            _("Done. Thank you. The notes of the next meeting say so."),
            out=home_and_help(),
        )
    )


@press("actions.back")
def hand_back(turn: Turn, action_id: int) -> None:
    """Hand an action back, without a reason."""
    action: Action = turn.get(Action, action_id)
    if action.owner_id != turn.person_id or action.done_on:
        raise Kindly(not_yours())
    action.owner_id = None
    turn.db.add(action)
    turn.cancel(f"actions.remind:{action_id}")
    for person in _coordinators(turn, action):
        turn.tell(person, lambda: _came_back(action), purpose=f"action:{action_id}", lane=Lane.REMINDER)
    turn.show(
        screen(
            _("That is fine. Somebody else will be asked. You need not say why."),
            out=home_and_help(),
        )
    )


def _came_back(action: Action) -> Screen:
    return screen(
        _("This action needs somebody new."),
        Words(action.text),
        choices=[button(_("Share it out again"), "actions.who", action.id)],
        out=[button(_("Start page"), "home")],
    )
