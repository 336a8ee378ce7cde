"""What a meeting talks about, point by point, and what people say to a point without being in the room."""

from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import NEVER_AGAIN, key, maybe, one_of, to
from bot.models.contribution import Contribution, How


class Talked(StrEnum):
    """Whether a point was talked about in the room."""

    YES = "yes"
    NO = "no"


class AgendaItem(SQLModel, table=True):
    """One point of a meeting's agenda.

    Attributes:
        place: where it stands on the agenda, from 0.
        question_id: the question through which it can be answered without a name, until two days before.
        talked: None until it was marked; `came_of` says in a few words what came of it, or why it was not talked about.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    meeting_id: int = to("meeting")
    place: int = 0
    title: str
    question_id: int | None = maybe("question")
    talked: Talked | None = Field(default=None, sa_type=one_of(Talked))
    came_of: str = ""


class Thought(SQLModel, table=True):
    """What somebody says to a meeting with their name; `item_id` is None when it is to all of it. `after` the meeting."""

    __tablename__ = "thought"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = key()
    meeting_id: int = to("meeting")
    item_id: int | None = maybe("agenda_item")
    person_id: int = to("person")
    text: str
    said_on: date
    after: bool = False


def agenda_of(db: Session, meeting_id: int) -> list[AgendaItem]:
    """A meeting's agenda, in order."""
    return list(
        db.execute(
            select(AgendaItem)
            .where(col(AgendaItem.meeting_id) == meeting_id)
            .order_by(col(AgendaItem.place), col(AgendaItem.id))
        ).scalars()
    )


def meeting_of_question(db: Session, question_id: int) -> int | None:
    """The meeting of which that question is a point; None for every other question."""
    found = select(col(AgendaItem.meeting_id)).where(col(AgendaItem.question_id) == question_id)
    return db.execute(found).scalar_one_or_none()


def thoughts_on(db: Session, meeting_id: int) -> list[Thought]:
    """What was sent to a meeting with a name, oldest first."""
    return list(
        db.execute(
            select(Thought).where(col(Thought.meeting_id) == meeting_id).order_by(col(Thought.id))
        ).scalars()
    )


def answers_to_item(db: Session, item: AgendaItem) -> list[Contribution]:
    """What was answered to a point through its question and can be read: with names, and released without."""
    if item.question_id is None:
        return []
    return list(
        db.execute(
            select(Contribution)
            .where(col(Contribution.question_id) == item.question_id, col(Contribution.hidden_because) == "")
            .order_by(col(Contribution.id))
        ).scalars()
    )


def took_without_name(db: Session, meeting_id: int) -> bool:
    """Whether something could be said to a point of that meeting without a name."""
    return any(item.question_id for item in agenda_of(db, meeting_id))


def wrote_with_name(db: Session, meeting_id: int) -> set[int]:
    """The numbers of the people who sent thoughts with their name, to the meeting or to a point of it."""
    found = {t.person_id for t in thoughts_on(db, meeting_id)}
    for item in agenda_of(db, meeting_id):
        answers = answers_to_item(db, item)
        found |= {c.person_id for c in answers if c.how is How.NAMED and c.person_id}
    return found
