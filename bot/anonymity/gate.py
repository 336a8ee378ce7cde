"""Who may answer without a name: only where enough others could have written it.

The audience is frozen when a question opens, so nobody can make the crowd look larger
later on. Whether enough of them could still have sent is counted each time somebody
opens the channel (design/anonymity.md, 9 and 10).
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, distinct, func, select
from sqlmodel import Session, col

from bot.anonymity.rules import Rules
from bot.models.contribution import Contribution, How
from bot.models.membership import STAFF, Membership, Role
from bot.models.person import Person
from bot.models.question import Audience, Question

WRITERS = (Role.MEMBER, Role.COCHAIR)


class Gate(StrEnum):
    """What somebody finds at the door of the channel."""

    OPEN = "open"
    SMALL = "small"
    STAFF = "staff"
    NOT_FOR_GUESTS = "not_for_guests"


def gate(db: Session, question: Question, place: Audience, rules: Rules) -> Gate:
    """Whether somebody of a question's audience may answer it without a name. Reads only.

    Args:
        db: a session.
        question: that they were asked.
        place: their place in its audience.
        rules: the installation's numbers.
    """
    if is_staff(db, question, place.person_id):
        return Gate.STAFF
    if place.guest:
        return Gate.OPEN if question.passers else Gate.NOT_FOR_GUESTS
    return Gate.OPEN if crowd(db, question) >= rules.least_group else Gate.SMALL


def is_staff(db: Session, question: Question, person_id: int) -> bool:
    """Whether somebody is a coordinator of a group that was asked."""
    found = db.execute(
        select(col(Membership.id)).where(
            col(Membership.person_id) == person_id,
            col(Membership.group_id).in_(question.group_ids),
            col(Membership.left_on).is_(None),
            col(Membership.role).in_(STAFF),
        )
    )
    return found.first() is not None


def crowd(db: Session, question: Question) -> int:
    """How many people could have sent: members of the audience who can be reached and belong, and guests."""
    return int(db.execute(select(func.count()).select_from(_who(question).subquery())).scalar_one())


def left(db: Session, question: Question) -> int:
    """How many of the crowd have not answered with their name: among them somebody who reads would guess."""
    named = (
        select(col(Contribution.person_id))
        .where(
            col(Contribution.question_id) == question.id,
            col(Contribution.how) == How.NAMED,
            col(Contribution.person_id).is_not(None),
        )
        .scalar_subquery()
    )
    others = _who(question).where(col(Person.id).not_in(named)).subquery()
    return int(db.execute(select(func.count()).select_from(others)).scalar_one())


def would_be(db: Session, group_ids: tuple[int, ...]) -> int:
    """How many people could answer without a name if these groups were asked today."""
    return int(
        db.execute(
            select(func.count(distinct(col(Person.id))))
            .join(Membership, col(Membership.person_id) == col(Person.id))
            .where(*_able(), *_belongs(group_ids))
        ).scalar_one()
    )


def _able() -> tuple[ColumnElement[bool], ...]:
    return (
        col(Person.telegram_id).is_not(None),
        col(Person.reachable).is_(True),
        col(Person.paused).is_(False),
        col(Person.died).is_(False),
    )


def _belongs(group_ids: tuple[int, ...]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Membership.group_id).in_(group_ids),
        col(Membership.left_on).is_(None),
        col(Membership.role).in_(WRITERS),
    )


def _who(question: Question) -> Select[Any]:
    belongs = select(col(Membership.person_id)).where(*_belongs(question.group_ids))
    staff = select(col(Membership.person_id)).where(
        col(Membership.group_id).in_(question.group_ids),
        col(Membership.left_on).is_(None),
        col(Membership.role).in_(STAFF),
    )
    return (
        select(col(Person.id))
        .join(Audience, col(Audience.person_id) == col(Person.id))
        .where(
            col(Audience.question_id) == question.id,
            col(Audience.active),
            *_able(),
            col(Audience.guest) | col(Person.id).in_(belongs),
            col(Person.id).not_in(staff),
        )
    )
