"""A theme: contributions that say the same thing, in words the group would use. "You said"."""

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from bot.models.base import key, to


class Theme(SQLModel, table=True):
    """One theme of a question; `place` is its order, the same for everybody."""

    __tablename__ = "theme"

    id: int | None = key()
    question_id: int = to("question")
    title: str
    place: int = 0


def themes_of(db: Session, question_id: int) -> list[Theme]:
    """The themes of a question in their one order."""
    return list(
        db.execute(
            select(Theme)
            .where(col(Theme.question_id) == question_id)
            .order_by(col(Theme.place), col(Theme.id))
        ).scalars()
    )
