"""What every test can ask for.

Tests keep their files in memory where the machine offers that: a database that is meant to outlive a power cut waits for
the disk at each commit, and no test cuts the power.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

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
