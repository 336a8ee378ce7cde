"""People over a year: three groups, questions that are answered for late or never, and everything that goes wrong.

Everything comes from one seed. What coordinators send goes the real way: they press
*Send now*, and the minute passes.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from bot.models.briefing import Briefing
from bot.models.contribution import Contribution
from bot.models.group import Group, GroupState
from bot.models.meeting import Meeting
from bot.models.membership import Membership, Role
from bot.models.message import Message, To
from bot.models.person import Person
from bot.models.project import Decides, Level, Project
from bot.models.promise import current_promise
from bot.models.question import Question, QuestionState
from bot.models.update import Outcome, Status, Update
from tests.flows.asked import send
from tests.year.machine import Machine

ZONES = ["Europe/London"] * 16 + ["America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Europe/Dublin"]
QUIET = [(time(20), time(9))] * 6 + [
    (time(22), time(7)),
    (time(9), time(17)),
    (time(0), time(0)),
    (time(21, 30), time(10)),
]


SMALL = 8
"""Where fewer could have written, nobody is offered to write without a name."""


@dataclass
class Plan:
    """How long and how much.

    Attributes:
        forgetful: how often a coordinator lets a date pass.
        kill_every: after so many calls the machine stops in the middle of one.
    """

    start: date
    days: int
    people: int
    questions: int
    outages: int
    seed: int = 1
    forgetful: float = 0.35
    kill_every: int = 400


@dataclass
class Life:
    """One person as the checks know them: when they were on pause, blocked, or gone."""

    person: int
    chat: int
    zone: str
    quiet: tuple[time, time]
    groups: tuple[int, ...]
    away: list[tuple[datetime, datetime]] = field(default_factory=list)

    def gone(self, at):
        return any(start <= at < end for start, end in self.away)


def _letters(number):
    """A number in letters: digits in an answer are pointed out to whoever writes without a name."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


