"""A project: why people are asked, how much they decide, and what cannot change.

It is filled in once, so that each new question in it needs only its words, a date
and a check. The involvement level is shown on every question and is never raised
silently; working together on the decision cannot be claimed while only the
organisation decides.
"""

from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, col

from bot.models.base import key, maybe, one_of, to


class Level(StrEnum):
    """How much people decide."""

    INFORM = "inform"
    CONSULT = "consult"
    CODESIGN = "codesign"
    COPRODUCE = "coproduce"


class Decides(StrEnum):
    """Who makes the decision."""

    ORGANISATION = "organisation"
    TOGETHER = "together"
    GROUP = "group"


def allowed_levels(decides: Decides) -> tuple[Level, ...]:
    """The levels that are honest when `decides` decides (design/product.md, "Who decides, honestly")."""
    if decides is Decides.ORGANISATION:
        return (Level.INFORM, Level.CONSULT)
    return tuple(Level)


class Project(SQLModel, table=True):
    """A piece of work.

    Attributes:
        why: why people are asked, shown word for word.
        can_change, cannot_change: what their words can and cannot change.
        decides: who decides; `decider` is that person's name and role in words.
        level: how much people decide; None until it was chosen.
        ready: False while the coordinator is still writing it.
    """

    __tablename__ = "project"

    id: int | None = key()
    group_id: int = to("group")
    organisation_id: int | None = maybe("organisation")
    title: str = ""
    organisation_name: str = ""
    why: str = ""
    can_change: str = ""
    cannot_change: str = ""
    decides: Decides | None = Field(default=None, sa_type=one_of(Decides))
    decider: str = ""
    level: Level | None = Field(default=None, sa_type=one_of(Level))
    ready: bool = False


def projects_of(db: Session, group_id: int) -> list[Project]:
    """A group's projects, newest first."""
    return list(
        db.execute(
            select(Project).where(col(Project.group_id) == group_id).order_by(col(Project.id).desc())
        ).scalars()
    )
