"""Installations on SQLite, and copies of them: the file, its log, and what lies beside it."""

import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Session, SQLModel

from bot.anonymity.attacker.copies import ORDERED, Copy, Row, Written, naming
from bot.anonymity.attacker.files import boxes_of, files_of
from bot.anonymity.attacker.furnish import furnish
from bot.anonymity.attacker.pages import Cell, Frame, Pages, frames, record
from bot.anonymity.attacker.people import Shape
from bot.models.connection import connect, sqlite_url

WATCHED = {*naming(), "seen", "envelope", "contribution", "body"}
"""Tables whose changes are followed through the log: those that name a person, and those without one.
Heard has no table of envelopes; a fault may have made one."""


class SqliteGround:
    """A folder in which one installation lies at a time.

    Attributes:
        name: of the engine.
        home: HEARD_HOME of the present installation.
        engine: its database.
        left_out: attacks that cannot be made here, and why.
    """

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._moulds = folder / "moulds"
        self._moulds.mkdir()
        self.home = folder / "home"
        self.home.mkdir()
        self.engine: Engine = connect(sqlite_url(self.home / "heard.db"))
        event.listen(self.engine, "connect", _hurry)
        self.left_out: dict[str, str] = {}
        self._reader = _Reader()

    def fresh(self, shape: Shape) -> None:
        """Begin a new installation with a group of this shape; the first one of a shape is kept as a mould."""
        mould = self._moulds / f"{shape.people}-{shape.guests}"
        self._clear()
        if not mould.exists():
            self._make(shape, mould)
        shutil.copy(mould, self.home / "heard.db")
        self._reader = _Reader()
        self._reader.begin(Pages.read((self.home / "heard.db").read_bytes()), self._roots())

    def copy(self, *, deep: bool) -> Copy:  # noqa: ARG002 - there is nothing deeper than the file
        """Copy everything as it lies there now."""
        file = (self.home / "heard.db").read_bytes()
        log = self.home / "heard.db-wal"
        logged = log.read_bytes() if log.exists() else b""
        copy = self._reader.read(file, logged, self._roots())
        copy.tables = self._tables()
        copy.files, copy.boxes = files_of(self.home), boxes_of(self.home)
        copy.laid = [_laid(w, copy.tables) for w in copy.laid]
        return copy

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _make(self, shape: Shape, mould: Path) -> None:
        SQLModel.metadata.create_all(self.engine)
        with Session(self.engine) as db:
            furnish(db, shape)
            db.commit()
        self.engine.dispose()  # the last to leave writes the log back into the file
        shutil.move(self.home / "heard.db", mould)

    def _clear(self) -> None:
        self.engine.dispose()
        shutil.rmtree(self.home)
        self.home.mkdir()

    def _roots(self) -> dict[str, tuple[int, list[str]]]:
        """Where each table begins, and its columns."""
        raw = self.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'")
            roots: dict[str, int] = dict(cursor.fetchall())
            found = {}
            for name in roots.keys() & {*WATCHED, *ORDERED}:
                columns = cursor.execute(f'PRAGMA table_info("{name}")').fetchall()
                found[name] = (roots[name], [c[1] for c in columns])
            return found
        finally:
            raw.close()

    def _tables(self) -> dict[str, list[Row]]:
        raw = self.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            found: dict[str, list[Row]] = defaultdict(list)
            for (name,) in cursor.fetchall():
                cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of our own tables
                columns = [c[0] for c in cursor.description or ()]
                found[name] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
            return found
        finally:
            raw.close()


def _laid(written: Written, tables: dict[str, list[Row]]) -> Written:
    """Whose message a page of words was laid for."""
    if written.table != "body":
        return written
    owner = next((o for o in tables["outbox"] if o["body_id"] == written.row["id"]), {})
    return Written(written.when, "outbox", owner)


def _hurry(connection: Any, _record: Any) -> None:
    """Do not wait for the disk: nobody needs made-up people after a power cut, and no byte is different."""
    connection.execute("PRAGMA synchronous=OFF")


Roots = dict[str, tuple[int, list[str]]]


