"""Somebody's safety: what a group does when an answer worries those who read it, and that it was done.

A worry is kept without the words and without any guess at who wrote them: it says who
of the staff did what on which day, so that nobody has to ask later whether it was.
"""

from datetime import date

from sqlalchemy import BigInteger, select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import key, maybe, to


class Safety(SQLModel, table=True):
    """A group's own way with worrying words.

    Attributes:
        steps: what those who read shall do, in the group's own words.
        lead_name, lead_phone: its safeguarding lead; `lead_id` when they use Heard.
    """

    __tablename__ = "safety"

    id: int | None = key()
    group_id: int = Field(foreign_key="group.id", unique=True)
    steps: str = ""
    lead_name: str = ""
    lead_phone: str = ""
    lead_id: int | None = maybe("person")


class Worry(SQLModel, table=True):
    """Words that worried somebody who read them.

    Attributes:
        contribution_id: which answer; the answer itself may be gone by now.
        by_id: who of the staff was worried.
        passed_on: the day the words were passed to the safeguarding lead.
        all_told: whether everybody was told whom to talk to.
    """

    __tablename__ = "worry"

    id: int | None = key()
    question_id: int = to("question")
    contribution_id: int = Field(sa_type=BigInteger, unique=True)
    by_id: int | None = maybe("person")
    passed_on: date | None = None
    all_told: bool = False


def safety_of(db: Session, group_id: int) -> Safety:
    """A group's own way with worrying words; an empty one, not yet written down, where it has none."""
    found = db.execute(select(Safety).where(col(Safety.group_id) == group_id)).scalar_one_or_none()
    return found or Safety(group_id=group_id)


def worry_about(db: Session, contribution_id: int) -> Worry | None:
    """What was done about an answer that worried somebody."""
    return db.execute(select(Worry).where(col(Worry.contribution_id) == contribution_id)).scalar_one_or_none()
