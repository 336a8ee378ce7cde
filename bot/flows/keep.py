"""Nothing is kept for longer than was promised: once a day, what is too old goes.

Texts and receipts go ninety days after their question was settled, copies of the
database after thirty (design/anonymity.md, 15). What was decided about the points stays.

    keep.tidy (timer, daily) → release.cleared (timer)
"""

import contextlib
from datetime import date, timedelta

from sqlalchemy import delete, func, select, update
from sqlmodel import col

from bot.chat.routes import due
from bot.chat.turn import Turn
from bot.models.briefing import SendState
from bot.models.contribution import Contribution
from bot.models.conversation import Seen
from bot.models.envelope import Batch, BatchState, Receipt
from bot.models.mailbox import Mail, Mailbox
from bot.models.question import Question, QuestionState
from bot.models.update import Update

BACKUP_DAYS = 30
"""Days that a copy of the database is kept (design/anonymity.md, 15)."""
DAILY = timedelta(days=1)


@due("keep.tidy")
def tidy(turn: Turn) -> None:
    """Remove what is too old, and come again tomorrow."""
    turn.at(turn.now + DAILY, "keep.tidy", name="keep.tidy")
    _forget_seen(turn)
    last = turn.now.date() - timedelta(days=turn.house.keep_days)
    if _forget_answers(turn, last):
        turn.at(turn.now, "release.cleared")
    _forget_receipts(turn, last)
    _forget_backups(turn)


@due("release.cleared")
def cleared(turn: Turn) -> None:
    """Do nothing: after a route of this name the file is written anew, without what was removed from it."""


def _forget_seen(turn: Turn) -> None:
    """Remove the marks of updates that were handled before yesterday: Telegram brings none again after a day."""
    turn.db.execute(delete(Seen).where(col(Seen.day) < turn.now.date() - DAILY))


def _forget_answers(turn: Turn, last: date) -> int:
    """Remove the answers to questions that were settled on `last` or before; how many."""
    settled = (
        select(col(Question.id))
        .join(Update, col(Update.question_id) == col(Question.id))
        .where(
            col(Question.state) == QuestionState.SETTLED,
            col(Update.final),
            col(Update.state) == SendState.SENT,
        )
        .group_by(col(Question.id))
        .having(func.max(col(Update.sent_on)) <= last)
    )
    answers = select(col(Contribution.id)).where(col(Contribution.question_id).in_(settled))
    boxes = select(col(Mailbox.public_key)).where(col(Mailbox.contribution_id).in_(answers))
    turn.db.execute(delete(Mail).where(col(Mail.mailbox).in_(boxes)))
    turn.db.execute(delete(Mailbox).where(col(Mailbox.contribution_id).in_(answers)))
    gone = turn.db.execute(delete(Contribution).where(col(Contribution.question_id).in_(settled)))
    number: int = gone.rowcount  # type: ignore[attr-defined]  # SQLAlchemy types it as Result
    if number:
        old_pages = update(Batch).where(col(Batch.question_id).in_(settled)).values(tidied=False)
        turn.db.execute(old_pages)
    return number


def _forget_receipts(turn: Turn, last: date) -> None:
    """Remove the receipts of batches that nobody waits for any more."""
    waited_for = select(col(Question.id)).where(
        col(Question.state).in_([QuestionState.OPEN, QuestionState.CLOSED])
    )
    recent = select(col(Update.question_id)).where(
        col(Update.final), col(Update.state) == SendState.SENT, col(Update.sent_on) > last
    )
    old = select(col(Batch.id)).where(
        col(Batch.state) == BatchState.RELEASED,
        col(Batch.released_on) <= last,
        col(Batch.question_id).is_(None)
        | (col(Batch.question_id).not_in(waited_for) & col(Batch.question_id).not_in(recent)),
    )
    turn.db.execute(delete(Receipt).where(col(Receipt.batch_id).in_(old)))


def _forget_backups(turn: Turn) -> None:
    oldest = (turn.now - timedelta(days=BACKUP_DAYS)).timestamp()
    folder = turn.house.home / "backups"
    for path in folder.iterdir() if folder.is_dir() else ():
        with contextlib.suppress(
            OSError
        ):  # one that cannot be removed must not keep everything else; `heard doctor` names it
            if path.is_file() and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