class World:
    """A machine and its people."""

    def __init__(self, folder, plan):
        self.plan, self.random = plan, random.Random(plan.seed)
        self.start = datetime.combine(plan.start, time(8), UTC)
        self.end = self.start + timedelta(days=plan.days)
        self.machine = Machine(folder, self.start, self._outages(), plan.kill_every)
        self.lives: dict[int, Life] = {}
        self.staff: dict[int, object] = {}
        self.todo: list[tuple[datetime, int, object]] = []
        self.sealed: dict[int, list[str]] = {}
        """What was answered without a name, by question."""
        self._read: dict[type, list] = {}
        self._settle_in()
        self._plan_year()

    # -- before -------------------------------------------------------------------

    def _outages(self):
        """From an hour to four days, never two at once."""
        meeting = datetime.combine(self.plan.start + timedelta(days=12), time(16), UTC)
        found = [
            (meeting - timedelta(hours=22, minutes=30), meeting)
        ]  # from after its reminder until it is over
        for n in range(1, self.plan.outages):
            span = self.plan.days * 24 / self.plan.outages
            begin = self.start + timedelta(hours=span * n + self.random.uniform(0.1, 0.5) * span)
            hours = min(self.random.choice([1, 2, 5, 9, 14, 30, 60, 100]), span * 0.45)
            end = begin + timedelta(hours=hours)
            if all(end < first or last < begin for first, last in found):
                found.append((begin, end))
        return sorted(found)

    def _settle_in(self):
        with self.machine.session() as db:
            groups = [
                Group(
                    name=f"Group {n}", state=GroupState.OPEN, stand_in_name="Alex", outside_name="Priya",
                    outside_phone="01632 960 111", help_lines=["samaritans"], agreement="We listen.",
                    reading_times=[{"weekday": 0, "at": "09:00"}],
                )
                for n in range(3)
            ]  # fmt: skip
            db.add_all(groups)
            db.commit()
            self.groups = [g.id for g in groups]
        for group in self.groups:
            self.staff[group] = self._person(f"Sam {group}", (group,), Role.COORDINATOR, plain=True)
        for n in range(self.plan.people):
            own = self.groups[n % 3]
            more = [
                g
                for g in self.groups
                if g != own and (n % 10 == 0 or (n % 4 == 0 and g == self.groups[(n + 1) % 3]))
            ]
            self._person(f"Person {n}", (own, *more), Role.MEMBER)
        with self.machine.session() as db:
            self.projects = {}
            for group in self.groups:
                project = Project(
                    group_id=group, title="The door", organisation_name="Council", why="Why", can_change="Signs",
                    cannot_change="Walls", decides=Decides.ORGANISATION, decider="Dana", level=Level.CONSULT, ready=True,
                )  # fmt: skip
                db.add(project)
                db.flush()
                self.projects[group] = project.id
            db.commit()

    def _person(self, name, groups, role, *, plain=False):
        phone = self.machine.phone(name)
        zone = "Europe/London" if plain else ZONES[len(self.lives) % len(ZONES)]
        quiet = self.random.choice(QUIET) if zone == "Europe/London" and not plain else QUIET[0]
        shared = not plain and self.random.random() < 0.05
        with self.machine.session() as db:
            person = Person(
                telegram_id=phone.id,
                name=name,
                zone=zone,
                quiet_from=quiet[0],
                quiet_to=quiet[1],
                shared_phone=shared,
            )
            db.add(person)
            db.flush()
            for group in groups:
                db.add(
                    Membership(
                        person_id=person.id,
                        group_id=group,
                        role=role,
                        joined_on=self.plan.start,
                        agreed_version=1,
                    )
                )
            db.commit()
            phone.person_id = person.id
            self.lives[person.id] = Life(person.id, phone.id, zone, quiet, groups)
        return phone

    # -- what is going to happen ----------------------------------------------------

    def _at(self, when, act):
        self.todo.append((when, len(self.todo), act))

    def _some_day(self, least=0.0, most=1.0):
        day = self.plan.start + timedelta(days=int(self.random.uniform(least, most) * self.plan.days))
        return datetime.combine(
            day, time(self.random.choice([9, 11, 14, 16, 19, 22])), ZoneInfo("Europe/London")
        ).astimezone(UTC)

    def _plan_year(self):
        for n in range(self.plan.questions):
            group = self.groups[n % 3]
            self._at(self._some_day(0, 0.8), lambda g=group: self._ask(g))
        for group in self.groups:
            for week in range(self.plan.days // 7):
                monday = self.start + timedelta(days=7 * week, hours=2)
                self._at(monday, lambda g=group: self._message(g))
                if week % 2 == 0:
                    self._at(monday + timedelta(days=1, hours=3), lambda g=group: self._brief(g))
                if week % 3 == 0:
                    self._at(monday + timedelta(days=2), lambda g=group: self._meet(g))
        members = [
            life for life in self.lives.values() if life.chat not in {p.id for p in self.staff.values()}
        ]
        gone = self.random.sample(members, len(members) // 5)
        for life in gone:
            begin = self._some_day(0, 0.9)
            end = begin + timedelta(days=self.random.randint(3, 40))
            self._at(begin, lambda one=life: self._leaves(one))
            self._at(end, lambda one=life: self._returns(one))
        for life in [one for one in members if self._may_pause(one) and one not in gone][:1]:
            self._pauses_in_the_night(life)
        late = self.start + timedelta(
            days=11, hours=8.5
        )  # an hour before an outage that lasts until it is over
        self._at(late, lambda: self._meet(self.groups[0], days=1))

    def _may_pause(self, life):
        return self.groups[0] in life.groups and life.zone == "Europe/London" and life.quiet == QUIET[0]

    def _pauses_in_the_night(self, life):
        """While a message from late in the evening waits for the morning."""
        evening = self.start + timedelta(days=9, hours=14, minutes=30)
        self._at(evening, lambda: self._message(self.groups[0]))
        self._at(evening + timedelta(hours=1), lambda: self._leaves(life, blocks=False))
        self._at(evening + timedelta(days=4), lambda: self._returns(life))

    def live(self):
        """Everything, in order. Acts that people do while the machine is down wait on Telegram's side, as updates do."""
        while self.todo:
            self.todo.sort(key=lambda one: one[:2])
            when, _n, act = self.todo.pop(0)
            if when >= self.end:
                break
            if outage := self.machine.down(when):
                when = outage[1] + timedelta(seconds=1)
            self.machine.run_until(max(when, self.machine.now))
            act()
        self.machine.run_until(self.end)
        return self

    # -- acts -------------------------------------------------------------------------

    def _leaves(self, life, *, blocks=None):
        """They pause, or block the bot; None leaves it to chance."""
        now = self.machine.now
        life.away.append((now, datetime.max.replace(tzinfo=UTC)))
        if self.random.random() < 0.5 if blocks is None else blocks:
            self.machine.blocked.add(life.chat)
        else:
            self._change(life, paused=True)

    def _returns(self, life):
        life.away[-1] = (life.away[-1][0], self.machine.now)
        self.machine.blocked.discard(life.chat)
        self._change(life, paused=False, reachable=True)

    def _change(self, life, **about):
        with self.machine.session() as db:
            person = db.get(Person, life.person)
            for name, value in about.items():
                setattr(person, name, value)
            db.add(person)
            db.commit()

    def _add(self, row):
        with self.machine.session() as db:
            db.add(row)
            db.commit()
            return row.id

    def _send(self, group, noun, row_id):
        self.staff[group].press_data(f"send.go:{noun}:{row_id}")

    def _message(self, group):
        author = self.staff[group].person_id
        number = self._add(
            Message(group_id=group, author_id=author, text=f"Coffee {self.machine.now:%j}", to=To.EVERYBODY)
        )
        self._send(group, "msg", number)

    def _brief(self, group):
        author = self.staff[group].person_id
        number = self._add(
            Briefing(group_id=group, author_id=author, title="News", gist="The door is open.", ask="Read it.")
        )
        self._send(group, "brief", number)

    def _meet(self, group, days=10):
        """A meeting in some days, to which some say yes."""
        author = self.staff[group].person_id
        on = self.machine.now.date() + timedelta(days=days)
        number = self._add(
            Meeting(
                group_id=group,
                author_id=author,
                title="Coffee",
                on=on,
                starts=time(14),
                ends=time(15),
                zone="Europe/London",
                place="Library",
                getting_there="Bus 12.",
                steps="none",
                ground="neutral",
                purpose="To talk.",
                expected="Come as you are.",
                services="None.",
                host="Sam",
                afterwards="Notes.",
            )
        )
        self._send(group, "meet", number)
        day = self.machine.now + timedelta(days=1)
        self._at(day, lambda: self._say_yes(group, number))

    def _say_yes(self, group, meeting):
        for life in self.lives.values():
            eager = 0.3 if life.zone == "Europe/London" else 1
            if group in life.groups and self.random.random() < eager and not life.gone(self.machine.now):
                self.machine.phones[life.chat].press_data(f"rsvp:{meeting}:yes")

    def _ask(self, group):
        staff = self.staff[group].person_id
        today = self.machine.now.date()
        number = self._add(
            Question(
                group_id=group, project_id=self.projects[group], author_id=staff, owner_id=staff, at_closing=True,
                text=f"What would help ({today:%j})?", closes_on=today + timedelta(days=13),
                hear_by=today + timedelta(days=self.random.randint(18, 21)), decider="Dana",
            )
        )  # fmt: skip
        self._send(group, "q", number)
        self._at(self.machine.now + timedelta(days=1), lambda: self._answer(group, number))
        self._at(self.machine.now + timedelta(days=14), lambda: self._attend(group, number))

    def _answer(self, group, question):
        """Nobody, too few or enough answer without a name; what they write is read only with others."""
        now = self.machine.now
        there = [
            life
            for life in self.lives.values()
            if group in life.groups and not life.gone(now) and life.person != self.staff[group].person_id
        ]
        writers = self.random.sample(there, self.random.choice([0, 2, 4])) if len(there) >= SMALL else []
        with self.machine.session() as db:
            if db.get(Question, question).state is not QuestionState.OPEN:
                return
        self.sealed[question] = [f"sealed {_letters(question)} {_letters(life.person)}" for life in writers]
        for life, text in zip(writers, self.sealed[question], strict=True):
            send(self.machine.phones[life.chat], text, question)

    def _attend(self, group, question):
        """The coordinator looks at what is owed: tells it in time, forgets, or settles it; then looks again."""
        with self.machine.session() as db:
            row = db.get(Question, question)
            promise = current_promise(db, question)
        if row.state is QuestionState.SETTLED:
            return
        now = self.machine.now
        if promise is None:
            self._again(now, group, question)
            return
        on_day = datetime.combine(promise.due_on, time(11), UTC)
        if now < on_day - timedelta(days=1):
            self._at(
                on_day - timedelta(days=self.random.choice([0, 0, 1]), hours=self.random.randint(0, 2)),
                lambda: self._attend(group, question),
            )
            return
        if self.random.random() >= self.plan.forgetful and now.date() <= promise.due_on:
            self._tell(group, question)
        self._again(now, group, question)

    def _again(self, now, group, question):
        self._at(now + timedelta(days=2), lambda: self._attend(group, question))

    def _tell(self, group, question):
        today = self.machine.now.date()
        final = self.random.random() < 0.4
        number = self._add(
            Update(
                question_id=question, author_id=self.staff[group].person_id, note=f"Where it stands {today:%j}.",
                final=final, next_on=None if final else today + timedelta(days=self.random.randint(14, 21)),
            )
        )  # fmt: skip
        if final:
            self._sort(question, number)
        self._send(group, "news", number)

    def _sort(self, question, update):
        """Put every answer aside with a reason, and say what became of them."""
        with self.machine.session() as db:
            answers = (
                db.execute(select(Contribution).where(col(Contribution.question_id) == question))
                .scalars()
                .all()
            )
            for answer in answers:
                answer.unused_because = "Others said the same."
            if answers:
                db.add(
                    Outcome(
                        update_id=update, theme_id=None, status=Status.HEARD, happened="It is in the plan."
                    )
                )
            db.commit()

    # -- reading ------------------------------------------------------------------------

    def rows(self, table):
        """All rows of a table; read once, after everything has happened."""
        if table not in self._read:
            with self.machine.session() as db:
                self._read[table] = list(db.execute(select(table).order_by(col(table.id))).scalars())
        return self._read[table]

    def question(self, number):
        return next(q for q in self.rows(Question) if q.id == number)
