"""Giving an action to somebody: who, by when, and a last look before they are told.

Nobody is given a task they have not said yes to. So until the last look was answered,
nothing is noted, and who held it before still holds it.

    actions.hold · actions.name (words) ── actions.by (words) · actions.due · actions.no_day
       └─ (the last look) ── actions.tell
"""

from datetime import date, timedelta

from bot.chat.buttons import button
from bot.chat.refusals import not_yours
from bot.chat.routes import press, words
from bot.chat.screens import Fact, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, locale
from bot.flows.actions import listed, loaded
from bot.flows.actions_held import hand_over, let_go
from bot.flows.meeting import invited
from bot.models.action import Action
from bot.models.group import Group
from bot.models.person import Person
from bot.plain.say_date import say_day
from bot.plain.when import read_when


@press("actions.hold")
def hold(turn: Turn, action_id: int, person_id: int) -> None:
    """Take who is to do it, and go on to the day."""
    action, _meeting, _group = loaded(turn, action_id)
    _invited(turn, action, person_id)
    ask_day(turn, action_id, person_id)


def _invited(turn: Turn, action: Action, person_id: int) -> Person:
    """Somebody who was invited to the meeting. Raises `Kindly` for anybody else."""
    found = next((p for p in invited(turn, action.meeting_id) if p.id == person_id), None)
    if found is None:
        raise Kindly(not_yours())
    return found


@press("actions.name")
def ask_name(turn: Turn, action_id: int) -> None:
    """Ask for the name of somebody outside the group."""
    action, _meeting, _group = loaded(turn, action_id)
    turn.ask(
        screen(
            Words(action.text),
            _("Who does it? A name is enough."),
            out=[button(_("Back"), "actions.who", action_id)],
        ),
        "actions.name",
        action_id,
    )


@words("actions.name")
def take_name(turn: Turn, action_id: int) -> None:
    """Keep the name, and go on to the day."""
    action, _meeting, _group = loaded(turn, action_id)
    let_go(turn, action)
    action.owner_id, action.owner_name = None, " ".join(turn.text.split())[:60]
    turn.db.add(action)
    turn.forget()
    ask_day(turn, action_id)


@press("actions.by")
def ask_day(turn: Turn, action_id: int, person_id: int = 0) -> None:
    """Ask by when; `person_id` is who is to do it, 0 for who stands on the list."""
    action, _meeting, group = loaded(turn, action_id)
    today = turn.today(group.zone)
    days = [today + timedelta(days=n) for n in (7, 14, 28)]
    who = _invited(turn, action, person_id).name if person_id else action.owner_name
    turn.ask(
        screen(
            Words(action.text),
            *([Fact(_("Who"), who)] if who else []),
            _("By when? Tap, or type a day."),
            choices=[
                button(
                    _("By {day}", day=say_day(d, locale())),
                    "actions.due",
                    action_id,
                    d.isoformat(),
                    person_id,
                )
                for d in days
            ],
            out=[
                button(_("No day"), "actions.no_day", action_id, person_id),
                button(_("Back"), "actions.who", action_id),
            ],
        ),
        "actions.by",
        action_id,
        person_id,
    )


@words("actions.by")
def take_day(turn: Turn, action_id: int, person_id: int = 0) -> None:
    """Read the day that was typed; ask again when it is not one day."""
    action, _meeting, group = loaded(turn, action_id)
    when = read_when(turn.text, turn.now, group.zone)
    if when.start is None or when.ambiguous:
        ask_day(turn, action_id, person_id)
        return
    turn.forget()
    _settle(turn, action, group, person_id, when.start.date())


@press("actions.due")
def tapped_day(turn: Turn, action_id: int, day: str, person_id: int = 0) -> None:
    """Take the day that was tapped."""
    action, _meeting, group = loaded(turn, action_id)
    try:
        due_on = date.fromisoformat(day)
    except ValueError:
        ask_day(turn, action_id, person_id)
        return
    _settle(turn, action, group, person_id, due_on)


@press("actions.no_day")
def no_day(turn: Turn, action_id: int, person_id: int = 0) -> None:
    """Leave it without a day."""
    action, _meeting, group = loaded(turn, action_id)
    _settle(turn, action, group, person_id, None)


def _settle(turn: Turn, action: Action, group: Group, person_id: int, day: date | None) -> None:
    """All is known. Somebody else of the group is not told before a last look."""
    person_id = person_id or action.owner_id or 0
    if person_id in (0, turn.person_id):
        _keep(turn, action, group, person_id or None, day)
    else:
        _last_look(turn, action, _invited(turn, action, person_id), day)


def _last_look(turn: Turn, action: Action, person: Person, day: date | None) -> None:
    on = [day.isoformat()] if day else []
    turn.show(
        screen(
            Words(action.text),
            *([Fact(_("By"), say_day(day, locale()))] if day else []),
            _("{name} gets this now. Has {name} said yes?", name=person.name),
            choices=[
                button(
                    _("Yes, tell {name}", name=person.name),
                    "actions.tell",
                    action.id,
                    person.id,
                    *on,
                    style="primary",
                ),
                button(_("Change it"), "actions.who", action.id),
            ],
            out=[button(_("Back"), "actions.by", action.id, person.id)],
        )
    )


@press("actions.tell")
def tell(turn: Turn, action_id: int, person_id: int, day: str = "") -> None:
    """Note who does it by when, and tell them."""
    action, _meeting, group = loaded(turn, action_id)
    _invited(turn, action, person_id)
    try:
        due_on = date.fromisoformat(day) if day else None
    except ValueError:
        ask_day(turn, action_id, person_id)
        return
    if (action.owner_id, action.due_on) == (person_id, due_on):
        listed(turn, action.meeting_id)  # pressed twice: they have been told
        return
    _keep(turn, action, group, person_id, due_on)


def _keep(turn: Turn, action: Action, group: Group, person_id: int | None, day: date | None) -> None:
    if person_id and action.owner_id != person_id:
        let_go(turn, action)
        action.owner_id, action.owner_name = person_id, ""
    action.due_on = day
    turn.db.add(action)
    turn.db.flush()
    hand_over(turn, action, group)
    listed(turn, action.meeting_id)
