"""Asking one person to tell their story: seldom, with a reason, and a no costs nothing.

People are asked again and again, by everybody. So every such ask is marked and counted,
nobody is asked beyond the cap they set, and the card says first that no is fine.

    story.ask (words) ── story.say ── story.told
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.refusals import gone
from bot.chat.routes import press, words
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.load import has_room, one
from bot.models.group import Group
from bot.models.load import StoryAsk
from bot.models.person import Person
from bot.models.presence import readers

LONGEST = 400


def _may_ask(turn: Turn, group_id: int, person_id: int) -> tuple[Group, Person]:
    group = as_staff(turn, group_id)
    if not has_room(turn, group, person_id):
        raise Kindly(
            screen(
                _("They have said that this is enough for now. Please ask somebody else."),
                out=[button(_("Back"), "load.list", group_id)],
            )
        )
    person: Person = turn.get(Person, person_id)
    return group, person


@press("story.ask")
def ask(turn: Turn, group_id: int, person_id: int) -> None:
    """Ask what the story is for."""
    _group, person = _may_ask(turn, group_id, person_id)
    turn.ask(
        screen(
            Title(person.name),
            _("Where would they tell it, to whom, and what for? They read this."),
            out=[button(_("Back"), "load.one", group_id, person_id)],
        ),
        "story.ask",
        group_id,
        person_id,
    )


@words("story.ask")
def take(turn: Turn, group_id: int, person_id: int) -> None:
    """Ask the person, and count that they were asked."""
    group, person = _may_ask(turn, group_id, person_id)
    if not turn.text:
        ask(turn, group_id, person_id)
        return
    row = StoryAsk(
        group_id=group_id, person_id=person_id, what=turn.text[:LONGEST], asked_on=turn.today(group.zone)
    )
    turn.db.add(row)
    turn.db.flush()
    turn.forget()
    asker = turn.person.name
    turn.tell(person, lambda: _card(row, asker), purpose=f"story:{row.id}", lane=Lane.BROADCAST)
    one(turn, group_id, person_id)


def _card(row: StoryAsk, asker: str) -> Screen:
    return screen(
        Title(_("Would you tell your story?")),
        Words(row.what),
        _("{name} asks. No is fine, and you need not say why.", name=asker),
        choices=[
            button(_("Yes, I would"), "story.say", row.id, 1),
            button(_("No, thank you"), "story.say", row.id, 0),
            button(_("Ask me less often"), "load.mine", row.group_id),
        ],
        out=[button(_("Talk to a person"), "note"), button(_("Help"), "help")],
    )


@press("story.say")
def say(turn: Turn, ask_id: int, yes: int) -> None:
    """Keep the answer, and let the coordinators know."""
    row: StoryAsk = turn.get(StoryAsk, ask_id)
    if row.person_id != turn.person_id:
        raise Kindly(gone())
    row.said = bool(yes)
    turn.db.add(row)
    group: Group = turn.get(Group, row.group_id)
    name = turn.person.name
    for person in readers(turn.db, group, turn.today(group.zone)):
        turn.tell(person, lambda: _answered(row, name), purpose=f"story:{row.id}", lane=Lane.REMINDER)
    said = (
        _("Thank you. They will be in touch. You can still change your mind.")
        if yes
        else _("That is fine. Nothing more will come of it.")
    )
    other = (
        button(_("Say no after all"), "story.say", row.id, 0)
        if yes
        else button(_("Say yes after all"), "story.say", row.id, 1)
    )
    turn.show(
        screen(
            Words(row.what),
            said,
            choices=[other, button(_("See what I was asked"), "load.mine", row.group_id)],
            out=home_and_help(),
        )
    )


def _answered(row: StoryAsk, name: str) -> Screen:
    said = _("{name} says yes.", name=name) if row.said else _("{name} says no. That is fine.", name=name)
    choices = [button(_("Note that it was told"), "story.told", row.id)] if row.said else []
    return screen(
        Words(row.what),
        said,
        choices=choices,
        out=[button(_("See their load"), "load.one", row.group_id, row.person_id)],
    )


@press("story.told")
def told(turn: Turn, ask_id: int) -> None:
    """Note that somebody told their story: it counts for the next 90 days."""
    row: StoryAsk = turn.get(StoryAsk, ask_id)
    group = as_staff(turn, row.group_id)
    if row.said:
        row.told_on = row.told_on or turn.today(group.zone)
        turn.db.add(row)
        turn.db.flush()
    one(turn, row.group_id, row.person_id)
