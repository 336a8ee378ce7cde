"""Everything kept about one person, for them to see and to take away.

The tables are asked which columns name a person, so a new table is in the file from
its first day. What was sent without a name is not here: nobody can find it.
"""

from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, col

from bot.models.contribution import Contribution, How
from bot.models.erasure import mentions
from bot.models.group import Group
from bot.models.note import Note
from bot.models.outbox import Outbox
from bot.models.person import Person

Rows = list[dict[str, Any]]


def everything(db: Session, person: Person) -> dict[str, Rows]:
    """Every row that names `person`, by table: columns and their values as plain words, numbers and days."""
    found: dict[str, Rows] = {"person": [_plain(person.model_dump())]}
    columns: dict[Any, list[Any]] = {}
    for key in mentions():
        columns.setdefault(key.parent.table, []).append(key.parent)
    for table, naming in columns.items():
        rows = db.execute(select(table).where(or_(*(c == person.id for c in naming)))).mappings()
        found[table.name] = [_plain(dict(row)) for row in rows]
    found["answers to your notes"] = [_plain(note.model_dump()) for note in _written_back(db, person)]
    found["messages of the last days"] = [
        {"day": str(day), "what": what} for day, what in _messages(db, person)
    ]
    found["group names"] = [{"id": g.id, "name": g.name} for g in _groups(db, found)]
    return {name: rows for name, rows in found.items() if rows}


def own_words(db: Session, person: Person) -> list[Note | Contribution]:
    """What somebody wrote with their name: notes, then answers, oldest first."""
    notes = db.execute(select(Note).where(col(Note.person_id) == person.id).order_by(col(Note.id))).scalars()
    answers = db.execute(
        select(Contribution)
        .where(col(Contribution.person_id) == person.id, col(Contribution.how) == How.NAMED)
        .order_by(col(Contribution.released_week), col(Contribution.id))
    ).scalars()
    return [*notes, *answers]


def _written_back(db: Session, person: Person) -> list[Note]:
    own = select(col(Note.id)).where(col(Note.person_id) == person.id)
    return list(db.execute(select(Note).where(col(Note.reply_to_id).in_(own))).scalars())


def _messages(db: Session, person: Person) -> list[tuple[Any, str]]:
    rows = db.execute(
        select(col(Outbox.sent_on), col(Outbox.purpose))
        .where(col(Outbox.person_id) == person.id, col(Outbox.sent_on).is_not(None))
        .order_by(col(Outbox.id))
    )
    return [(day, what) for day, what in rows]


def _groups(db: Session, found: dict[str, Rows]) -> list[Group]:
    numbers = {row["group_id"] for rows in found.values() for row in rows if row.get("group_id")}
    return list(db.execute(select(Group).where(col(Group.id).in_(numbers)).order_by(col(Group.id))).scalars())


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v if isinstance(v, str | int | bool | list | None) else str(v) for k, v in row.items()}
