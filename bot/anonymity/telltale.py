"""Finding what gives somebody away: names of the group's people, phone numbers, emails, post codes.

It is help, and no protection: a story can be recognised without any of these. So the
page that shows what was found says that too.
"""

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session, col

from bot.models.membership import Membership
from bot.models.person import Person
from bot.models.question import Question

TAKEN_OUT = "[…]"
"""Stands where something was taken out."""
SHORTEST_NAME = 3
"""Letters of a name that is looked for: two letters are found in too many words."""
_EMAIL = r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;:!?]{2,}"
_PHONE = r"(?<![\w+])\+?(?:\(\d+\)[ -]?)?\d(?:[ ./()-]{0,2}\d){6,14}(?!\w)"
"""Seven to fifteen digits (E.164 allows fifteen), however they are grouped."""
_POST_CODE = r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b"
"""A British post code; its last two letters are never C, I, K, M, O or V."""
_ANYWHERE = f"{_EMAIL}|{_PHONE}|{_POST_CODE}"
_ALSO_WORDS = """
will may hope grace joy mark bill rose art dawn faith grant jack june april august frank rich sunny ivy lily pat sue
drew dean miles penny sky star summer guy ray rob nick chase chance royal young bo
"""
"""Names that are words too: looked for only as they are kept, and not in small letters."""


def names_in(db: Session, question: Question) -> list[str]:
    """The first names of everybody who belongs, or belonged, to the groups that were asked; not of guests. Reads only."""
    rows = db.execute(
        select(col(Person.name))
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(col(Membership.group_id).in_(question.group_ids), col(Membership.role) != "guest")
    ).scalars()
    parts = {part for name in rows for part in name.split()}
    return sorted(p for p in parts if len(p) >= SHORTEST_NAME)


def find(text: str, names: Iterable[str]) -> list[str]:
    """What in `text` may show who somebody is, as it stands there, in its order, each once."""
    return list(dict.fromkeys(m.group() for m in _pattern(names).finditer(text)))


def take_out(text: str, names: Iterable[str]) -> str:
    """The text without all that `find` finds."""
    return _pattern(names).sub(TAKEN_OUT, text)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    small = {n.lower() for n in names}
    words = set(_ALSO_WORDS.split())
    any_case = "|".join(map(re.escape, sorted(small - words, key=len, reverse=True)))
    as_kept = "|".join(re.escape(n.capitalize()) for n in sorted(small & words))
    found = [_ANYWHERE]
    found += [rf"\b(?:{any_case})(?!\w)"] if any_case else []
    found += [rf"(?-i:\b(?:{as_kept})(?!\w))"] if as_kept else []
    return re.compile("|".join(found), re.IGNORECASE)
