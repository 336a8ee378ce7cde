"""Erasing somebody: every row about them goes, and nothing is left to find them by.

Columns that name a person are found in the tables themselves, so that a new table
cannot be forgotten: what is theirs is deleted, what only mentions them is emptied.
A coordinator's briefings, questions and promises are the group's. They stay, and so
does the author's row, but with nothing on it.

What was sent without a name cannot be found by anybody, so it stays, and the page
that asks says so (design/anonymity.md).
"""

from sqlalchemy import ForeignKey, Table, delete, select, update
from sqlmodel import Session, SQLModel, col

from bot.models.agenda import Thought
from bot.models.attendance import Attendance, CheckIn
from bot.models.buddy import BuddyPair, BuddyWish
from bot.models.contribution import Contribution, How
from bot.models.conversation import Conversation
from bot.models.cover import Cover
from bot.models.group import Group
from bot.models.invite import Invite
from bot.models.load import StoryAsk, StoryCap
from bot.models.meeting import Rsvp
from bot.models.membership import Membership
from bot.models.need import Need
from bot.models.note import Note, withdraw
from bot.models.outbox import Body, Outbox
from bot.models.person import Person
from bot.models.question import Audience
from bot.models.safety import Safety
from bot.models.told import Told

THEIRS = {
    t.__tablename__
    for t in (
        *(Membership, Conversation, Note, Rsvp, Audience, Thought, Attendance, CheckIn),
        *(BuddyPair, BuddyWish, StoryAsk, StoryCap, Need, Cover, Told),
    )
}
"""Tables whose rows belong to one person and go with them."""


def mentions(person_table: str = "person") -> list[ForeignKey]:
    """Every column of every table that names a person."""
    return [
        key
        for table in SQLModel.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda k: k.parent.name)
        if key.column.table.name == person_table
    ]


def erase(db: Session, person: Person, *, keep_words: bool) -> None:
    """Remove everything about somebody; the caller commits.

    Args:
        db: the session.
        person: who wants to be forgotten.
        keep_words: leave answers they gave with their name where they are, without it; otherwise those go too.
    """
    assert person.id is not None
    db.flush()
    _answers(db, person.id, keep_words)
    _as_a_contact(db, person)
    _notes(db, person.id)
    _messages(db, person)
    if _mentions_left(db, person.id):
        person.telegram_id, person.known_since = None, None
        person.name = person.language = person.zone = ""
        person.reachable = person.shared_phone = person.paused = False
        db.add(person)
    else:
        db.delete(person)
    db.flush()


def _answers(db: Session, person_id: int, keep_words: bool) -> None:
    named = (col(Contribution.person_id) == person_id, col(Contribution.how) == How.NAMED)
    if keep_words:
        db.execute(update(Contribution).where(*named).values(person_id=None, how=How.NAMELESS))
    else:
        db.execute(delete(Contribution).where(*named))


def _as_a_contact(db: Session, person: Person) -> None:
    """Take them out of groups that name them as stand-in, outside person or safeguarding lead: those name and number are about them too."""
    for group in db.execute(select(Group)).scalars():
        if group.stand_in_id == person.id:
            group.stand_in_id, group.stand_in_name = None, ""
        if group.outside_id == person.id:
            group.outside_id, group.outside_name, group.outside_phone = None, "", ""
    for safety in db.execute(select(Safety).where(col(Safety.lead_id) == person.id)).scalars():
        safety.lead_id, safety.lead_name, safety.lead_phone = None, "", ""
    db.flush()


def _notes(db: Session, person_id: int) -> None:
    """Take away what was written back to them; their own notes go with their other rows."""
    own = select(col(Note.id)).where(col(Note.person_id) == person_id)
    withdraw(db, [number for number in db.execute(own).scalars() if number])
    db.execute(delete(Note).where(col(Note.reply_to_id).in_(own), col(Note.person_id) != person_id))
    db.execute(update(Note).where(col(Note.person_id) == person_id).values(reply_to_id=None))


def _messages(db: Session, person: Person) -> None:
    """Take away what waits to be sent to them, and what is remembered for /hide."""
    theirs = col(Outbox.person_id) == person.id
    if person.telegram_id is not None:
        theirs = theirs | (col(Outbox.chat) == person.telegram_id)
        asked = update(Invite).where(col(Invite.asked_by) == person.telegram_id)
        db.execute(asked.values(asked_by=None))
    bodies = list(db.execute(select(col(Outbox.body_id)).where(theirs)).scalars())
    db.execute(delete(Outbox).where(theirs))
    shared = select(col(Outbox.body_id)).where(col(Outbox.body_id).in_(bodies))
    db.execute(delete(Body).where(col(Body.id).in_(bodies), col(Body.id).not_in(shared)))


def _mentions_left(db: Session, person_id: int) -> bool:
    """Delete or empty every row that names them; whether some must keep naming somebody."""
    left = False
    for key in mentions():
        column, table = key.parent, key.parent.table
        assert isinstance(table, Table)
        if table.name in THEIRS and not column.nullable:
            db.execute(delete(table).where(column == person_id))
        elif column.nullable:
            db.execute(update(table).where(column == person_id).values({column.name: None}))
        else:
            left = left or db.execute(select(column).where(column == person_id).limit(1)).first() is not None
    return left
