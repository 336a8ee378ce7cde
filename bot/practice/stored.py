"""What is really stored, table by table: so that somebody who knows nothing of databases can look for a name.

It reads the practice installation's own database, as anybody could who got hold of it.
Nothing is left out of the tables of the anonymous channel; of the tables that do name
people, those columns are shown that could have given somebody away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, select
from sqlmodel import Session

from bot.models.tables import metadata

MOST = 40
"""Rows of one table that are shown: enough to look through, and the first ones tell all there is to tell."""
HEX = 6
"""Bytes of a sealed or random value that are shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One table: what it is and why it is there, in plain words, and the columns shown; all of them where none are named."""

    name: str
    title: str
    why: str
    columns: tuple[str, ...] = ()


LOOKED_AT = ("text", "person_id")
"""Columns that are shown first, where they are: what somebody looks for who wonders who wrote what."""
TABLES = (
    Shown("contribution", "Answers, once they are opened", "What was mixed and can be read. “person_id” is filled only for answers with a name."),
    Shown("receipt", "Receipts", "Where a receipt leads: to a batch of many, never to one answer."),
    Shown("tally", "Taps that were counted", "How often something was tapped without a name, counted when it was opened."),
    Shown("mailbox", "Mailboxes", "A mailbox for one answer, for writers who wanted one. It is known by five words that are not here."),
    Shown("batch", "When envelopes are opened", "What is opened together, on which day. Its private key is a file elsewhere, and is destroyed then."),
    Shown("seen", "Marks of handled messages", "So that no message is handled twice. Nothing sent without a name is here. Emptied daily."),
    Shown("audience", "Who was asked", "Everybody who was asked stands here, whether they wrote or not.",
          ("question_id", "person_id", "guest", "active")),
    Shown("person", "Who uses the bot", "Nothing here changes when somebody writes without a name.",
          ("id", "name", "reachable", "paused", "known_since")),
    Shown("conversation", "What a form waits for", "Writing without a name never stands here.",
          ("person_id", "route", "args")),
)  # fmt: skip


def stored(engine: Engine, home: Path) -> Callable[[], dict[str, Any]]:
    """What `GET /room/stored` answers, read anew each time it is asked for: ``{"tables": [{name, title, why, columns, rows}]}``."""

    def read() -> dict[str, Any]:
        with Session(engine) as db:
            return {"tables": [_letterboxes(home), *(_read(db, table) for table in TABLES)]}

    return read


def _letterboxes(home: Path) -> dict[str, Any]:
    """The files in which envelopes wait, as anybody finds them who looks at the disk."""
    rows = []
    for path in sorted((home / "keys").glob("*.box")):
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        rows.append([path.name[:12] + "…", _cell(path.read_bytes()), f"{changed:%Y-%m-%d %H:%M}"])
    return {
        "name": "letterbox",
        "title": "Sealed envelopes that wait",
        "why": "Files, one for each question or piece of news. They look the same with one envelope in them "
        "as with sixty. A tap on “Not this time” is an envelope too. The program opens none before its day.",
        "columns": ["file", "what is in it", "last changed (always the same)"],
        "rows": rows,
    }


def _read(db: Session, shown: Shown) -> dict[str, Any]:
    table: Table = metadata.tables[shown.name]
    columns = shown.columns or tuple(
        sorted((c.name for c in table.columns), key=lambda name: name not in LOOKED_AT)
    )
    rows = db.execute(select(*(table.c[name] for name in columns)).limit(MOST))
    return {
        "name": shown.name,
        "title": shown.title,
        "why": shown.why,
        "columns": list(columns),
        "rows": [[_cell(value) for value in row] for row in rows],
    }


def _cell(value: Any) -> Any:
    """A value as JSON has it; bytes as the first few in hexadecimal, and how many there are."""
    if isinstance(value, bytes):
        return f"{value[:HEX].hex()}… ({len(value)} bytes)" if len(value) > HEX else value.hex()
    if value is None or isinstance(value, bool | str):
        return value
    return str(value)
