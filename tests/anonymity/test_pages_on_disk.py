"""What the file itself tells: after tidying, the place of a row on its page says nothing about when it was written.

A row of a table without row numbers lies on its page in the order of writing, although
its key is random. So a named answer, written on a day that is known, would tell which
rows were there before it. VACUUM lays the rows out by their keys.
"""

import struct
from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from bot.anonymity.box import put
from bot.anonymity.receipts import mint
from bot.anonymity.release import new_batch, release
from bot.anonymity.rules import Rules
from bot.anonymity.seal import Letter
from bot.anonymity.tidy import tidy
from bot.models.contribution import Contribution, How
from bot.models.envelope import Box

DAY = date(2026, 12, 9)
LEAF = 0x0A
"""The first byte of a leaf page of an index, which is what a table without row numbers is."""


def cells_in_key_order(path, root):
    """Whether on every leaf page of the tree at `root` the cells lie in the order of their keys, seen from the end."""
    content = path.read_bytes()
    size = struct.unpack(">H", content[16:18])[0]
    orders = []

    def visit(number):
        page = content[(number - 1) * size : number * size]
        kind, cells = page[0], struct.unpack(">H", page[3:5])[0]
        head = 8 if kind == LEAF else 12
        places = struct.unpack(f">{cells}H", page[head : head + 2 * cells])
        if kind == LEAF:
            orders.append(list(places) == sorted(places, reverse=True))
            return
        for place in places:
            visit(struct.unpack(">I", page[place : place + 4])[0])
        visit(struct.unpack(">I", page[8:12])[0])

    visit(root)
    return all(orders)


def root_of(engine, table):
    with engine.connect() as db:
        return db.execute(text("SELECT rootpage FROM sqlite_master WHERE name = :t"), {"t": table}).scalar()


def flush(engine):
    """Bring what lies in the log into the file."""
    connection = engine.raw_connection()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_rows_lie_by_their_keys_and_not_by_their_age(engine, tmp_path):
    path = tmp_path / "heard.db"
    with Session(engine) as db:
        new_batch(db, tmp_path, Box(1), DAY)
        for n in range(12):
            put(db, tmp_path, Box(1), mint(), Letter(f"text {n}"))
            db.add(
                Contribution(
                    question_id=1,
                    text=f"named {n}",
                    how=How.NAMED,
                    person_id=1,
                    released_week=date(2026, 11, 23),
                )
            )
            db.flush()
        release(db, tmp_path, Box(1), Rules(), DAY, following=None)
        db.commit()
    flush(engine)
    before = [cells_in_key_order(path, root_of(engine, t)) for t in ("contribution", "receipt")]
    assert before == [False, False], "before, their order tells when each was written"
    assert tidy(engine, tmp_path)
    flush(engine)
    assert [cells_in_key_order(path, root_of(engine, t)) for t in ("contribution", "receipt")] == [True, True]
