"""Actions: who does what by when, shared out so that experts hold some too.

When only staff hold actions, staff hold the power. So the list warns when no member holds
one; it never blocks. Who holds one is asked, and can hand it back without a reason.

    actions.list ── actions.new (words) ── actions.who · actions.name (words) ── (by when: actions_give.py)
       └─ actions.one ── actions.tick · actions.drop
    (who holds one: actions_held.py)
"""

from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.routes import press, words
from bot.chat.screens import Part, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.flows.actions_held import holder, let_go, mark_done
from bot.flows.meeting import invited
from bot.flows.prepare import staff_meeting
from bot.models.action import Action, actions_of
from bot.models.group import Group
from bot.models.meeting import Meeting
from bot.models.membership import STAFF, role_in
from bot.plain.say_date import say_day

LONGEST = 300


def action_line(turn: Turn, action: Action, *, initials: bool = False) -> str:
    """One action in words, with initials for what goes to everybody."""
    who = holder(turn, action)
    if initials and action.owner_id:
        who = f"{who[:1]}."
    line = _("{who}: {what}", who=who, what=action.text) if who else action.text
    if action.done_on:
        return _("✓ {action}", action=line)
    return (
        _("{action}, by {day}", action=line, day=say_day(action.due_on, locale())) if action.due_on else line
    )


def experts_hold_none(turn: Turn, meeting: Meeting, actions: list[Action]) -> bool:
    """Whether no member who is not staff holds an action."""
    return not any(
        a.owner_id and role_in(turn.db, a.owner_id, meeting.group_id) not in (*STAFF, None) for a in actions
    )


def loaded(turn: Turn, action_id: int) -> tuple[Action, Meeting, Group]:
    """An action, its meeting and its group, for one of the group's coordinators."""
    action: Action = turn.get(Action, action_id)
    return action, *staff_meeting(turn, action.meeting_id)


@press("actions.list")
def listed(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """List the actions of a meeting; warn when experts hold none."""
    meeting, _group = staff_meeting(turn, meeting_id)
    actions = actions_of(turn.db, meeting_id)
    buttons = [button(_("Add an action"), "actions.new", meeting_id)]
    buttons += [
        button(f"{'☑' if a.done_on else '☐'} {action_line(turn, a)}", "actions.one", a.id) for a in actions
    ]
    choices, more = paged(buttons, page, "actions.list", meeting_id)
    parts: list[Part | str] = [Title(_("Who does what"))]
    if actions and experts_hold_none(turn, meeting, actions):
        parts.append(_("No member holds an action. Is that what the group wants?"))
    else:
        parts.append(_("Share them out. Each has a name and a day."))
    turn.show(screen(*parts, choices=choices, out=[*more, button(_("Back"), "notes.open", meeting_id)]))


@press("actions.new")
def ask(turn: Turn, meeting_id: int) -> None:
    """Ask what there is to do."""
    staff_meeting(turn, meeting_id)
    turn.ask(
        screen(_("What will somebody do? One thing."), out=[button(_("Back"), "actions.list", meeting_id)]),
        "actions.new",
        meeting_id,
    )


@words("actions.new")
def take(turn: Turn, meeting_id: int) -> None:
    """Keep an action, and ask who does it."""
    staff_meeting(turn, meeting_id)
    if not turn.text:
        ask(turn, meeting_id)
        return
    action = Action(meeting_id=meeting_id, text=turn.text[:LONGEST])
    turn.db.add(action)
    turn.db.flush()
    turn.forget()
    ask_who(turn, action.id or 0)


@press("actions.who")
def ask_who(turn: Turn, action_id: int, page: int = 0) -> None:
    """Ask who does it: somebody of the group, or somebody else by name."""
    action, meeting, _group = loaded(turn, action_id)
    buttons = [button(p.name, "actions.hold", action_id, p.id) for p in invited(turn, meeting.id or 0)]
    buttons.append(button(_("Somebody else"), "actions.name", action_id))
    choices, more = paged(buttons, page, "actions.who", action_id)
    turn.show(
        screen(
            Words(action.text),
            _("Who does it? Ask them first."),
            choices=choices,
            out=[*more, button(_("Back"), "actions.list", meeting.id)],
        )
    )


@press("actions.one")
def one(turn: Turn, action_id: int) -> None:
    """Show one action to a coordinator."""
    action, meeting, _group = loaded(turn, action_id)
    turn.show(
        screen(
            Words(action_line(turn, action)),
            choices=[
                button(_("It is done"), "actions.tick", action_id),
                button(_("Give it to somebody else"), "actions.who", action_id),
                button(_("Take it off the list"), "actions.drop", action_id),
            ],
            out=[button(_("Back"), "actions.list", meeting.id)],
        )
    )


@press("actions.tick")
def tick(turn: Turn, action_id: int) -> None:
    """Note at the desk that an action is done."""
    action, meeting, _group = loaded(turn, action_id)
    mark_done(turn, action)
    listed(turn, meeting.id or 0)


@press("actions.drop")
def drop(turn: Turn, action_id: int) -> None:
    """Take an action off the list, and tell who holds it that they need not do it."""
    action, meeting, _group = loaded(turn, action_id)
    let_go(turn, action)
    turn.cancel(f"actions.remind:{action_id}")
    turn.db.delete(action)
    turn.db.flush()
    listed(turn, meeting.id or 0)
