"""The release: all at once, shuffled, and only if enough wrote."""

import shutil
import sqlite3
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import event, select
from sqlmodel import Session, col

from bot.anonymity import keys, letterbox
from bot.anonymity.box import Where, find, put
from bot.anonymity.receipts import digest, mint
from bot.anonymity.release import Released, new_batch, release
from bot.anonymity.rules import Rules
from bot.anonymity.seal import SEALED, Letter, Unreadable, open_sealed
from bot.anonymity.tidy import tidy
from bot.models.contribution import Contribution, How
from bot.models.envelope import Batch, BatchState, Box, Receipt, any_lost, untidied, waiting_batch

DAY, NEXT = date(2026, 12, 9), date(2026, 12, 16)
RULES = Rules()


@pytest.fixture
def db(engine, tmp_path):
    with Session(engine, expire_on_commit=False, info={"home": tmp_path}) as db:
        new_batch(db, tmp_path, Box(1), DAY)
        db.commit()
        yield db


def fill(db, *letters):
    receipts = [mint() for _ in letters]
    for receipt, letter in zip(receipts, letters, strict=True):
        put(db, db.info["home"], Box(1), receipt, letter)
    db.commit()
    return receipts


def let_go(db, home, following=NEXT):
    came = release(db, home, Box(1), RULES, DAY, following=following)
    db.commit()
    return came


def texts(db):
    return sorted(db.execute(select(col(Contribution.text))).scalars())


def rows(db, table):
    return list(db.execute(select(table)).scalars())


def waits(db):
    """The envelopes of the waiting batch."""
    return letterbox.look(db.info["home"], waiting_batch(db, Box(1)).public_key)


def test_three_are_released_with_all_that_goes_with_them(db, tmp_path):
    receipts = fill(
        db, Letter("one", ("s", "l"), quotable=True), Letter("two", alone=True), Letter("three"), Letter()
    )
    assert let_go(db, tmp_path) == Released(contributions=3)
    found = {c.text: c for c in rows(db, Contribution)}
    assert set(found) == {"one", "two", "three"}
    assert (found["one"].notes, found["one"].quotable) == (["l", "s"], True)
    for c in found.values():
        assert (c.how, c.person_id, c.released_week) == (How.NAMELESS, None, date(2026, 12, 7))
    assert {find(db, tmp_path, r).where for r in receipts} == {Where.PASSED_ON}, (
        "a refusal leads there like an answer"
    )
    old, new = rows(db, Batch)
    assert (old.state, old.released_on, old.too_few) == (BatchState.RELEASED, DAY, False)
    assert (new.state, new.release_on, new.public_key != old.public_key) == (BatchState.WAITING, NEXT, True)


def test_two_wait_for_the_next_time_and_nothing_is_written(db, tmp_path):
    fill(db, Letter("one"), Letter("two", alone=True), Letter(), Letter())
    sealed = waits(db)
    assert let_go(db, tmp_path) is None
    assert texts(db) == []
    assert waits(db) == sealed
    assert waiting_batch(db, Box(1)).release_on == NEXT
    assert letterbox.lost(db, tmp_path) == []


def test_at_the_end_only_those_who_said_so_are_read(db, tmp_path):
    fill(db, Letter("only with others"), Letter("also alone", alone=True))
    assert let_go(db, tmp_path, following=None) == Released(contributions=1, destroyed=1)
    assert texts(db) == ["also alone"]
    assert rows(db, Batch)[0].too_few
    assert waiting_batch(db, Box(1)) is None


def test_at_the_end_enough_is_enough(db, tmp_path):
    fill(db, *[Letter(f"with others {n}") for n in range(3)])
    assert let_go(db, tmp_path, following=None) == Released(contributions=3)
    assert not rows(db, Batch)[0].too_few


@pytest.mark.parametrize(("marked", "shown"), [(1, 0), (2, 0), (3, 3)])
def test_passed_on_is_shown_only_when_three_wish_it(db, tmp_path, marked, shown):
    fill(db, *[Letter(f"text {n}", relayed=n < marked) for n in range(5)])
    let_go(db, tmp_path)
    assert Counter(c.how for c in rows(db, Contribution))[How.RELAYED] == shown


def test_what_was_released_once_is_not_released_again(db, tmp_path):
    fill(db, *[Letter(f"text {n}") for n in range(4)])
    let_go(db, tmp_path, following=None)
    assert let_go(db, tmp_path, following=None) is None
    assert len(texts(db)) == 4
    assert len(rows(db, Receipt)) == 4


def test_a_lost_key_is_owned_up_to(db, tmp_path):
    receipts = fill(db, Letter("one"), Letter("two"), Letter("three"))
    keys.destroy(tmp_path, waiting_batch(db, Box(1)).public_key)
    assert let_go(db, tmp_path) == Released(lost=True)
    assert {find(db, tmp_path, r).where for r in receipts} == {Where.UNKNOWN}, (
        "not even whose it was is known"
    )
    assert any_lost(db)
    assert keys.read(tmp_path, waiting_batch(db, Box(1)).public_key) is not None


def test_one_damaged_envelope_does_not_hold_up_the_rest(db, tmp_path):
    fill(db, *[Letter(f"text {n}") for n in range(4)])
    spoilt = waits(db)
    spoilt[next(iter(spoilt))] = b"x" * SEALED
    letterbox.lay(tmp_path, waiting_batch(db, Box(1)).public_key, spoilt)
    assert let_go(db, tmp_path) == Released(contributions=3, lost=True)


