"""The box and the release on PostgreSQL, with several processes' worth of connections at once."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlmodel import Session, col

from bot.anonymity import keys, letterbox
from bot.anonymity.box import Where, find, put, take_back
from bot.anonymity.gate import crowd, left, would_be
from bot.anonymity.receipts import mint
from bot.anonymity.release import Released, new_batch, release
from bot.anonymity.rules import Rules
from bot.anonymity.seal import Letter, open_sealed
from bot.anonymity.tidy import tidy
from bot.models.connection import connect
from bot.models.contribution import Contribution
from bot.models.envelope import Box, Receipt, untidied, waiting_batch
from bot.models.question import Question
from tests.anonymity.conftest import furnish
from tests.anonymity.killed import files_with
from tests.core import Core
from tests.flows.asked import TODAY, Asked, write
from tests.flows.asked import send as send_words
from tests.postgres import new_database

pytestmark = pytest.mark.slow
DAY, NEXT = date(2026, 12, 9), date(2026, 12, 16)
SENTINEL = "Жёлтыйсентинел на сервере"


@pytest.fixture
def home(tmp_path):
    return tmp_path


@pytest.fixture
def engine(home):
    engine = connect(new_database())
    furnish(engine)
    with Session(engine) as db:
        new_batch(db, home, Box(1), DAY)
        db.commit()
    yield engine
    engine.dispose()


def send(engine, home, receipt, words):
    with Session(engine) as db:
        put(db, home, Box(1), receipt, Letter(words))
        db.commit()


def waits(engine, home):
    """The sealed envelopes that wait."""
    with Session(engine) as db:
        return list(letterbox.look(home, waiting_batch(db, Box(1)).public_key).values())


def count(db, table):
    return len(list(db.execute(select(table)).scalars()))


def test_put_taken_back_and_released(engine, home):
    receipts = [mint() for _ in range(5)]
    for n, receipt in enumerate(receipts):
        send(engine, home, receipt, f"text {n}")
    with Session(engine) as db:
        assert take_back(db, home, receipts[0]).where is Where.WAITING
        assert put(db, home, Box(1), receipts[0], Letter("again")) is Where.TAKEN_BACK
        db.commit()
        assert release(db, home, Box(1), Rules(), DAY, following=NEXT) == Released(contributions=4)
        db.commit()
        assert sorted(db.execute(select(col(Contribution.text))).scalars()) == [
            f"text {n}" for n in (1, 2, 3, 4)
        ]
        assert {find(db, home, r).where for r in receipts} == {Where.PASSED_ON}
        assert count(db, Receipt) == 5
    assert tidy(engine, home)
    with Session(engine) as db:
        assert untidied(db) == []
        assert len(list((home / "keys").glob("*.key"))) == 1
        question = db.get(Question, 1)
        assert (crowd(db, question), left(db, question), would_be(db, (1,))) == (0, 0, 0)


def test_no_file_of_the_server_holds_words_before_they_are_opened(tmp_path):
    core = Core(tmp_path)
    core.engine = connect(new_database())
    scene = Asked(core)
    scene.ask()
    for phone in scene.members[:3]:
        send_words(phone, f"{SENTINEL} and more of it")
    scene.ade.press("See where it is")
    write(scene.rowan, f"{SENTINEL} never sent")
    held = files_under_server(core.engine)
    assert files_with(SENTINEL, *held, tmp_path) == []
    scene.until(TODAY + timedelta(days=15))
    assert len(scene.contributions()) == 1
    assert files_with(SENTINEL, *files_under_server(core.engine)) != [], (
        "now they may be read, so the search finds them"
    )
    core.engine.dispose()


def files_under_server(engine):
    """The server's whole folder, with everything written to it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(text("CHECKPOINT"))
        return [Path(db.execute(text("SHOW data_directory")).scalar_one())]


def test_one_transaction_wrote_all_of_a_release(engine, home):
    for n in range(6):
        send(engine, home, mint(), f"text {n}")
    with Session(engine) as db:
        release(db, home, Box(1), Rules(), DAY, following=NEXT)
        db.commit()
        for table in ("contribution", "receipt"):
            marks = db.execute(text(f"SELECT DISTINCT xmin::text FROM {table}")).scalars().all()
            assert len(marks) == 1


def test_the_same_press_on_two_workers_is_one_envelope(engine, home):
    receipt = mint()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _n: send(engine, home, receipt, "words"), range(8)))
    assert len(waits(engine, home)) == 1


def test_many_at_once_lose_none(engine, home):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: send(engine, home, mint(), f"text {n}"), range(16)))
    assert len(waits(engine, home)) == 16


def test_an_envelope_put_in_before_the_release_is_in_it(engine, home):
    for n in range(2):
        send(engine, home, mint(), f"text {n}")

    def let_go():
        with Session(engine) as db:
            came = release(db, home, Box(1), Rules(), DAY, following=NEXT)
            db.commit()
            return came

    with Session(engine) as late, ThreadPoolExecutor(1) as pool:
        put(late, home, Box(1), mint(), Letter("the third"))
        running = pool.submit(let_go)
        assert not wait([running], timeout=0.5).done, "the release waits for who is putting one in"
        late.commit()
        assert running.result(timeout=20) == Released(contributions=3)


def test_an_envelope_put_in_during_the_release_is_sealed_for_the_next(engine, home):
    for n in range(3):
        send(engine, home, mint(), f"text {n}")
    with Session(engine) as db, ThreadPoolExecutor(1) as pool:
        release(db, home, Box(1), Rules(), DAY, following=NEXT)
        running = pool.submit(send, engine, home, mint(), "for the next one")
        assert not wait([running], timeout=0.5).done, "who puts one in waits for the release"
        db.commit()
        running.result(timeout=20)
    assert tidy(engine, home)
    with Session(engine) as db:
        private = keys.read(home, waiting_batch(db, Box(1)).public_key)
    (sealed,) = waits(engine, home)
    assert open_sealed(sealed, private).text == "for the next one"
