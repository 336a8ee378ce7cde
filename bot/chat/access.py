"""Who may do what. Every press can be forged, so every flow asks here before it reads or writes a group's things."""

from bot.chat.refusals import not_yours
from bot.chat.turn import Kindly, Turn
from bot.models.group import Group
from bot.models.membership import INSIDE, STAFF, Role, role_in


def role(turn: Turn, group_id: int) -> Role | None:
    """What the person speaking is in a group; None when they do not belong to it."""
    return role_in(turn.db, turn.person_id, group_id) if turn.known else None


def as_one_of(turn: Turn, group_id: int, roles: tuple[Role, ...]) -> Group:
    """The group, if the person speaking has one of `roles` in it.

    Raises:
        Kindly: if they do not; the page says what is so.
    """
    if role(turn, group_id) not in roles:
        raise Kindly(not_yours())
    group: Group = turn.get(Group, group_id)
    return group


def as_staff(turn: Turn, group_id: int) -> Group:
    """The group, for one of its coordinators. Raises `Kindly` for anybody else."""
    return as_one_of(turn, group_id, STAFF)


def as_member(turn: Turn, group_id: int) -> Group:
    """The group, for anybody who belongs to it (not guests). Raises `Kindly` for anybody else."""
    return as_one_of(turn, group_id, INSIDE)
