"""The loop of a group: what is open, what is owed, what was settled, and how long first news takes. Reads only."""

from datetime import date
from statistics import median_low

from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.models.promise import Promise, first_due, promises_of, still_owed
from bot.models.question import Question, QuestionState
from bot.models.update import Kind, Update


def owed_by(db: Session, group_id: int) -> list[tuple[Question, Promise]]:
    """The questions a group's people wait for news of, with the promise, the most urgent first.

    Also those that another group asked together with this one.
    """
    rows = db.execute(
        select(Question, Promise)
        .join(Promise, col(Promise.question_id) == col(Question.id))
        .where(
            (col(Question.group_id) == group_id) | (col(Question.with_group_id) == group_id), *still_owed()
        )
        .order_by(col(Promise.due_on), col(Question.id))
    ).all()
    return [(question, promise) for question, promise in rows]


def late_since(db: Session, promise: Promise, today: date) -> date | None:
    """The day from which news of a question is late; None where nothing is late."""
    due = first_due(promises_of(db, promise.question_id), promise)
    return due if due < today else None


def open_questions(db: Session, group_id: int) -> int:
    """How many questions take answers now."""
    return _count(db, group_id, QuestionState.OPEN)


def settled_questions(db: Session, group_id: int) -> int:
    """How many questions were settled."""
    return _count(db, group_id, QuestionState.SETTLED)


def _count(db: Session, group_id: int, state: QuestionState) -> int:
    asked = select(func.count()).where(col(Question.group_id) == group_id, col(Question.state) == state)
    return int(db.execute(asked).scalar_one())


def settled_between(db: Session, group_id: int, first: date, last: date) -> list[Question]:
    """The questions of a group whose last news went out between two local days, both included."""
    return list(
        db.execute(
            select(Question)
            .join(Update, col(Update.question_id) == col(Question.id))
            .where(
                (col(Question.group_id) == group_id) | (col(Question.with_group_id) == group_id),
                col(Question.state) == QuestionState.SETTLED,
                col(Update.kind) == Kind.NEWS,
                col(Update.final),
                ~col(Update.recalled),
                col(Update.sent_on).between(first, last),
            )
            .order_by(col(Question.id))
        ).scalars()
    )


def days_to_first_news(db: Session, group_id: int) -> int | None:
    """The middle number of days from a question's last day to its first news; None while there was none."""
    first = dict(
        db.execute(
            select(col(Update.question_id), func.min(col(Update.sent_on)))
            .join(Question, col(Question.id) == col(Update.question_id))
            .where(
                col(Question.group_id) == group_id,
                col(Update.kind) == Kind.NEWS,
                ~col(Update.recalled),
                col(Update.sent_on) >= col(Question.closes_on),
            )
            .group_by(col(Update.question_id))
        ).all()
    )
    closed = db.execute(select(Question).where(col(Question.id).in_(first))).scalars()
    days = [(first[q.id] - q.closes_on).days for q in closed if q.closes_on]
    return median_low(days) if days else None
