"""A bot beside a practice room, for every test here."""

import pytest

from tests.delivery.rig import rig


@pytest.fixture
async def bot(tmp_path):
    async with rig(tmp_path) as one:
        yield one
