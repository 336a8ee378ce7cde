"""The tables of the channel hold these columns and no others: a column is a place for a leak."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from bot.models.contribution import Contribution, How
from bot.models.tables import metadata

ALLOWED = {
    "receipt": {"digest", "batch_id"},
    "tally": {"batch_id", "vote", "count"},
    "mailbox": {"public_key", "contribution_id"},
    "mail": {"id", "mailbox", "sealed", "asked", "text", "week"},
    "seen": {"mark", "day"},
    "batch": {
        *(
            "id",
            "question_id",
            "briefing_id",
            "update_id",
            "public_key",
            "state",
            "release_on",
            "released_on",
            "too_few",
            "lost",
            "tidied",
        ),
    },
    "contribution": {
        *("id", "question_id", "batch_id", "text", "how", "person_id", "released_week", "notes", "quotable"),
        *("theme_id", "unused_because", "hidden_because", "outside_told"),
    },
}
"""`person_id` of a contribution is for named ones; a CHECK keeps it empty on the others."""


@pytest.mark.parametrize("table", ALLOWED)
def test_no_column_but_these(table):
    assert {c.name for c in metadata.tables[table].columns} == ALLOWED[table]


@pytest.mark.parametrize("table", ["receipt", "contribution", "mailbox", "mail"])
def test_no_running_number_and_no_rowid(table):
    key = metadata.tables[table].primary_key.columns.values()[0]
    assert not key.autoincrement or key.type.python_type is not int
    assert metadata.tables[table].dialect_options["sqlite"]["with_rowid"] is False


@pytest.mark.parametrize("table", ["receipt", "tally", "mailbox", "mail"])
def test_nothing_points_to_a_person_from_there(table):
    assert {k.column.table.name for k in metadata.tables[table].foreign_keys} <= {"batch", "mailbox"}


@pytest.mark.parametrize("how", [h for h in How if h is not How.NAMED])
def test_only_a_named_answer_can_hold_a_name(engine, how):
    with Session(engine) as db:
        db.add(Contribution(question_id=1, text="x", how=how, person_id=1, released_week=date(2026, 12, 7)))
        with pytest.raises(IntegrityError):
            db.flush()
