"""A letterbox: as long with one envelope as with sixty, never twice the same, and no sign of when it was changed."""

import os
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from bot.anonymity import keys, letterbox
from bot.anonymity.box import Where, find, put, stir, take_back
from bot.anonymity.receipts import mint
from bot.anonymity.release import new_batch
from bot.anonymity.seal import SEALED, Letter
from bot.models.envelope import Batch, BatchState, Box, waiting_batch
from tests.anonymity.test_rules import OPENED


def begin(engine, home):
    with Session(engine) as db:
        new_batch(db, home, Box(1), OPENED)
        db.commit()
        key = waiting_batch(db, Box(1)).public_key
    return key, keys.path_of(home, key).with_suffix(".box")


def common(old, new):
    """How many places of 64 bytes are the same in both."""
    return sum(old[at : at + 64] == new[at : at + 64] for at in range(0, len(old), 64))


def test_two_copies_have_nothing_in_common_but_their_length(engine, tmp_path):
    _key, path = begin(engine, tmp_path)
    receipts, copies = [mint() for _n in range(3)], [path.read_bytes()]
    with Session(engine) as db:
        for receipt in receipts:
            put(db, tmp_path, Box(1), receipt, Letter("words"))
            copies.append(path.read_bytes())
        take_back(db, tmp_path, receipts[0])
        copies.append(path.read_bytes())
        stir(db, tmp_path)
        copies.append(path.read_bytes())
        assert [find(db, tmp_path, r).where for r in receipts] == [
            Where.TAKEN_BACK,
            Where.WAITING,
            Where.WAITING,
        ]
    assert len({len(c) for c in copies}) == 1
    assert [common(a, b) for n, a in enumerate(copies) for b in copies[n + 1 :]] == [0] * 15


def test_nothing_shows_when_it_was_changed(engine, tmp_path):
    _key, path = begin(engine, tmp_path)
    with Session(engine) as db:
        put(db, tmp_path, Box(1), mint(), Letter("words"))
    assert path.stat().st_mtime == path.parent.stat().st_mtime == 0
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_more_than_it_has_room_for(tmp_path):
    key = keys.make(tmp_path)
    many = {os.urandom(32): os.urandom(SEALED) for _n in range(letterbox.SLOTS + 1)}
    letterbox.lay(tmp_path, key, many)
    assert letterbox.look(tmp_path, key) == many


def test_what_is_left_of_one_that_was_being_written_is_no_harm(engine, tmp_path):
    key, path = begin(engine, tmp_path)
    path.with_suffix(".new").write_bytes(b"half")
    with Session(engine) as db:
        assert put(db, tmp_path, Box(1), mint(), Letter("words")) is Where.WAITING
    assert len(letterbox.look(tmp_path, key)) == 1
    path.with_suffix(".new").write_bytes(b"half again")
    letterbox.remove(tmp_path, key)
    assert [p.suffix for p in path.parent.iterdir()] == [".key"]


def test_what_no_batch_knows_is_destroyed_but_not_at_once(engine, tmp_path):
    key, path = begin(engine, tmp_path)
    stray = keys.make(tmp_path)
    letterbox.lay(tmp_path, stray, {})
    now = datetime.now(UTC)
    with Session(engine) as db:
        letterbox.sweep(db, tmp_path, now)
        assert keys.there(tmp_path, stray), "another process may be about to commit its batch"
        letterbox.sweep(db, tmp_path, now + timedelta(days=2))
    assert sorted(p.name for p in path.parent.iterdir()) == sorted(
        [path.name, keys.path_of(tmp_path, key).name]
    )


def test_of_what_no_batch_knows_letters_are_never_destroyed(engine, tmp_path):
    """The same folder was once run on another database; a crash leaves only empty ones."""
    stray = keys.make(tmp_path)
    letterbox.lay(tmp_path, stray, {os.urandom(32): os.urandom(SEALED)})
    with Session(engine) as db:
        letterbox.sweep(db, tmp_path, datetime.now(UTC) + timedelta(days=2))
    assert len(letterbox.look(tmp_path, stray)) == 1


def test_what_comes_back_after_its_batch_was_opened_is_destroyed(engine, tmp_path):
    key, path = begin(engine, tmp_path)
    with Session(engine) as db:
        batch = db.exec(select(Batch)).one()
        batch.state, batch.tidied = BatchState.RELEASED, True
        letterbox.sweep(db, tmp_path, datetime.now(UTC) + timedelta(days=2))
    assert not keys.there(tmp_path, key)
    assert not path.exists()
