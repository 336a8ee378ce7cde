"""A machine whose clock is a number: the program's own turns, timers and claims, and a Telegram that only notes what it got.

Nothing here decides when something goes. Timers fire through `Timers._fire_next`, rows
go when `claim` gives them out, and `marks` writes down what became of them. The machine
can be down for days, and can stop in the middle of a call.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import event, func, select
from sqlmodel import col

from bot.anonymity.numbers import numbers
from bot.chat.effects import Lane
from bot.delivery import claim as claims
from bot.delivery import marks
from bot.delivery.timers import Timers
from bot.models.broadcast import Broadcast
from bot.models.outbox import Body, Outbox, OutState
from bot.models.timer import Timer
from tests.core import Core

AT_ONCE = 100


@dataclass(slots=True)
class Sent:
    """One call that reached a phone."""

    at: datetime
    row: int
    chat: int
    method: str
    text: str
    silent: bool


@dataclass(slots=True)
class Put:
    """One row as it came into the outbox."""

    at: datetime
    row: int
    chat: int
    person: int | None
    lane: int
    purpose: str
    broadcast: int | None
    urgent: bool
    route: str
    args: tuple[str, ...]
    not_after: datetime | None
    reachable: bool


def _no_disk(connection, _record):
    """What a power cut does to a file is tested elsewhere (tests/crash); here waiting for the disk is only slow."""
    connection.execute("PRAGMA synchronous=OFF")


class Machine(Core):
    """An installation that lives through time; `outages` are pairs of instants, in order and apart."""

    def __init__(self, folder, start, outages=(), kill_every=0):
        super().__init__(folder)
        event.listen(self.engine, "connect", _no_disk)
        self.engine.dispose()
        self.now = start
        self.outages = list(outages)
        self.kill_every, self._until_kill = kill_every, kill_every
        self.timers = Timers(None, None, self.house, None, None, None, None)
        self.numbers = numbers(self.house.home)
        self.sent: list[Sent] = []
        self.put: dict[int, Put] = {}
        self.in_flight: set[int] = set()
        self.blocked: set[int] = set()
        self.next_send: datetime | None = None
        self._swept = start.date()

    # -- time -----------------------------------------------------------------

    def down(self, at):
        """The outage that `at` lies in, or None."""
        place = bisect_right(self.outages, (at, at + timedelta(days=999))) - 1
        return self.outages[place] if place >= 0 and at < self.outages[place][1] else None

    def run_until(self, target):
        """Live until `target`: everything due on the way happens, in order, as soon as the machine is up."""
        while True:
            self.next_send = None
            self._work()
            at = min(t for t in (self._next_timer(), self.next_send, target) if t)
            at = max(at, self.now)
            if outage := self.down(at):
                self.now = min(outage[1], target)
                self._restart()
                if self.now >= target:
                    return
                continue
            if at >= target:
                self.now = target
                self._work()
                return
            self.now = at

    def _work(self):
        if self.down(self.now):
            return
        if self.now.date() != self._swept:
            self._swept = self.now.date()
            with self.session() as db:
                marks.sweep(db, self._swept)
                self._hold_number(db)
                db.commit()
        while True:
            with self.session() as db:
                fired = self.timers._fire_next(db, self.now)
                if fired is None:
                    break
                db.commit()
            if fired.fault:
                raise fired.fault
            self._done(fired.outcome, None)
        self.deliver()

    def _hold_number(self, db):
        """SQLite gives the number of a swept row away again; here each row keeps its own, so that it can be told apart."""
        last = max(self.put, default=0)
        if last and db.get(Outbox, last) is None:
            body = Body(method="held")
            db.add(body)
            db.flush()
            db.add(
                Outbox(id=last, chat=0, body_id=body.id, lane=2, state=OutState.DROPPED, sent_on=self._swept)
            )

    def _restart(self):
        """What the sender does as it starts."""
        with self.session() as db:
            marks.release(db)
            db.commit()

    def _next_timer(self):
        with self.session() as db:
            return db.execute(select(func.min(col(Timer.at)))).scalar()

    # -- sending ----------------------------------------------------------------

    def deliver(self):
        """Send what may go now."""
        self._note_new()
        while not self.down(self.now):
            with self.session() as db:
                found = claims.claim(db, self.now, Lane.BROADCAST, AT_ONCE, self.numbers)
                db.commit()
            self._note_new()  # the week's list is written as rows are claimed
            if self._killed(found.rows):
                self._restart()
                continue
            with self.session() as db:
                for row in found.rows:
                    self._send(db, row)
                db.commit()
            if not found.rows and not found.again:
                self.next_send = found.next_at
                return

    def _killed(self, rows):
        """Every so often the machine stops just after a call was made and before that was written down."""
        self._until_kill -= len(rows)
        if not self.kill_every or not rows or self._until_kill > 0:
            return False
        self._until_kill = self.kill_every
        row = rows[0]
        if row.chat not in self.blocked:
            self.in_flight.add(row.id)
            self._arrives(row)
        return True

    def _send(self, db, row):
        if row.chat in self.blocked:
            marks.shut(db, row.id, row.chat, self.now.date())
            return
        message_id = self.numbers.hide(row.id, self._arrives(row))
        marks.over(db, row.id, row.body_id, OutState.SENT, self.now.date(), message_id=message_id)

    def _arrives(self, row):
        silent = bool(row.params.get("disable_notification")) or row.method.startswith(("edit", "delete"))
        text = row.params.get("text", row.params.get("caption", ""))
        self.sent.append(Sent(self.now, row.id, row.chat, row.method, text, silent))
        params = row.params | (
            {"message_ids": [row.params["message_id"]]} if row.method == "deleteMessage" else {}
        )
        return self.apply(row.chat, row.method, params)

    def _note_new(self):
        last = max(self.put, default=0)
        with self.session() as db:
            rows = db.execute(
                select(Outbox, Broadcast)
                .outerjoin(Broadcast, col(Broadcast.id) == col(Outbox.broadcast_id))
                .where(col(Outbox.id) > last)
            ).all()
        for row, sending in rows:
            self.put[row.id] = Put(
                self.now, row.id, row.chat, row.person_id, row.lane, row.purpose, row.broadcast_id,
                bool(sending and sending.urgent), sending.route if sending else "",
                tuple(sending.args) if sending else (), row.not_after,
                row.state is not OutState.UNREACHABLE,
            )  # fmt: skip

    def state_of(self, row):
        """What became of a row; None when it was swept away."""
        with self.session() as db:
            return db.execute(select(col(Outbox.state)).where(col(Outbox.id) == row)).scalar()
