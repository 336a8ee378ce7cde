"""A message: a coordinator's own words to a group, to a project's people, or to those who replied to a meeting in one way."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import Instant, key, maybe, one_of, to
from bot.models.briefing import SendState
from bot.models.meeting import Reply, Rsvp
from bot.models.membership import people_in
from bot.models.person import Person
from bot.models.question import Audience, Question


class To(StrEnum):
    """Who gets a message. SILENT are those who have not replied to the meeting."""

    EVERYBODY = "everybody"
    PROJECT = "project"
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    SILENT = "silent"


class Message(SQLModel, table=True):
    """One message.

    Attributes:
        to: who gets it; None until it was chosen. `project_id` or `meeting_id` says of what.
        repeats: how often it goes, in the coordinator's words; empty for once.
        since: when those words were typed (UTC), so that "every two weeks" goes on from the same week.
    """

    __tablename__ = "message"

    id: int | None = key()
    group_id: int = to("group")
    author_id: int = to("person")
    text: str = ""
    to: To | None = Field(default=None, sa_type=one_of(To))
    project_id: int | None = maybe("project")
    meeting_id: int | None = maybe("meeting")
    repeats: str = ""
    since: datetime | None = Field(default=None, sa_type=Instant)
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))


def one_of_series(db: Session, message: Message, state: SendState) -> Message | None:
    """The newest other message of the same series in that state: each time one goes, a copy of it waits to be the next."""
    if not message.repeats:
        return None
    found: Message | None = db.execute(
        select(Message)
        .where(
            col(Message.group_id) == message.group_id,
            col(Message.repeats) == message.repeats,
            col(Message.since) == message.since,
            col(Message.state) == state,
            col(Message.id) != message.id,
        )
        .order_by(col(Message.id).desc())
    ).scalar()
    return found


def readers_of(db: Session, message: Message) -> list[Person]:
    """Who gets a message, by name. Guests never do: they came for one question."""
    inside = people_in(db, message.group_id)
    if message.to is To.PROJECT:
        asked = set(
            db.execute(
                select(col(Audience.person_id))
                .join(Question, col(Question.id) == col(Audience.question_id))
                .where(col(Question.project_id) == message.project_id, ~col(Audience.guest))
            ).scalars()
        )
        return [p for p in inside if p.id in asked]
    if message.to in (None, To.EVERYBODY):
        return inside
    replies = {
        r.person_id: r.reply
        for r in db.execute(select(Rsvp).where(col(Rsvp.meeting_id) == message.meeting_id)).scalars()
    }
    wanted = None if message.to is To.SILENT else Reply(message.to)
    return [p for p in inside if replies.get(p.id or 0) == wanted]
