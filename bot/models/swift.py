"""The few statements that run in every turn, without SQLAlchemy's share of their time.

They are built with Core like all others, so one text serves both databases, and names and
types are checked. But each is compiled once and then given to the driver: SQLAlchemy takes
25 µs for what SQLite does in 3, and a turn has five of them.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect
from sqlmodel import Session

from bot.models.connection import dialect_of, tell

_Process = Callable[[Any], Any]


class Swift:
    """A statement that writes, or reads only numbers and text.

    Args:
        build: makes it, given SQLAlchemy's module for the database: what happens to a row that is there already,
            each says in its own way. Every value must be named in it, because nothing adds defaults.
    """

    def __init__(self, build: Callable[[Any], Any]) -> None:
        self._build = build
        self._ready: dict[str, tuple[str, dict[str, Any], list[tuple[str, _Process]]]] = {}

    def run(self, db: Session, **values: Any) -> Any:
        """Run it in the transaction of `db`.

        Returns:
            The driver's cursor.

        Raises:
            DBAPIError: as SQLAlchemy would.
        """
        connection = db.connection()
        dialect: Any = connection.dialect
        if dialect.name not in self._ready:
            self._ready[dialect.name] = self._compiled(dialect)
        text, fixed, processes = self._ready[dialect.name]
        values = fixed | values
        for name, process in processes:
            values[name] = process(values[name])
        return tell(connection, text, values)

    def _compiled(self, dialect: Dialect) -> tuple[str, dict[str, Any], list[tuple[str, _Process]]]:
        """The text, the values that are always the same, and how others are made ready for the driver."""
        module: Any = dialect_of(dialect.name)
        if dialect.name == "sqlite":
            dialect = module.dialect(paramstyle="named")  # as PostgreSQL has it
        compiled: Any = self._build(module).compile(dialect=dialect)
        assert not compiled.insert_prefetch, compiled.insert_prefetch
        fixed, processes = {}, []
        for name, bind in compiled.binds.items():
            process = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if not bind.required:
                fixed[name] = process(bind.value) if process else bind.value
            elif process:
                processes.append((name, process))
        return compiled.string, fixed, processes
