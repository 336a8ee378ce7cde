"""How much is asked of whom, so that the same few are not used up. Only coordinators see it, and each person their own."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, to
from bot.models.briefing import SendState
from bot.models.meeting import Meeting, Reply, Rsvp
from bot.models.membership import Membership

WINDOW = timedelta(days=90)
"""What is counted: the last 90 days."""


class StoryAsk(SQLModel, table=True):
    """Somebody was asked to tell their story. `said` is None until they answered; `told_on` the day they told it."""

    __tablename__ = "story_ask"

    id: int | None = key()
    group_id: int = to("group")
    person_id: int = to("person")
    what: str
    asked_on: date
    said: bool | None = None
    told_on: date | None = None


class StoryCap(SQLModel, table=True):
    """How often somebody wants to be asked for their story in 90 days, at most. Nobody has to say."""

    __tablename__ = "story_cap"
    __table_args__ = (UniqueConstraint("person_id", "group_id"),)

    id: int | None = key()
    person_id: int = to("person", index=False)
    group_id: int = to("group")
    most: int


@dataclass(frozen=True, slots=True)
class Load:
    """What was asked of one person in 90 days.

    Attributes:
        asked: meetings since they joined that they were invited to, and stories they were asked for.
        yes: how many of these they said yes to.
        stories: how often they were asked for their story; `told` how often they told it.
        most: their own cap on `stories`; None when they have not said.
    """

    asked: int = 0
    yes: int = 0
    stories: int = 0
    told: int = 0
    most: int | None = None

    @property
    def full(self) -> bool:
        """Whether asking for their story again would be more than they want."""
        return self.most is not None and self.stories >= self.most


def story_asks(db: Session, group_id: int, since: date) -> list[StoryAsk]:
    """Who was asked for their story from `since` on (a local day), oldest first."""
    return list(
        db.execute(
            select(StoryAsk)
            .where(col(StoryAsk.group_id) == group_id, col(StoryAsk.asked_on) >= since)
            .order_by(col(StoryAsk.id))
        ).scalars()
    )


def cap_of(db: Session, group_id: int, person_id: int) -> StoryCap | None:
    """The cap somebody set for themselves."""
    return db.execute(
        select(StoryCap).where(col(StoryCap.group_id) == group_id, col(StoryCap.person_id) == person_id)
    ).scalar_one_or_none()


def loads(db: Session, group_id: int, people: list[int], today: date) -> dict[int, Load]:
    """What was asked of each of `people` in a group in the 90 days before `today` (a local day)."""
    since = today - WINDOW
    meetings = db.execute(
        select(col(Meeting.id), col(Meeting.on)).where(
            col(Meeting.group_id) == group_id, col(Meeting.state) == SendState.SENT, col(Meeting.on) >= since
        )
    ).all()
    invited = [number for number, _on in meetings]
    joined = {
        m.person_id: m.joined_on
        for m in db.execute(select(Membership).where(col(Membership.group_id) == group_id)).scalars()
    }
    yes = Counter(
        db.execute(
            select(col(Rsvp.person_id)).where(col(Rsvp.meeting_id).in_(invited), col(Rsvp.reply) == Reply.YES)
        ).scalars()
    )
    stories = story_asks(db, group_id, since)
    asked, told = Counter(s.person_id for s in stories), Counter(s.person_id for s in stories if s.told_on)
    agreed = Counter(s.person_id for s in stories if s.said)
    caps = {
        c.person_id: c.most
        for c in db.execute(select(StoryCap).where(col(StoryCap.group_id) == group_id)).scalars()
    }
    came = {p: sum(p in joined and on >= joined[p] for _n, on in meetings) for p in people}
    return {p: Load(came[p] + asked[p], yes[p] + agreed[p], asked[p], told[p], caps.get(p)) for p in people}
