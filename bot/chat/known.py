"""Who an event is from, asked in one question.

Most turns need of a person only their number and their language, and for words also
what was expected of them. So this is one row of one statement; the person whole is
loaded by the flows that need more (`Turn.person`).
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from bot.chat.buttons import data
from bot.models.conversation import Conversation
from bot.models.person import Person
from bot.models.question import nameless_for


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody Heard knows.

    Attributes:
        id: our number of the person.
        language: the locale name they read.
        expects: the words route their next words go to, as button data; None when none are expected.
        nameless: whether they could be answering a question without a name.
    """

    id: int
    language: str
    expects: str | None
    nameless: bool


_PERSON: Any = Person.__table__  # type: ignore[attr-defined]  # SQLModel hides the table
_EXPECTED: Any = Conversation.__table__  # type: ignore[attr-defined]  # as above
_P, _C = _PERSON.c, _EXPECTED.c
_WHO = (
    select(_P.id, _P.language, _C.route, _C.args, nameless_for(_P.id).exists().label("nameless"))
    .select_from(_PERSON.outerjoin(_EXPECTED, _C.person_id == _P.id))
    .where(_P.telegram_id == bindparam("who"))
)
"""Built once, and past the ORM: this runs for every update."""


def known(db: Session, who: int) -> Known | None:
    """Who writes from the Telegram account `who`; None for a stranger."""
    row = db.execute(_WHO, {"who": who}).first()
    if row is None:
        return None
    expects = data(row.route, *row.args) if row.route else None
    return Known(row.id, row.language, expects, bool(row.nameless))
