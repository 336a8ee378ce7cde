"""What every test can ask for."""

from datetime import UTC, datetime

import pytest

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday morning."""


@pytest.fixture
def now():
    return NOW


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-transcripts",
        action="store_true",
        help="write the transcripts as they come out now; then read the diff",
    )
