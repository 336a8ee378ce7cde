"""The questions of joining, each with its page and what becomes of the answer; join.py asks them in this order."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.buttons import Button, button
from bot.chat.render import units
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _, languages
from bot.flows.yes import yes_or_no
from bot.models.group import Group
from bot.models.membership import INSIDE, Membership, Role, join, membership_in, memberships
from bot.models.person import LONGEST_NAME, clean_name


class Again(Exception):
    """The words do not answer the question; it is asked again."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question.

    Attributes:
        page: asks it; takes the turn and the group.
        put: keeps a tapped value or typed words, or raises `Again`.
        needed: whether this person is asked.
    """

    page: Callable[[Turn, Group, str], Screen]
    put: Callable[[Turn, Group, str], None]
    needed: Callable[[Turn, Group], bool]


def belongs(turn: Turn, group: Group) -> Membership | None:
    """Their place in a group, if they are in it now, as more than a guest."""
    assert group.id is not None
    row = membership_in(turn.db, turn.person_id, group.id)
    return row if row and row.left_on is None and row.role in INSIDE else None


def _out(token: str) -> list[Button]:
    return [button(_("Stop here"), "join.later", token), button(_("Help"), "help")]


def _new_here(turn: Turn, _group: Group) -> bool:
    """Whether this person has never belonged to any group, so that their own questions are new."""
    return not any(m.role is not Role.GUEST for m in memberships(turn.db, turn.person_id))


def _name_page(turn: Turn, _group: Group, token: str) -> Screen:
    return screen(
        _("What shall I call you? Type a first name, or any name you like."),
        choices=[button(_("Use {name}", name=turn.person.name), "join.put", token, "name", "=")],
        out=_out(token),
    )


def _put_name(turn: Turn, _group: Group, value: str) -> None:
    if value == "=":
        return
    name = clean_name(value)
    if not name or units(name) > LONGEST_NAME:
        raise Again
    turn.person.name = name
    turn.db.add(turn.person)


def _language_page(turn: Turn, group: Group, token: str) -> Screen:
    choices = [button(own, "join.put", token, "language", name) for name, own in _offered(turn, group)]
    return screen(_("Which language shall I use?"), choices=choices, out=_out(token))


def _offered(turn: Turn, group: Group) -> list[tuple[str, str]]:
    """The four languages most likely to be theirs; the rest are behind /language."""
    likely = (turn.person.language, group.language, "en")
    known = sorted(languages().items(), key=lambda pair: pair[0] not in likely)
    return known[:4]


def _put_language(turn: Turn, _group: Group, value: str) -> None:
    typed = {own.casefold(): name for name, own in languages().items()}
    name = typed.get(value.casefold(), value)
    if name not in languages():
        raise Again
    turn.person.language = name
    turn.db.add(turn.person)


def _phone_page(_turn: Turn, _group: Group, token: str) -> Screen:
    return screen(
        _("Does anyone else use this phone?"),
        _("If so, I only write “You have a message”. You open it when you are alone."),
        choices=[
            button(_("Yes, others use it"), "join.put", token, "phone", "yes"),
            button(_("No, only me"), "join.put", token, "phone", "no"),
        ],
        out=_out(token),
    )


def _put_phone(turn: Turn, _group: Group, value: str) -> None:
    answer = yes_or_no(value)
    if answer is None:
        raise Again
    turn.person.shared_phone = answer
    turn.db.add(turn.person)


def agreement_needed(turn: Turn, group: Group) -> bool:
    """Whether they have not agreed yet to what stands in the agreement now."""
    member = belongs(turn, group)
    return member is None or member.agreed_version < group.agreement_version


def _agreement_page(_turn: Turn, group: Group, token: str) -> Screen:
    yes = str(group.agreement_version)
    return screen(
        Title(group.name),
        _("This is what people in this group agree on:"),
        Words(group.agreement),
        _("Is that all right for you?"),
        choices=[button(_("I agree"), "join.put", token, "agreement", yes, style="primary")],
        out=[button(_("Not now"), "join.later", token), button(_("Help"), "help")],
    )


def _put_agreement(turn: Turn, group: Group, value: str) -> None:
    """Take a yes to the agreement that was shown; an older one is shown again as it is now."""
    assert group.id is not None
    if value != str(group.agreement_version) and (value.isdigit() or not yes_or_no(value)):
        raise Again
    member = join(turn.db, turn.person_id, group.id, Role.MEMBER, turn.today(group.zone))
    member.agreed_version = group.agreement_version


STEPS = {
    "name": Step(_name_page, _put_name, _new_here),
    "language": Step(
        _language_page, _put_language, lambda turn, group: _new_here(turn, group) and len(languages()) > 1
    ),
    "phone": Step(_phone_page, _put_phone, _new_here),
    "agreement": Step(_agreement_page, _put_agreement, agreement_needed),
}
"""In the order in which they are asked."""
