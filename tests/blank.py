"""An empty database of Heard's, ready to use: migrated once in each test process, and copied for each test.

The tables alone take a tenth of a second to make, and the migrations half of one; a copy is there at once.
"""

import tempfile
from functools import cache
from pathlib import Path

from bot.models.connection import connect, sqlite_url
from bot.models.schema import bring_up_to_date


@cache
def _empty() -> bytes:
    """What is in the file of an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "heard.db"
        engine = connect(sqlite_url(path))
        bring_up_to_date(engine, Path(folder))
        engine.dispose()
        return path.read_bytes()


def blank(folder: Path):
    """An engine on ``heard.db`` in `folder`: what is there, or else an empty database."""
    path = folder / "heard.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_empty())
    return connect(sqlite_url(path))
