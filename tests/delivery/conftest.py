"""A bot beside a practice room, for every test here."""

import pytest

from bot.chat import routes
from tests.delivery.rig import rig
from tests.ways import ways


@pytest.fixture(params=ways())
async def bot(request, tmp_path):
    framework, database = request.param
    async with rig(tmp_path, framework, database()) as one:
        yield one


@pytest.fixture
def route():
    """Declares routes for the time of one test: ``route(routes.press, "try.it", function)``."""
    before = dict(routes._routes)

    def declare(kind, name, run, **how):
        kind(name, **how)(run)

    yield declare
    routes._routes.clear()
    routes._routes.update(before)
