"""A copy of everything at one moment, in the words of both engines.

What a copy shows beyond its rows is the order in which they were written. Both engines
give it away: SQLite by places in pages and by its log, PostgreSQL by the number of the
transaction and the place in the file.
"""

from dataclasses import dataclass, field
from typing import Any

from bot.models.tables import metadata

Row = dict[str, Any]


def naming() -> dict[str, tuple[str, ...]]:
    """The columns of every table that name a person, by table."""
    found = {}
    for table in metadata.sorted_tables:
        keys = {k.parent.name for k in table.foreign_keys if k.column.table.name == "person"}
        keys |= {c.name for c in table.columns if c.name == "person_id"}
        if keys:
            found[table.name] = tuple(sorted(keys))
    return found | {"person": ("id",)}


@dataclass(frozen=True, slots=True)
class Written:
    """A row that was written or changed; `when` counts up with time, and equal numbers were one act."""

    when: float
    table: str
    row: Row


@dataclass
class Copy:
    """One copy.

    Attributes:
        tables: the rows of each table; also of one that a fault made and Heard does not have.
        order: the keys of tables whose order on the disk may say something, in that order.
        written: what was written since the copy before, as far as it can be seen.
        laid: the same, told by where new pages were laid (SQLite only).
        raw: the bytes of every file.
        files: names of files outside the database, and what shows that one was changed.
        boxes: the bytes of every letterbox.
    """

    tables: dict[str, list[Row]]
    order: dict[str, list[Any]] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    laid: list[Written] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, bytes] = field(default_factory=dict)


ORDERED = {"envelope": "digest", "contribution": "id", "receipt": "digest"}
"""Tables whose order on the disk is looked at, and what their rows are known by."""
