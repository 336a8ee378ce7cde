"""Who reads a group's messages today: its coordinators, or the stand-in while they are away.

A note that nobody reads is worse than no note. A coordinator is away when they said
so, when they have not opened the desk for 3 working days (design/product.md, "People
around the coordinator"), or when no message reaches them.
"""

from datetime import date

from sqlmodel import Session

from bot.models.group import Group
from bot.models.membership import Membership, coordinators
from bot.models.person import Person
from bot.models.working_day import working_days_since

DAYS_WITHOUT_DESK = 3


def is_away(membership: Membership, group: Group, today: date) -> bool:
    """Whether a coordinator is away on `today` (a local day of the group)."""
    if membership.away_since and membership.away_since <= today:
        return membership.back_on is None or today < membership.back_on
    last = membership.desk_on or membership.joined_on
    return working_days_since(last, today, group.country) > DAYS_WITHOUT_DESK


def readers(db: Session, group: Group, today: date) -> list[Person]:
    """Who reads the group's notes on `today`, first the one to name; empty only when the group has no coordinator.

    The coordinators who are there, without the stand-in; else the stand-in; else everybody who could.
    """
    assert group.id is not None
    everybody = coordinators(db, group.id)
    usual = [m for m in everybody if m.person_id != group.stand_in_id]
    standing_in = [m for m in everybody if m.person_id == group.stand_in_id]
    there = [m for m in usual if not is_away(m, group, today) and _reached(db, m)]
    reading = there or [m for m in standing_in if _reached(db, m)] or everybody
    return [p for m in reading if (p := db.get(Person, m.person_id))]


def _reached(db: Session, membership: Membership) -> bool:
    """Whether a message to this coordinator would arrive now."""
    person = db.get(Person, membership.person_id)
    return bool(person and person.telegram_id and person.reachable and not person.paused and not person.died)


def stands_in_for(db: Session, group: Group, person_id: int, today: date) -> Person | None:
    """Who gets what was meant for this coordinator while they are away or gone; None while they are there, or nobody can."""
    assert group.id is not None
    everybody = {m.person_id: m for m in coordinators(db, group.id)}
    own = everybody.get(person_id)
    if own and not is_away(own, group, today) and _reached(db, own):
        return None
    others = [p for p in readers(db, group, today) if p.id != person_id]
    return others[0] if others else None
