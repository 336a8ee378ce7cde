"""The box in which envelopes wait: putting one in, taking it out, and where a receipt leads.

The envelopes of a box lie in a file (`bot.anonymity.letterbox`); the database learns of
them when they are released.

A box belongs to a question, a briefing or an update (`bot.models.envelope.Box`). Another
conversation uses it like this: `release.new_batch(db, home, box, day)` opens it, for
`rules.COLLECTS` at least; a tap is put in by `tap`, in a route that is `sealed=True`; a timer
whose route begins with ``release.`` calls `release.release(...)` on the day, and afterwards
`envelope.tallies(db, box)` counts the taps, which are shown only through `bot.chat.counts`.
A letter with text is an answer (or one to a question's points), and becomes a contribution;
only a question's box takes those.

Nothing here knows a person, or writes a row. On PostgreSQL a lock that leaves no trace in any
row keeps two who put one in, and a release, apart; SQLite has one writer. A file cannot be
undone with a transaction: what was put in stays when the turn fails or is run again
(`bot.models.database`), so everything here gives the same when it is done twice.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.anonymity import letterbox
from bot.anonymity.receipts import NotAReceipt, digest, mint
from bot.anonymity.seal import Letter, seal
from bot.models.envelope import Batch, Box, Receipt, waiting_batch, waiting_batches

LOCKS = 0x48656172
"""The first half of every advisory lock of a question's box ("Hear"), one more of a briefing's, two of an update's;
the second is its number."""


class Where(StrEnum):
    """Where the envelope of a receipt is."""

    WAITING = "waiting"
    TAKEN_BACK = "taken_back"
    PASSED_ON = "passed_on"
    LOST = "lost"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a receipt leads; the batch tells when it was, or will be, opened."""

    where: Where
    batch: Batch | None = None


class NoBatch(Exception):
    """The box collects no envelopes: it is not open, or its last ones were released."""


def lock(db: Session, box: Box) -> None:
    """Keep everybody else from changing what waits in a box until the transaction ends (PostgreSQL)."""
    if db.get_bind().dialect.name == "postgresql":
        numbers = (box.question_id, box.briefing_id, box.update_id)
        kind = next(n for n, number in enumerate(numbers) if number)
        db.execute(select(func.pg_advisory_xact_lock(LOCKS + kind, numbers[kind])))


def put(db: Session, home: Path, box: Box, receipt: str, letter: Letter) -> Where:
    """Seal a letter and put it in a box, once however often it is done. It stays there also if the transaction is undone.

    Returns:
        WAITING when it lies there now, or where an earlier one with this receipt went.

    Raises:
        NoBatch: if nothing is collected, or its key is gone, so that nobody could ever read it.
        NotAReceipt: if `receipt` is none.
        OSError: if it cannot be written.
    """
    name = digest(receipt)
    lock(db, box)
    batch = waiting_batch(db, box)
    waiting = letterbox.look(home, batch.public_key) if batch else None
    used = _in_box(batch, waiting, name) or _passed(db, name)
    if used:
        return used.where
    if batch is None or waiting is None:
        raise NoBatch
    letterbox.lay(home, batch.public_key, waiting | {name: seal(letter, batch.public_key)})
    return Where.WAITING


def tap(db: Session, home: Path, box: Box, chance: bytes, vote: str) -> None:
    """Put a tap in a box: once, however often it is done with the same `chance` (`bot.anonymity.limits.Limits.draw`).

    Raises:
        NoBatch, OSError: as of `put`.
    """
    put(db, home, box, mint(chance), Letter(vote=vote, alone=True))


def take_back(db: Session, home: Path, receipt: str) -> Found:
    """Destroy the waiting envelope of a receipt. The receipt stays used, so that an old *Send* never stores it again.

    Returns:
        Where it was found; WAITING means that it is gone now.
    """
    found = find(db, home, receipt)
    if found.where is not Where.WAITING or found.batch is None:
        return found
    lock(db, box_of(found.batch))
    db.expire_all()
    found = find(db, home, receipt)
    if found.where is Where.WAITING and found.batch is not None:
        waiting = letterbox.look(home, found.batch.public_key) or {}
        letterbox.lay(home, found.batch.public_key, waiting | {digest(receipt): None})
    return found


def anything_waits(db: Session, home: Path, box: Box) -> bool:
    """Whether any envelope lies in a box."""
    batch = waiting_batch(db, box)
    waiting = letterbox.look(home, batch.public_key) if batch else None
    return any(waiting.values()) if waiting else False


def stir(db: Session, home: Path) -> None:
    """Write every letterbox anew, so that not even its change tells on which days somebody put something in."""
    for batch in waiting_batches(db):
        lock(db, box_of(batch))
        waiting = letterbox.look(home, batch.public_key)
        if waiting is not None:
            letterbox.lay(home, batch.public_key, waiting)


def box_of(batch: Batch) -> Box:
    """The box a batch belongs to."""
    return Box(batch.question_id, batch.briefing_id, batch.update_id)


def find(db: Session, home: Path, receipt: str) -> Found:
    """Where a receipt leads. Reads only; words that are no receipt lead nowhere."""
    try:
        name = digest(receipt)
    except NotAReceipt:
        return Found(Where.UNKNOWN)
    for batch in waiting_batches(db):
        if found := _in_box(batch, letterbox.look(home, batch.public_key), name):
            return found
    return _passed(db, name) or Found(Where.UNKNOWN)


def _in_box(batch: Batch | None, waiting: letterbox.Envelopes | None, name: bytes) -> Found | None:
    """Where the envelope of that digest is, if it is in this letterbox, or was."""
    if waiting is None or name not in waiting:
        return None
    return Found(Where.WAITING if waiting[name] else Where.TAKEN_BACK, batch)


def _passed(db: Session, name: bytes) -> Found | None:
    """Where it went, if its batch was opened."""
    batch = db.execute(
        select(Batch).join(Receipt, col(Receipt.batch_id) == col(Batch.id)).where(col(Receipt.digest) == name)
    ).scalar_one_or_none()
    return Found(Where.LOST if batch.lost else Where.PASSED_ON, batch) if batch else None
