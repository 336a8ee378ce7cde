"""Both frameworks' readings of one raw update, for tests that must hold for either."""

import pytest
from telegram import Update as PtbUpdate


def by_ptb(raw):
    return PtbUpdate.de_json(raw, None)


def by_aiogram(raw):
    from aiogram.types import Update  # three seconds that a run without these tests saves

    return Update.model_validate(raw)


either = pytest.mark.parametrize("read", [by_ptb, by_aiogram])
