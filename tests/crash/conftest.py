"""What the tests of crashes share."""

import logging

import pytest
import structlog


@pytest.fixture
def quiet():
    """The log, with a line for each of thousands of turns, is not what is looked at here."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()
