"""A newcomer's room opens in the morning of a working day, whenever they come."""

from datetime import UTC, datetime

import pytest

from bot.practice.command import morning


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-27T23:30", "2026-11-27T10:00"),  # Friday night
        ("2026-11-28T03:00", "2026-11-30T10:00"),  # Saturday
        ("2026-11-29T21:00", "2026-11-30T10:00"),  # Sunday
        ("2026-07-06T23:30", "2026-07-07T09:00"),  # it is Tuesday in London already, and summer
    ],
)
def test_it_opens_at_ten(now, opens):
    def at(text):
        return datetime.fromisoformat(text).replace(tzinfo=UTC)

    assert morning(at(now), "Europe/London") == at(opens)
