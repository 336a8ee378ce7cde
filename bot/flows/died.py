"""Somebody has died: everything to their phone stops, their name comes off cards and lists, their points stay.

It is said gently, asked once, and can be taken back: it may have been the wrong name. What
they looked after is in the coordinator's hands afterwards, and words for the group are offered.

    people.one ── died.ask ── died.sure ── died.words (message.py) · died.undo
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Part, Screen, Title, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, ngettext, speaking
from bot.flows.leave import pass_on_promises, tell_missing
from bot.flows.message import begin
from bot.flows.places import let_move_up
from bot.models.group import Group
from bot.models.membership import INSIDE, coordinators, membership_in, memberships
from bot.models.message import To
from bot.models.person import Person


def _somebody(turn: Turn, group_id: int, person_id: int) -> tuple[Group, Person]:
    """The group and one of its people, for a coordinator; also one who has died. Raises `Kindly` for anybody else."""
    group = as_staff(turn, group_id)
    member = membership_in(turn.db, person_id, group_id)
    if member is None or member.left_on or member.role not in INSIDE or person_id == turn.person_id:
        raise Kindly(gone())
    return group, turn.get(Person, person_id)


@press("died.ask")
def ask(turn: Turn, group_id: int, person_id: int) -> None:
    """Ask once, and say what happens."""
    _group, person = _somebody(turn, group_id, person_id)
    if person.died:
        turn.show(_page(turn, group_id, person, 0))
        return
    turn.show(
        screen(
            Title(person.name),
            _("Has {name} died? We are sorry.", name=person.name),
            _("Nothing goes to their phone any more. Their name comes off all lists."),
            _("What they said stays, and is answered."),
            choices=[button(_("Yes, they have died"), "died.sure", group_id, person_id, style="danger")],
            out=[button(_("Back"), "people.one", group_id, person_id), button(_("Help"), "help")],
        )
    )


@press("died.sure")
def sure(turn: Turn, group_id: int, person_id: int) -> None:
    """Stop everything to them, and take over what they looked after."""
    _group, person = _somebody(turn, group_id, person_id)
    taken = 0
    if not person.died:
        person.died = True
        turn.db.add(person)
        turn.db.flush()
        taken = sum(
            _without_them(turn, turn.get(Group, m.group_id), person, group_id)
            for m in memberships(turn.db, person_id)
        )
    turn.show(_page(turn, group_id, person, taken))


def _without_them(turn: Turn, group: Group, person: Person, asked_in: int) -> int:
    """What a group does without somebody; how many promises somebody else owes now."""
    assert group.id is not None
    assert person.id is not None
    let_move_up(turn, group.id)
    staff = [m.person_id for m in coordinators(turn.db, group.id)]
    taker = turn.person_id if turn.person_id in staff else next(iter(staff), None)
    if group.stand_in_id == person.id:
        group.stand_in_id, group.stand_in_name = None, ""
        tell_missing(turn, group, but=turn.person_id)
    if group.id != asked_in:
        for number in staff:
            if number != turn.person_id:
                turn.tell(turn.get(Person, number), lambda: _told(group, person), purpose=f"group:{group.id}")
    return pass_on_promises(turn, group.id, person.id, taker) if taker else 0


def _told(group: Group, person: Person) -> Screen:
    return screen(
        Title(group.name),
        _("We have sad news. {name} has died.", name=person.name),
        _("Nothing goes to their phone any more. Their name is off all lists."),
        choices=[button(_("Write to the group"), "died.words", group.id, person.id)],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


def _page(turn: Turn, group_id: int, person: Person, taken: int) -> Screen:
    parts: list[Part | str] = [
        Title(person.name),
        _("Everything to their phone has stopped. Their name is off all lists."),
    ]
    if taken:
        parts.append(
            ngettext("You owe {n} of their promises now.", "You owe {n} of their promises now.", taken)
        )
    if turn.get(Group, group_id).missing:
        parts.append(_("They looked after people with you. Please name somebody new."))
    parts.append(_("The group may want to hear it from you."))
    return screen(
        *parts,
        choices=[
            button(_("Write to the group"), "died.words", group_id, person.id),
            button(_("It was a mistake"), "died.undo", group_id, person.id),
        ],
        out=[button(_("Desk"), "desk", group_id), button(_("Help"), "help")],
    )


@press("died.words")
def offer_words(turn: Turn, group_id: int, person_id: int) -> None:
    """Begin a message with gentle words. They can be changed, and nothing goes before it is sent."""
    group, person = _somebody(turn, group_id, person_id)
    with speaking(group.language):
        text = _(
            "We have sad news. {name} has died.\n\n{name} was part of this group. What {name} said here stays, and we will "
            "still answer it.\n\nPeople feel many things at such a time. If you would like to talk, write back, or tap Help.",
            name=person.name,
        )
    begin(turn, group_id, text, To.EVERYBODY)


@press("died.undo")
def undo(turn: Turn, group_id: int, person_id: int) -> None:
    """It was the wrong person, or not so."""
    _group, person = _somebody(turn, group_id, person_id)
    person.died = False
    turn.db.add(person)
    turn.show(
        screen(
            Title(person.name),
            _("Taken back. They are on all lists again, and get messages."),
            _("Their promises stay where they are now."),
            choices=[button(_("Look at them"), "people.one", group_id, person_id)],
            out=[button(_("Desk"), "desk", group_id), button(_("Help"), "help")],
        )
    )
