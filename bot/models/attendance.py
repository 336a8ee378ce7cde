"""Who took part in a meeting, in the room or from outside it, and how people were afterwards."""

from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, one_of, to


class Part(StrEnum):
    """How somebody took part: a coordinator saw them in the room, or they said "Count me as taking part"."""

    ROOM = "room"
    APART = "apart"


class Attendance(SQLModel, table=True):
    """One person took part in one meeting."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: int | None = key()
    meeting_id: int = to("meeting", index=False)
    person_id: int = to("person")
    part: Part = Field(sa_type=one_of(Part))


class Feeling(StrEnum):
    """How somebody is after a meeting."""

    FINE = "fine"
    A_LOT = "a_lot"
    CALL_ME = "call_me"


class CheckIn(SQLModel, table=True):
    """How somebody said they are after a meeting; only the coordinators read it. `called_on`: the day somebody rang them."""

    __tablename__ = "check_in"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: int | None = key()
    meeting_id: int = to("meeting", index=False)
    person_id: int = to("person")
    feeling: Feeling = Field(sa_type=one_of(Feeling))
    called_on: date | None = None


def took_part(db: Session, meeting_id: int) -> dict[int, Part]:
    """Who took part, by the number of the person."""
    rows = db.execute(select(Attendance).where(col(Attendance.meeting_id) == meeting_id)).scalars()
    return {row.person_id: row.part for row in rows}


def attendance_of(db: Session, meeting_id: int, person_id: int) -> Attendance | None:
    """Somebody's line in the register of a meeting."""
    return db.execute(
        select(Attendance).where(
            col(Attendance.meeting_id) == meeting_id, col(Attendance.person_id) == person_id
        )
    ).scalar_one_or_none()


def check_ins(db: Session, meeting_id: int) -> list[CheckIn]:
    """What people answered after a meeting: who wants a call comes first."""
    rows = db.execute(select(CheckIn).where(col(CheckIn.meeting_id) == meeting_id)).scalars()
    return sorted(
        rows, key=lambda c: (c.feeling is not Feeling.CALL_ME or c.called_on is not None, c.id or 0)
    )


def check_in_of(db: Session, meeting_id: int, person_id: int) -> CheckIn | None:
    """What somebody answered after a meeting."""
    return db.execute(
        select(CheckIn).where(col(CheckIn.meeting_id) == meeting_id, col(CheckIn.person_id) == person_id)
    ).scalar_one_or_none()
