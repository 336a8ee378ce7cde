"""What the tests of the anonymous channel stand on: a real SQLite file with every setting, and a question in it."""

from datetime import date

import pytest
from sqlmodel import Session

import bot.models.tables  # noqa: F401 - loads every table
from bot.models.group import Group
from bot.models.person import Person
from bot.models.project import Project
from bot.models.question import Question, QuestionState
from tests.blank import blank


def furnish(engine):
    """Question 1 of group 1, open and with nothing in it."""
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
    engine = blank(tmp_path)
    furnish(engine)
    yield engine
    engine.dispose()
