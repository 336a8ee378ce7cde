"""From a file to PostgreSQL: nothing is missing, what waits can still be read, and the old file starts no Heard."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, text
from sqlmodel import Session, col

from bot.anonymity import keys, letterbox
from bot.anonymity.box import put
from bot.anonymity.receipts import digest, mint
from bot.anonymity.release import new_batch
from bot.anonymity.seal import Letter, open_sealed
from bot.models import schema
from bot.models.connection import connect, sqlite_url
from bot.models.conversation import Seen
from bot.models.envelope import Batch, Box
from bot.models.group import Group
from bot.models.outbox import Body, Outbox
from bot.models.person import Person
from bot.models.project import Project
from bot.models.question import Question, QuestionState
from bot.models.tables import metadata
from bot.models.timer import Timer
from bot.move import CannotMove, _copy, move
from tests.postgres import new_database

MARKS = [bytes([n]) * 16 for n in range(30)]
WORDS = [f"answer {n}: Überall, дома 🏡" for n in range(30)]


@pytest.fixture
def home(tmp_path):
    """An installation with a question in it, and thirty letters that wait."""
    engine = connect(sqlite_url(tmp_path / "heard.db"))
    schema.bring_up_to_date(engine, tmp_path)
    with Session(engine) as db:
        db.add_all([Group(id=3, name="Group"), Person(id=1, name="Sam 👋", telegram_id=2**40)])
        db.flush()
        db.add(Project(id=1, group_id=3))
        db.flush()
        db.add(
            Question(
                id=1, group_id=3, project_id=1, author_id=1, text="Why?", state=QuestionState.OPEN,
                opened_on=date(2026, 11, 23), closes_on=date(2026, 12, 6),
            )
        )  # fmt: skip
        at = datetime(2026, 10, 25, 1, 30, 0, 123456, tzinfo=UTC)
        db.add(Timer(at=at, route="q.close", args=["1"], name="q.close:1"))
        db.add(Body(id=7, method="sendMessage", params={"text": "x", "b": {"z": 1, "a": [None, True]}}))
        db.flush()
        db.add(Outbox(chat=-(2**41), body_id=7, not_before=at))
        db.add_all([Seen(mark=m, day=at.date()) for m in MARKS])
        new_batch(db, tmp_path, Box(1), date(2026, 12, 2))
        receipts = [mint() for _ in WORDS]
        for receipt, words in zip(receipts, WORDS, strict=True):
            put(db, tmp_path, Box(1), receipt, Letter(text=words))
        db.commit()
    engine.dispose()
    (tmp_path / "receipts").write_text("\n".join(receipts))
    return tmp_path


@pytest.fixture
def target():
    url = new_database()
    engine = connect(url)
    yield engine
    engine.dispose()


def address(engine):
    return engine.url.render_as_string(hide_password=False)


def letters(engine, home):
    """What waits, as the installation on this database reads it."""
    with Session(engine) as db:
        public = db.execute(select(col(Batch.public_key))).scalar_one()
    found = letterbox.look(home, public)
    return {d: open_sealed(sealed, keys.read(home, public)).text for d, sealed in found.items()}


def test_nothing_is_missing_and_the_old_file_starts_no_heard(home, target):
    compared = move(home, address(target))
    assert all(one.same for one in compared)
    assert {one.table: one.rows for one in compared}["batch"] == 1
    assert {one.table for one in compared} == {t.name for t in metadata.sorted_tables}
    receipts = (home / "receipts").read_text().split()
    assert letters(target, home) == dict(zip(map(digest, receipts), WORDS, strict=True))

    with target.connect() as db:  # nothing says in which order they came
        order = list(db.execute(text("SELECT mark FROM seen ORDER BY ctid")).scalars())
        assert [bytes(m) for m in order] != MARKS
        assert sorted(bytes(m) for m in order) == MARKS
        assert len(set(db.execute(text("SELECT xmin::text FROM seen")).scalars())) == 1
    with Session(target) as db:  # running numbers go on
        group = Group(name="Next")
        db.add(group)
        db.flush()
        assert group.id == 4

    old = connect(sqlite_url(home / "heard.db"))
    with pytest.raises(schema.Moved):
        schema.bring_up_to_date(old, home)
    old.dispose()
    with pytest.raises(CannotMove, match="moved already"):
        move(home, address(target))


def test_what_holds_something_else_is_refused_and_nothing_is_touched(home, target):
    schema.bring_up_to_date(target, home)
    with Session(target) as db:
        db.add(Group(name="Somebody else's"))
        db.commit()
    with pytest.raises(CannotMove, match="group"):
        move(home, address(target))
    old = connect(sqlite_url(home / "heard.db"))
    assert len(letters(old, home)) == len(WORDS)
    old.dispose()


def test_interrupted_after_the_copy_it_goes_on_but_not_over_a_difference(home, target):
    old = connect(sqlite_url(home / "heard.db"))
    schema.bring_up_to_date(target, home)
    _copy(old, target)
    old.dispose()
    with target.begin() as db:  # the control: one letter less would be seen
        row = db.execute(text("DELETE FROM timer RETURNING at, route, args, name")).one()
    with pytest.raises(CannotMove, match="timer"):
        move(home, address(target))
    with Session(target) as db:
        db.add(Timer(id=1, at=row.at, route=row.route, args=row.args, name=row.name))
        db.commit()
    assert all(one.same for one in move(home, address(target)))
    assert len(letters(target, home)) == len(WORDS)


def test_a_file_that_is_not_there_or_a_target_that_is_no_server_is_said(tmp_path, home):
    with pytest.raises(CannotMove, match="no database"):
        move(tmp_path / "nowhere", "postgresql+psycopg://x/y")
    with pytest.raises(CannotMove, match="must be PostgreSQL"):
        move(home, sqlite_url(home / "other.db"))


def test_a_number_that_a_button_carried_is_not_given_out_again(home, target):
    """A person who was erased before the move: a card may still carry the number."""
    with Session(connect(sqlite_url(home / "heard.db"))) as db:
        erased = Person(name="Ade", telegram_id=5)
        db.add(erased)
        db.flush()
        number = erased.id
        db.delete(erased)
        db.commit()
    move(home, address(target))
    with Session(target) as db:
        newcomer = Person(name="Mel", telegram_id=6)
        db.add(newcomer)
        db.flush()
        assert newcomer.id > number
