"""A twin: an installation with made-up people, lived through by the program itself.

Nothing of the anonymous channel is imitated: every press goes through the same turn,
every message through the same outbox, and the release is the real one. Only Telegram is
left out; a row counts as sent, with the number Telegram would have given it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Engine, delete, select
from sqlmodel import Session, col

import bot.flows.all  # noqa: F401 - declares every route
from bot.anonymity.attacker.calendar import COLLECTS, OPENED, START
from bot.anonymity.attacker.copies import Copy
from bot.anonymity.attacker.furnish import GUEST_LINK, QUESTION, SAM, chat_of
from bot.anonymity.attacker.leaks import Leak
from bot.anonymity.attacker.people import Plan, Shape, Step
from bot.anonymity.attacker.phones import Telegram
from bot.anonymity.box import stir
from bot.anonymity.numbers import numbers
from bot.anonymity.receipts import digest
from bot.anonymity.tidy import tidy
from bot.chat import run
from bot.chat.effects import Lane
from bot.chat.events import Due, Event, Pressed, Update
from bot.chat.house import House
from bot.chat.run import Outcome
from bot.delivery import marks
from bot.delivery.claim import Claimed, claim
from bot.models.conversation import Seen
from bot.models.outbox import OutState
from bot.models.person import Person
from bot.models.timer import Timer


class Ground(Protocol):
    """Where twins are built: one at a time, on one engine."""

    name: str
    home: Any
    engine: Engine
    left_out: dict[str, str]

    def fresh(self, shape: Shape) -> None: ...  # noqa: D102
    def copy(self, *, deep: bool) -> Copy: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102


@dataclass
class Lived:
    """What became of a twin, with the truth that an attacker does not have.

    Attributes:
        roster: our numbers of the people, by their place.
        writer: who wrote the words with each label, by place.
        digests: what the envelope with each label is known by.
        before: copies up to the evening before the release, one a night.
        after: the copies after it.
    """

    shape: Shape
    plan: Plan
    roster: list[int] = field(default_factory=list)
    writer: dict[int, int] = field(default_factory=dict)
    digests: dict[int, bytes] = field(default_factory=dict)
    before: list[Copy] = field(default_factory=list)
    after: list[Copy] = field(default_factory=list)


def live(ground: Ground, shape: Shape, plan: Plan, leak: Leak | None = None) -> Lived:
    """Let a new installation live from the question to the morning after its first release."""
    ground.fresh(shape)
    twin = Twin(ground, Lived(shape, plan), leak or Leak())
    twin.live()
    return twin.lived


class Twin:
    """One installation while it lives."""

    def __init__(self, ground: Ground, lived: Lived, leak: Leak) -> None:
        self.ground, self.lived, self.leak = ground, lived, leak
        self.house = House("heard_bot", "Riverside Charity", ground.home)
        self.telegram = Telegram()
        self._numbers = numbers(ground.home)
        self.now = START
        self._next_timer = START

    def live(self) -> None:
        """Everything, from the question to the morning after the release."""
        lived = self.lived
        people = range(lived.shape.people + lived.shape.guests)
        lived.writer = {label: p for p, label in lived.plan.labels.items()}
        self.leak.begun(self)
        self.act(SAM, lambda t, p: t.press_data(p, f"send.go:q:{QUESTION}"))
        self._until(START + timedelta(seconds=61))
        lived.before.append(self.ground.copy(deep=False))
        steps = list(lived.plan.steps)
        for n in range(COLLECTS):
            day = OPENED + timedelta(days=n)
            while steps and steps[0].at.date() == day:
                self._step(steps.pop(0))
            self._until(datetime.combine(day, START.time(), START.tzinfo) + timedelta(hours=13, minutes=30))
            lived.before.append(self.ground.copy(deep=n == COLLECTS - 1))
            self._new_day(day + timedelta(days=1))
        self._until(self.now + timedelta(hours=1))
        assert tidy(self.ground.engine, self.house.home)
        self.leak.released(self)
        lived.after.append(self.ground.copy(deep=True))
        self._until(self.now + timedelta(hours=9))
        lived.after.append(self.ground.copy(deep=False))
        lived.roster = [self._number(p) for p in people]

    def act(
        self, chat: int, what: Callable[[Telegram, Any], Event], then: Callable[[Session], None] | None = None
    ) -> None:
        """One update: the turn, then what it leaves to be said. `then` is done in the same transaction."""
        event = what(self.telegram, self.telegram.phone(chat))
        update = Update(self.telegram.update_id(), event)

        def work(db: Session) -> Outcome:
            outcome = run.handle(db, update, self.now, self.house)
            if then:
                then(db)
            self.leak.acted(self, db, update.update_id, outcome)
            return outcome

        self._say(self._do(work))

    # -- people ---------------------------------------------------------------

    def _step(self, step: Step) -> None:
        self._until(step.at)
        chat = chat_of(step.who)
        match step.what:
            case "write":
                self._write(step.who)
            case "decline":
                self.act(chat, lambda t, p: t.press(p, f"decline.now:{QUESTION}"))
            case "scan":
                self.act(chat, lambda t, p: t.say(p, f"/start q_{GUEST_LINK}"))
            case "rsvp":
                said = "yes" if step.at.second % 2 else "maybe"
                self.act(chat, lambda t, p: t.press_data(p, f"rsvp:1:{said}"))
            case what:
                self.act(chat, lambda t, p: t.say(p, "/start"))
                if what == "now":
                    self.act(chat, lambda t, p: t.press(p, "now"))

    def _write(self, who: int) -> None:
        chat, words = chat_of(who), self.lived.plan.words[who]
        from_list = self.telegram.newest_leads_to(chat, "q.card")
        for route in (*(("q.card",) if from_list else ()), "answer.open", "answer.told", "answer.text"):
            self._press(chat, route)
        self.act(chat, lambda t, p: t.say(p, words, reply=True))

        def send(telegram: Telegram, phone: Any) -> Event:
            event = telegram.press(phone, "answer.send")
            assert isinstance(event, Pressed)
            receipt = event.data.split(":", 3)[3]
            self.lived.digests[self.lived.plan.labels[who]] = digest(receipt)
            return event

        self.act(chat, send, lambda db: self.leak.sent(self, db, who))

    def _press(self, chat: int, route: str) -> None:
        self.act(chat, lambda telegram, phone: telegram.press(phone, route))

    def _number(self, who: int) -> int:
        with Session(self.ground.engine) as db:
            found = select(col(Person.id)).where(col(Person.telegram_id) == chat_of(who))
            return db.execute(found).scalar_one_or_none() or 0

    # -- the program ------------------------------------------------------------

    def _do(self, work: Callable[[Session], Any]) -> Any:
        """A transaction as `bot.models.database` makes it."""
        with Session(self.ground.engine, expire_on_commit=False) as db:
            result = work(db)
            db.commit()
        return result

    def _say(self, outcome: Outcome) -> None:
        if outcome.fault:
            raise outcome.fault
        self.telegram.direct(outcome.direct)
        if outcome.stored:
            self._send()

    def _send(self) -> None:
        """Claim, send and mark, as the sender does."""
        while rows := self._do(lambda db: claim(db, self.now, Lane.BROADCAST, 30, self._numbers)).rows:
            for row in rows:
                self._sent(row, self.telegram.call(row.chat, row.method, row.params))

    def _sent(self, row: Claimed, number: int | None) -> None:
        today, hidden = self.now.date(), self._numbers.hide(row.id, number)
        self._do(lambda db: marks.over(db, row.id, row.body_id, OutState.SENT, today, message_id=hidden))

    def _until(self, instant: datetime) -> None:
        """Move the clock; everything that falls due on the way happens."""
        while self._next_timer <= instant:
            self.now = max(self.now, self._next_timer)
            outcome, self._next_timer = self._do(self._fire)
            if outcome:
                self._say(outcome)
                self._send()
        self.now = instant

    def _fire(self, db: Session) -> tuple[Outcome | None, datetime]:
        timer = db.execute(select(Timer).order_by(col(Timer.at), col(Timer.id)).limit(1)).scalar_one_or_none()
        if timer is None or timer.at > self.now:
            return None, timer.at if timer else self.now + timedelta(days=365)
        due = Due(timer.route, tuple(timer.args), timer.at)
        db.execute(delete(Timer).where(col(Timer.id) == timer.id))
        return run.fall_due(db, due, self.now, self.house), self.now

    def _new_day(self, today: date) -> None:
        """What intake does once a day."""

        def forget(db: Session) -> None:
            db.execute(delete(Seen))
            stir(db, self.house.home)
            marks.sweep(db, today)

        self._do(forget)
