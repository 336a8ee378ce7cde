"""What the tests of the anonymous channel stand on: a real SQLite file with every setting, and a question in it."""

from datetime import date

import pytest
from sqlmodel import Session, SQLModel

import bot.models.tables  # noqa: F401 - loads every table
from bot.models.database import connect, sqlite_url
from bot.models.group import Group
from bot.models.person import Person
from bot.models.project import Project
from bot.models.question import Question, QuestionState


def furnish(engine):
    """Tables, and question 1 of group 1, open and with nothing in it."""
    SQLModel.metadata.create_all(engine)
    with Session(engine) as db:
        db.add_all([Group(id=1, name="Group"), Person(id=1, name="Sam")])
        db.flush()
        db.add(Project(id=1, group_id=1))
        db.flush()
        db.add(
            Question(
                id=1,
                group_id=1,
                project_id=1,
                author_id=1,
                text="Why?",
                state=QuestionState.OPEN,
                opened_on=date(2026, 11, 23),
                closes_on=date(2026, 12, 6),
            )
        )
        db.commit()


@pytest.fixture
def engine(tmp_path):
    engine = connect(sqlite_url(tmp_path / "heard.db"))
    furnish(engine)
    yield engine
    engine.dispose()
