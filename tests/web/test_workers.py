"""Three workers on one PostgreSQL that start at once on an empty database; then one is killed, one killed, one hangs.

The long run of the same, and its figures: `python -m bench.workers`.
"""

import pytest

from bench import workers
from tests.postgres import new_database
from tests.ways import WHOLE


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    "webhook", [True, False] if WHOLE else [True], ids=lambda w: "webhook" if w else "polling"
)
async def test_no_press_and_no_message_is_lost_whatever_happens_to_a_worker(webhook):
    account = await workers.run(
        new_database(), seconds=90.0, most=3, every=2.0, people=5, broadcast=100, webhook=webhook
    )
    assert sum(account["killed, hung, stopped"].values()) == 3
    assert account["ended by themselves"] == 0
    assert account["presses"] > 0
    assert account["lost presses"] == 0
    assert account["lost messages"] == 0
    assert account["updates not taken"] == 0
    assert account["sent twice"] <= 30 * account["of these the sender"], "more than was in hand"
