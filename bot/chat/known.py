"""Who an event is from, asked in one question.

Most turns need of a person only their number and their language, and for words also
what was expected of them. So this is one row of one statement; the person whole is
loaded by the flows that need more (`Turn.person`).
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, bindparam, cast, select, update
from sqlmodel import Session

from bot.chat.buttons import data
from bot.models.conversation import Conversation
from bot.models.person import Person
from bot.models.question import nameless_for
from bot.models.swift import Swift


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody Heard knows.

    Attributes:
        id: our number of the person.
        language: the locale name they read.
        expects: the words route their next words go to, as button data; None when none are expected.
        nameless: whether they could be answering a question without a name.
        reachable: whether a message can be sent to them, as far as was known before they wrote.
    """

    id: int
    language: str
    expects: str | None
    nameless: bool
    reachable: bool


_PERSON: Any = Person.__table__  # type: ignore[attr-defined]  # SQLModel hides the table
_EXPECTED: Any = Conversation.__table__  # type: ignore[attr-defined]  # as above
_P, _C = _PERSON.c, _EXPECTED.c
_WHO = Swift(
    lambda _: (
        select(_P.id, _P.language, _C.route, cast(_C.args, Text), nameless_for(_P.id).exists(), _P.reachable)
        .select_from(_PERSON.outerjoin(_EXPECTED, _C.person_id == _P.id))
        .where(_P.telegram_id == bindparam("who"))
    )
)


def known(db: Session, who: int) -> Known | None:
    """Who writes from the Telegram account `who`; None for a stranger."""
    row = _WHO.run(db, who=who).fetchone()
    if row is None:
        return None
    number, language, route, args, nameless, reachable = row
    expects = data(route, *json.loads(args)) if route else None
    return Known(number, language, expects, bool(nameless), bool(reachable))


def in_reach(db: Session, person_id: int) -> None:
    """Somebody wrote to the bot alone, so it can write to them again: Telegram does not always say that they are back."""
    db.execute(update(_PERSON).where(_P.id == person_id).values(reachable=True))
