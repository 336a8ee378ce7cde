"""A release that is killed at any step is one release: everything waits, or everything is out, and never twice."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.anonymity import keys, letterbox
from bot.anonymity.tidy import tidy
from bot.models.connection import connect, sqlite_url
from bot.models.contribution import Contribution
from bot.models.envelope import Batch, BatchState, Receipt, untidied
from bot.models.timer import Timer
from tests.anonymity.killed import copy_of, kill_at, restarted
from tests.core import START, Core
from tests.flows.asked import TODAY, Asked, send

WORDS = [f"Answer number {n}" for n in range(5)]


class Later:
    """The program, started again the day after a weekly release was due."""

    def __init__(self, folder):
        self.core = restarted(folder, START)

    def go_on(self):
        """What the program does at every start and after every release."""
        tidy(self.core.engine, self.core.house.home)
        self.core.wait(days=18)
        assert tidy(self.core.engine, self.core.house.home)


def everything(folder, table):
    engine = connect(sqlite_url(folder / "heard.db"))
    with Session(engine, expire_on_commit=False) as db:
        found = list(db.execute(select(table)).scalars())
    engine.dispose()
    return found


def waiting_in(folder):
    """How many envelopes wait."""
    batches = [b for b in everything(folder, Batch) if b.state is BatchState.WAITING]
    return sum(len(letterbox.look(folder, b.public_key)) for b in batches)


def check(folder):
    assert sorted(c.text for c in everything(folder, Contribution)) == sorted(WORDS)
    assert waiting_in(folder) == 0
    assert len(everything(folder, Receipt)) == len(WORDS) + 1
    old, new = everything(folder, Batch)
    assert (old.state, old.tidied, new.state) == (BatchState.RELEASED, True, BatchState.WAITING)
    assert keys.read(folder, old.public_key) is None
    assert not keys.there(folder, old.public_key)
    engine = connect(sqlite_url(folder / "heard.db"))
    with Session(engine) as db:
        letterbox.sweep(db, folder, datetime.now(UTC) + timedelta(days=2))
    engine.dispose()
    assert sorted(p.suffix for p in (folder / "keys").iterdir()) == [".box", ".key", ".salt"], (
        "no other is left over"
    )
    assert keys.read(folder, new.public_key) is not None


@pytest.fixture
def waiting(tmp_path):
    """Five answers and a refusal wait for a weekly release that is a minute away; the end is two weeks off."""
    home = tmp_path / "home"
    home.mkdir()
    scene = Asked(Core(home))
    scene.ask(closes_on=TODAY + timedelta(days=28), hear_by=TODAY + timedelta(days=21))
    for phone, text in zip(scene.members, WORDS, strict=False):
        send(phone, text)
    scene.members[6].press("Not this time")
    with scene.core.session() as db:
        due = db.execute(select(col(Timer.at)).where(col(Timer.route) == "release.tick")).scalar_one()
    scene.wait(seconds=(due - scene.core.now).total_seconds() - 60)
    scene.core.engine.dispose()
    return home


def test_nothing_goes_wrong_when_nothing_goes_wrong(waiting):
    Later(waiting).go_on()
    check(waiting)


@pytest.mark.slow
def test_killed_at_every_step_and_started_again(waiting, tmp_path):
    here, step, killed, halves = tmp_path / "here", 0, True, set()
    while killed:
        step += 1
        copy_of(waiting, here)
        killed = kill_at(step, here, lambda: Later(here), lambda later: later.go_on())
        halves.add((len(everything(here, Contribution)), waiting_in(here)))
        Later(here).go_on()
        check(here)
    assert halves == {(0, 6), (5, 0)}, "never something in between"
    assert step > 40, "there were steps to be killed at"


@pytest.mark.slow
def test_killed_twice_in_a_row(waiting, tmp_path):
    here = tmp_path / "here"
    for first in (10, 24, 38, 52):
        for second in (5, 27, 49):
            copy_of(waiting, here)
            for step in (first, second):
                kill_at(step, here, lambda: Later(here), lambda later: later.go_on())
            Later(here).go_on()
            check(here)


def test_the_database_refusing_to_commit_leaves_everything_waiting(waiting):
    """A disk that is full at the moment of the commit: nothing is half done, and the next try does it."""
    later = Later(waiting)
    connection = later.core.engine.raw_connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    connection.close()
    try:
        later.core.wait(days=18)
        refused = False
    except Exception as error:
        refused = "full" in str(error)
    later.core.engine.dispose()
    if refused:
        assert waiting_in(waiting) == 6
        assert everything(waiting, Contribution) == []
    Later(waiting).go_on()
    check(waiting)
    with Session(connect(sqlite_url(waiting / "heard.db"))) as db:
        assert untidied(db) == []