class _Reader:
    """Follows one installation from copy to copy."""

    def __init__(self) -> None:
        self._known: set[tuple[str, int | None, bytes]] = set()
        self._read: set[tuple[int, int]] = set()
        self._clock = 0
        self._first_new = 0

    def begin(self, pages: Pages, roots: Roots) -> None:
        """Take what is there from the start as known."""
        self._first_new = max(pages.of) + 1
        for table, (root, _columns) in roots.items():
            for number in pages.tree(root):
                for cell in pages.cells(number):
                    self._known.add((table, cell.key, cell.inside))

    def read(self, file: bytes, log: bytes, roots: Roots) -> Copy:
        """Read a copy: what was written since the last one, and how it lies."""
        pages = Pages.read(file)
        all_frames = frames(log)
        newest = Pages(pages.size, dict(pages.of))
        for frame in all_frames:
            newest.of[frame.page] = frame.data
        live = _live(pages, all_frames)
        of_table = {number: t for t, (root, _c) in roots.items() for number in newest.tree(root)}
        written = self._follow(all_frames, of_table, roots, pages.size)
        written += self._unlogged(live, roots)
        return Copy({}, _order(live, roots), written, self._new_pages(live, roots), [file, log])

    def _follow(
        self, all_frames: list[Frame], of_table: dict[int, str], roots: Roots, size: int
    ) -> list[Written]:
        found: list[Written] = []
        for frame in all_frames:
            if frame.order in self._read:
                continue
            self._read.add(frame.order)
            table = of_table.get(frame.page)
            if table in WATCHED:
                cells = Pages(size, {frame.page: frame.data}).cells(frame.page)
                found += self._new(table, cells, roots[table][1])
            self._clock += frame.commits
        return found

    def _unlogged(self, pages: Pages, roots: Roots) -> list[Written]:
        """What is there and was in no log that was seen: written at some time since the last copy."""
        found: list[Written] = []
        for table in WATCHED & roots.keys():
            root, columns = roots[table]
            for number in pages.tree(root):
                found += self._new(table, pages.cells(number), columns)
        self._clock += 1
        return found

    def _new(self, table: str, cells: list[Cell], columns: list[str]) -> list[Written]:
        found = []
        for cell in cells:
            name = (table, cell.key, cell.inside)
            if name not in self._known:
                self._known.add(name)
                found.append(Written(self._clock, table, _row(cell, columns)))
        return found

    def _new_pages(self, pages: Pages, roots: Roots) -> list[Written]:
        found = []
        for table in ("envelope", "outbox", "body", "rsvp"):
            if table not in roots:
                continue
            root, columns = roots[table]
            for number in pages.tree(root):
                cells = pages.cells(number)
                if table == "envelope":
                    found += [Written(pages.last(c), table, _row(c, columns)) for c in cells]
                elif cells and number >= self._first_new:
                    found.append(Written(number, table, _row(cells[0], columns)))
        return sorted(found, key=lambda w: w.when)


def _live(pages: Pages, all_frames: list[Frame]) -> Pages:
    """The database as it stands: its file, and over it the frames that belong to the log's present run."""
    live = Pages(pages.size, dict(pages.of))
    salt = max((f.order[0] for f in all_frames), default=0)
    for frame in all_frames:
        if frame.order[0] == salt:
            live.of[frame.page] = frame.data
    return live


def _row(cell: Cell, columns: list[str]) -> Row:
    row: dict[str, Any] = dict(zip(columns, record(cell.inside), strict=False))
    if cell.key is not None and row.get("id", 0) is None:
        row["id"] = cell.key
    if cell.key is not None and "id" not in row and row.get("person_id", 0) is None:
        row["person_id"] = cell.key
    return row


def _order(pages: Pages, roots: Roots) -> dict[str, list[Any]]:
    """The keys of rows in the order in which they lie: by the page where a long one goes on, or by their own place."""
    found: dict[str, list[Any]] = defaultdict(list)
    for table, key in ORDERED.items():
        if table not in roots:
            continue
        root, columns = roots[table]
        cells = [c for number in pages.tree(root) for c in pages.cells(number)]
        cells.sort(key=lambda c: (c.more, c.page, -c.at))
        found[table] = [_row(c, columns)[key] for c in cells]
    return found
