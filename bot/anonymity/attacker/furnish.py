"""A group as it stands on the morning a question is asked: its people, a meeting to reply to, a draft."""

from datetime import time, timedelta

from sqlmodel import Session

from bot.anonymity.attacker.calendar import CLOSES, HEARD_BY, OPENED
from bot.anonymity.attacker.people import Shape
from bot.models.briefing import SendState
from bot.models.group import Group, GroupState
from bot.models.invite import Invite, InviteKind
from bot.models.meeting import Meeting
from bot.models.membership import Membership, Role
from bot.models.person import Person
from bot.models.project import Decides, Level, Project
from bot.models.question import Question

QUESTION = 1
SAM = 90
"""The coordinator's chat."""
GUEST_LINK = "poster0poster0ab"
JOINED = OPENED - timedelta(days=30)


def chat_of(who: int) -> int:
    """The chat of the person at a place, from 0."""
    return 100 + who


def furnish(db: Session, shape: Shape) -> None:
    """Write the rows of a group of this shape; the caller commits."""
    db.add(_group())
    people = [Person(telegram_id=SAM, name="Sam"), *_members(shape)]
    db.add_all(people)
    db.flush()
    for n, person in enumerate(people):
        assert person.id
        role = Role.MEMBER if n else Role.COORDINATOR
        db.add(Membership(person_id=person.id, group_id=1, role=role, joined_on=JOINED, agreed_version=1))
    db.add(_project())
    db.add(_meeting())
    db.flush()
    db.add(_question(shape))
    db.flush()
    if shape.guests:
        db.add(Invite(token=GUEST_LINK, kind=InviteKind.GUEST, group_id=1, question_id=QUESTION))


def _members(shape: Shape) -> list[Person]:
    return [Person(telegram_id=chat_of(n), name=f"Member {n}") for n in range(shape.people)]


def _group() -> Group:
    return Group(
        id=1,
        name="The Front Door Group",
        state=GroupState.OPEN,
        stand_in_name="Alex",
        outside_name="Priya",
        outside_phone="01632 960 111",
        help_lines=["samaritans"],
        reading_times=[{"weekday": 0, "at": "09:00"}],
        agreement="We listen.",
    )


def _project() -> Project:
    return Project(
        id=1,
        group_id=1,
        title="The front door",
        organisation_name="Riverside Council",
        why="People turn away at the door.",
        can_change="The desk and the signs.",
        cannot_change="The building.",
        decides=Decides.ORGANISATION,
        decider="Dana Okoro",
        level=Level.CONSULT,
        ready=True,
    )


def _meeting() -> Meeting:
    return Meeting(
        id=1,
        group_id=1,
        author_id=1,
        title="Spring meeting",
        on=OPENED + timedelta(days=60),
        starts=time(14),
        ends=time(16),
        place="The hall",
        state=SendState.SENT,
    )


def _question(shape: Shape) -> Question:
    return Question(
        group_id=1,
        project_id=1,
        author_id=1,
        owner_id=1,
        text="What would make it easier to walk in?",
        closes_on=CLOSES,
        hear_by=HEARD_BY,
        decider="Dana Okoro",
        guests=bool(shape.guests),
        passers=bool(shape.guests),
    )
