"""The release: every envelope of a box is opened at once, shuffled, and forgotten.

All of it is one transaction, so that a crash anywhere leaves either everything waiting
or everything released. What the transaction cannot do, destroying the key and the
letterbox and removing old copies from the file, `tidy` does afterwards, and again until it is done.
"""

import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select
from sqlmodel import Session, col

from bot.anonymity import keys, letterbox
from bot.anonymity.box import lock
from bot.anonymity.rules import Rules
from bot.anonymity.seal import Letter, Unreadable, open_sealed
from bot.models.contribution import Contribution, How, random_id
from bot.models.envelope import Batch, BatchState, Box, Receipt, Tally, waiting_batch
from bot.models.mailbox import Mail, Mailbox

MARKED_TOGETHER = 3
"""Fewest senders of one batch who must want "passed on" shown before it is (design/anonymity.md, 11)."""

_by_chance = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class Released:
    """What a release came to.

    Attributes:
        contributions: how many can be read now.
        replies: how many letters came to a mailbox.
        destroyed: how many were to be read only with others, and too few wrote.
        lost: whether nobody can open any more what waited, or a part of it: how much it was, nobody knows.
    """

    contributions: int = 0
    replies: int = 0
    destroyed: int = 0
    lost: bool = False


def new_batch(db: Session, home: Path, box: Box, release_on: date) -> Batch:
    """Begin to collect envelopes under a fresh key. Raises OSError if the key cannot be kept."""
    batch = Batch(
        question_id=box.question_id,
        briefing_id=box.briefing_id,
        update_id=box.update_id,
        public_key=keys.make(home),
        release_on=release_on,
    )
    letterbox.lay(home, batch.public_key, {})
    db.add(batch)
    db.flush()
    return batch


def release(
    db: Session, home: Path, box: Box, rules: Rules, today: date, *, following: date | None
) -> Released | None:
    """Open the waiting envelopes of a box if it is time for them.

    Args:
        db: the session; the caller commits, and then calls `bot.anonymity.tidy.tidy`.
        home: HEARD_HOME.
        box: whose.
        rules: the installation's numbers.
        today: the group's local day.
        following: the day of the release after this one; None for the last.

    Returns:
        What came of it; None when nothing is collected, or too few wait and a later release will come.
    """
    lock(db, box)
    batch = waiting_batch(db, box)
    if batch is None:
        return None
    found = letterbox.look(home, batch.public_key)
    if found is None:
        came, batch.lost = Released(lost=True), True
    else:
        letters = _opened(found, keys.read(home, batch.public_key))
        written = [x for x in letters if x is not None and not x.empty and not x.asked]
        enough = senders(written) >= rules.least_batch
        if not enough and following is not None:
            batch.release_on = following
            return None
        kept = written if enough else [x for x in written if x.alone]
        batch.too_few = not enough
        _write(db, batch, kept, today)
        replies = [x for x in letters if x is not None and x.text and x.asked]
        _write_replies(db, replies, today)
        _count(db, batch, Counter(x.vote for x in letters if x is not None and x.vote))
        came = Released(len(kept), len(replies), len(written) - len(kept), None in letters)
    _write_receipts(db, batch, list(found or ()))
    batch.state, batch.released_on = BatchState.RELEASED, today
    if following is not None:
        new_batch(db, home, box, following)
    db.flush()
    return came


def senders(letters: list[Letter]) -> int:
    """The fewest people these letters can be from: one chat sends one of its own, and any number that it passes on.

    Otherwise somebody could open a batch early with words of their own, and read the one that is not theirs.
    """
    return sum(not x.other for x in letters) + any(x.other for x in letters)


def destroy_unread(db: Session, home: Path, box: Box, today: date) -> None:
    """End the waiting batch of a box without opening anything: it was sent by mistake. `today` is the group's local day."""
    lock(db, box)
    batch = waiting_batch(db, box)
    if batch is None:
        return
    _write_receipts(db, batch, list(letterbox.look(home, batch.public_key) or ()))
    batch.state, batch.released_on, batch.lost = BatchState.RELEASED, today, True
    db.flush()


def _opened(envelopes: letterbox.Envelopes, private_key: bytes | None) -> list[Letter | None]:
    """The letters in those that were not taken back; None for one that cannot be opened."""
    return [_open(sealed, private_key) for sealed in envelopes.values() if sealed is not None]


def _open(sealed: bytes, private_key: bytes | None) -> Letter | None:
    try:
        return open_sealed(sealed, private_key) if private_key else None
    except Unreadable:
        return None


def _write(db: Session, batch: Batch, letters: list[Letter], today: date) -> None:
    """Write the contributions in an order that has nothing to do with that of the envelopes."""
    marked = sum(x.relayed for x in letters) >= MARKED_TOGETHER
    numbered = [(random_id(), x) for x in letters]
    _by_chance.shuffle(numbered)
    rows = [
        {
            "id": number,
            "question_id": batch.question_id,
            "batch_id": batch.id,
            "text": x.text,
            "how": How.RELAYED if x.relayed and marked else How.NAMELESS,
            "released_week": today - timedelta(days=today.weekday()),
            "notes": sorted(x.notes),
            "quotable": x.quotable,
        }
        for number, x in numbered
    ]
    if rows:
        db.execute(insert(Contribution), rows)
    followed = [
        {"public_key": bytes.fromhex(x.mailbox), "contribution_id": n} for n, x in numbered if x.mailbox
    ]
    if followed:
        db.execute(insert(Mailbox), followed)


def _write_replies(db: Session, letters: list[Letter], today: date) -> None:
    """Put replies into the mailboxes they belong to; of a mailbox that is gone, nothing is kept."""
    wanted = {bytes.fromhex(x.mailbox) for x in letters}
    there = set(
        db.execute(select(col(Mailbox.public_key)).where(col(Mailbox.public_key).in_(wanted))).scalars()
    )
    week = today - timedelta(days=today.weekday())
    rows = [
        {"id": random_id(), "mailbox": box, "asked": x.asked, "text": x.text, "week": week, "sealed": None}
        for x in letters
        if (box := bytes.fromhex(x.mailbox)) in there
    ]
    _by_chance.shuffle(rows)
    if rows:
        db.execute(insert(Mail), rows)


def _count(db: Session, batch: Batch, votes: Counter[str]) -> None:
    """Write how often each vote was found, in the order of the alphabet."""
    if votes:
        rows = [{"batch_id": batch.id, "vote": v, "count": n} for v, n in sorted(votes.items())]
        db.execute(insert(Tally), rows)


def _write_receipts(db: Session, batch: Batch, digests: list[bytes]) -> None:
    """Note every receipt as used, in an order of their own; what was taken back too."""
    _by_chance.shuffle(digests)
    if digests:
        rows = [{"digest": d, "batch_id": batch.id} for d in digests]
        db.execute(insert(Receipt), rows)
