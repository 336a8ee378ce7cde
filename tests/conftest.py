"""What every test can ask for."""

from datetime import UTC, datetime

import pytest

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday morning."""


@pytest.fixture
def now():
    return NOW