@pytest.mark.slow
def test_the_order_of_envelopes_says_nothing_about_the_order_of_answers(engine, tmp_path):
    """Twelve envelopes, forty releases: where the text of the first one on the disk comes out is spread evenly."""
    places, among_receipts = Counter(), Counter()
    for _round in range(40):
        with Session(engine, info={"home": tmp_path}) as db:
            new_batch(db, tmp_path, Box(1), DAY)
            receipts = fill(db, *[Letter(f"text {n}") for n in range(12)])
            found = list(waits(db))
            first = [digest(r) for r in receipts].index(found[0])
            order = insertion_order(db, lambda: let_go(db, tmp_path, following=None))
            assert len(order["contribution"]) == 12
            assert Counter(order["receipt"]) == Counter(found)
            places[order["contribution"].index(f"text {first}")] += 1
            among_receipts[order["receipt"].index(found[0])] += 1
    for seen in (places, among_receipts):
        assert len(seen) >= 8, seen
        assert max(seen.values()) <= 15, seen


def insertion_order(db, act):
    """What `act` inserts, in the order in which it goes to the database."""
    order = {"contribution": [], "receipt": []}

    def note(_connection, _cursor, statement, parameters, _context, many):
        for table, pick in (("contribution", lambda p: p), ("receipt", lambda p: p)):
            if statement.startswith(f"INSERT INTO {table} "):
                names = statement.split("(")[1].split(")")[0].split(", ")
                at = names.index("text" if table == "contribution" else "digest")
                rows_given = parameters if many else [parameters]
                order[table] += [pick(row)[at] for row in rows_given]

    event.listen(db.get_bind(), "before_cursor_execute", note)
    act()
    event.remove(db.get_bind(), "before_cursor_execute", note)
    return order


def test_no_old_copy_opens_after_the_release(db, tmp_path, engine):
    fill(db, *[Letter(f"text {n}") for n in range(4)])
    stolen, public = tmp_path / "stolen", waiting_batch(db, Box(1)).public_key
    shutil.copytree(tmp_path / "keys", stolen / "keys")
    old = list(letterbox.look(stolen, public).values())
    private = keys.read(stolen, public)
    assert all(open_sealed(e, private).text for e in old), "with its key it would open"
    keys.path_of(stolen, public).unlink()
    let_go(db, tmp_path)
    db.close()
    assert tidy(engine, tmp_path)
    left = [p.read_bytes() for p in (tmp_path / "keys").glob("*.key")]
    assert left
    for key in left:
        keys.path_of(stolen, public).write_bytes(key)
        assert letterbox.look(stolen, public) is None
        for envelope in old:
            with pytest.raises(Unreadable):
                open_sealed(envelope, key)


def test_tidying_removes_the_letterbox_and_empties_the_log(db, tmp_path, engine):
    fill(db, *[Letter(f"text {n}") for n in range(6)])
    box = keys.path_of(tmp_path, waiting_batch(db, Box(1)).public_key).with_suffix(".box")
    assert box.exists()
    let_go(db, tmp_path)
    db.close()
    assert tidy(engine, tmp_path)
    assert not box.exists()
    assert (tmp_path / "heard.db-wal").stat().st_size < 10_000, "only that it is done"
    with Session(engine) as db:
        assert untidied(db) == []


def test_a_reader_who_holds_an_old_copy_is_a_failure_that_is_tried_again(db, tmp_path, engine):
    fill(db, *[Letter(f"text {n}") for n in range(3)])
    reader = sqlite3.connect(tmp_path / "heard.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM batch").fetchone()
    let_go(db, tmp_path)
    db.close()
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    assert not tidy(engine, tmp_path)
    with Session(engine) as db:
        assert len(untidied(db)) == 1
    reader.execute("COMMIT")
    assert tidy(engine, tmp_path)
    assert tidy(engine, tmp_path), "doing it again changes nothing"


def test_a_key_that_cannot_be_removed_is_a_failure_that_is_tried_again(db, tmp_path, engine):
    fill(db, *[Letter(f"text {n}") for n in range(3)])
    old = waiting_batch(db, Box(1)).public_key
    let_go(db, tmp_path)
    db.close()
    path = keys.path_of(tmp_path, old)
    aside = tmp_path / "aside"
    path.rename(aside)
    path.mkdir()
    assert not tidy(engine, tmp_path), "a folder stands where the key was"
    path.rmdir()
    aside.rename(path)
    assert tidy(engine, tmp_path)
    assert keys.read(tmp_path, old) is None


def test_words_of_others_count_as_from_one_sender(db, tmp_path):
    """Somebody who passes on two of their own making cannot have a third person's words read alone."""
    fill(db, Letter("the one that is not theirs"), Letter("mine", other=True), Letter("mine too", other=True))
    assert let_go(db, tmp_path, following=None) == Released(contributions=0, destroyed=3)


def test_with_enough_senders_all_that_was_passed_on_is_read(db, tmp_path):
    fill(db, Letter("one"), Letter("two"), *[Letter(f"passed on {n}", other=True) for n in range(3)])
    assert let_go(db, tmp_path, following=None) == Released(contributions=5)
