"""The attacker reads files itself, so it must read them right: what it does not see, it cannot find."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.anonymity.attacker.heap import Column, dead_rows
from bot.anonymity.attacker.pages import Pages, frames, record
from bot.models.connection import connect
from tests.postgres import new_database

ROWS = st.lists(
    st.tuples(st.integers(-(2**63), 2**63 - 1), st.none() | st.text(max_size=200), st.binary(max_size=9000)),
    max_size=40,
)


def whole(pages, cell):
    """A row with what lies in its further pages."""
    found, more = cell.inside, cell.more
    while more:
        page = pages.of[more]
        more = int.from_bytes(page[:4], "big")
        found += page[4:]
    return found[: cell.long]


def rows_in(pages, root):
    return [record(whole(pages, c)) for number in pages.tree(root) for c in pages.cells(number)]


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_every_row_is_read_as_sqlite_reads_it(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("pages") / "x.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE plain (n, words, bytes)")
    db.execute("CREATE TABLE keyed (k INTEGER, words, bytes, PRIMARY KEY (k)) WITHOUT ROWID")
    db.executemany("INSERT INTO plain VALUES (?, ?, ?)", rows)
    db.executemany("INSERT INTO keyed VALUES (?, ?, ?)", [(n, *r[1:]) for n, r in enumerate(rows)])
    db.commit()
    roots = dict(db.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
    db.close()
    pages = Pages.read(path.read_bytes())
    wanted = sorted(map(repr, map(list, rows)))
    assert sorted(map(repr, rows_in(pages, roots["plain"]))) == wanted
    assert sorted(map(repr, (r[1:] for r in rows_in(pages, roots["keyed"])))) == sorted(
        repr(list(r[1:])) for r in rows
    )


def test_the_log_is_read_in_the_order_of_writing(tmp_path):
    path = tmp_path / "x.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE TABLE t (n)")
    for n in range(5):
        db.execute("INSERT INTO t VALUES (?)", (n,))
    (root,) = db.execute("SELECT rootpage FROM sqlite_master").fetchone()
    found = frames((tmp_path / "x.db-wal").read_bytes())
    seen = [Pages(4096, {f.page: f.data}).cells(f.page) for f in found if f.page == root]
    assert [len(cells) for cells in seen] == [0, 1, 2, 3, 4, 5]
    assert sum(f.commits for f in found) == 6


def test_unused_pages_are_found(tmp_path):
    path = tmp_path / "x.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=OFF")
    db.execute("CREATE TABLE t (words)")
    db.execute("INSERT INTO t VALUES (?)", ("sentinel" * 5000,))
    assert list(Pages.read(path.read_bytes()).free()) == []
    db.execute("DELETE FROM t")
    pages = Pages.read(path.read_bytes())
    assert any(b"sentinel" in pages.of[n] for n in pages.free())


def test_rows_that_postgresql_deleted_are_read():
    engine = connect(new_database())
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(text("CREATE TABLE t (id bigint NOT NULL, n integer NOT NULL, digest bytea NOT NULL)"))
        for n in range(3):
            db.execute(text("INSERT INTO t VALUES (:i, :n, :d)"), {"i": n, "n": 7, "d": b"d" * 32})
        db.execute(text("DELETE FROM t WHERE id = 1"))
        db.execute(text("CHECKPOINT"))
        file = db.execute(text("SELECT pg_read_binary_file(pg_relation_filepath('t'))")).scalar()
    found = list(dead_rows(bytes(file), [Column("id", 8), Column("n", 4), Column("digest", 0)]))
    assert [row for _when, row in found] == [{"id": n, "n": 7, "digest": b"d" * 32} for n in range(3)]
    assert [when for when, _row in found] == sorted({when for when, _row in found})
    engine.dispose()


@pytest.mark.parametrize("junk", [b"", b"x" * 31, b"x" * 5000])
def test_nonsense_is_no_log(junk):
    assert frames(junk) == []
