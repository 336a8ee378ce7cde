"""The migrations lead to exactly the tables the program uses, and never touch a newer database."""

import sqlite3

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from bot.models import schema
from bot.models.connection import PRAGMAS, connect, sqlite_url
from bot.models.tables import metadata
from bot.shipped import shipped


def tables(path):
    with sqlite3.connect(path) as db:
        rows = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'alembic_version'"
        )
        return {name: " ".join(sql.replace('"', "").replace("\t", " ").split()) for name, sql in rows}


def parts(sql):
    """A CREATE statement as a set of its lines' words: Alembic may order constraints differently."""
    return sorted(sql.replace("(", " ( ").replace(")", " ) ").replace(",", " ").split())


def test_migrated_schema_is_the_declared_one(tmp_path):
    migrated, declared = tmp_path / "migrated.db", tmp_path / "declared.db"
    schema.bring_up_to_date(connect(sqlite_url(migrated)), tmp_path)
    metadata.create_all(connect(sqlite_url(declared)))
    ours, theirs = tables(migrated), tables(declared)
    assert ours.keys() == theirs.keys()
    assert {n: parts(s) for n, s in ours.items()} == {n: parts(s) for n, s in theirs.items()}


def test_head_is_the_newest_migration():
    newest = max(p.stem for p in (shipped("migrations") / "versions").glob("*.py"))
    assert newest == schema.HEAD


def test_newer_database_is_refused_and_untouched(tmp_path):
    engine = connect(sqlite_url(tmp_path / "heard.db"))
    schema.bring_up_to_date(engine, tmp_path)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(schema.Newer):
        schema.bring_up_to_date(engine, tmp_path)
    assert schema.version(engine) == "9999"


def test_every_connection_has_the_settings_the_promise_needs(tmp_path):
    engine = connect(sqlite_url(tmp_path / "heard.db"))
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}
    assert wanted.keys() <= PRAGMAS.keys()
    for _again in range(2):
        with engine.connect() as db:
            assert {name: db.execute(text(f"PRAGMA {name}")).scalar() for name in wanted} == wanted
        engine.dispose()


def test_the_tables_are_all_loaded():
    assert SQLModel.metadata is metadata
    assert {"person", "group", "outbox", "receipt", "contribution"} <= metadata.tables.keys()
