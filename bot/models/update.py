"""An update: what happened with what people said. "You said → what happened → why"."""

from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel, UniqueConstraint, col

from bot.models.base import key, maybe, one_of, to
from bot.models.briefing import SendState
from bot.models.contribution import Contribution
from bot.models.theme import Theme, themes_of


class Status(StrEnum):
    """What can happen to a theme (design/product.md)."""

    HEARD = "heard"
    LOOKING = "looking_into_it"
    YES = "yes"
    PARTLY = "partly"
    NO = "no_because"
    DONE = "done"
    NO_NEWS = "no_news"
    NO_ANSWER = "no_answer"


class Kind(StrEnum):
    """What an update tells.

    NEWS is what happened, MORE one more line after the last news. MOVED is a later date and the reason for it.
    NO_NEWS says that a date passed, NO_ANSWER that who decides does not answer, and asks the group what to do;
    CHOSEN is what it chose. BACK says that the last news was not an answer.
    """

    NEWS = "news"
    MORE = "more"
    MOVED = "moved"
    NO_NEWS = "no_news"
    NO_ANSWER = "no_answer"
    CHOSEN = "chosen"
    BACK = "back"


class Choice(StrEnum):
    """What the group can choose when there is no answer (design/product.md, "A question's life")."""

    AGAIN = "again"
    HIGHER = "higher"
    STOP = "stop"


SAID = (
    *(Status.DONE, Status.PARTLY, Status.NO, Status.YES),
    *(Status.LOOKING, Status.HEARD, Status.NO_ANSWER),
)
"""Outcomes a coordinator can give to a point, in the order in which they are offered."""
DECIDED = (Status.YES, Status.PARTLY, Status.NO, Status.DONE)
"""Outcomes that somebody decided."""
FINAL = (*DECIDED, Status.NO_ANSWER)
"""Outcomes that can settle a question."""


class Update(SQLModel, table=True):
    """One update to a question's audience.

    Attributes:
        author_id: the coordinator who wrote it; None for one that writes itself, such as *no news yet*.
        note: what is said to everyone, in plain words.
        final: it settles the question; otherwise `next_on` is the next promise.
        next_reason: why a date was moved, which people read.
        silent: whose silence NO_NEWS and NO_ANSWER tell of, and whom CHOSEN is about: a name in words.
        chosen: what the group chose, in CHOSEN.
        shown_on: the day its draft was shown to the group first, where that is owed.
        recalled: it went by mistake and was taken back.
    """

    __tablename__ = "update"

    id: int | None = key()
    question_id: int = to("question")
    author_id: int | None = maybe("person")
    kind: Kind = Field(default=Kind.NEWS, sa_type=one_of(Kind))
    note: str = ""
    final: bool = False
    next_on: date | None = None
    next_reason: str = ""
    silent: str = ""
    chosen: Choice | None = Field(default=None, sa_type=one_of(Choice))
    shown_on: date | None = None
    recalled: bool = False
    sent_on: date | None = None
    state: SendState = Field(default=SendState.DRAFT, sa_type=one_of(SendState))


class Outcome(SQLModel, table=True):
    """What one update says about one theme; `theme_id` is None for everything that was not used."""

    __tablename__ = "outcome"
    __table_args__ = (UniqueConstraint("update_id", "theme_id"),)

    id: int | None = key()
    update_id: int = to("update", index=False)
    theme_id: int | None = maybe("theme")
    status: Status = Field(sa_type=one_of(Status))
    happened: str = ""
    why: str = ""


def outcomes(db: Session, update_id: int) -> list[Outcome]:
    """What an update says, in the one order of themes that everybody sees; "not used" comes last."""
    return list(
        db.execute(
            select(Outcome)
            .outerjoin(Theme, col(Theme.id) == col(Outcome.theme_id))
            .where(col(Outcome.update_id) == update_id)
            .order_by(col(Outcome.theme_id).is_(None), col(Theme.place), col(Theme.id))
        ).scalars()
    )


def sent_updates(db: Session, question_id: int) -> list[Update]:
    """The updates people got about a question, oldest first."""
    return list(
        db.execute(
            select(Update)
            .where(
                col(Update.question_id) == question_id,
                col(Update.state) == SendState.SENT,
                ~col(Update.recalled),
            )
            .order_by(col(Update.sent_on), col(Update.id))
        ).scalars()
    )


def latest(db: Session, question_id: int) -> Update | None:
    """The newest update people got about a question."""
    sent = sent_updates(db, question_id)
    return sent[-1] if sent else None


def draft_of(db: Session, question_id: int, kind: Kind) -> Update | None:
    """The update of that kind that is being written about a question."""
    return (
        db.execute(
            select(Update)
            .where(
                col(Update.question_id) == question_id,
                col(Update.kind) == kind,
                col(Update.state).in_([SendState.DRAFT, SendState.STOPPED]),
                ~col(Update.recalled),
            )
            .order_by(col(Update.id).desc())
        )
        .scalars()
        .first()
    )


def said_before(db: Session, question_id: int) -> dict[int | None, Outcome]:
    """What people were last told about each point, by theme; None stands for "not used"."""
    told = [o for u in sent_updates(db, question_id) for o in outcomes(db, u.id or 0)]
    return {o.theme_id: o for o in told}


def points_of(db: Session, question_id: int) -> list[int | None]:
    """What an update can speak to: the themes that hold something, in order, then None for "not used" if there is any."""
    used = set(
        db.execute(
            select(col(Contribution.theme_id)).where(
                col(Contribution.question_id) == question_id, col(Contribution.theme_id).is_not(None)
            )
        ).scalars()
    )
    themes: list[int | None] = [t.id for t in themes_of(db, question_id) if t.id in used]
    unused = db.execute(
        select(col(Contribution.id))
        .where(col(Contribution.question_id) == question_id, col(Contribution.unused_because) != "")
        .limit(1)
    ).first()
    return [*themes, None] if unused else themes
