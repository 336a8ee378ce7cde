"""The package is there and says its version."""

import bot


def test_version():
    assert bot.__version__
