"""Installations on PostgreSQL, and copies of them: rows, the transactions that wrote them, and what is left of old ones.

The twins have a database of their own on the operator's server, emptied for each and
dropped in the end; the operator's own database is not touched. Where the server lets us, the
pages of tables are read as they lie on the disk, with rows that were deleted.
"""

import os
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, SQLModel

from bot.anonymity.attacker.copies import ORDERED, Copy, Row, Written
from bot.anonymity.attacker.files import boxes_of, files_of
from bot.anonymity.attacker.furnish import furnish
from bot.anonymity.attacker.heap import Column, dead_rows
from bot.anonymity.attacker.people import Shape
from bot.models.connection import connect


class CannotBuild(Exception):
    """Why no twin can be built on this server, in a plain sentence."""


class PostgresGround:
    """A database in which one installation lies at a time; see `SqliteGround`."""

    name = "postgresql"

    def __init__(self, folder: Path, url: str) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self._twin = f"heard_twin_{os.getpid()}"
        self._there = False
        own = make_url(url)
        self._server = create_engine(own, isolation_level="AUTOCOMMIT", hide_parameters=True)
        self.engine: Engine = connect(own.set(database=self._twin).render_as_string(hide_password=False))
        self.left_out = {
            "pages laid beside envelopes": "PostgreSQL puts rows where there is room, not at the end"
        }
        self._known: set[tuple[str, int, str]] = set()
        self._dead = True

    def fresh(self, shape: Shape) -> None:
        """Begin a new installation with a group of this shape.

        Raises:
            CannotBuild: if the server does not let us make a database.
        """
        shutil.rmtree(self.home)
        self.home.mkdir()
        if not self._there:
            self._make()
        names = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
        with Session(self.engine) as db:
            db.execute(text("DROP TABLE IF EXISTS envelope"))  # a planted leak made it
            db.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
            furnish(db, shape)
            db.commit()
        self._known = set()
        with self.engine.connect() as connection:
            self._written(connection, deep=False)

    def copy(self, *, deep: bool) -> Copy:
        """Copy everything as it lies there now; `deep`: with rows that were deleted."""
        with self.engine.connect() as connection:
            tables = _tables(connection)
            order: dict[str, list[Any]] = defaultdict(list)
            for name, key in ORDERED.items():
                order[name] = [
                    row[key] for row in sorted(tables.get(name, []), key=lambda r: _place(r["ctid"]))
                ]
            written = self._written(connection, tables, deep=deep)
        for rows in tables.values():
            for row in rows:
                del row["ctid"], row["xmin"]
        return Copy(tables, order, written, [], [], files_of(self.home), boxes_of(self.home))

    def close(self) -> None:
        """Drop the database of the twins."""
        self.engine.dispose()
        if self._there:
            self._run(f'DROP DATABASE IF EXISTS "{self._twin}" WITH (FORCE)')
        self._server.dispose()

    def _make(self) -> None:
        self._run(f'CREATE DATABASE "{self._twin}"')
        self._there = True
        self._run(f'ALTER DATABASE "{self._twin}" SET synchronous_commit = off')
        SQLModel.metadata.create_all(self.engine)

    def _run(self, statement: str) -> None:
        try:
            with self._server.connect() as connection:
                connection.execute(text(statement))
        except SQLAlchemyError as error:
            raise CannotBuild(
                "The server does not let Heard make a database for its made-up people. "
                "Give its user CREATEDB, or set HEARD_DATABASE_URL to a server that may be used for this."
            ) from error

    def _written(
        self, connection: Connection, tables: dict[str, list[Row]] | None = None, *, deep: bool
    ) -> list[Written]:
        """Every version of a row that was not known, by the transaction that wrote it."""
        tables = tables or _tables(connection)
        found = [(r["xmin"], t, r) for t, rows in tables.items() for r in rows]
        if deep and self._dead:
            _checkpoint(connection)
            found += self._deleted(connection, list(tables))
        new = []
        for when, table, row in found:
            own = {k: v for k, v in row.items() if k not in ("xmin", "ctid")}
            name = (table, when, repr(next(iter(own.values()))))
            if name not in self._known:
                self._known.add(name)
                new.append(Written(when, table, own))
        return new

    def _deleted(self, connection: Connection, tables: list[str]) -> list[tuple[int, str, Row]]:
        try:
            return [
                (when, table, row)
                for table in tables
                for when, row in dead_rows(_pages(connection, table), _columns(table))
            ]
        except SQLAlchemyError:
            connection.rollback()
            self._dead = False
            self.left_out["rows that were deleted"] = (
                "the server does not let its user read the files of tables"
            )
            return []


def _checkpoint(connection: Connection) -> None:
    """Have everything written to the files, where that is allowed."""
    try:
        connection.execute(text("CHECKPOINT"))
    except SQLAlchemyError:
        connection.rollback()


def _tables(connection: Connection) -> dict[str, list[Row]]:
    """The rows of every table in which anything is, or was; of any other, none."""
    used = text(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        "AND pg_relation_size(oid) > 0"
    )
    found: dict[str, list[Row]] = defaultdict(list)
    return found | {name: _rows(connection, name) for name in list(connection.execute(used).scalars())}


def _rows(connection: Connection, table: str) -> list[Row]:
    everything = f'SELECT xmin::text::bigint AS xmin, ctid::text AS ctid, * FROM "{table}"'  # noqa: S608 - our own table
    found = connection.execute(text(everything))
    return [{k: bytes(v) if isinstance(v, memoryview) else v for k, v in r.items()} for r in found.mappings()]


def _place(ctid: str) -> tuple[int, int]:
    page, number = ctid.strip("()").split(",")
    return int(page), int(number)


def _pages(connection: Connection, table: str) -> bytes:
    read = text("SELECT pg_read_binary_file(pg_relation_filepath(CAST(:t AS regclass)))")
    return bytes(connection.execute(read, {"t": f'"{table}"'}).scalar_one())


def _columns(table: str) -> list[Column]:
    """The first columns of a table, as long as they can be read without knowing more."""
    sizes = {"INTEGER": 4, "BIGINT": 8, "BYTEA": 0, "BLOB": 0}
    found: list[Column] = []
    if table not in SQLModel.metadata.tables:
        return []
    for column in SQLModel.metadata.tables[table].columns:
        kind: Any = str(column.type).upper()
        if kind not in sizes or column.nullable:
            break
        found.append(Column(column.name, sizes[kind]))
        if not sizes[kind]:
            break
    return found
