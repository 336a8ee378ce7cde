"""A person: anyone the bot talks to, or keeps on the roll without a phone.

Nothing finer than a day stands on this row, and no number that Telegram counts up:
beside the gaps that anonymous acts leave elsewhere, either could name somebody
(design/anonymity.md, 5).
"""

from datetime import date, time

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from bot.models.base import key


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
        died: everything to that phone stops.
    """

    __tablename__ = "person"

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
