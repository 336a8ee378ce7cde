"""A person: anyone the bot talks to, or keeps on the roll without a phone.

Nothing finer than a day stands on this row, and no number that Telegram counts up:
beside the gaps that anonymous acts leave elsewhere, either could name somebody
(design/anonymity.md, 5).
"""

import re
from datetime import date, time

from sqlalchemy import BigInteger
from sqlmodel import Field, Session, SQLModel

from bot.models.base import NEVER_AGAIN, key

LONGEST_NAME = 40
"""Letters of a name: a longer one would not fit a button or a list of who is coming."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Controls, and marks that turn the direction of the words after them."""


class Person(SQLModel, table=True):
    """Somebody Heard knows.

    Attributes:
        telegram_id: their private chat; None for someone without Telegram.
        name: what they want to be called.
        language: locale name they read, such as ``en`` or ``cy``.
        zone: their own time zone, an IANA name.
        shared_phone: somebody else uses this phone too.
        reachable: False since they blocked the bot or closed their account.
        paused: nothing unasked is sent.
        quiet_from, quiet_to: hours in which nothing unasked makes a sound (their local time).
            The same hour twice means no quiet hours.
        died: everything to that phone stops.
        known_since: the day they first opened a link.
    """

    __tablename__ = "person"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    telegram_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    name: str
    language: str = "en"
    zone: str = "Europe/London"
    shared_phone: bool = False
    reachable: bool = True
    paused: bool = False
    quiet_from: time = time(20)
    quiet_to: time = time(9)
    died: bool = False
    known_since: date | None = None


def clean_name(text: str) -> str:
    """A name as it can stand in a sentence: one line, single spaces, nothing invisible; empty when nothing is left."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def add_person(db: Session, telegram_id: int, name: str, language: str, zone: str, today: date) -> Person:
    """Remember somebody new; the caller commits.

    Args:
        db: the session.
        telegram_id: their private chat.
        name: what their phone calls them; cut to what fits a list.
        language: a locale name that Heard speaks.
        zone: the time zone of the group they came to.
        today: the day, in that zone.
    """
    person = Person(
        telegram_id=telegram_id,
        name=clean_name(name)[:LONGEST_NAME].strip() or "?",
        language=language,
        zone=zone,
        known_since=today,
    )
    db.add(person)
    db.flush()
    return person
