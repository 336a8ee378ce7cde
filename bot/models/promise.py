"""A promise: the day by which the next news is owed, and who owes it.

It lies at most 21 days ahead (design/product.md, "A question's life"): a longer
wait gets an interim date.
"""

from datetime import date

from sqlmodel import Field, SQLModel

from bot.models.base import key, maybe, to

AT_MOST_DAYS = 21


class Promise(SQLModel, table=True):
    """One date owed to a question's audience. Exactly one is open (`kept_on` and `missed_on` empty) until it is settled."""

    __tablename__ = "promise"

    id: int | None = key()
    question_id: int = to("question")
    due_on: date
    owner_id: int = to("person")
    decider: str = ""
    reason: str = ""
    update_id: int | None = maybe("update")
    kept_on: date | None = None
    missed_on: date | None = None
    moved_on: date | None = Field(default=None)
