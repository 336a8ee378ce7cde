"""Does a turn get slower as an installation grows? The same screens, with 100 people and with very many.

Both installations consist of the same group over and over: 20 people with a project, an open
question and one that is being looked at, with 200 answers. What is measured is the CPU
of a whole turn with its commit; members of both take turns, and the median of each screen counts.
"""

import itertools
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session, SQLModel

import bot.flows.all
import bot.models.tables  # noqa: F401 - loads every table
from bench.rows import Row
from bot.chat import run
from bot.chat.events import Pressed, Said, Shown, Update
from bot.chat.house import House
from bot.models.connection import connect, sqlite_url
from bot.models.contribution import Contribution, How
from bot.models.group import GroupState, add_group
from bot.models.membership import Membership, Role
from bot.models.person import Person
from bot.models.project import Project
from bot.models.promise import Promise
from bot.models.question import Audience, Question, QuestionState

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PEOPLE, ANSWERS = 20, 200
"""In one group."""
STEP = 1_000
"""Between the numbers of one group's rows and the next one's."""
WIDE = 1 << 40
"""The same for contributions, whose numbers are random."""
SCREENS = ("/start", "now", "me", "desk", "q.show:1", "themes.show:2", "q.card:1")


def first_group(db):
    """The group that is copied."""
    group = add_group(db, "Group", zone="Europe/London")
    group.state = GroupState.OPEN
    people = [Person(telegram_id=1 + n, name=f"Person {n}") for n in range(PEOPLE)]
    db.add_all([group, *people])
    db.flush()
    roles = [Role.COORDINATOR] + [Role.MEMBER] * (PEOPLE - 1)
    for person, role in zip(people, roles, strict=True):
        db.add(Membership(person_id=person.id, group_id=group.id, role=role, joined_on=date(2026, 1, 5)))
    project = Project(group_id=group.id, title="Front door", why="So it feels safe", ready=True)
    db.add(project)
    db.flush()
    about = {
        "group_id": group.id,
        "project_id": project.id,
        "author_id": people[0].id,
        "owner_id": people[0].id,
    }
    for n, state in enumerate((QuestionState.OPEN, QuestionState.CLOSED)):
        question = Question(
            **about,
            text=f"What should change? {n}",
            state=state,
            nameless=False,
            opened_on=NOW.date() - timedelta(days=9),
            closes_on=NOW.date() + timedelta(days=5),
            hear_by=NOW.date() + timedelta(days=15),
        )
        db.add(question)
        db.flush()
        db.add(Promise(question_id=question.id, due_on=question.hear_by, owner_id=people[0].id))
        db.add_all(Audience(question_id=question.id, person_id=p.id) for p in people[1:])
        for a in range(ANSWERS // 2):
            db.add(
                Contribution(
                    id=(n * ANSWERS + a) * (WIDE // 1000),
                    question_id=question.id,
                    text="The front door is heavy, and nobody says hello when I come in",
                    how=How.NAMELESS,
                    released_week=date(2026, 11, 16),
                )
            )
    db.flush()


def copied(db, groups):
    """Copy the first group until there are so many."""
    tables = {table.name: table for table in SQLModel.metadata.sorted_tables}
    for table in tables.values():
        if not db.execute(text(f'SELECT 1 FROM "{table.name}" LIMIT 1')).first():
            continue
        db.execute(
            text(
                f'INSERT INTO "{table.name}" ({", ".join(f"""[{c.name}]""" for c in table.columns)}) '
                f"WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {groups - 1}) "
                f'SELECT {", ".join(_moved(table, c) for c in table.columns)} FROM n, "{table.name}" AS t ORDER BY n.k'
            )
        )


def _moved(table, column):
    name = f"t.[{column.name}]"
    if column.foreign_keys:
        return f"{name} + k * {STEP}"
    if column.primary_key:
        return f"{name} + k * {WIDE if table.name == 'contribution' else STEP}"
    if column.name == "telegram_id":
        return f"{name} + k * {STEP}"
    if column.unique:
        return f"{name} || '-' || k"
    return name


def installation(folder, groups):
    engine = connect(sqlite_url(folder / f"{groups}.db"))
    SQLModel.metadata.create_all(engine)
    with Session(engine) as db:
        first_group(db)
        if groups > 1:
            copied(db, groups)
        db.commit()
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()
    return engine


def counts(engine):
    with engine.connect() as db:
        return [db.execute(text(f"SELECT count(*) FROM {t}")).scalar() for t in ("person", "contribution")]


class Visitor:
    """Opens screens as people of many groups; times each turn."""

    def __init__(self, engine, groups, folder):
        self.engine, self.groups = engine, groups
        self.house = House("a_bot", "A Charity", folder)
        self.numbers = itertools.count(1)
        self.took = {screen: [] for screen in SCREENS}

    def visit(self, screen, n):
        group = n * 7919 % self.groups
        who = 1 + (0 if screen.startswith(("desk", "q.show")) else 1 + n % (PEOPLE - 1)) + group * STEP
        name, _sep, number = screen.partition(":")
        number = next(self.numbers)
        if screen == "/start":
            event = Said(who, who, "Person", "en", number, "/start")
        else:
            data = f"{name}:{int(screen.partition(':')[2]) + group * STEP}" if ":" in screen else name
            event = Pressed(who, who, "Person", "en", str(number), number, data, Shown(number, "x", (data,)))
        began = time.thread_time()
        with Session(self.engine, expire_on_commit=False) as db:
            outcome = run.handle(db, Update(number, event), NOW, self.house)
            db.commit()
        self.took[screen].append(time.thread_time() - began)
        assert outcome.fault is None, (screen, outcome.fault)
        assert outcome.stored or outcome.direct, screen


def growth(groups, visits):
    """Compare five groups (100 people) with `groups`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        visitors = [Visitor(installation(folder, g), g, folder) for g in (5, groups)]
        people, answers = counts(visitors[1].engine)
        for n in range(visits):
            for screen in SCREENS:
                for visitor in visitors:
                    visitor.visit(screen, n)
        small, large = ([statistics.median(v.took[s]) for s in SCREENS] for v in visitors)
        for visitor in visitors:
            visitor.engine.dispose()
    ratio = round(sum(large) / sum(small), 2)
    rows = [
        Row(
            f"CPU of a turn with {people:,} people and {answers:,} answers",
            round(statistics.mean(large) * 1e3, 2),
            "ms",
            f"with 100 people and 1,000 answers, {statistics.mean(small) * 1e3:.2f} ms",
            ratio,
            "≤ 1.3 ×",
            ratio <= 1.3,
        )
    ]
    worst = max(range(len(SCREENS)), key=lambda n: large[n] / small[n])
    rows.append(
        Row(
            f"the screen that grows most: {SCREENS[worst]}",
            round(large[worst] * 1e3, 2),
            "ms",
            f"{small[worst] * 1e3:.2f} ms",
            round(large[worst] / small[worst], 2),
        )
    )
    return rows


if __name__ == "__main__":
    for row in growth(500, 40):
        print(row)
