"""What must not be in an installation's own files, and is looked for there.

A finding says that something is there and what to do; it never holds a text, a name, a
number of a person, or a guess. Nothing is changed.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from bot.anonymity.attacker.found_files import in_files, in_sqlite_file
from bot.anonymity.keys import there
from bot.models.connection import PRAGMAS, connect
from bot.models.contribution import Contribution, How
from bot.models.envelope import Batch, BatchState, untidied
from bot.models.outbox import OPEN, Outbox
from bot.models.tables import metadata

CHANNEL = ("receipt", "seen", "contribution", "batch", "tally", "mailbox", "mail")
"""Tables of the channel: a column that Heard did not make is a place for a leak."""
NEAR = 1_000_000
"""Of two random numbers of 62 bits, the nearest among a million answers lie further apart than this."""
UNSPREAD = (
    "SELECT count(*) FROM pg_settings WHERE name = :name AND setting NOT IN ('off', 'none', 'ddl', '-1')"
)


def findings(home: Path, url: str) -> list[str]:
    """Look through one installation.

    Args:
        home: HEARD_HOME.
        url: the database's address.

    Returns:
        A sentence for each thing that must be mended; none for an installation that was never started.
    """
    if url.startswith("sqlite") and not (home / "heard.db").exists():
        return []
    engine = connect(url)
    try:
        return [*_database(engine), *_files(engine, home)]
    except SQLAlchemyError as error:
        return [f"The database could not be looked through ({type(error).__name__}). Run heard doctor."]
    finally:
        engine.dispose()


def _database(engine: Engine) -> Iterator[str]:
    if not inspect(engine).has_table("receipt"):
        return
    yield from _columns(engine)
    yield from _rows(engine)
    yield from _pragmas(engine) if engine.dialect.name == "sqlite" else _server(engine)


def _columns(engine: Engine) -> Iterator[str]:
    for table in CHANNEL:
        there = {c["name"] for c in inspect(engine).get_columns(table)}
        if there - {c.name for c in metadata.tables[table].columns}:
            yield f"The table {table} has columns it must not have. Something else than Heard changed the database."


def _rows(engine: Engine) -> Iterator[str]:
    with Session(engine) as db:
        numbers = sorted(
            db.execute(select(col(Contribution.id)).where(col(Contribution.how) != How.NAMED)).scalars()
        )
        if any(b - a < NEAR for a, b in pairwise(numbers)):
            yield "Answers have numbers beside each other: these numbers were not drawn by lot."
        named = select(col(Contribution.id)).where(
            col(Contribution.how) != How.NAMED, col(Contribution.person_id).is_not(None)
        )
        if db.execute(named.limit(1)).first():
            yield "An answer without a name is linked to a person."
        timed = select(col(Outbox.id)).where(
            col(Outbox.state).not_in(OPEN),
            col(Outbox.not_before).is_not(None) | col(Outbox.leased_until).is_not(None),
        )
        if db.execute(timed.limit(1)).first():
            yield "Messages that were sent still hold a time of day. Stop and start Heard; if it stays, tell its makers."
        if untidied(db):
            yield "Old copies of envelopes may still lie in the database file. Start Heard and leave it running."


def _pragmas(engine: Engine) -> Iterator[str]:
    numbers = {"ON": 1, "OFF": 0, "FULL": 2, "MEMORY": 2}
    with engine.connect() as connection:
        for name in ("secure_delete", "temp_store", "cache_spill", "journal_mode", "foreign_keys"):
            value = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            wanted = PRAGMAS[name]
            if str(value).upper() not in {wanted, str(numbers.get(wanted))}:
                yield f"The database is used with another setting of {name} than the one that keeps the promise."


def _server(engine: Engine) -> Iterator[str]:
    told = {
        "track_commit_timestamp": "The server notes when each transaction happened. Set track_commit_timestamp = off.",
        "log_statement": "The server writes statements to its log. Set log_statement = none.",
        "log_min_duration_statement": "The server writes slow statements to its log. Set log_min_duration_statement = -1.",
        "log_min_duration_sample": "The server writes some statements to its log. Set log_min_duration_sample = -1.",
        "auto_explain.log_min_duration": "auto_explain writes plans to the log. Set auto_explain.log_min_duration = -1.",
        "log_parameter_max_length_on_error": "After an error the server writes values to its log. "
        "Set log_parameter_max_length_on_error = 0.",
    }
    with engine.connect() as connection:
        for name, what in told.items():
            if name == "log_parameter_max_length_on_error":
                value = connection.execute(
                    text("SELECT current_setting(:name, true)"), {"name": name}
                ).scalar()
                if value not in {None, "0", "0B"}:
                    yield what
            elif connection.execute(text(UNSPREAD), {"name": name}).scalar():
                yield what


def _files(engine: Engine, home: Path) -> Iterator[str]:
    with Session(engine) as db:
        if not inspect(engine).has_table("batch"):
            return
        kept = select(col(Batch.public_key)).where(
            (col(Batch.state) == BatchState.WAITING) | ~col(Batch.tidied)
        )
        needed = sum(there(home, key) for key in db.execute(kept).scalars())
        nameless = select(col(Contribution.text)).where(col(Contribution.how) != How.NAMED)
        texts = [t for t in db.execute(nameless).scalars() if len(t) >= 16]
        chats = list(db.execute(text("SELECT telegram_id FROM person WHERE telegram_id > 99999")).scalars())
    yield from in_files(home, needed, texts, [str(c) for c in chats])
    if engine.dialect.name == "sqlite":
        yield from in_sqlite_file(home / "heard.db")
