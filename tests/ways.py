"""The ways through which every end-to-end test goes: each framework, and each database.

Two pairs hold all four parts. HEARD_TEST_MATRIX=all makes it the whole matrix, and a name such as
`aiogram-sqlite` only that pair.
"""

import os

import pytest

from tests.postgres import new_database


def _file():
    """A SQLite file under the installation's folder: no address is needed."""
    return ""


ALL = {
    "ptb-sqlite": ("ptb", _file),
    "aiogram-postgresql": ("aiogram", new_database),
    "ptb-postgresql": ("ptb", new_database),
    "aiogram-sqlite": ("aiogram", _file),
}
ASKED = os.environ.get("HEARD_TEST_MATRIX") or "ptb-sqlite,aiogram-postgresql"
WHOLE = ASKED == "all"
PAIRS = list(ALL.values()) if WHOLE else [ALL[name] for name in ASKED.split(",")]
NAMES = {_file: "sqlite", new_database: "postgresql"}


def ways():
    """A framework and a function that gives a new database's address, for ``parametrize`` and fixtures' ``params``."""
    return _named(PAIRS)


def way_on_a_file():
    """For what only a file can show, such as a lock that nobody else can write through, whichever pair was asked for."""
    return _named([pair for pair in PAIRS if pair[1] is _file][:1] or [ALL["ptb-sqlite"]])


def _named(pairs):
    return [pytest.param(pair, id=f"{pair[0]}-{NAMES[pair[1]]}") for pair in pairs]


def one_way():
    """For what takes long: the first of them, unless the whole matrix was asked for."""
    return ways() if WHOLE else ways()[:1]
