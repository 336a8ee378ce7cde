"""Leaks that are planted in throw-away twins: each attack must find its own, or it proves nothing.

Each is a fault that a programmer could make in an afternoon. They are written into the
twin's own database and files, so that an attack has to find them the way it would find
a real one.
"""

import random
import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, LargeBinary, MetaData, Table, delete, insert, select, update
from sqlmodel import Session, col

from bot.anonymity.attacker.furnish import QUESTION, chat_of
from bot.anonymity.attacker.people import Plan, Shape, one_by_one
from bot.anonymity.numbers import numbers
from bot.anonymity.seal import SEALED
from bot.chat.effects import Direct
from bot.chat.run import Outcome
from bot.models.contribution import Contribution, How, random_id
from bot.models.conversation import Conversation, Seen
from bot.models.envelope import Receipt
from bot.models.outbox import Body, Outbox, OutState
from bot.models.person import Person

PEOPLE = 8
ALL, HALF = Shape(PEOPLE, PEOPLE, 0), Shape(PEOPLE, PEOPLE // 2, 0)
LONG_WORDS = {"text": "x" * 3000}
"""As long as a page of the database: the next words need a new one."""


class Leak:
    """No leak; each kind below overrides something.

    Attributes:
        shape: how many write.
    """

    shape = HALF

    def plan(self, dice: random.Random) -> Plan:
        """What people do in the twin it is planted in."""
        return one_by_one(PEOPLE, dice, writers=self.shape.writers)

    def sent(self, twin: Any, db: Session, who: int) -> None:
        """Called in the transaction in which somebody's envelope was put in."""

    def begun(self, twin: Any) -> None:
        """Called when nobody has done anything yet."""

    def acted(self, twin: Any, db: Session, update_id: int, outcome: Outcome) -> None:
        """Called in the transaction of every update."""

    def released(self, twin: Any) -> None:
        """Called after the release was tidied up."""


def _person(db: Session, who: int) -> int:
    found = db.execute(select(col(Person.id)).where(col(Person.telegram_id) == chat_of(who)))
    return int(found.scalar_one() or 0)


def _lie_anew(twin: Any, table: Any, order: Callable[[Any], Any]) -> None:
    """Write a table's rows again, in an order."""
    with Session(twin.ground.engine) as db:
        rows = sorted(db.execute(select(table)).scalars(), key=order)
        values = [row.model_dump() for row in rows]
        db.execute(delete(table))
        for value in values:
            db.execute(insert(table).values(**value))
        db.commit()


def _writer(twin: Any) -> Callable[[Contribution], int]:
    """Who wrote an answer: the truth, which only a fault could know."""
    who = {words: p for p, words in twin.lived.plan.words.items()}
    return lambda answer: who[answer.text]


ENVELOPE = Table(
    "envelope",
    MetaData(),
    Column("digest", LargeBinary, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""A table that Heard does not have any more: attackers named too many writers by the moment at which its rows came."""


class EnvelopeRow(Leak):
    """Envelopes wait in the database."""

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        ENVELOPE.create(db.connection(), checkfirst=True)
        row = {
            "digest": twin.lived.digests[twin.lived.plan.labels[who]],
            "sealed": secrets.token_bytes(SEALED),
        }
        db.execute(insert(ENVELOPE).values(**row))


class NamedRow(EnvelopeRow):
    """A row that names the sender is written beside the envelope: what words are expected next."""

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        super().sent(twin, db, who)
        db.merge(Conversation(person_id=_person(db, who), route="named.text", args=[str(QUESTION)]))


class Draft(Leak):
    """The words are kept as a draft."""

    shape = ALL

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        words = twin.lived.plan.words[who]
        db.merge(Conversation(person_id=_person(db, who), route="answer.text", args=[words]))


class SortedEnvelopes(EnvelopeRow):
    """People write in the order in which they are known."""

    shape = ALL

    def plan(self, dice: random.Random) -> Plan:  # noqa: D102
        return one_by_one(PEOPLE, dice, writers=PEOPLE, in_turn=True)


class SortedAnswers(Leak):
    """The release writes answers in the order of people, and nothing is written anew afterwards."""

    shape = ALL

    def released(self, twin: Any) -> None:  # noqa: D102
        _lie_anew(twin, Contribution, _writer(twin))


class SortedWriters(NamedRow):
    """The same, where it is known who wrote."""

    def released(self, twin: Any) -> None:  # noqa: D102
        _lie_anew(twin, Contribution, _writer(twin))


class CountedAnswers(Leak):
    """Answers have running numbers instead of random ones."""

    shape = ALL

    def released(self, twin: Any) -> None:  # noqa: D102
        who = _writer(twin)
        with Session(twin.ground.engine) as db:
            for answer in list(db.execute(select(Contribution)).scalars()):
                change = update(Contribution).where(col(Contribution.id) == answer.id)
                db.execute(change.values(id=who(answer)))
            db.commit()


class Unshuffled(NamedRow):
    """Answers and receipts are written in one order, and a row names who put an envelope in."""

    shape = ALL

    def released(self, twin: Any) -> None:  # noqa: D102
        who, writer = _writer(twin), twin.lived.writer
        holder = {digest: writer[label] for label, digest in twin.lived.digests.items()}
        secret = dict(zip(range(PEOPLE), random.Random(7).sample(range(PEOPLE), PEOPLE), strict=True))  # noqa: S311
        _lie_anew(twin, Contribution, lambda answer: secret[who(answer)])
        _lie_anew(twin, Receipt, lambda receipt: secret[holder[receipt.digest]])


class Unpadded(EnvelopeRow):
    """Envelopes are as long as what is in them; some people always write more than others."""

    shape = ALL

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        super().sent(twin, db, who)
        own = ENVELOPE.c.digest == twin.lived.digests[twin.lived.plan.labels[who]]
        db.execute(update(ENVELOPE).where(own).values(sealed=bytes(1000 * (who + 1))))


class StoredReceipt(EnvelopeRow):
    """What is said in the channel goes through the outbox, with the numbers of its messages."""

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        super().sent(twin, db, who)
        newest = twin.telegram.newest
        for number in (newest - 3, newest + 1):
            body = insert(Body).values(method="sendMessage", params=LONG_WORDS).returning(col(Body.id))
            db.execute(
                insert(Outbox).values(
                    chat=chat_of(who),
                    body_id=db.execute(body).scalar_one(),
                    person_id=_person(db, who),
                    state=OutState.SENT,
                    message_id=number,
                    sent_on=twin.now.date(),
                )
            )


class PlainNumbers(Leak):
    """The numbers of ordinary updates are kept as they are."""

    def plan(self, dice: random.Random) -> Plan:  # noqa: D102
        return one_by_one(PEOPLE, dice, writers=self.shape.writers, around=True)

    def acted(self, twin: Any, db: Session, update_id: int, outcome: Outcome) -> None:  # noqa: D102
        if outcome.stored:
            own = col(Seen.mark) == numbers(twin.house.home).mark(update_id)
            db.execute(update(Seen).where(own).values(mark=update_id.to_bytes(16)))


class CountedTurns(PlainNumbers):
    """Updates of the channel leave a mark in the database, like any other."""

    def acted(self, twin: Any, db: Session, update_id: int, outcome: Outcome) -> None:  # noqa: D102, ARG002
        if any(isinstance(effect, Direct) for effect in outcome.direct):
            db.add(Seen(mark=secrets.token_bytes(16), day=twin.now.date()))


class OpenBox(Leak):
    """A letterbox is written as it is, not enciphered; and somebody's row is written on the same day."""

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        NamedRow().sent(twin, db, who)
        db.execute(delete(ENVELOPE))
        path = twin.house.home / "open.box"
        held = path.read_bytes()
        label = twin.lived.plan.labels[who]
        slot = twin.lived.digests[label].ljust(SEALED, b"\1")
        path.write_bytes(held[: label * SEALED] + slot + held[(label + 1) * SEALED :])

    def begun(self, twin: Any) -> None:  # noqa: D102
        (twin.house.home / "open.box").write_bytes(bytes(PEOPLE * SEALED))


class File(NamedRow):
    """A file is written for each envelope."""

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        super().sent(twin, db, who)
        (twin.house.home / f"envelope-{random_id()}").write_bytes(b"")


class Naive(Leak):
    """No channel at all: an answer is written when it comes, and its writer is thanked through the outbox."""

    shape = ALL

    def sent(self, twin: Any, db: Session, who: int) -> None:  # noqa: D102
        StoredReceipt().sent(twin, db, who)
        words, today = twin.lived.plan.words[who], twin.now.date()
        db.add(Contribution(question_id=QUESTION, text=words, how=How.NAMELESS, released_week=today))


LEAKS: dict[str, type[Leak]] = {
    "named_row": NamedRow,
    "draft": Draft,
    "sorted_envelopes": SortedEnvelopes,
    "sorted_answers": SortedAnswers,
    "sorted_writers": SortedWriters,
    "counted_answers": CountedAnswers,
    "unshuffled": Unshuffled,
    "unpadded": Unpadded,
    "stored_receipt": StoredReceipt,
    "plain_numbers": PlainNumbers,
    "counted_turns": CountedTurns,
    "open_box": OpenBox,
    "file": File,
    "naive": Naive,
}
